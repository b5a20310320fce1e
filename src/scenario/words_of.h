/// Small readings that several phrases share: lists, enumerators, tables by name.
#pragma once

#include "base/fields.h"
#include "base/text.h"
#include "scenario/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::scenario {

/// An enumerator by its name. Fault: `bad_scenario` naming the choices.
template <class E>
Result<E> enumerator(std::string_view name) {
    if (auto const found = from_name<E>(name)) return *found;
    std::string all;
    for (std::size_t i = 0; i < enum_count<E>; ++i)
        all += (i == 0 ? "" : ", ") + std::string(name_of(static_cast<E>(i)));
    return bad_step("\"" + std::string(name) + "\" is none of: " + all);
}

template <class E>
Result<std::vector<E>> enumerators(std::string_view names) {
    std::vector<E> found;
    for (auto const word : words(names)) found.push_back(TRY(enumerator<E>(word)));
    return found;
}

inline std::vector<std::string> texts(std::string_view list) {
    std::vector<std::string> found;
    for (auto const word : words(list)) found.emplace_back(word);
    return found;
}

/// `A, B, C` as its parts.
inline std::vector<std::string> listed(std::string_view list) {
    std::vector<std::string> found;
    for (auto const part : split(list, ',')) found.emplace_back(trim(part));
    return found;
}

inline Result<bool> yes_or_no(std::string_view word) {
    if (word == "yes") return true;
    if (word == "no") return false;
    return bad_step("\"" + std::string(word) + "\" is neither yes nor no");
}

inline Result<int> whole_number(std::string_view word) {
    if (!is_digits(word) || word.size() > 6)
        return bad_step("\"" + std::string(word) + "\" is no whole number");
    return std::stoi(std::string(word));
}

/// The true list in the order in which it was written when it holds the same, else in its own
/// order.
std::string in_written_order(std::vector<std::string> const& truth, std::string_view written);

}  // namespace assent::scenario
