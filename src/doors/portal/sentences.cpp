#include "base/check_digit.h"
#include "base/match.h"
#include "base/text.h"
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

std::string lines_text(std::vector<LineNumber> const& lines) {
    std::vector<std::string> all;
    for (auto const line : lines) all.push_back(std::to_string(line.value));
    return (lines.size() == 1 ? "Line " : "Lines ") + join(all, ", ");
}

std::string amended_text(request::RequestAmended const& e) {
    std::vector<std::string> what;
    if (e.diagnoses) what.emplace_back("diagnoses");
    if (e.servicing) what.push_back("servicing provider, now " + e.servicing->name);
    if (e.contact) what.emplace_back("contact");
    if (!e.lines.empty()) what.emplace_back("lines");
    return "Amended by " + e.by.name + ": " + join(what, ", ") + ".";
}

std::string review_text(request::ReviewRecorded const& e) {
    auto const* what = e.external ? "Outside opinion by " : "Review by ";
    return what + e.by.name + ": " + spoken(name_of(e.result)) + ".";
}

std::string adverse_text(request::AdverseRecord const& record) {
    auto const& decision = record.decision;
    auto text = line_text(decision.line) + " " + spoken(name_of(decision.outcome)) + " by " +
                record.by.name + ":";
    for (auto const& reason : decision.reasons) text += " " + spoken(name_of(reason.code));
    if (decision.awaits_signature) text += "; a second signature is needed";
    return text + ".";
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
            [](DuplicateAnswered const& e) {
                return "Why there are two was answered: " + spoken(name_of(e.answer)) + ".";
            },
            [](RequestLinked const& e) {
                return "Linked to request " + grouped(e.other.value) + ": " +
                       spoken(name_of(e.kind)) + ".";
            },
            [](RequestAmended const& e) { return amended_text(e); },
            [](ChangeAsked const& e) {
                return std::string(e.wish == ChangeWish::cancel ? "Asked to cancel."
                                                                : "Asked for a change.");
            },
            [](ChangeAnswered const& e) {
                return "Change " + std::to_string(e.change) + " " + spoken(name_of(e.state)) + ".";
            },
            [](ReviewRecorded const& e) { return review_text(e); },
            [](RequestReferred const& e) {
                return "Referred to " + spoken(name_of(e.to)) +
                       (e.reviewer.empty() ? "" : " (" + e.reviewer + ")") + ": " + e.why;
            },
            [](AdverseDetermined const& e) { return adverse_text(e.record()); },
            [](DecisionSigned const& e) {
                return lines_text(e.record().lines) + " signed by " + e.record().by.name + ".";
            },
            [](DecisionOverturned const& e) {
                return lines_text(e.lines) + ": the decision was overturned by " +
                       spoken(name_of(e.source)) + (e.reference.empty() ? "" : " " + e.reference) +
                       ".";
            },
            [](RequestDetermined const&) { return std::string("All lines are decided."); },
            [](RequestVoided const& e) { return "Voided: " + spoken(name_of(e.reason)) + "."; },
            [](RequestWithdrawn const& e) {
                return (e.lines.empty() ? std::string("Withdrawn: ")
                                        : lines_text(e.lines) + " withdrawn: ") +
                       spoken(name_of(e.reason)) + ".";
            },
            [](RequestDismissed const& e) {
                return "Dismissed: " + spoken(name_of(e.reason)) + ".";
            },
            [](RequestReopened const& e) {
                return "Reopened by " + e.by.name + ": " + spoken(name_of(e.reason)) + ".";
            },
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
            }},
        event);
}

}  // namespace assent::portal
