#include "engine/acts.h"

#include "base/names.h"
#include "engine/account_rights.h"
#include "request/guards.h"

#include <algorithm>

namespace assent::engine {
namespace {

using namespace request;

/// What a person would send. Complete: everything is said that must be said, so any fault is a no.
/// Otherwise only what the person or the request's standing forbids is one; a field that still has
/// to be filled in is not. What would change nothing is no act either.
struct Attempt {
    std::string_view act;
    Command command;
    bool complete = false;
    bool may_be_quiet = false;  ///< worth doing though nothing comes of it by what is known here
};

using Attempts = std::vector<Attempt>;

constexpr auto sentence = "Tried.";

Private<std::string> said() { return Private<std::string>(sentence); }

bool is_possible(State const& state, Attempt const& attempt, Context const& context) {
    auto const outcome = decide(state, attempt.command, context);
    if (outcome) return attempt.may_be_quiet || !outcome->empty();
    return !attempt.complete && outcome.fault().kind == Kind::invalid;
}

LineDecision denied(LineNumber line, Basis basis) {
    LineDecision wanted;
    wanted.line = line;
    wanted.outcome = Outcome::denied;
    wanted.basis = basis;
    return wanted;
}

void add_decisions(Attempts& attempts, State const& state) {
    attempts.push_back({"approve", Determine{}});
    for (auto const& line : state.lines) {
        Determine clinical;
        clinical.lines.push_back(denied(line.number, Basis::medical_necessity));
        clinical.no_conflict = true;
        Determine administrative;
        administrative.lines.push_back(denied(line.number, Basis::administrative));
        administrative.no_conflict = true;
        attempts.push_back({"deny", clinical});
        attempts.push_back({"deny_administrative", administrative});
    }
    attempts.push_back({"sign", SignDecision{{}, true}, true});
}

void add_ends(Attempts& attempts, State const& state) {
    attempts.push_back({"void", VoidRequest{VoidReason::entered_in_error, sentence, {}}, true});
    attempts.push_back({"dismiss", DismissRequest{DismissReason::invalid_request, sentence}, true});
    attempts.push_back(
        {"withdraw", WithdrawRequest{WithdrawReason::no_longer_needed, sentence, {}}, true});
    for (std::size_t i = 0; i < enum_count<ReopenReason>; ++i)
        attempts.push_back(
            {"reopen", ReopenRequest{static_cast<ReopenReason>(i), sentence, {}}, true});
    AmendRequest amend;
    amend.contact.emplace().name = sentence;
    attempts.push_back({"amend", amend});
    attempts.push_back({"ask_for_change", AskForChange{ChangeKind::clinical, said()}, true});
    attempts.push_back({"ask_to_cancel", AskToCancel{said()}, true});
    for (auto const& change : state.changes.asked)
        attempts.push_back({"answer_change",
                            AnswerChange{change.asked.change, ChangeState::accepted, said()},
                            true});
}

void add_urgency(Attempts& attempts, State const& state) {
    bool const urgent = state.asked && state.asked->urgency == policy::Urgency::urgent;
    for (std::size_t i = 0; i < enum_count<UrgencyBy>; ++i) {
        auto const by = static_cast<UrgencyBy>(i);
        if (!urgent)
            attempts.push_back(
                {"make_urgent", SetUrgency{policy::Urgency::urgent, by, sentence, {}}});
        else
            attempts.push_back(
                {"make_standard", SetUrgency{policy::Urgency::standard, by, sentence, sentence}});
    }
}

void add_information(Attempts& attempts, State const& state, Context const& context) {
    attempts.push_back({"ask_for_information", RequestInformation{}});
    if (!state.timing.information_complete_at)
        attempts.push_back({"complete_information", SetInformationComplete{{}, sentence}, true});
    for (auto const& ask : state.timing.information) {
        if (!ask.waits()) continue;
        attempts.push_back({"record_information", RecordInformation{ask.number, {}}});
        attempts.push_back({"cancel_information", CancelInformation{ask.number, sentence}, true});
    }
    if (state.received_at)
        attempts.push_back({"correct_receipt", CorrectReceipt{context.now, sentence}});
}

void add_copies(Attempts& attempts, State const& state) {
    for (auto const& suspicion : state.duplicates)
        for (std::size_t i = 0; i < enum_count<DuplicateAnswer>; ++i)
            attempts.push_back(
                {"answer_duplicate",
                 AnswerDuplicate{suspicion.other, static_cast<DuplicateAnswer>(i), said()}, true});
    attempts.push_back({"link", LinkRequest{}});
}

void add_review(Attempts& attempts, State const& state, Context const& context) {
    attempts.push_back({"review", RecordReview{}});
    attempts.push_back({"refer", ReferRequest{}});
    auto const* clock = governing_clock(state);
    if (clock != nullptr && !clock->extension)
        attempts.push_back({"extend", ExtendDeadline{clock->clock, 1, sentence, false, {}}});
    attempts.push_back({"assess_continuity", AssessContinuity{}});
    for (auto const& group : context.pack.groups)
        attempts.push_back({"forward", ForwardRequest{group.id, sentence}, true});
    attempts.push_back({"acknowledge_forward", AcknowledgeForward{}});
    attempts.push_back({"take_back", TakeBackRequest{sentence}, true});
}

void add_stay(Attempts& attempts, State const& state) {
    if (!state.stay) return;
    AskForDays days;
    days.days = 1;
    attempts.push_back({"ask_for_days", days, true});
    attempts.push_back({"change_level", ChangeLevelOfCare{}});
    attempts.push_back({"convert_stay", ConvertStay{}});
    if (state.stay->state != StayState::discharged)
        attempts.push_back({"discharge", DischargeMember{}});
}

void add_talk(Attempts& attempts, State const& state) {
    attempts.push_back({"ask_for_talk", RequestPeerToPeer{}});
    for (auto const& talk : talk_of(state).peer_to_peer) {
        if (talk.held) continue;
        auto const number = talk.asked.number;
        attempts.push_back({"book_talk", BookPeerToPeer{number, {}, {}}});
        attempts.push_back(
            {"record_talk", RecordPeerToPeer{number, PeerToPeerOutcome::upheld, sentence}});
    }
    attempts.push_back({"log_contact", LogContact{}});
    attempts.push_back({"open_task", OpenTask{}});
    for (auto const& task : talk_of(state).tasks)
        if (!task.closed) {
            attempts.push_back({"assign_task", AssignTask{task.opened.task, sentence, sentence}});
            attempts.push_back({"close_task", CloseTask{task.opened.task, sentence}});
        }
    attempts.push_back({"give_criteria", DiscloseCriteria{}});
}

/// What concerns a line that is authorized: more of it, less of it, its use.
void add_authorized(Attempts& attempts, State const& state, Context const& context) {
    auto const today = context.pack.zone.day_of(context.now);
    for (auto const& line : state.lines) {
        if (!is_authorized(line)) continue;
        attempts.push_back({"change_authorization",
                            ChangeAuthorization{line.number, {}, {}, {}, sentence, {}, {}}});
        // One that is over has no day left to end on.
        if (line.determined->to && *line.determined->to > today)
            attempts.push_back(
                {"end_authorization",
                 EndAuthorization{line.number, today, EndReason::provider_asked, sentence, {}},
                 true});
        attempts.push_back({"record_use", RecordUse{line.number, {}, today, sentence, false}});
        attempts.push_back({"recheck_coverage", RecheckCoverage{}, true, true});
        attempts.push_back({"continue_service", ContinueService{sentence, true}, true});
    }
    bool const newborn =
        state.asked && std::ranges::count(state.asked->special, policy::Special::newborn_on_mother);
    if (newborn) attempts.push_back({"move_to_member", MoveToMember{}});
}

Attempts attempts_on(State const& state, Context const& context) {
    Attempts attempts;
    attempts.push_back({"note", AddNote{{NoteType::web_note, said()}, {}}, true});
    attempts.push_back({"attach", AttachDocument{}});
    auto const& actor = context.actor;
    attempts.push_back({"assign", state.assignee.empty()
                                      ? AssignRequest{actor.account, actor.name, {}}
                                      : AssignRequest{}});
    add_decisions(attempts, state);
    add_ends(attempts, state);
    add_urgency(attempts, state);
    add_information(attempts, state, context);
    add_copies(attempts, state);
    add_review(attempts, state, context);
    add_stay(attempts, state);
    add_talk(attempts, state);
    add_authorized(attempts, state, context);
    attempts.push_back({"order_notice", OrderNotice{}});
    if (!state.notices.empty())
        attempts.push_back({"deliver", policy::RecordDelivery{1, policy::Channel::mail, true,
                                                              context.now, sentence}});
    return attempts;
}

}  // namespace

std::vector<std::string_view> acts_of(State const& state, Context const& context,
                                      std::vector<identity::Right> const& withheld) {
    auto const is_taken = [&](Attempt const& attempt) {
        auto const right = right_for(attempt.command);
        return right && std::ranges::count(withheld, *right) > 0;
    };
    std::vector<std::string_view> acts;
    auto known = context;
    if (state.known) known.facts.member = state.known->member;
    for (auto const& attempt : attempts_on(state, known))
        if (std::ranges::count(acts, attempt.act) == 0 && !is_taken(attempt) &&
            is_possible(state, attempt, known))
            acts.push_back(attempt.act);
    return acts;
}

}  // namespace assent::engine
