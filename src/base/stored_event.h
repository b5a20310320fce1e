/// How a variant of events is stored: its kind is the name of the struct, its body the fields
/// without the type, which has its own column.
#pragma once

#include "base/fields.h"

namespace assent {

template <IsVariant Event>
std::string_view stored_kind(Event const& event) {
    return std::visit([]<class T>(T const&) { return type_name<T>(); }, event);
}

template <IsVariant Event>
std::string stored_body(Event const& event) {
    return std::visit([](auto const& e) { return json_text(e); }, event);
}

/// Faults: `unknown_event`, or what reading the body says.
template <IsVariant Event, std::size_t I = 0>
Result<Event> read_stored(std::string_view kind, std::string_view body) {
    if constexpr (I == std::variant_size_v<VariantOf<Event>>) {
        return broken("unknown_event", "No event is called " + std::string(kind) + ".");
    } else {
        using T = std::variant_alternative_t<I, VariantOf<Event>>;
        if (kind != type_name<T>()) return read_stored<Event, I + 1>(kind, body);
        auto const value = TRY(json::parse(body));
        // What only certain people may decide is read back through its own gate, never filled in
        // member by member.
        if constexpr (requires { T::read(value); }) return Event(TRY(T::read(value)));
        else return Event(TRY(from_json<T>(value)));
    }
}

}  // namespace assent
