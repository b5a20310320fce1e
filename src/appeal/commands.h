/// What someone may want of an appeal, and the one function that says what happens then. decide()
/// is pure: time, actor, pack and looked-up facts come in the Context; nothing is fetched, logged
/// or saved here.
#pragma once

#include "appeal/state.h"
#include "directory/member.h"
#include "policy/overturn.h"
#include "policy/pack.h"

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace assent::appeal {

/// Files an appeal, a dispute or a grievance. Whoever files it for the member by phone, letter or
/// fax says so in `filer`; an office files for itself (42 CFR 438.402, 422.582, 28 CCR 1300.68).
struct FileAppeal {
    AppealKind kind = AppealKind::member_appeal;
    PlanId plan;
    std::optional<RequestId> request;  ///< a grievance may be about none
    std::optional<MemberId> member;    ///< of a grievance about no request
    std::vector<LineNumber> lines;     ///< empty: all that were decided against what was asked
    policy::Urgency urgency = policy::Urgency::standard;
    Filer filer = Filer::member;
    Private<std::string> filer_name;  ///< of a representative
    std::optional<Day> consent_on;    ///< when the member agreed in writing
    std::optional<GrievanceTopic> topic;
    bool clinical = false;  ///< a grievance about care itself
    Private<std::string> why;
    Private<std::string> good_cause;  ///< why it comes late
    bool keep_services = false;       ///< until it is decided (42 CFR 438.420)
    policy::Channel channel = policy::Channel::portal;
    std::optional<Instant> received_at;  ///< first arrival; absent: now
    std::vector<DocumentRef> documents;

    FileAppeal();
    FileAppeal(FileAppeal const& other);
    FileAppeal(FileAppeal&& other) noexcept;
    FileAppeal& operator=(FileAppeal const& other);
    FileAppeal& operator=(FileAppeal&& other) noexcept;
    ~FileAppeal();
};

void fields(auto& f, auto& c) requires Is<FileAppeal, decltype(c)> {
    f("kind", c.kind);
    f("plan", c.plan);
    f("request", c.request);
    f("member", c.member);
    f("lines", c.lines);
    f("urgency", c.urgency);
    f("filer", c.filer);
    f("filer_name", c.filer_name);
    f("consent_on", c.consent_on);
    f("topic", c.topic);
    f("clinical", c.clinical);
    f("why", c.why);
    f("good_cause", c.good_cause);
    f("keep_services", c.keep_services);
    f("channel", c.channel);
    f("received_at", c.received_at);
    f("documents", c.documents);
}

/// A provider asks the plan to think again: X12 UM02 N. On Medicare lines the treating physician
/// may for care not yet given (42 CFR 422.578).
struct AskToReconsider {
    PlanId plan;
    RequestId request;
    std::vector<LineNumber> lines;
    policy::Urgency urgency = policy::Urgency::standard;
    Private<std::string> why;
    policy::Channel channel = policy::Channel::portal;
    std::optional<Instant> received_at;
    std::vector<DocumentRef> documents;
};

void fields(auto& f, auto& c) requires Is<AskToReconsider, decltype(c)> {
    f("plan", c.plan);
    f("request", c.request);
    f("lines", c.lines);
    f("urgency", c.urgency);
    f("why", c.why);
    f("channel", c.channel);
    f("received_at", c.received_at);
    f("documents", c.documents);
}

/// The letter that says it has arrived.
struct AcknowledgeAppeal {};

void fields(auto&, auto& c) requires Is<AcknowledgeAppeal, decltype(c)> {}

/// Gives it to somebody who took no part in the decision; an empty account gives it back.
struct AssignAppeal {
    std::string account;
    std::string name;
};

void fields(auto& f, auto& c) requires Is<AssignAppeal, decltype(c)> {
    f("account", c.account);
    f("name", c.name);
}

/// Waiting 30 days harms nobody here: an urgent one is handled as standard.
struct RefuseExpedite {
    std::string why;
};

void fields(auto& f, auto& c) requires Is<RefuseExpedite, decltype(c)> { f("why", c.why); }

/// Waiting could harm: it is handled as urgent from the moment this was asked for. Of one that was
/// filed as urgent it says that somebody looked and agrees (42 CFR 438.410(a), 422.584(c)).
struct GrantExpedite {
    std::string why;
    std::optional<Instant> asked_at;  ///< absent: now; of one filed as urgent: its receipt
};

void fields(auto& f, auto& c) requires Is<GrantExpedite, decltype(c)> {
    f("why", c.why);
    f("asked_at", c.asked_at);
}

/// Asks whoever filed it, or who treats the member, for what is missing. No clock waits for it
/// (42 CFR 438.406(b)(4): the plan says in time until when evidence is of use).
struct AskForAppealInformation {
    std::vector<std::string> wanted;  ///< in words that those who are asked will see
    std::string of;                   ///< who is asked
    policy::Channel channel = policy::Channel::phone;
    std::optional<Day> answer_by;
};

void fields(auto& f, auto& c) requires Is<AskForAppealInformation, decltype(c)> {
    f("wanted", c.wanted);
    f("of", c.of);
    f("channel", c.channel);
    f("answer_by", c.answer_by);
}

/// Evidence, the member's written consent, or why it came late.
struct RecordAppealInformation {
    InformationKind kind = InformationKind::evidence;
    Private<std::string> text;
    std::optional<Day> consent_on;
    std::vector<DocumentRef> documents;
};

void fields(auto& f, auto& c) requires Is<RecordAppealInformation, decltype(c)> {
    f("kind", c.kind);
    f("text", c.text);
    f("consent_on", c.consent_on);
    f("documents", c.documents);
}

/// What becomes of one line. Who judged it clinically the first time is known of the request.
struct LineVerdict {
    LineNumber line;
    AppealResult result = AppealResult::overturned;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Units> units;
    Private<std::string> sentence;
    std::vector<policy::CriteriaCited> criteria;
};

void fields(auto& f, auto& v) requires Is<LineVerdict, decltype(v)> {
    f("line", v.line);
    f("result", v.result);
    f("from", v.from);
    f("to", v.to);
    f("units", v.units);
    f("sentence", v.sentence);
    f("criteria", v.criteria);
}

/// Decides the appeal, every line of it at once; a grievance has none. No lines: all overturned.
struct ResolveAppeal {
    std::vector<LineVerdict> lines;
    Private<std::string> why;
    std::string expertise;     ///< why the reviewer is qualified for this service
    bool no_conflict = false;  ///< the reviewer's word (L-DEC-09, L-DEC-10)
};

void fields(auto& f, auto& c) requires Is<ResolveAppeal, decltype(c)> {
    f("lines", c.lines);
    f("why", c.why);
    f("expertise", c.expertise);
    f("no_conflict", c.no_conflict);
}

struct WithdrawAppeal {
    WithdrawnBy wish = WithdrawnBy::member;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<WithdrawAppeal, decltype(c)> {
    f("wish", c.wish);
    f("why", c.why);
}

struct DismissAppeal {
    DismissReason reason = DismissReason::invalid_request;
    std::string why;
};

void fields(auto& f, auto& c) requires Is<DismissAppeal, decltype(c)> {
    f("reason", c.reason);
    f("why", c.why);
}

/// Somebody asked a body outside the plan.
struct ForwardAppeal {
    OutsideBody body = OutsideBody::state_hearing;
    std::string reference;
    std::optional<Day> asked_on;  ///< absent: today
};

void fields(auto& f, auto& c) requires Is<ForwardAppeal, decltype(c)> {
    f("body", c.body);
    f("reference", c.reference);
    f("asked_on", c.asked_on);
}

/// What that body decided. No lines with an overturn: all of them.
struct RecordOutsideDecision {
    OutsideBody body = OutsideBody::state_hearing;
    AppealResult result = AppealResult::upheld;
    std::vector<LineVerdict> lines;
    std::string reference;
    Day decided_on{};
    std::string why;
};

void fields(auto& f, auto& c) requires Is<RecordOutsideDecision, decltype(c)> {
    f("body", c.body);
    f("result", c.result);
    f("lines", c.lines);
    f("reference", c.reference);
    f("decided_on", c.decided_on);
    f("why", c.why);
}

/// The request was changed, or what was owed was given.
struct RecordEffectuation {
    std::string how;
};

void fields(auto& f, auto& c) requires Is<RecordEffectuation, decltype(c)> { f("how", c.how); }

struct AddAppealNote {
    Private<std::string> text;
};

void fields(auto& f, auto& c) requires Is<AddAppealNote, decltype(c)> { f("text", c.text); }

using policy::ExpireClock;
using policy::ExtendDeadline;
using policy::RecordDelivery;
using policy::WarnClock;

using AnyCommand =
    std::variant<FileAppeal, AskToReconsider, AcknowledgeAppeal, AssignAppeal, RefuseExpedite,
                 GrantExpedite, AskForAppealInformation, RecordAppealInformation, ResolveAppeal,
                 WithdrawAppeal, DismissAppeal, ForwardAppeal, RecordOutsideDecision,
                 RecordEffectuation, AddAppealNote, ExtendDeadline, WarnClock, ExpireClock,
                 RecordDelivery>;
/// One of them; its copying is written once, in commands.cpp.
struct Command : AnyCommand {
    using AnyCommand::AnyCommand;
    Command();
    Command(Command const& other);
    Command(Command&& other) noexcept;
    Command& operator=(Command const& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

/// Another appeal about the same request.
struct OtherAppeal {
    AppealId appeal;
    AppealKind kind = AppealKind::member_appeal;
    bool open = true;
    bool judged = false;  ///< decided on its merits
    std::vector<LineNumber> lines;
};

void fields(auto& f, auto& o) requires Is<OtherAppeal, decltype(o)> {
    f("appeal", o.appeal);
    f("kind", o.kind);
    f("open", o.open);
    f("judged", o.judged);
    f("lines", o.lines);
}

OtherAppeal as_other(State const& state);

/// Looked up before deciding, and kept beside the events so that the decision can be made again:
/// every new fact is listed in fields().
struct Facts {
    AppealId next_number;
    std::optional<policy::Disputed> about;    ///< none: no such request here
    std::optional<directory::Member> member;  ///< of a grievance about no request
    std::vector<OtherAppeal> others;
    bool blobs_exist = true;   ///< of the documents named
    bool carried_out = false;  ///< the request shows the outcome of this appeal
    std::vector<std::string> superiors_of_assignee;
};

void fields(auto& f, auto& known) requires Is<Facts, decltype(known)> {
    f("next_number", known.next_number);
    f("about", known.about);
    f("member", known.member);
    f("others", known.others);
    f("blobs_exist", known.blobs_exist);
    f("carried_out", known.carried_out);
    f("superiors_of_assignee", known.superiors_of_assignee);
}

struct Context {
    Instant now{};
    Actor actor;
    policy::Pack const& pack;
    Facts facts;
};

Result<Events> decide(State const& state, Command const& command, Context const& context);

/// The name of a command as the vocabulary spells it.
std::string_view name_of_command(Command const& command);
/// Whether the command begins an appeal, and about which request.
bool begins(Command const& command);
std::optional<RequestId> request_of(Command const& command);

/// What must reach the request because of this event: the lines it gets back, under the number of
/// the appeal. By whom: the actor who decided it here.
struct CarryOut {
    RequestId request;
    policy::ApplyOutcome outcome;
    Actor by;
};

void fields(auto& f, auto& c) requires Is<CarryOut, decltype(c)> {
    f("request", c.request);
    f("outcome", c.outcome);
    f("by", c.by);
}

/// The last decision in the member's favor, whoever made it.
std::optional<CarryOut> owed(State const& state);
/// What this event owes; `after`: the state it led to.
std::optional<CarryOut> to_carry_out(State const& after, Event const& event);

}  // namespace assent::appeal
