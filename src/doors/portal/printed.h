/// What printing a request needs, for the doors that print it.
#pragma once

#include "engine/engine.h"
#include "letters/abstract.h"

#include <cstddef>
#include <string>
#include <vector>

namespace assent::portal {

/// The letters of a request in the order they were ordered, which gives them their numbers.
std::vector<letters::Letter> letters_of(engine::RequestPicture const& picture);
/// The person and the office, for the line that says who printed it.
std::string who_of(identity::Account const& account);
/// What would go out if the entries behind the first `from` happened: to whom, how, by when, and
/// the facts each letter tells, in the language it is for where there are words in it.
json::Array letters_after(engine::Engine& engine, engine::RequestPicture const& picture,
                          std::size_t from);

}  // namespace assent::portal
