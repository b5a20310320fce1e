#include "base/match.h"
#include "base/text.h"
#include "doors/portal/later_sentences.h"
#include "doors/portal/picture.h"

namespace assent::portal {
namespace {

std::string spoken(std::string_view word) {
    std::string out(word);
    for (auto& c : out)
        if (c == '_') c = ' ';
    return out;
}

std::string line_text(LineNumber line) { return "Line " + std::to_string(line.value); }

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

std::string determined_text(request::LineDetermined const& e) {
    if (e.outcome == request::Outcome::not_required)
        return line_text(e.line) + ": approval is not needed.";
    auto text = line_text(e.line) + " approved";
    if (e.from && e.to) text += " from " + to_text(*e.from) + " to " + to_text(*e.to);
    if (e.decided_by == request::By::rule)
        text += " at once by the plan's rules" + rows_text(e.rows);
    if (e.decided_by == request::By::law) text += " by law, because the deadline passed";
    return text + ".";
}

std::string due_text(std::optional<Instant> const& due, policy::Pack const& pack) {
    return due ? "due " + pack.zone.show(*due) : "starts when the information is complete";
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
                return "Deadline extended from " + pack.zone.show(e.from) + " to " +
                       pack.zone.show(e.to) + ".";
            },
            [&](policy::ClockStarted const& e) {
                return "Clock " + spoken(name_of(e.clock)) + " started (" + e.rule + "), " +
                       due_text(e.due, pack) + ".";
            },
            [&](policy::ClockMoved const& e) {
                return "Clock " + spoken(name_of(e.clock)) + " is now due " +
                       pack.zone.show(e.due) + ": " + e.because + ".";
            },
            [](policy::ClockWarned const& e) {
                return std::to_string(e.percent) + " percent of the time of clock " +
                       spoken(name_of(e.clock)) + " is spent.";
            },
            [](policy::ClockExpired const& e) {
                return "Clock " + spoken(name_of(e.clock)) + " ran out.";
            },
            [](policy::ClockStopped const& e) {
                return "Clock " + spoken(name_of(e.clock)) + " stopped: " + e.because + ".";
            },
            [](policy::NoticeOrdered const& e) {
                return "Notice ordered: " + spoken(e.form) + " to " + spoken(name_of(e.to)) + ".";
            },
            [&](auto const& e) { return later_sentence(e, pack); }},
        event);
}

}  // namespace assent::portal
