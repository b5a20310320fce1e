/// Talks with a reviewer, the right to ask for one, and copies of criteria asked for: one row each,
/// over all requests of a plan. Written in the transaction of the events; never anywhere else.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "request/state.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::views {

/// `offer`: a decision that was not a full yes, about which nobody asked to talk yet.
enum class TalkKind { offer, talk, copy };
/// asked, booked: of talks that are to come; asked, sent: of copies; missed: it was given up.
enum class TalkState { offered, asked, booked, held, missed, sent };

/// A call that was made to reach the clinician (two are made before a talk counts as missed).
struct TalkTry {
    Instant at{};
    bool reached = false;
    std::string with;
    std::string by;
};

void fields(auto& f, auto& t) requires Is<TalkTry, decltype(t)> {
    f("at", t.at);
    f("reached", t.reached);
    f("with", t.with);
    f("by", t.by);
}

struct TalkDetails {
    std::string clinician;  ///< who wants to talk; of a copy: who asked for it
    std::string phone;
    std::string times;
    std::string asked_by;  ///< the person who wrote it down
    std::string office;    ///< that asked for the service
    std::string delegate;  ///< the medical group that has the request; copies are its to give
    std::string reviewer;  ///< with whom it is booked
    std::string outcome;
    std::string text;      ///< what came of it; of a copy: what was asked for
    std::string ended_by;  ///< who held or sent it
    std::string criteria;  ///< what was sent
    std::string channel;   ///< by which it was asked for, and then sent
    std::vector<TalkTry> tries;
};

void fields(auto& f, auto& d) requires Is<TalkDetails, decltype(d)> {
    f("clinician", d.clinician);
    f("phone", d.phone);
    f("times", d.times);
    f("asked_by", d.asked_by);
    f("office", d.office);
    f("delegate", d.delegate);
    f("reviewer", d.reviewer);
    f("outcome", d.outcome);
    f("text", d.text);
    f("ended_by", d.ended_by);
    f("criteria", d.criteria);
    f("channel", d.channel);
    f("tries", d.tries);
}

struct TalkRow {
    RequestId request;
    TalkKind what = TalkKind::talk;
    int number = 0;  ///< of the talk in its request; 0: an offer
    TalkState state = TalkState::asked;
    MemberId member;
    std::string member_name;
    std::string line_of_business;
    std::string service;                ///< codes of the request
    std::string status;                 ///< of the request
    std::optional<Instant> decided_at;  ///< when the request was decided
    std::string decided_by;             ///< who said no, by name
    std::optional<Instant> asked_at;
    std::optional<Instant> due_at;
    std::optional<Instant> meet_at;
    std::optional<Instant> ended_at;
    TalkDetails details;
};

Result<void> write_talks(store::Db& db, PlanId const& plan, request::State const& state);
Result<void> clear_talks(store::Db& db, PlanId const& plan);

struct TalkSearch {
    TalkKind what = TalkKind::talk;
    std::vector<TalkState> states;
    std::optional<Instant> since;  ///< decided (offers) or ended then or later
    int limit = 500;
};

/// Those with a time first, by it; then by due time.
Result<std::vector<TalkRow>> find_talks(store::Db& db, PlanId const& plan,
                                        TalkSearch const& search);

}  // namespace assent::views
