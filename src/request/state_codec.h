/// The stored form of a State. Its .cpp alone instantiates the field lists of the whole picture,
/// which keeps builds fast.
#pragma once

#include "base/result.h"

#include <string>
#include <string_view>

namespace assent::request {

struct State;

std::string write_state(State const& state);
/// Faults: `bad_json`, and what reading a member says, with its pointer.
Result<State> read_state(std::string_view text);

}  // namespace assent::request
