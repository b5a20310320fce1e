/// What printing a request needs, for the doors that print it.
#pragma once

#include "engine/engine.h"
#include "letters/abstract.h"

#include <string>
#include <vector>

namespace assent::portal {

/// The letters of a request in the order they were ordered, which gives them their numbers.
std::vector<letters::Letter> letters_of(engine::RequestPicture const& picture);
/// The person and the office, for the line that says who printed it.
std::string who_of(identity::Account const& account);

}  // namespace assent::portal
