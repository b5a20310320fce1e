/// Everything that can have happened to a request, in life order. An event never changes meaning
/// (architecture 2).
#pragma once

#include "base/fields.h"
#include "directory/member.h"
#include "directory/provider.h"
#include "policy/answer.h"
#include "policy/events.h"
#include "request/actor.h"
#include "request/after_events.h"
#include "request/change_events.h"
#include "request/duplicate_events.h"
#include "request/end_events.h"
#include "request/inform_events.h"
#include "request/review_events.h"
#include "request/stay_events.h"
#include "request/submit.h"
#include "request/talk_events.h"
#include "request/timing_events.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace assent::request {

enum class ApprovalReason {
    meets_criteria,
    auto_approved,
    gold_card,
    continuity_of_care,
    overturned,
    peer_to_peer,
    deemed_by_law,
    administrative_change
};
/// vocabulary.md 7
enum class VoidReason {
    wrong_submission,
    duplicate,
    not_eligible,
    other_payer,
    not_a_request,
    incomplete,
    entered_in_error
};
enum class By { rule, person, delegate, law };

/// What the decision was judged on: copied facts, so that years later the record stands alone.
struct Snapshot {
    directory::Member member;
    std::optional<directory::Coverage> coverage;  ///< on the first service day
    std::optional<directory::Provider> requesting;
    std::optional<directory::Provider> servicing;
};

void fields(auto& f, auto& s) requires Is<Snapshot, decltype(s)> {
    f("member", s.member);
    f("coverage", s.coverage);
    f("requesting", s.requesting);
    f("servicing", s.servicing);
}

struct RequestReceived {
    RequestId request;
    SubmitRequest asked;  ///< in normal form
    Snapshot known;
    Instant received_at{};
    Actor by;
    PackVersion pack;  ///< the edition it was judged under; running clocks keep it (architecture 5)
    bool sensitive = false;  ///< by a line's row or a special flag: protected correspondence
    std::optional<Instant>
        information_complete_at;        ///< absent: the receipt if documents came along
    bool records_short_notice = false;  ///< of the records that came along (INT-12)
};

void fields(auto& f, auto& e) requires Is<RequestReceived, decltype(e)> {
    f("request", e.request);
    f("asked", e.asked);
    f("known", e.known);
    f("received_at", e.received_at);
    f("by", e.by);
    f("pack", e.pack);
    f("sensitive", e.sensitive);
    f("information_complete_at", e.information_complete_at);
    f("records_short_notice", e.records_short_notice);
}

/// The lookup's answer for one line, with the rows that gave it.
struct RequirementFound {
    LineNumber line;
    policy::AnswerKind answer = policy::AnswerKind::undetermined;
    std::optional<policy::Because> because;
    bool notify = false;
    bool sensitive = false;
    policy::DecidedBy decided_by = policy::DecidedBy::plan;
    std::vector<std::string> rows;
    std::vector<std::string> why;
    std::vector<policy::Question> asks;
    std::string contact;  ///< key of the pack's contact
};

void fields(auto& f, auto& e) requires Is<RequirementFound, decltype(e)> {
    f("line", e.line);
    f("answer", e.answer);
    f("because", e.because);
    f("notify", e.notify);
    f("sensitive", e.sensitive);
    f("decided_by", e.decided_by);
    f("rows", e.rows);
    f("why", e.why);
    f("asks", e.asks);
    f("contact", e.contact);
}

struct Routed {
    std::string queue;
    std::string because;
};

void fields(auto& f, auto& e) requires Is<Routed, decltype(e)> {
    f("queue", e.queue);
    f("because", e.because);
}

struct RequestForwarded {
    std::string group;        ///< delegate's group id
    std::string contact;      ///< key of the pack's contact
    std::string why;          ///< empty: by the member's group at submission
    std::optional<Actor> by;  ///< absent: by rule at submission
};

void fields(auto& f, auto& e) requires Is<RequestForwarded, decltype(e)> {
    f("group", e.group);
    f("contact", e.contact);
    f("why", e.why);
    f("by", e.by);
}

struct Assigned {
    std::string account;  ///< empty: given back to the queue
    std::string name;
    std::optional<Actor> by = {};  ///< absent: by a rule
    std::optional<Instant> at = {};
    std::optional<int> note = {};  ///< number of the note that went with it
};

void fields(auto& f, auto& e) requires Is<Assigned, decltype(e)> {
    f("account", e.account);
    f("name", e.name);
    f("by", e.by);
    f("at", e.at);
    f("note", e.note);
}

struct NoteAdded {
    int note = 0;  ///< 1, 2, 3 …
    NewNote content;
    Actor by;
    Instant at{};
    std::optional<int> corrects;
};

void fields(auto& f, auto& e) requires Is<NoteAdded, decltype(e)> {
    f("note", e.note);
    f("content", e.content);
    f("by", e.by);
    f("at", e.at);
    f("corrects", e.corrects);
}

