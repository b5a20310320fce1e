/// The commands that follow the first decision or go beside it, one function each; decide.cpp
/// visits them. The files are named after the verb.
#pragma once

#include "request/commands.h"

namespace assent::request {

// stay.cpp
Result<Events> ask_for_days(State const& state, AskForDays const& command, Context const& context);
Result<Events> change_level(State const& state, ChangeLevelOfCare const& command,
                            Context const& context);
Result<Events> convert_stay(State const& state, ConvertStay const& command, Context const& context);
Result<Events> discharge(State const& state, DischargeMember const& command,
                         Context const& context);

// use.cpp
Result<Events> record_use(State const& state, RecordUse const& command, Context const& context);

// change_authorization.cpp
Result<Events> change_authorization(State const& state, ChangeAuthorization const& command,
                                    Context const& context);
Result<Events> end_authorization(State const& state, EndAuthorization const& command,
                                 Context const& context);

// continue_service.cpp
Result<Events> continue_service(State const& state, ContinueService const& command,
                                Context const& context);

// recheck.cpp
Result<Events> recheck_coverage(State const& state, Context const& context);
Result<Events> move_to_member(State const& state, MoveToMember const& command,
                              Context const& context);

// import_authorization.cpp
Result<Events> import_authorization(State const& state, ImportAuthorization const& command,
                                    Context const& context);

// delegate.cpp
Result<Events> forward(State const& state, ForwardRequest const& command, Context const& context);
Result<Events> acknowledge(State const& state, AcknowledgeForward const& command,
                           Context const& context);
Result<Events> take_back(State const& state, TakeBackRequest const& command,
                         Context const& context);

// continuity.cpp
Result<Events> assess_continuity(State const& state, AssessContinuity const& command,
                                 Context const& context);

// talk.cpp
Result<Events> ask_peer_to_peer(State const& state, RequestPeerToPeer const& command,
                                Context const& context);
Result<Events> book_peer_to_peer(State const& state, BookPeerToPeer const& command,
                                 Context const& context);
Result<Events> record_peer_to_peer(State const& state, RecordPeerToPeer const& command,
                                   Context const& context);
Result<Events> log_contact(State const& state, LogContact const& command, Context const& context);

// task.cpp
Result<Events> open_task(State const& state, OpenTask const& command, Context const& context);
Result<Events> assign_task(State const& state, AssignTask const& command, Context const& context);
Result<Events> close_task(State const& state, CloseTask const& command, Context const& context);
Result<Events> disclose_criteria(State const& state, DiscloseCriteria const& command,
                                 Context const& context);

}  // namespace assent::request
