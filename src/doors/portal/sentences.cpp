#include "base/match.h"
#include "base/text.h"
#include "doors/portal/decision_sentences.h"
#include "doors/portal/later_sentences.h"
#include "doors/portal/picture.h"
#include "doors/portal/timing_sentences.h"

namespace assent::portal {
namespace {

std::string answer_text(request::RequirementFound const& e) {
    switch (e.answer) {
        case policy::AnswerKind::required: return "approval is needed";
        case policy::AnswerKind::referral_only: return "a referral is needed";
        case policy::AnswerKind::not_required: return "approval is not needed";
        case policy::AnswerKind::never_required: return "this care never needs approval";
        case policy::AnswerKind::not_covered: return "the plan does not cover this";
        case policy::AnswerKind::elsewhere: return "someone else decides";
        case policy::AnswerKind::undetermined:
            return "the policy list does not settle it; a person looks";
    }
    return {};
}

std::string rows_text(std::vector<std::string> const& rows) {
    return rows.empty() ? "" : " (" + join(rows, ", ") + ")";
}

/// A reason that is a sentence already keeps its one full stop.
std::string ended(std::string text) {
    if (!text.empty() && text.back() != '.') text += '.';
    return text;
}

std::string clock_words(policy::ClockKind clock) {
    return "The " + spoken(name_of(clock)) + " clock";
}

std::string determined_text(request::LineDetermined const& e) {
    if (e.outcome == request::Outcome::not_required)
        return line_text(e.line) + ": approval is not needed.";
    auto text = line_text(e.line) + " approved";
    if (e.from && e.to) text += " from " + day_words(*e.from) + " to " + day_words(*e.to);
    if (e.decided_by == request::By::rule)
        text += " at once by the plan's rules" + rows_text(e.rows);
    if (e.decided_by == request::By::law) text += " by law, because the deadline passed";
    return text + ".";
}

std::string due_text(std::optional<Instant> const& due, policy::Pack const& pack) {
    return due ? "due " + time_words(*due, pack) : "starts when the information is complete";
}

}  // namespace

std::string sentence_of(request::Event const& event, policy::Pack const& pack) {
    using namespace request;
    return std::visit(
        Match{
            [](RequestReceived const& e) {
                return "Request received by " + spoken(name_of(e.asked.channel)) + ".";
            },
            [](RequirementFound const& e) {
                return line_text(e.line) + ": " + answer_text(e) + rows_text(e.rows) + ".";
            },
            [](DuplicateSuspected const& e) { return "May repeat request " + e.other.value + "."; },
            [](Routed const& e) { return "Sent to the queue " + spoken(e.queue) + "."; },
            [&](RequestForwarded const& e) {
                auto const* group = pack.find_group(e.group);
                return "Forwarded to " + (group ? group->name : std::string("the medical group")) +
                       ", which decides.";
            },
            [](Assigned const& e) {
                return e.account.empty() ? std::string("Given back to the queue.")
                                         : "Assigned to " + e.name + ".";
            },
            [](NoteAdded const& e) {
                return "Note added: " + spoken(name_of(e.content.type)) + ".";
            },
            [](DocumentAttached const& e) {
                return "Document attached: " + spoken(name_of(e.content.type)) +
                       (e.late           ? ", after the decision."
                        : e.short_notice ? ", close to the day of service."
                                         : ".");
            },
            [](LineDetermined const& e) { return determined_text(e); },
            [](RequestDetermined const&) { return std::string("All lines are decided."); },
            [](RequestVoided const& e) { return "Voided: " + spoken(name_of(e.reason)) + "."; },
            [&](DeadlineExtended const& e) {
                return "Deadline extended from " + time_words(e.from, pack) + " to " +
                       time_words(e.to, pack) + ".";
            },
            [&](policy::ClockStarted const& e) {
                return clock_words(e.clock) + " started (" + e.rule + "), " +
                       due_text(e.due, pack) + ".";
            },
            [&](policy::ClockMoved const& e) {
                return clock_words(e.clock) + " is now " + due_text(e.due, pack) + ": " +
                       ended(e.because);
            },
            [](policy::ClockPaused const& e) {
                return clock_words(e.clock) + " stands still: " + ended(e.because);
            },
            [](policy::ClockResumed const& e) {
                return clock_words(e.clock) + " goes on: " + ended(e.because);
            },
            [](policy::ClockWarned const& e) {
                return clock_words(e.clock) + " has spent " + std::to_string(e.percent) +
                       " percent of its time.";
            },
            [](policy::ClockExpired const& e) { return clock_words(e.clock) + " ran out."; },
            [](policy::ClockStopped const& e) {
                return clock_words(e.clock) + " stopped: " + ended(e.because);
            },
            [](policy::NoticeOrdered const& e) {
                return "Notice ordered: " + spoken(e.form) + " to " + spoken(name_of(e.to)) + ".";
            },
            [&](auto const& e) {
                if constexpr (requires { decision_sentence(e); }) return decision_sentence(e);
                else return later_sentence(e, pack);
            }},
        event);
}

}  // namespace assent::portal
