// What is large is copied, moved and destroyed here alone, and its field lists are written out here
// alone: in every file that holds one, these took most of the time of a build.
#include "appeal/state.h"

namespace assent::appeal {

AppealReceived::AppealReceived() = default;
AppealReceived::AppealReceived(AppealReceived const& other) = default;
AppealReceived::AppealReceived(AppealReceived&& other) noexcept = default;
AppealReceived& AppealReceived::operator=(AppealReceived const& other) = default;
AppealReceived& AppealReceived::operator=(AppealReceived&& other) noexcept = default;
AppealReceived::~AppealReceived() = default;

State::State() = default;
State::State(State const& other) = default;
State::State(State&& other) noexcept = default;
State& State::operator=(State const& other) = default;
State& State::operator=(State&& other) noexcept = default;
State::~State() = default;

std::string write_state(State const& state) { return json_text(state); }

Result<State> read_state(std::string_view text) { return from_json<State>(TRY(json::parse(text))); }

}  // namespace assent::appeal
