#include "engine/restricted.h"

#include "base/hash.h"
#include "base/text.h"
#include "records/access_log.h"
#include "records/members.h"
#include "request/state_codec.h"
#include "store/states.h"

namespace assent::engine {
namespace {

using identity::Right;
using records::OpenedRecord;

constexpr auto open_for = std::chrono::hours(1);
constexpr std::size_t note_most = 1000;

Fault unknown_member_here() {
    return not_found("unknown_member", "/member", "There is no such member in this plan.");
}

Result<void> must_be_reasoned(OpenAsk const& ask) {
    if (!ask.reason) return invalid("required", "/reason", "Say why you need this record now.");
    auto const& note = ask.note.reveal();
    if (trim(note).empty())
        return invalid("required", "/note", "Say in a sentence what you need it for.");
    if (characters(note) > note_most)
        return invalid("too_long", "/note", "This has at most 1000 characters.");
    return fine();
}

Result<MemberId> member_meant(store::Db& db, OpenAsk const& ask) {
    if (ask.request.value.empty()) {
        if (!records::find_member(db, ask.plan, ask.member)) return unknown_member_here();
        return ask.member;
    }
    auto const unknown =
        not_found("unknown_request", "/request", "No request has that number. Check the digits.");
    auto const held = TRY(store::find_state(db, ask.plan.value, ask.request.value));
    if (!held) return unknown;
    auto const state = TRY(request::read_state(held->body));
    if (!state.known) return unknown;
    return state.known->member.id;
}

Result<void> may_review(Engine& engine, Asker const& asker, PlanId const& plan) {
    TRY(identity::require_right(asker.account, Right::access_review,
                                "Only those who review access see this."));
    return engine.works_for(asker, plan);
}

std::string name_of_account(store::Db& db, std::string const& id) {
    if (id.empty()) return {};
    auto const found = identity::find_account(db, id);
    return found ? found->name : id;
}

records::Access seen(Engine& engine, Asker const& asker, PlanId const& plan,
                     std::string const& record, MemberId const& member) {
    return {plan,
            engine.clock().now(),
            asker.account.id,
            asker.account.role,
            records::Act::search,
            "opened_record",
            record,
            member,
            asker.channel};
}

}  // namespace

bool is_kept_from_restricted(identity::Account const& account) {
    return is_plan_staff(account.role) && !identity::has_right(account.role, Right::restricted);
}

Result<bool> is_closed_to(store::Db& db, Asker const& asker, PlanId const& plan,
                          MemberId const& member, Instant now) {
    if (!is_kept_from_restricted(asker.account)) return false;
    if (!TRY(records::is_restricted(db, plan, member))) return false;
    return !TRY(records::has_open(db, plan, asker.account.id, member, now));
}

Result<std::vector<MemberId>> closed_to(store::Db& db, Asker const& asker, PlanId const& plan,
                                        Instant now) {
    std::vector<MemberId> closed;
    if (!is_kept_from_restricted(asker.account)) return closed;
    for (auto& member : TRY(records::restricted_members(db, plan)))
        if (!TRY(records::has_open(db, plan, asker.account.id, member, now)))
            closed.push_back(std::move(member));
    return closed;
}

Fault restricted_record(identity::Account const& account) {
    return forbidden("restricted_record", "",
                     identity::has_right(account, Right::break_glass)
                         ? "Only few may see this record. You can open it for one hour with a "
                           "reason; that is written down and reviewed."
                         : "Only few may see this record. Ask your supervisor.");
}

Result<Instant> open_restricted(Engine& engine, Asker const& asker, OpenAsk ask) {
    if (!ask.request.value.empty()) ask.plan = TRY(engine.plan_of(ask.request.value));
    TRY(engine.works_for(asker, ask.plan));
    TRY(identity::require_right(asker.account, Right::break_glass,
                                "Your role does not allow this. Ask your supervisor."));
    TRY(must_be_reasoned(ask));
    auto const now = engine.clock().now();
    return engine.store().write(ask.plan.value, [&](store::Db& db) -> Result<Instant> {
        auto const member = TRY(member_meant(db, ask));
        if (!TRY(is_closed_to(db, asker, ask.plan, member, now)))
            return conflict("not_restricted", "", "This record is open to you already.");
        OpenedRecord one;
        one.plan = ask.plan;
        one.id = random_hex(16);
        one.account = asker.account.id;
        one.role = asker.account.role;
        one.member = member;
        one.opened_at = now;
        one.until = now + open_for;
        one.reason = *ask.reason;
        one.note = ask.note;
        TRY(records::save_opened(db, one));
        auto const what = ask.request.value.empty() ? "member" : "request";
        auto const& record = ask.request.value.empty() ? member.value : ask.request.value;
        TRY(records::append_access(
            db, {{ask.plan, now, asker.account.id, asker.account.role, records::Act::break_glass,
                  what, record, member, asker.channel}}));
        return one.until;
    });
}

Result<std::vector<OpenedBy>> opened_records(Engine& engine, Asker const& asker, PlanId const& plan,
                                             bool reviewed) {
    TRY(may_review(engine, asker, plan));
    std::vector<OpenedBy> all;
    TRY(engine.store().read([&](store::Db& db) -> Result<void> {
        all.clear();
        for (auto& opened : TRY(records::opened_records(db, plan, reviewed))) {
            OpenedBy one;
            one.name = name_of_account(db, opened.account);
            one.reviewer = name_of_account(db, opened.reviewed_by);
            if (auto const member = records::find_member(db, plan, opened.member))
                one.member_name = Private<std::string>(member->last_name.reveal() + ", " +
                                                       member->first_name.reveal());
            one.opened = std::move(opened);
            all.push_back(std::move(one));
        }
        return fine();
    }));
    std::vector<records::Access> rows;
    for (auto const& one : all)
        rows.push_back(seen(engine, asker, plan, one.opened.id, one.opened.member));
    TRY(engine.store().write(plan.value,
                             [&](store::Db& db) { return records::append_access(db, rows); }));
    return all;
}

Result<void> review_opened(Engine& engine, Asker const& asker, PlanId const& plan,
                           std::string const& id, OpenReview const& review) {
    TRY(may_review(engine, asker, plan));
    if (!review.finding)
        return invalid("required", "/finding", "Say whether there was good reason.");
    if (*review.finding == records::OpenFinding::not_justified &&
        trim(review.remark.reveal()).empty())
        return invalid("required", "/remark", "Say what was not right and what follows.");
    if (characters(review.remark.reveal()) > note_most)
        return invalid("too_long", "/remark", "This has at most 1000 characters.");
    auto const now = engine.clock().now();
    return engine.store().write(plan.value, [&](store::Db& db) -> Result<void> {
        auto held = TRY(records::find_opened(db, plan, id));
        if (!held) return not_found("unknown_record", "/id", "There is no such entry.");
        if (held->account == asker.account.id)
            return forbidden("own_record", "", "Somebody else reviews what you opened.");
        if (held->reviewed_at)
            return conflict("reviewed_already", "", "A colleague has reviewed this meanwhile.");
        held->reviewed_at = now;
        held->reviewed_by = asker.account.id;
        held->finding = review.finding;
        held->remark = review.remark;
        return records::save_opened(db, *held);
    });
}

}  // namespace assent::engine
