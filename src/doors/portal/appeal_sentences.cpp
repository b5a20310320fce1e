#include "base/match.h"
#include "doors/portal/decision_sentences.h"
#include "doors/portal/picture.h"
#include "doors/portal/timing_sentences.h"

namespace assent::portal {
namespace {

std::string body_words(appeal::OutsideBody body) {
    switch (body) {
        case appeal::OutsideBody::state_hearing: return "the state hearing";
        case appeal::OutsideBody::imr: return "the independent medical review";
        case appeal::OutsideBody::external_review: return "the external review";
        case appeal::OutsideBody::ire: break;
    }
    return "the independent review entity";
}

std::string result_words(appeal::AppealResult result) {
    switch (result) {
        case appeal::AppealResult::upheld: return "the decision stays";
        case appeal::AppealResult::overturned: return "the decision is changed";
        case appeal::AppealResult::partly_overturned: break;
    }
    return "the decision is partly changed";
}

std::string resolved_text(appeal::AppealResolved const& e) {
    auto const& lines = e.record().resolution.lines;
    if (lines.empty()) return e.record().by.name + " settled the grievance.";
    return e.record().by.name + " decided: " + result_words(appeal::result_of(lines)) + ".";
}

std::string forwarded_text(appeal::AppealForwarded const& e) {
    auto text = "Sent to " + body_words(e.body);
    if (e.cause == appeal::ForwardCause::upheld) text += ", as the law wants when it stays";
    if (e.cause == appeal::ForwardCause::late) text += ", because the plan was late";
    return text + ".";
}

std::string information_text(appeal::AppealInformationReceived const& e) {
    switch (e.kind) {
        case appeal::InformationKind::consent: return "The member's written consent is here.";
        case appeal::InformationKind::good_cause: return "The plan excused that it came late.";
        case appeal::InformationKind::evidence: break;
    }
    return "New evidence came in.";
}

}  // namespace

std::string sentence_of(appeal::Event const& event, policy::Pack const& pack) {
    using namespace appeal;
    auto const clock = [](policy::ClockKind kind) {
        return "The " + spoken(name_of(kind)) + " clock";
    };
    return std::visit(
        Match{
            [](AppealReceived const& e) {
                return "Filed by the " + spoken(name_of(e.filer)) + ".";
            },
            [](AppealAcknowledged const&) { return std::string("Acknowledged."); },
            [](AppealAssigned const& e) {
                return e.account.empty() ? std::string("Given back.") : "Given to " + e.name + ".";
            },
            [](ExpediteRefused const&) { return std::string("It is handled as standard."); },
            [](ExpediteGranted const&) { return std::string("It is handled as urgent."); },
            [](AppealInformationAsked const& e) {
                return e.of + " was asked for what is missing.";
            },
            [](AppealInformationReceived const& e) { return information_text(e); },
            [](AppealResolved const& e) { return resolved_text(e); },
            [](AppealWithdrawn const& e) {
                return "Taken back by the " + spoken(name_of(e.wish)) + ".";
            },
            [](AppealDismissed const& e) {
                return "Dismissed: " + spoken(name_of(e.reason)) + ".";
            },
            [](AppealForwarded const& e) { return forwarded_text(e); },
            [](OutsideDecisionRecorded const& e) {
                return "Decided by " + body_words(e.body) + ": " + result_words(e.result) + ".";
            },
            [](AppealEffectuated const&) { return std::string("Carried out on the request."); },
            [](AppealNoteAdded const&) { return std::string("A note was added."); },
            [&](policy::DeadlineExtended const& e) {
                return clock(e.clock) + " was extended until " + time_words(e.to, pack) + ".";
            },
            [&](policy::ClockStarted const& e) {
                return clock(e.clock) + " started" +
                       (e.due ? ", due " + time_words(*e.due, pack) : std::string()) + ".";
            },
            [&](policy::ClockMoved const& e) { return clock(e.clock) + " moved."; },
            [&](policy::ClockWarned const& e) {
                return clock(e.clock) + ": " + std::to_string(e.percent) +
                       " percent of the time is used.";
            },
            [&](policy::ClockExpired const& e) { return clock(e.clock) + " ran out."; },
            [&](policy::ClockStopped const& e) { return clock(e.clock) + " stopped."; },
            [](policy::NoticeOrdered const& e) {
                return "A notice goes out: " + spoken(e.form) + " to the " + spoken(name_of(e.to)) +
                       ".";
            },
            [](policy::NoticeDelivered const& e) {
                return "Notice " + std::to_string(e.notice) + " was delivered.";
            },
            [](policy::NoticeFailed const& e) {
                return "Notice " + std::to_string(e.notice) + " could not be delivered.";
            },
        },
        event);
}

}  // namespace assent::portal
