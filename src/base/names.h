/// The spelling of enumerators and event types, taken from the code itself, so that C++, JSON, SQL
/// and documentation cannot drift apart. Enumerators must be contiguous from 0 and fewer than 64.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace assent {
namespace names_detail {

/// All 64 candidates in one instantiation, which keeps builds fast.
template <auto... V>
constexpr std::string_view raw_values() {
    return __PRETTY_FUNCTION__;
}

template <class T>
constexpr std::string_view raw_type() {
    std::string_view text = __PRETTY_FUNCTION__;
    auto const start = text.find("T = ") + 4;
    auto const end = text.find_first_of(";]", start);
    text = text.substr(start, end - start);
    auto const colon = text.rfind("::");
    return colon == std::string_view::npos ? text : text.substr(colon + 2);
}

template <class E>
struct Table {
    std::array<std::string_view, 64> names{};
    std::size_t count = 0;
};

/// Reads `V = {ns::E::a, ns::E::b, (ns::E)2, …}`; a value in parentheses has no enumerator and ends
/// the list.
template <class E>
constexpr Table<E> parse(std::string_view text) {
    Table<E> table;
    auto position = text.find("V = {") + 5;
    while (table.count < 64 && text[position] != '(') {
        auto const end = text.find_first_of(",}", position);
        auto const whole = text.substr(position, end - position);
        auto const colon = whole.rfind("::");
        table.names[table.count++] =
            colon == std::string_view::npos ? whole : whole.substr(colon + 2);
        if (text[end] == '}') break;
        position = end + 2;
    }
    return table;
}

template <class E, std::size_t... I>
constexpr Table<E> make(std::index_sequence<I...>) {
    return parse<E>(raw_values<static_cast<E>(I)...>());
}

template <class E>
inline constexpr Table<E> table = make<E>(std::make_index_sequence<64>{});

/// A trailing underscore dodges a C++ keyword and is not part of the name (`void_`, `new_`).
constexpr std::string_view trimmed(std::string_view text) {
    if (!text.empty() && text.back() == '_') text.remove_suffix(1);
    return text;
}

}  // namespace names_detail

template <class E>
requires std::is_enum_v<E>
inline constexpr std::size_t enum_count = names_detail::table<E>.count;

template <class E>
requires std::is_enum_v<E>
constexpr std::string_view name_of(E value) {
    auto const index = static_cast<std::size_t>(value);
    return index < enum_count<E> ? names_detail::trimmed(names_detail::table<E>.names[index])
                                 : std::string_view{};
}

template <class E>
requires std::is_enum_v<E>
constexpr std::optional<E> from_name(std::string_view name) {
    for (std::size_t i = 0; i < enum_count<E>; ++i)
        if (names_detail::trimmed(names_detail::table<E>.names[i]) == name)
            return static_cast<E>(i);
    return std::nullopt;
}

/// The bare name of a struct: `RequestReceived`.
template <class T>
constexpr std::string_view type_name() {
    return names_detail::raw_type<T>();
}

}  // namespace assent
