/// What someone may want of a request, and the one function that says what happens then. decide()
/// is pure: time, actor, pack and looked-up facts come in the Context; nothing is fetched, logged
/// or saved here.
#pragma once

#include "policy/clock_commands.h"
#include "policy/overturn.h"
#include "policy/pack.h"
#include "request/actor.h"
#include "request/after_commands.h"
#include "request/change_commands.h"
#include "request/duplicate_commands.h"
#include "request/end_commands.h"
#include "request/events.h"
#include "request/inform_commands.h"
#include "request/review_commands.h"
#include "request/state.h"
#include "request/stay_commands.h"
#include "request/submit.h"
#include "request/talk_commands.h"
#include "request/timing_commands.h"

#include <memory>
#include <optional>
#include <variant>
#include <vector>

namespace assent::request {

/// Adds a note, or corrects an earlier one by a further note. Also after the decision.
struct AddNote {
    NewNote note;
    std::optional<int> corrects;
};

void fields(auto& f, auto& c) requires Is<AddNote, decltype(c)> {
    f("note", c.note);
    f("corrects", c.corrects);
}

/// Attaches a document whose bytes are already in the blob folder. A late one is marked, never
/// lost.
struct AttachDocument {
    DocumentRef document;
};

void fields(auto& f, auto& c) requires Is<AttachDocument, decltype(c)> {
    f("document", c.document);
}

/// Gives the request to a person or, with an empty account, back to its queue; may change the
/// queue.
struct AssignRequest {
    std::string account;
    std::string name;
    std::string queue;               ///< empty: stays where it is
    Private<std::string> note = {};  ///< for whoever has it next; becomes an internal note
};

void fields(auto& f, auto& c) requires Is<AssignRequest, decltype(c)> {
    f("account", c.account);
    f("name", c.name);
    f("queue", c.queue);
    f("note", c.note);
}

using policy::ExpireClock;
using policy::ExtendDeadline;
using policy::WarnClock;

using AnyCommand =
    std::variant<SubmitRequest, ImportAuthorization, AddNote, AttachDocument, AssignRequest,
                 AmendRequest, AskForChange, AskToCancel, AnswerChange, SetUrgency, CorrectReceipt,
                 RequestInformation, RecordInformation, SetInformationComplete, CancelInformation,
                 AnswerDuplicate, LinkRequest, RecordReview, ReferRequest, Determine, SignDecision,
                 ApplyOutcome, VoidRequest, WithdrawRequest, DismissRequest, ReopenRequest,
                 ExtendDeadline, RecountClock, WarnClock, ExpireClock, OrderNotice, RecordDelivery,
                 ForwardRequest, AcknowledgeForward, TakeBackRequest, AskForDays, ChangeLevelOfCare,
                 ConvertStay, DischargeMember, RequestPeerToPeer, BookPeerToPeer, RecordPeerToPeer,
                 LogContact, OpenTask, AssignTask, CloseTask, DiscloseCriteria, ChangeAuthorization,
                 EndAuthorization, ContinueService, RecordUse, RecheckCoverage, MoveToMember,
                 AssessContinuity>;
/// One of them; its copying is written once, in commands.cpp, as that of Event.
struct Command : AnyCommand {
    using AnyCommand::AnyCommand;
    Command();
    Command(Command const& other);
    Command(Command&& other) noexcept;
    Command& operator=(Command const& other);
    Command& operator=(Command&& other) noexcept;
    ~Command();
};

/// What beside its lines makes a request the one it is: staying with a provider is another wish
/// than the same care without it.
struct AskedBeside {
    policy::RequestKind kind = policy::RequestKind::outpatient;
    policy::Review review = policy::Review::pre_service;
    std::vector<policy::Special> special;
    std::string population;
    std::string requesting;              ///< provider row id
    std::vector<std::string> diagnoses;  ///< codes

    bool operator==(AskedBeside const&) const = default;
};

void fields(auto& f, auto& a) requires Is<AskedBeside, decltype(a)> {
    f("kind", a.kind);
    f("review", a.review);
    f("special", a.special);
    f("population", a.population);
    f("requesting", a.requesting);
    f("diagnoses", a.diagnoses);
}

AskedBeside asked_beside(SubmitRequest const& asked);

/// A line of an open, approved or denied request of the same member that may be the same ask
/// (L-DUP-01, L-DUP-02).
struct PossibleDuplicate {
    RequestId request;
    bool open = true;
    std::string code;  ///< normal form
    std::optional<codes::CodeSystem> system;
    Day from{};
    Day to{};
    std::string servicing;  ///< provider row id
    std::string servicing_specialty;
    std::optional<Units> units;
    std::vector<std::string> modifiers;
    std::optional<policy::Urgency> urgency;
    std::optional<AskedBeside> beside;  ///< absent in facts kept before it was looked at
    std::optional<Instant> received_at;
    std::optional<Day> denied_on;  ///< the request was denied
};

void fields(auto& f, auto& d) requires Is<PossibleDuplicate, decltype(d)> {
    f("request", d.request);
    f("open", d.open);
    f("code", d.code);
    f("system", d.system);
    f("from", d.from);
    f("to", d.to);
    f("servicing", d.servicing);
    f("servicing_specialty", d.servicing_specialty);
    f("units", d.units);
    f("modifiers", d.modifiers);
    f("urgency", d.urgency);
    f("beside", d.beside);
    f("received_at", d.received_at);
    f("denied_on", d.denied_on);
}

/// The earlier request a renewal follows.
struct Followed {
    RequestId request;
    MemberId member;
    std::optional<Day> to;  ///< last authorized day, or asked for while it is open
};

void fields(auto& f, auto& e) requires Is<Followed, decltype(e)> {
    f("request", e.request);
    f("member", e.member);
    f("to", e.to);
}

Followed as_followed(State const& state);

/// Looked up by the engine before deciding. Kept beside the events, so that the decision can be
/// made again from what was known then: every new fact is listed in fields().
struct Facts {
    RequestId next_number;  ///< number a submission gets
    std::optional<directory::Member> member;
    std::optional<directory::Provider> requesting;
    std::optional<directory::Provider> servicing;  ///< also the new one of an amendment
    std::vector<PossibleDuplicate> duplicates;
    std::optional<Followed> followed;  ///< none: no such request here
    bool blob_exists = true;           ///< of the document to attach
    /// Whether the procedure code of each line (by position) is in the imported table; nullopt: no
    /// table to ask.
    std::vector<std::optional<bool>> known_codes;
};

void fields(auto& f, auto& known) requires Is<Facts, decltype(known)> {
    f("next_number", known.next_number);
    f("member", known.member);
    f("requesting", known.requesting);
    f("servicing", known.servicing);
    f("duplicates", known.duplicates);
    f("followed", known.followed);
    f("blob_exists", known.blob_exists);
    f("known_codes", known.known_codes);
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

}  // namespace assent::request
