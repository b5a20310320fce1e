/// Our JSON value: order-preserving, numbers keep the digits they came with (FHIR decimals forbid
/// rounding). json.cpp alone includes the parser library behind it.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace assent::json {

class Value;
using Array = std::vector<Value>;
struct Member;
using Object = std::vector<Member>;
/// A number as its text. Always valid JSON number text.
struct Number {
    std::string text;
    friend bool operator==(Number const&, Number const&) = default;
};

class Value {
public:
    // Implicit on purpose: `{"units", 2}` reads as it means.
    // NOLINTBEGIN(google-explicit-constructor)
    Value() = default;  // null
    Value(std::nullptr_t);
    Value(bool flag);
    Value(std::string text);
    Value(std::string_view text);
    Value(char const* text);
    Value(std::int64_t number);
    Value(int number);
    Value(std::size_t number);
    Value(Number number);
    Value(Array items);
    Value(Object members);
    // NOLINTEND(google-explicit-constructor)

    bool is_null() const { return std::holds_alternative<std::monostate>(held_); }
    bool is_bool() const { return std::holds_alternative<bool>(held_); }
    bool is_string() const { return std::holds_alternative<std::string>(held_); }
    bool is_number() const { return std::holds_alternative<Number>(held_); }
    bool is_array() const { return std::holds_alternative<Array>(held_); }
    bool is_object() const { return std::holds_alternative<Object>(held_); }

    bool as_bool() const { return std::get<bool>(held_); }
    std::string const& as_string() const { return std::get<std::string>(held_); }
    Number const& as_number() const { return std::get<Number>(held_); }
    Array const& as_array() const { return std::get<Array>(held_); }
    Array& as_array() { return std::get<Array>(held_); }
    Object const& as_object() const { return std::get<Object>(held_); }
    Object& as_object() { return std::get<Object>(held_); }

    /// Member of an object, or null when absent or when this is no object.
    Value const* find(std::string_view name) const;
    /// Text of a string member, or the fallback.
    std::string_view text(std::string_view name, std::string_view fallback = {}) const;
    /// Sets or appends a member; makes an object of a null.
    Value& set(std::string name, Value value);
    /// Appends to an array; makes an array of a null.
    Value& push(Value value);

    friend bool operator==(Value const&, Value const&) = default;

private:
    std::variant<std::monostate, bool, Number, std::string, Array, Object> held_;
};

struct Member {
    std::string name;
    Value value;
    friend bool operator==(Member const&, Member const&) = default;
};

// Here, because a Value can only be made where Member is known.
inline Value::Value(std::nullptr_t) {}
inline Value::Value(bool flag) : held_(flag) {}
inline Value::Value(std::string text) : held_(std::move(text)) {}
inline Value::Value(std::string_view text) : held_(std::string(text)) {}
inline Value::Value(char const* text) : held_(std::string(text)) {}
inline Value::Value(int number) : Value(static_cast<std::int64_t>(number)) {}
inline Value::Value(std::size_t number) : Value(static_cast<std::int64_t>(number)) {}
inline Value::Value(Number number) : held_(std::move(number)) {}

/// Strict: UTF-8, no repeated names, no `\u0000`, depth at most 64, root an object or an array,
/// nothing behind it. Faults: `bad_json` (with line and column in the sentence), never echoing the
/// text.
Result<Value> parse(std::string_view text);
/// Compact, in member order: the stored and hashed form.
std::string write(Value const& value);
/// Two spaces a level, for people.
std::string write_pretty(Value const& value);
/// Appends a JSON string literal with its quotes.
void append_quoted(std::string& out, std::string_view text);

Result<std::int64_t> to_int(Number const& number);

}  // namespace assent::json
