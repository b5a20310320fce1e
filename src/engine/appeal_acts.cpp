#include "engine/appeal_acts.h"

#include "base/names.h"

#include <algorithm>

namespace assent::engine {
namespace {

using namespace appeal;

/// `complete`: everything is said that must be said, so any fault is a no. Otherwise a field that
/// still has to be filled in is none.
struct TriedAct {
    std::string_view act;
    appeal::Command command;
    bool complete = false;
};

constexpr auto a_sentence = "Tried.";

bool would_do(appeal::State const& state, TriedAct const& tried, appeal::Context const& context) {
    auto const outcome = appeal::decide(state, tried.command, context);
    if (outcome) return !outcome->empty();
    return !tried.complete && outcome.fault().kind == Kind::invalid;
}

/// Decides all lines alike, with everything said that a reviewer says.
ResolveAppeal decided(appeal::State const& state, AppealResult result) {
    ResolveAppeal command;
    command.why.reveal() = a_sentence;
    command.expertise = a_sentence;
    command.no_conflict = true;
    if (state.filed->kind == AppealKind::grievance) return command;
    for (auto const number : state.filed->lines) {
        auto& line = command.lines.emplace_back();
        line.line = number;
        line.result = result;
        if (result == AppealResult::upheld) line.sentence.reveal() = a_sentence;
    }
    return command;
}

void add_ends_of_appeal(std::vector<TriedAct>& all, appeal::State const& state) {
    for (std::size_t i = 0; i < enum_count<WithdrawnBy>; ++i)
        all.push_back({"withdraw", WithdrawAppeal{static_cast<WithdrawnBy>(i), a_sentence}, true});
    for (std::size_t i = 0; i < enum_count<appeal::DismissReason>; ++i)
        all.push_back(
            {"dismiss", DismissAppeal{static_cast<appeal::DismissReason>(i), a_sentence}, true});
    for (std::size_t i = 0; i < enum_count<OutsideBody>; ++i)
        all.push_back({"forward", ForwardAppeal{static_cast<OutsideBody>(i), {}, {}}, true});
    if (auto const* waiting = awaited(state)) {
        RecordOutsideDecision answer;
        answer.body = waiting->sent.body;
        all.push_back({"record_outside", answer});
    }
    all.push_back({"record_effectuation", RecordEffectuation{a_sentence}, true});
}

std::vector<TriedAct> tried_on(appeal::State const& state, appeal::Context const& context) {
    auto const& actor = context.actor;
    std::vector<TriedAct> all;
    all.push_back({"acknowledge", AcknowledgeAppeal{}, true});
    if (state.assignee != actor.account)
        all.push_back({"take", AssignAppeal{actor.account, actor.name}, true});
    all.push_back({"assign",
                   state.assignee.empty() ? AssignAppeal{"somebody", "Somebody"} : AssignAppeal{},
                   true});
    all.push_back({"uphold", decided(state, AppealResult::upheld)});
    all.push_back({"overturn", decided(state, AppealResult::overturned)});
    all.push_back({"grant_expedite", GrantExpedite{a_sentence, {}}, true});
    all.push_back({"refuse_expedite", RefuseExpedite{a_sentence}, true});
    all.push_back({"ask", AskForAppealInformation{}});
    for (auto const kind :
         {InformationKind::evidence, InformationKind::consent, InformationKind::good_cause}) {
        if (kind == InformationKind::consent && !state.consent_missing) continue;
        if (kind == InformationKind::good_cause && !state.late) continue;
        RecordAppealInformation came;
        came.kind = kind;
        came.text.reveal() = a_sentence;
        constexpr std::string_view words[] = {"add_evidence", "record_consent", "record_cause"};
        all.push_back({words[static_cast<std::size_t>(kind)], came});
    }
    if (auto const* clock = governing_clock(state))
        all.push_back(
            {"extend", policy::ExtendDeadline{clock->clock, 1, a_sentence, false, a_sentence}});
    add_ends_of_appeal(all, state);
    AddAppealNote note;
    note.text.reveal() = a_sentence;
    all.push_back({"note", note, true});
    return all;
}

}  // namespace

std::vector<std::string_view> acts_of(appeal::State const& state, appeal::Context const& context) {
    std::vector<std::string_view> acts;
    for (auto const& tried : tried_on(state, context))
        if (std::ranges::count(acts, tried.act) == 0 && would_do(state, tried, context))
            acts.push_back(tried.act);
    return acts;
}

std::vector<appeal::OutsideBody> bodies_for(appeal::State const& state,
                                            appeal::Context const& context) {
    std::vector<OutsideBody> bodies;
    for (std::size_t i = 0; i < enum_count<OutsideBody>; ++i) {
        auto const body = static_cast<OutsideBody>(i);
        if (would_do(state, {"forward", ForwardAppeal{body, {}, {}}, true}, context))
            bodies.push_back(body);
    }
    return bodies;
}

}  // namespace assent::engine