struct DocumentAttached {
    int document = 0;  ///< 1, 2, 3 …
    DocumentRef content;
    Actor by;
    Instant at{};
    bool late = false;          ///< after the decision
    bool short_notice = false;  ///< fewer days before the service than the plan wants (INT-12)
};

void fields(auto& f, auto& e) requires Is<DocumentAttached, decltype(e)> {
    f("document", e.document);
    f("content", e.content);
    f("by", e.by);
    f("at", e.at);
    f("late", e.late);
    f("short_notice", e.short_notice);
}

/// The determination of one line. Adverse outcomes need a licensed human; no rule can build one (SB
/// 1120): the denial's event comes with its own type, so this one carries only what a rule or a
/// nurse may decide.
struct LineDetermined {
    LineNumber line;
    Outcome outcome = Outcome::approved;  ///< approved or not_required
    By decided_by = By::rule;
    Actor by;
    Instant at{};
    std::optional<ApprovalReason> reason;
    std::vector<std::string> rows;  ///< auto-approval rule or policy rows
    std::string why;
    std::optional<Day> from;  ///< span of the authorization
    std::optional<Day> to;
    std::optional<Units> units;
    std::string criteria;  ///< source, edition, section when a person cites one
    std::optional<Questions> questions;
    std::vector<CriteriaCited> cited;
    std::string benefits_of;  ///< line of business whose benefits were applied (REV-20)
    std::string servicing;    ///< row id of the provider it is good for (L-AUTH-03)
    std::string place;
    std::vector<std::string> modifiers;
    std::optional<Schedule> schedule;
};

void fields(auto& f, auto& e) requires Is<LineDetermined, decltype(e)> {
    f("line", e.line);
    f("outcome", e.outcome);
    f("decided_by", e.decided_by);
    f("by", e.by);
    f("at", e.at);
    f("reason", e.reason);
    f("rows", e.rows);
    f("why", e.why);
    f("from", e.from);
    f("to", e.to);
    f("units", e.units);
    f("criteria", e.criteria);
    f("questions", e.questions);
    f("cited", e.cited);
    f("benefits_of", e.benefits_of);
    f("servicing", e.servicing);
    f("place", e.place);
    f("modifiers", e.modifiers);
    f("schedule", e.schedule);
}

/// All lines are decided.
struct RequestDetermined {
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<RequestDetermined, decltype(e)> { f("at", e.at); }

struct RequestVoided {
    VoidReason reason = VoidReason::entered_in_error;
    std::string text;
    Actor by;
    Instant at{};
    std::optional<RequestId> duplicate_of = {};  ///< the copy that goes on
};

void fields(auto& f, auto& e) requires Is<RequestVoided, decltype(e)> {
    f("reason", e.reason);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
    f("duplicate_of", e.duplicate_of);
}

using policy::DeadlineExtended;

using AnyEvent = std::variant<
    RequestReceived, AuthorizationImported, RequirementFound, DuplicateSuspected, DuplicateAnswered,
    RequestLinked, StayOpened, policy::ClockStarted, Routed, RequestForwarded, ForwardAcknowledged,
    RequestTakenBack, Assigned, NoteAdded, DocumentAttached, RequestAmended, ChangeAsked,
    ChangeAnswered, UrgencyChanged, ReceiptCorrectionAsked, ReceiptCorrected, InformationRequested,
    InformationReceived, InformationCompleted, InformationCancelled, ContactLogged, TaskOpened,
    TaskAssigned, TaskClosed, DaysAsked, LevelOfCareChanged, StayConverted, MemberDischarged,
    ContinuityAssessed, ReviewRecorded, RequestReferred, LineDetermined, AdverseDetermined,
    DecisionSigned, DecisionOverturned, RequestDetermined, PeerToPeerAsked, PeerToPeerBooked,
    PeerToPeerHeld, CriteriaDisclosed, RequestVoided, RequestWithdrawn, RequestDismissed,
    RequestReopened, DeadlineExtended, UnitsUsed, AuthorizationChanged, AuthorizationEnded,
    CoverageGapFound, MemberChanged, policy::ClockMoved, policy::ClockPaused, policy::ClockResumed,
    policy::ClockWarned, policy::ClockExpired, policy::ClockStopped, policy::NoticeOrdered,
    policy::NoticeDelivered, policy::NoticeFailed>;
/// One of them. Copied, moved and destroyed in events.cpp alone: written out for every kind in
/// every file that names an event, these took most of the time of a build.
struct Event : AnyEvent {
    using AnyEvent::AnyEvent;
    Event();
    Event(Event const& other);
    Event(Event&& other) noexcept;
    Event& operator=(Event const& other);
    Event& operator=(Event&& other) noexcept;
    ~Event();
};
using Events = std::vector<Event>;

std::string_view kind_of(Event const& event);
/// The stored body: the fields without the type, which has its own column.
std::string body_of(Event const& event);
/// Faults: `unknown_event`, or what reading the body says. Old kinds are upcast in history.cpp.
Result<Event> read_event(std::string_view kind, std::string_view body);

}  // namespace assent::request
