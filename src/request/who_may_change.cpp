#include "policy/allowed.h"
#include "request/guards.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

/// Another office's request is to an office as if it did not exist.
Result<void> must_be_theirs(State const& state, Actor const& actor) {
    if (!is_office(actor.role) || is_of_requester(state, actor)) return fine();
    return unknown_request();
}

bool is_member_side(Role role) { return role == Role::member || role == Role::representative; }

}  // namespace

bool is_attached(State const& state, std::string const& organisation) {
    auto const asked = !organisation.empty() && state.submitted_by &&
                       state.submitted_by->organisation == organisation;
    return asked || is_party(state, organisation);
}

Result<void> must_be_attached(State const& state, Actor const& actor) {
    if (!is_office(actor.role) || is_attached(state, actor.organisation)) return fine();
    return unknown_request();
}

bool is_of_requester(State const& state, Actor const& actor) {
    if (is_member_side(actor.role)) return true;
    if (!is_office(actor.role) || actor.organisation.empty()) return false;
    auto const asked_for = state.known && state.known->requesting &&
                           state.known->requesting->organisation == actor.organisation;
    return asked_for ||
           (state.submitted_by && state.submitted_by->organisation == actor.organisation);
}

Result<void> may_withdraw(State const& state, Actor const& actor) {
    TRY(must_be_theirs(state, actor));
    return policy::allowed(is_of_requester(state, actor) || is_staff(actor.role),
                           "take back this request");
}

Result<void> may_reopen(State const& state, Actor const& actor) {
    auto const was_ended = state.status == Status::voided || state.status == Status::withdrawn ||
                           state.status == Status::dismissed;
    auto const decides = actor.role == Role::physician || actor.role == Role::medical_director ||
                         actor.role == Role::supervisor;
    return policy::allowed(decides || (was_ended && is_staff(actor.role)), "reopen this request");
}

Result<void> may_amend(State const& state, Actor const& actor) {
    TRY(must_be_theirs(state, actor));
    auto const asks = is_of_requester(state, actor) && !is_member_side(actor.role);
    return policy::allowed(asks || is_staff(actor.role), "change this request");
}

Result<void> may_answer_duplicate(State const& state, AnswerDuplicate const& command,
                                  Actor const& actor) {
    if (actor.role == Role::system)
        return policy::allowed(command.answer == DuplicateAnswer::joined, "answer so");
    auto const is_explanation = command.answer == DuplicateAnswer::both_needed ||
                                command.answer == DuplicateAnswer::replaces;
    return policy::allowed(
        is_staff(actor.role) || (is_explanation && is_of_requester(state, actor)),
        "answer this question");
}

}  // namespace assent::request
