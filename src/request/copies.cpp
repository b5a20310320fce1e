// What is large is copied, moved and destroyed here alone: written out in every file that holds
// one, these took most of the time of a build.
#include "request/state.h"

namespace assent::request {

State::State() = default;
State::State(State const& other) = default;
State::State(State&& other) noexcept = default;
State& State::operator=(State const& other) = default;
State& State::operator=(State&& other) noexcept = default;
State::~State() = default;

LineState::LineState() = default;
LineState::LineState(LineState const& other) = default;
LineState::LineState(LineState&& other) noexcept = default;
LineState& LineState::operator=(LineState const& other) = default;
LineState& LineState::operator=(LineState&& other) noexcept = default;
LineState::~LineState() = default;

SubmitRequest::SubmitRequest() = default;
SubmitRequest::SubmitRequest(SubmitRequest const& other) = default;
SubmitRequest::SubmitRequest(SubmitRequest&& other) noexcept = default;
SubmitRequest& SubmitRequest::operator=(SubmitRequest const& other) = default;
SubmitRequest& SubmitRequest::operator=(SubmitRequest&& other) noexcept = default;
SubmitRequest::~SubmitRequest() = default;

ServiceLine::ServiceLine() = default;
ServiceLine::ServiceLine(ServiceLine const& other) = default;
ServiceLine::ServiceLine(ServiceLine&& other) noexcept = default;
ServiceLine& ServiceLine::operator=(ServiceLine const& other) = default;
ServiceLine& ServiceLine::operator=(ServiceLine&& other) noexcept = default;
ServiceLine::~ServiceLine() = default;

}  // namespace assent::request
