#include "doors/portal/later_sentences.h"

#include "base/text.h"
#include "doors/portal/decision_sentences.h"
#include "doors/portal/timing_sentences.h"

namespace assent::portal {
namespace {

std::string days_text(request::DaySpan const& days) {
    return day_words(days.from) + " to " + day_words(days.to);
}

std::string days_text(std::vector<request::DaySpan> const& spans) {
    std::vector<std::string> parts;
    for (auto const& span : spans) parts.push_back(days_text(span));
    return join(parts, ", ");
}

}  // namespace

std::string later_sentence(request::AuthorizationImported const& e, policy::Pack const&) {
    return "Approval " + e.number + " taken over from " + e.source + ".";
}

std::string later_sentence(request::StayOpened const& e, policy::Pack const&) {
    auto const word = e.state == request::StayState::notified ? "Stay announced" : "Stay begun";
    return std::string(word) + ", admission " + day_words(e.admit_on) + ".";
}

std::string later_sentence(request::DaysAsked const& e, policy::Pack const&) {
    auto text = line_text(e.line) + ": more days asked for";
    if (e.asked.from && e.asked.to)
        text += ", " + day_words(*e.asked.from) + " to " + day_words(*e.asked.to);
    return text + ".";
}

std::string later_sentence(request::LevelOfCareChanged const& e, policy::Pack const&) {
    return "Level of care from " + day_words(e.from) + ": " + spoken(name_of(e.level)) + ".";
}

std::string later_sentence(request::StayConverted const& e, policy::Pack const&) {
    return "Observation became an admission on " + day_words(e.on) + ".";
}

std::string later_sentence(request::MemberDischarged const& e, policy::Pack const&) {
    return "Discharged on " + day_words(e.on) + ": " + spoken(name_of(e.disposition)) + ".";
}

std::string later_sentence(request::UnitsUsed const& e, policy::Pack const&) {
    return line_text(e.line) + ": " + to_text(e.units) +
           (e.reversed ? " no longer counted as used ("
                       : " used on " + day_words(e.service_day) + " (") +
           e.reference + ").";
}

std::string later_sentence(request::AuthorizationChanged const& e, policy::Pack const&) {
    auto text = line_text(e.line) + ": approval changed";
    if (e.from && e.to) text += " to " + days_text({*e.from, *e.to});
    if (e.units) text += ", " + to_text(*e.units) + " in all";
    return text + ".";
}

std::string later_sentence(request::AuthorizationEnded const& e, policy::Pack const&) {
    return line_text(e.line) + ": approval ends on " + day_words(e.last_day) + " (" +
           spoken(name_of(e.reason)) + ").";
}

std::string later_sentence(request::CoverageGapFound const& e, policy::Pack const&) {
    if (e.uncovered.empty()) return line_text(e.line) + ": all approved days are covered again.";
    return line_text(e.line) + ": no coverage on " + days_text(e.uncovered) + ".";
}

std::string later_sentence(request::MemberChanged const&, policy::Pack const&) {
    return "Moved to the newborn's own member number.";
}

std::string later_sentence(request::ForwardAcknowledged const&, policy::Pack const&) {
    return "The medical group has the request.";
}

std::string later_sentence(request::RequestTakenBack const& e, policy::Pack const& pack) {
    auto const* group = pack.find_group(e.group);
    return "Taken back from " + (group ? group->name : std::string("the medical group")) + ".";
}

std::string later_sentence(request::ContinuityAssessed const& e, policy::Pack const&) {
    if (e.met) {
        auto text = std::string("Continuity of care: the conditions are met");
        if (e.to) text += ", until " + day_words(*e.to);
        return text + " (" + e.row + ").";
    }
    std::vector<std::string> failed;
    for (auto const& criterion : e.criteria)
        if (!criterion.met) failed.push_back(criterion.why);
    return "Continuity of care: not met (" + e.row + "). " + join(failed, " ");
}

std::string later_sentence(request::PeerToPeerAsked const&, policy::Pack const&) {
    return "A clinician asked to talk with a reviewer.";
}

std::string later_sentence(request::PeerToPeerBooked const& e, policy::Pack const& pack) {
    return "Talk between clinicians planned for " + time_words(e.meet_at, pack) + ".";
}

std::string later_sentence(request::PeerToPeerHeld const& e, policy::Pack const&) {
    return "Talk between clinicians: " + spoken(name_of(e.outcome)) + ".";
}

std::string later_sentence(request::ContactLogged const& e, policy::Pack const&) {
    return "Contact by " + spoken(name_of(e.channel)) + " about " + spoken(name_of(e.topic)) +
           (e.reached ? "." : ", nobody reached.");
}

std::string later_sentence(request::TaskOpened const& e, policy::Pack const&) {
    auto text = "Task opened: " + e.text;
    if (e.due_on) text += " (by " + day_words(*e.due_on) + ")";
    return text;
}

std::string later_sentence(request::TaskAssigned const& e, policy::Pack const&) {
    auto const task = "Task " + std::to_string(e.task);
    return e.account.empty() ? task + " is nobody's in particular."
                             : task + " went to " + e.name + ".";
}

std::string later_sentence(request::TaskClosed const& e, policy::Pack const&) {
    return "Task " + std::to_string(e.task) + " done.";
}

std::string later_sentence(request::CriteriaDisclosed const& e, policy::Pack const&) {
    return "Criteria handed out by " + spoken(name_of(e.channel)) + ".";
}

}  // namespace assent::portal
