/// Is this number good for this claim line? A pure question to an authorization: member, provider,
/// code with modifiers, day and units, and the member's coverage as it is known today (CLM-01 to
/// CLM-06, ELG-05). It counts nothing and decides nothing.
#pragma once

#include "codes/code.h"
#include "policy/pack.h"
#include "request/state.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

/// One line of a claim.
struct ClaimAsk {
    MemberId member;
    std::optional<ProviderId> provider;  ///< the one who gave the service
    std::string npi;                     ///< instead of the row id
    std::string code;                    ///< as billed
    std::optional<codes::CodeSystem> system;
    std::string revenue;
    std::vector<std::string> modifiers;
    Day service_day{};
    std::optional<Units> units;
};

void fields(auto& f, auto& a) requires Is<ClaimAsk, decltype(a)> {
    f("member", a.member);
    f("provider", a.provider);
    f("npi", a.npi);
    f("code", a.code);
    f("system", a.system);
    f("revenue", a.revenue);
    f("modifiers", a.modifiers);
    f("service_day", a.service_day);
    f("units", a.units);
}

/// Why it is not good, in the order in which a claims desk asks.
enum class ClaimReason {
    not_decided,
    not_approved,
    other_member,
    not_eligible,
    other_provider,
    no_such_line,
    needs_own_approval,
    other_modifier,
    outside_span,
    units_used_up
};

struct ClaimAnswer {
    bool good = false;
    std::vector<ClaimReason> because;  ///< every reason of the nearest line, none when good
    std::optional<LineNumber> line;    ///< the line it matches, or comes nearest to
    std::optional<Units> remaining;    ///< before this claim
    std::string by;                    ///< `code`, `expansion`, `referral`
    std::vector<std::string> rows;     ///< policy rows that answer for the code
    std::vector<std::string> sentences;
};

void fields(auto& f, auto& a) requires Is<ClaimAnswer, decltype(a)> {
    f("good", a.good);
    f("because", a.because);
    f("line", a.line);
    f("remaining", a.remaining);
    f("by", a.by);
    f("rows", a.rows);
    f("sentences", a.sentences);
}

/// `member` as the directory knows it today; the request's own copy may be older.
ClaimAnswer check_claim(State const& state, ClaimAsk const& ask, directory::Member const& member,
                        policy::Pack const& pack);

}  // namespace assent::request
