/// The spelling of enumerators and event types, taken from the code itself, so that C++, JSON, SQL and
/// documentation cannot drift apart. Enumerators must be contiguous from 0 and fewer than 64.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace assent {
namespace names_detail {

template <auto V>
constexpr std::string_view raw_value() {
    std::string_view text = __PRETTY_FUNCTION__;
    auto const start = text.find("V = ") + 4;
    auto const end = text.find_first_of(";]", start);
    text = text.substr(start, end - start);
    auto const colon = text.rfind("::");
    return colon == std::string_view::npos ? text : text.substr(colon + 2);
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

constexpr bool is_name(std::string_view text) {
    return !text.empty() && text.front() != '(' && text.front() != '-' && (text.front() < '0' || text.front() > '9');
}

template <class E, std::size_t... I>
constexpr auto all_raw(std::index_sequence<I...>) {
    return std::array<std::string_view, sizeof...(I)>{raw_value<static_cast<E>(I)>()...};
}

template <class E>
inline constexpr auto raw = all_raw<E>(std::make_index_sequence<64>{});

template <class E>
constexpr std::size_t count() {
    std::size_t n = 0;
    while (n < 64 && is_name(raw<E>[n])) ++n;
    return n;
}

/// A trailing underscore dodges a C++ keyword and is not part of the name (`void_`, `new_`).
constexpr std::string_view trimmed(std::string_view text) {
    if (!text.empty() && text.back() == '_') text.remove_suffix(1);
    return text;
}

}  // namespace names_detail

template <class E>
    requires std::is_enum_v<E>
inline constexpr std::size_t enum_count = names_detail::count<E>();

template <class E>
    requires std::is_enum_v<E>
constexpr std::string_view name_of(E value) {
    auto const index = static_cast<std::size_t>(value);
    return index < enum_count<E> ? names_detail::trimmed(names_detail::raw<E>[index]) : std::string_view{};
}

template <class E>
    requires std::is_enum_v<E>
constexpr std::optional<E> from_name(std::string_view name) {
    for (std::size_t i = 0; i < enum_count<E>; ++i)
        if (names_detail::trimmed(names_detail::raw<E>[i]) == name) return static_cast<E>(i);
    return std::nullopt;
}

/// The bare name of a struct: `RequestReceived`.
template <class T>
constexpr std::string_view type_name() {
    return names_detail::raw_type<T>();
}

}  // namespace assent
