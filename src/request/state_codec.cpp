#include "request/state_codec.h"

#include "request/state.h"

namespace assent::request {

std::string write_state(State const& state) { return json_text(state); }

Result<State> read_state(std::string_view text) { return from_json<State>(TRY(json::parse(text))); }

}  // namespace assent::request
