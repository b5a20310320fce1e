#include "doors/portal/decision_sentences.h"

#include "base/check_digit.h"
#include "base/text.h"

#include <vector>

namespace assent::portal {
namespace {

std::string lines_text(std::vector<LineNumber> const& lines) {
    std::vector<std::string> all;
    for (auto const line : lines) all.push_back(std::to_string(line.value));
    return (lines.size() == 1 ? "Line " : "Lines ") + join(all, ", ");
}

}  // namespace

std::string spoken(std::string_view word) {
    std::string out(word);
    for (auto& c : out)
        if (c == '_') c = ' ';
    return out;
}

std::string line_text(LineNumber line) { return "Line " + std::to_string(line.value); }

std::string decision_sentence(request::DuplicateAnswered const& e) {
    return "Why there are two was answered: " + spoken(name_of(e.answer)) + ".";
}

std::string decision_sentence(request::RequestLinked const& e) {
    return "Linked to request " + grouped(e.other.value) + ": " + spoken(name_of(e.kind)) + ".";
}

std::string decision_sentence(request::RequestAmended const& e) {
    std::vector<std::string> what;
    if (e.diagnoses) what.emplace_back("diagnoses");
    if (e.servicing) what.push_back("servicing provider, now " + e.servicing->name);
    if (e.contact) what.emplace_back("contact");
    if (!e.lines.empty()) what.emplace_back("lines");
    return "Amended by " + e.by.name + ": " + join(what, ", ") + ".";
}

std::string decision_sentence(request::ChangeAsked const& e) {
    return e.wish == request::ChangeWish::cancel ? "Asked to cancel." : "Asked for a change.";
}

std::string decision_sentence(request::ChangeAnswered const& e) {
    return "Change " + std::to_string(e.change) + " " + spoken(name_of(e.state)) + ".";
}

std::string decision_sentence(request::ReviewRecorded const& e) {
    auto const* what = e.external ? "Outside opinion by " : "Review by ";
    return what + e.by.name + ": " + spoken(name_of(e.result)) + ".";
}

std::string decision_sentence(request::RequestReferred const& e) {
    return "Referred to " + spoken(name_of(e.to)) +
           (e.reviewer.empty() ? "" : " (" + e.reviewer + ")") + ": " + e.why;
}

std::string decision_sentence(request::AdverseDetermined const& e) {
    auto const& decision = e.record().decision;
    auto const what = decision.effective_on
                          ? "approval cut from " + to_text(*decision.effective_on) + " on"
                          : spoken(name_of(decision.outcome));
    auto text = line_text(decision.line) + " " + what + " by " + e.record().by.name + ":";
    for (auto const& reason : decision.reasons) text += " " + spoken(name_of(reason.code));
    if (decision.awaits_signature) text += "; a second signature is needed";
    return text + ".";
}

std::string decision_sentence(request::DecisionSigned const& e) {
    return lines_text(e.record().lines) + " signed by " + e.record().by.name + ".";
}

std::string decision_sentence(request::DecisionOverturned const& e) {
    return lines_text(e.lines) + ": the decision was overturned by " + spoken(name_of(e.source)) +
           (e.reference.empty() ? "" : " " + e.reference) + ".";
}

std::string decision_sentence(request::RequestWithdrawn const& e) {
    auto const what =
        e.lines.empty() ? std::string("Withdrawn: ") : lines_text(e.lines) + " withdrawn: ";
    return what + spoken(name_of(e.reason)) + ".";
}

std::string decision_sentence(request::RequestDismissed const& e) {
    return "Dismissed: " + spoken(name_of(e.reason)) + ".";
}

std::string decision_sentence(request::RequestReopened const& e) {
    return "Reopened by " + e.by.name + ": " + spoken(name_of(e.reason)) + ".";
}

}  // namespace assent::portal
