#include "base/match.h"
#include "base/text.h"
#include "doors/portal/decision_sentences.h"
#include "doors/portal/later_sentences.h"
#include "doors/portal/picture.h"

#include <array>
#include <chrono>

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

std::string day_words(Day day) {
    static constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                       "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    std::chrono::year_month_day const date{day};
    auto const month = static_cast<unsigned>(date.month());
    return std::string(months.at(month - 1)) + " " +
           std::to_string(static_cast<unsigned>(date.day())) + ", " +
           std::to_string(static_cast<int>(date.year()));
}

/// `Dec 2, 2026, 11:59 PM`, by the plan's clock.
std::string time_words(Instant instant, policy::Pack const& pack) {
    auto const shown = pack.zone.show(instant);  // 2026-12-02T23:59:59-08:00
    auto const hour = (shown[11] - '0') * 10 + (shown[12] - '0');
    auto const twelve = hour % 12 == 0 ? 12 : hour % 12;
    return day_words(pack.zone.day_of(instant)) + ", " + std::to_string(twelve) +
           shown.substr(13, 3) + (hour < 12 ? " AM" : " PM");
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

std::string urgency_text(request::UrgencyChanged const& e) {
    if (e.urgency == policy::Urgency::urgent)
        return "Urgent now, as the " + spoken(name_of(e.asked_by)) + " said.";
    return e.agreed_by.empty() ? "Standard now, as a reviewer found."
                               : "Standard now; the office agreed.";
}

std::string asked_text(request::InformationRequested const& e) {
    auto const to = " to " + spoken(name_of(e.to)) + " by " + spoken(name_of(e.channel)) + ".";
    if (e.items.empty()) return "Ask " + std::to_string(e.information) + " repeated" + to;
    if (e.kind == request::InformationKind::incomplete) return "Incomplete Notice" + to;
    return std::to_string(e.items.size()) + (e.items.size() == 1 ? " item" : " items") +
           " asked for" + to;
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
                       (e.late ? ", after the decision." : ".");
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
            [](policy::NoticeDelivered const& e) {
                return "Notice " + std::to_string(e.notice) + " was delivered by " +
                       spoken(name_of(e.channel)) + ".";
            },
            [](policy::NoticeFailed const& e) {
                return "Notice " + std::to_string(e.notice) + " could not be delivered by " +
                       spoken(name_of(e.channel)) + ".";
            },
            [](UrgencyChanged const& e) { return urgency_text(e); },
            [&](ReceiptCorrectionAsked const& e) {
                return "A correction of the receipt to " + time_words(e.received_at, pack) +
                       " waits for a second person.";
            },
            [&](ReceiptCorrected const& e) {
                return "Receipt corrected from " + time_words(e.from, pack) + " to " +
                       time_words(e.to, pack) + ".";
            },
            [](InformationRequested const& e) { return asked_text(e); },
            [](InformationReceived const& e) {
                return "Ask " + std::to_string(e.information) + ": an answer came.";
            },
            [](InformationCompleted const&) { return std::string("The information is complete."); },
            [](InformationCancelled const& e) {
                return "Ask " + std::to_string(e.information) + " was taken back.";
            },
            [&](auto const& e) {
                if constexpr (requires { decision_sentence(e); }) return decision_sentence(e);
                else return later_sentence(e, pack);
            }},
        event);
}

}  // namespace assent::portal
