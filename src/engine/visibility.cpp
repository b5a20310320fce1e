#include "appeal/who_may.h"
#include "engine/engine.h"
#include "engine/restricted.h"
#include "request/who_may.h"

namespace assent::engine {
namespace {

/// An expert outside the plan sees what was referred to them, and nothing else (REV-05).
bool is_referred_to(request::State const& state, identity::Account const& account) {
    auto const& referred = state.review.referred;
    if (account.role != "external_reviewer" || !referred) return false;
    return referred->to == request::ReferTo::external &&
           (referred->reviewer.empty() || referred->reviewer == account.name);
}

/// Who lost the right to see the office's requests sees those he sent.
bool is_hidden_in_office(request::State const& state, identity::Account const& account) {
    if (!identity::is_withheld(account, identity::Right::office_view)) return false;
    return !state.submitted_by || state.submitted_by->account != account.id;
}

/// A restricted record is seen by whom the case was given to; others open it first, and read only.
Result<Visibility> behind_glass(store::Db& db, PlanId const& plan, request::State const& state,
                                Asker const& asker, Instant now) {
    if (!state.known || state.assignee == asker.account.id ||
        !is_kept_from_restricted(asker.account))
        return Visibility::full;
    auto const& member = state.known->member.id;
    if (!TRY(records::is_restricted(db, plan, member))) return Visibility::full;
    bool const open = TRY(records::has_open(db, plan, asker.account.id, member, now));
    return open ? Visibility::read_only : Visibility::masked;
}

}  // namespace

bool is_plan_staff(std::string_view role) {
    return identity::has_right(role, identity::Right::access_review) ||
           identity::has_right(role, identity::Right::decide) ||
           identity::has_right(role, identity::Right::assign) ||
           identity::has_right(role, identity::Right::appeal);
}

Visibility visibility_of(request::State const& state, identity::Account const& account) {
    if (is_plan_staff(account.role)) return Visibility::full;
    if (is_hidden_in_office(state, account)) return Visibility::none;
    if (request::is_attached(state, account.organisation)) return Visibility::full;
    if (is_referred_to(state, account)) return Visibility::full;
    return Visibility::none;
}

bool Engine::sees_whole_plan(identity::Account const& account, PlanId const& plan) const {
    if (!is_plan_staff(account.role)) return false;
    for (auto const& pack : packs_.all())
        if (pack->plan == plan && pack->find_group(account.organisation) != nullptr) return false;
    return true;
}

Result<Visibility> Engine::visibility(store::Db& db, PlanId const& plan,
                                      request::State const& state, Asker const& asker) const {
    auto const& account = asker.account;
    if (!works_for(asker, plan)) return Visibility::none;
    bool const of_group = is_plan_staff(account.role) && !sees_whole_plan(account, plan);
    if (!of_group && visibility_of(state, account) == Visibility::full)
        return behind_glass(db, plan, state, asker, clock_.now());
    if (is_hidden_in_office(state, account)) return Visibility::none;
    auto const part = TRY(views::part_of(db, plan, state.request, account.organisation));
    if (part.empty()) return Visibility::none;
    if (part == "linked") return Visibility::read_only;
    return behind_glass(db, plan, state, asker, clock_.now());
}

Visibility visibility_of(appeal::State const& state, identity::Account const& account) {
    if (is_plan_staff(account.role)) return Visibility::full;
    return appeal::is_party(state, account.organisation) ? Visibility::full : Visibility::none;
}

request::Actor actor_of(identity::Account const& account) {
    request::Actor actor;
    actor.account = account.id;
    actor.name = account.name;
    // An unknown role word can do nothing: `auditor` holds no command.
    actor.role = from_name<request::Role>(account.role).value_or(request::Role::auditor);
    actor.organisation = account.organisation;
    actor.licence = account.licence;
    actor.licence_until = account.licence_until;
    actor.licence_type = account.licence_type;
    actor.licence_state = account.licence_state;
    actor.licence_restriction = account.licence_restriction;
    actor.licence_checked_on = account.licence_checked_on;
    actor.specialty = account.specialty;
    actor.superiors = account.superiors;
    return actor;
}

}  // namespace assent::engine
