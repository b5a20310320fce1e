/// Restricted records: who sees them without more ado, who may open one with a reason for an hour,
/// and who reviews that afterwards (L-PRV-01).
#pragma once

#include "engine/engine.h"
#include "records/restricted.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

/// A request tells plan and member by itself; without one, both are named.
struct OpenAsk {
    PlanId plan;
    RequestId request;
    MemberId member;
    std::optional<records::OpenReason> reason;
    Private<std::string> note;
};

void fields(auto& f, auto& a) requires Is<OpenAsk, decltype(a)> {
    f("plan", a.plan);
    f("request", a.request);
    f("member", a.member);
    f("reason", a.reason);
    f("note", a.note);
}

struct OpenReview {
    std::optional<records::OpenFinding> finding;
    Private<std::string> remark;
};

void fields(auto& f, auto& r) requires Is<OpenReview, decltype(r)> {
    f("finding", r.finding);
    f("remark", r.remark);
}

struct OpenedBy {
    records::OpenedRecord opened;
    std::string name;  ///< of who opened it
    Private<std::string> member_name;
    std::string reviewer;  ///< name
};

/// Of the plan's own people: those without the right `restricted` see no restricted record that
/// was not given to them.
bool is_kept_from_restricted(identity::Account const& account);
/// Whether a member's record is closed to the asker at the moment. Offices are not concerned: they
/// see what they have a part in.
Result<bool> is_closed_to(store::Db& db, Asker const& asker, PlanId const& plan,
                          MemberId const& member, Instant now);
/// The same for all members of the plan at once, for lists.
Result<std::vector<MemberId>> closed_to(store::Db& db, Asker const& asker, PlanId const& plan,
                                        Instant now);
/// What is told then. Fault: `restricted_record`.
Fault restricted_record(identity::Account const& account);

/// Opens a restricted record to be read for one hour; answers until when. It is in the access log
/// and waits for a review. Faults: `right_required`, `unknown_request`, `unknown_member`,
/// `required`, `too_long`, `not_restricted`.
Result<Instant> open_restricted(Engine& engine, Asker const& asker, OpenAsk ask);
/// Needs the right `access_review`.
Result<std::vector<OpenedBy>> opened_records(Engine& engine, Asker const& asker, PlanId const& plan,
                                             bool reviewed);
/// By somebody else than who opened it. Faults: `right_required`, `unknown_record`, `own_record`,
/// `required`, `reviewed_already`.
Result<void> review_opened(Engine& engine, Asker const& asker, PlanId const& plan,
                           std::string const& id, OpenReview const& review);

}  // namespace assent::engine
