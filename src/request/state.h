/// The current picture of a request: the fold of its events. Stored beside them and checked against
/// them.
#pragma once

#include "base/fields.h"
#include "request/after_state.h"
#include "request/change_state.h"
#include "request/duplicate_state.h"
#include "request/end_state.h"
#include "request/events.h"
#include "request/review_state.h"
#include "request/stay_state.h"
#include "request/talk_state.h"
#include "request/timing_state.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

/// vocabulary.md 4
enum class Status {
    received,
    intake,
    in_review,
    awaiting_information,
    forwarded,
    approved,
    modified,
    partially_approved,
    denied,
    not_required,
    withdrawn,
    voided,
    dismissed
};
enum class Stage { clerk, nurse, pharmacist, physician, medical_director, external, peer_to_peer };
using policy::Clock;
using policy::ClockState;

struct LineState {
    LineNumber number;
    ServiceLine asked;
    std::optional<RequirementFound> requirement;
    Outcome outcome = Outcome::pending;
    std::optional<LineDetermined> determined;
    std::optional<AdverseRecord> adverse;  ///< as it stands or awaits its second signature

    LineState();
    LineState(LineState const& other);
    LineState(LineState&& other) noexcept;
    LineState& operator=(LineState const& other);
    LineState& operator=(LineState&& other) noexcept;
    ~LineState();
};

void fields(auto& f, auto& l) requires Is<LineState, decltype(l)> {
    f("number", l.number);
    f("asked", l.asked);
    f("requirement", l.requirement);
    f("outcome", l.outcome);
    f("determined", l.determined);
    f("adverse", l.adverse);
}

struct State {
    RequestId request;
    Status status = Status::received;
    Stage stage = Stage::clerk;
    std::string queue;
    std::string assignee;  ///< account id
    std::string assignee_name;
    std::optional<Assigned> handed;  ///< how the assignee got it from somebody else
    std::optional<Instant> received_at;
    std::optional<Instant> closed_at;
    bool overdue = false;
    bool sensitive = false;
    PackVersion pack;  ///< the edition it was received under
    Shared<SubmitRequest>
        asked;  ///< without its notes and documents: these stand in the lists below
    Shared<Snapshot> known;
    std::optional<Actor> submitted_by;
    std::vector<LineState> lines;
    std::vector<Clock> clocks;
    std::vector<NoteAdded> notes;
    std::vector<DocumentAttached> documents;
    std::vector<DuplicateSuspected> duplicates;
    std::vector<policy::NoticeOrdered> notices;
    std::optional<RequestVoided> voided;
    std::string forwarded_to;
    Timing timing;
    ReviewState review;
    ChangeFile changes;
    DuplicateFile copies;
    EndState ends;
    std::optional<Stay> stay;
    std::optional<Talk> talk;    ///< absent: nobody talked
    std::optional<After> after;  ///< absent: nothing happened since

    bool exists() const { return received_at.has_value(); }
    bool closed() const { return closed_at.has_value(); }

    State();
    State(State const& other);
    State(State&& other) noexcept;
    State& operator=(State const& other);
    State& operator=(State&& other) noexcept;
    ~State();
};

void fields(auto& f, auto& s) requires Is<State, decltype(s)> {
    f("request", s.request);
    f("status", s.status);
    f("stage", s.stage);
    f("queue", s.queue);
    f("assignee", s.assignee);
    f("assignee_name", s.assignee_name);
    f("handed", s.handed);
    f("received_at", s.received_at);
    f("closed_at", s.closed_at);
    f("overdue", s.overdue);
    f("sensitive", s.sensitive);
    f("pack", s.pack);
    f("asked", s.asked);
    f("known", s.known);
    f("submitted_by", s.submitted_by);
    f("lines", s.lines);
    f("clocks", s.clocks);
    f("notes", s.notes);
    f("documents", s.documents);
    f("duplicates", s.duplicates);
    f("notices", s.notices);
    f("voided", s.voided);
    f("forwarded_to", s.forwarded_to);
    f("timing", s.timing);
    f("review", s.review);
    f("changes", s.changes);
    f("copies", s.copies);
    f("ends", s.ends);
    f("stay", s.stay);
    f("talk", s.talk);
    f("after", s.after);
}

/// Copies facts; holds no rule (style: apply only copies facts).
State apply(State state, Event const& event);
State fold(Events const& events);

/// vocabulary.md 4, "Status from lines": void and withdrawn lines are left out.
Status status_of(std::vector<LineState> const& lines);
/// The same without the question whether there is any.
Talk const& talk_of(State const& state);
After const& after_of(State const& state);

/// What was asked, authorized, used and remains of a line.
Balance balance_of(State const& state, LineState const& line);
/// May be used: approved as asked, with changes or in part.
bool is_authorized(Outcome outcome);
bool is_authorized(LineState const& line);

/// The running clock of the decision that is due first: what a request is due by. Clocks of
/// telling, of a reply or of what comes later are none.
Clock const* governing_clock(State const& state);

}  // namespace assent::request
