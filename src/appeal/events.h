/// Everything that can have happened to an appeal, a dispute or a grievance, in life order. An
/// event never changes meaning.
#pragma once

#include "appeal/resolved.h"
#include "policy/disputed.h"
#include "policy/document.h"
#include "policy/events.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace assent::appeal {

using policy::Actor;
using policy::DocumentRef;

/// Services go on until the appeal is decided, or why they do not (42 CFR 438.420).
struct AidPending {
    bool granted = false;
    std::string why;
};

void fields(auto& f, auto& a) requires Is<AidPending, decltype(a)> {
    f("granted", a.granted);
    f("why", a.why);
}

/// How it was filed, with the facts of the decision it is about.
struct AppealReceived {
    AppealId appeal;
    AppealKind kind = AppealKind::member_appeal;
    std::string rule;  ///< row of appeals.toml
    policy::Urgency urgency = policy::Urgency::standard;
    Filer filer = Filer::member;
    Private<std::string> filer_name;
    PlanId plan;
    MemberId member;
    Private<std::string> member_name;  ///< last name, first name
    std::string language;
    std::string line_of_business;
    std::optional<policy::Disputed> about;  ///< absent: a grievance about no request
    std::vector<LineNumber> lines;
    std::optional<GrievanceTopic> topic;
    bool clinical = false;  ///< a grievance about care itself
    Private<std::string> why;
    std::optional<Day> consent_on;  ///< when the member agreed in writing
    bool consent_missing = false;
    bool late = false;  ///< filed behind its time and not excused
    Private<std::string> good_cause;
    std::optional<AidPending> aid;
    std::vector<DocumentRef> documents;
    policy::Channel channel = policy::Channel::portal;
    Instant received_at{};  ///< first arrival at the plan
    Actor by;
    Instant at{};
    PackVersion pack;

    AppealReceived();
    AppealReceived(AppealReceived const& other);
    AppealReceived(AppealReceived&& other) noexcept;
    AppealReceived& operator=(AppealReceived const& other);
    AppealReceived& operator=(AppealReceived&& other) noexcept;
    ~AppealReceived();
};

void fields(auto& f, auto& e) requires Is<AppealReceived, decltype(e)> {
    f("appeal", e.appeal);
    f("kind", e.kind);
    f("rule", e.rule);
    f("urgency", e.urgency);
    f("filer", e.filer);
    f("filer_name", e.filer_name);
    f("plan", e.plan);
    f("member", e.member);
    f("member_name", e.member_name);
    f("language", e.language);
    f("line_of_business", e.line_of_business);
    f("about", e.about);
    f("lines", e.lines);
    f("topic", e.topic);
    f("clinical", e.clinical);
    f("why", e.why);
    f("consent_on", e.consent_on);
    f("consent_missing", e.consent_missing);
    f("late", e.late);
    f("good_cause", e.good_cause);
    f("aid", e.aid);
    f("documents", e.documents);
    f("channel", e.channel);
    f("received_at", e.received_at);
    f("by", e.by);
    f("at", e.at);
    f("pack", e.pack);
}

struct AppealAcknowledged {
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealAcknowledged, decltype(e)> {
    f("by", e.by);
    f("at", e.at);
}

struct AppealAssigned {
    std::string account;  ///< empty: given back
    std::string name;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealAssigned, decltype(e)> {
    f("account", e.account);
    f("name", e.name);
    f("by", e.by);
    f("at", e.at);
}

/// An urgent one is handled as standard from its receipt (42 CFR 438.410(c), 422.584(d)).
struct ExpediteRefused {
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ExpediteRefused, decltype(e)> {
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

/// It is handled as urgent (42 CFR 438.410(a), 422.584(c)).
struct ExpediteGranted {
    std::string why;
    Instant asked_at{};  ///< from when the urgent time counts
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<ExpediteGranted, decltype(e)> {
    f("why", e.why);
    f("asked_at", e.asked_at);
    f("by", e.by);
    f("at", e.at);
}

struct AppealInformationAsked {
    std::vector<std::string> wanted;
    std::string of;  ///< who was asked
    policy::Channel channel = policy::Channel::phone;
    std::optional<Day> answer_by;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealInformationAsked, decltype(e)> {
    f("wanted", e.wanted);
    f("of", e.of);
    f("channel", e.channel);
    f("answer_by", e.answer_by);
    f("by", e.by);
    f("at", e.at);
}

struct AppealInformationReceived {
    InformationKind kind = InformationKind::evidence;
    Private<std::string> text;
    std::optional<Day> consent_on;
    std::vector<DocumentRef> documents;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealInformationReceived, decltype(e)> {
    f("kind", e.kind);
    f("text", e.text);
    f("consent_on", e.consent_on);
    f("documents", e.documents);
    f("by", e.by);
    f("at", e.at);
}

struct AppealWithdrawn {
    WithdrawnBy wish = WithdrawnBy::member;
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealWithdrawn, decltype(e)> {
    f("wish", e.wish);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

struct AppealDismissed {
    DismissReason reason = DismissReason::invalid_request;
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealDismissed, decltype(e)> {
    f("reason", e.reason);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

struct AppealForwarded {
    OutsideBody body = OutsideBody::state_hearing;
    ForwardCause cause = ForwardCause::asked;
    std::string reference;  ///< the body's own number, when known
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealForwarded, decltype(e)> {
    f("body", e.body);
    f("cause", e.cause);
    f("reference", e.reference);
    f("by", e.by);
    f("at", e.at);
}

/// What a body outside the plan decided. It binds the plan; nobody here judged anything.
struct OutsideDecisionRecorded {
    OutsideBody body = OutsideBody::state_hearing;
    AppealResult result = AppealResult::upheld;
    std::vector<LineResolution> lines;  ///< those it changed
    std::string reference;
    Day decided_on{};
    std::string why;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<OutsideDecisionRecorded, decltype(e)> {
    f("body", e.body);
    f("result", e.result);
    f("lines", e.lines);
    f("reference", e.reference);
    f("decided_on", e.decided_on);
    f("why", e.why);
    f("by", e.by);
    f("at", e.at);
}

/// The request says now what was decided here.
struct AppealEffectuated {
    std::string how;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealEffectuated, decltype(e)> {
    f("how", e.how);
    f("by", e.by);
    f("at", e.at);
}

struct AppealNoteAdded {
    int note = 0;  ///< 1, 2, 3 …
    Private<std::string> text;
    Actor by;
    Instant at{};
};

void fields(auto& f, auto& e) requires Is<AppealNoteAdded, decltype(e)> {
    f("note", e.note);
    f("text", e.text);
    f("by", e.by);
    f("at", e.at);
}

using AnyEvent = std::variant<AppealReceived, AppealAcknowledged, AppealAssigned, ExpediteRefused,
                              ExpediteGranted, AppealInformationAsked, AppealInformationReceived,
                              AppealResolved, AppealWithdrawn, AppealDismissed, AppealForwarded,
                              OutsideDecisionRecorded, AppealEffectuated, AppealNoteAdded,
                              policy::DeadlineExtended, policy::ClockStarted, policy::ClockMoved,
                              policy::ClockWarned, policy::ClockExpired, policy::ClockStopped,
                              policy::NoticeOrdered, policy::NoticeDelivered, policy::NoticeFailed>;
/// One of them; its copying is written once, in events.cpp.
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
/// Faults: `unknown_event`, or what reading the body says.
Result<Event> read_event(std::string_view kind, std::string_view body);

}  // namespace assent::appeal
