/// Data is described once: a struct's `fields(f, object)` list gives JSON in and out, diffs and the
/// OpenAPI schema.
///
///     void fields(auto& f, auto& line) requires Is<ServiceLine, decltype(line)> {
///         f("code", line.code);
///         f("units", line.units);
///     }
///
/// Writing leaves out empty optionals, empty strings and empty vectors; reading takes an absent
/// member as the default and refuses unknown members with their JSON pointer (`unknown_field`). A
/// required member is checked by the command that needs it, in the domain's words.
#pragma once

#include "base/json.h"
#include "base/names.h"
#include "base/quantity.h"
#include "base/result.h"
#include "base/shared.h"
#include "base/time.h"
#include "base/typed.h"

#include <concepts>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

namespace assent {

template <class T, class U>
concept Is = std::same_as<T, std::remove_cvref_t<U>>;

class Reader;
class Writer;

template <class T>
concept HasFields = requires(T& object, Writer& writer) {
    fields(writer, object);
};

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_optional<Shared<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class... Ts>
std::variant<Ts...> variant_of(std::variant<Ts...> const&);  // for the type it names
/// A std::variant, or a struct that is one by inheritance.
template <class T>
concept IsVariant = requires(T const& value) {
    variant_of(value);
};
template <class T>
using VariantOf = decltype(variant_of(std::declval<T const&>()));
template <class T>
struct is_typed : std::false_type {};
template <class Tag, class Rep>
struct is_typed<Typed<Tag, Rep>> : std::true_type {};
template <class T>
struct is_private : std::false_type {};
template <class T>
struct is_private<Private<T>> : std::true_type {};

/// Nothing to say: the member is not written at all.
template <class T>
bool is_left_out(T const& value) {
    if constexpr (is_optional<T>::value) return !value;
    else if constexpr (is_vector<T>::value || std::same_as<T, std::string>) return value.empty();
    else if constexpr (is_typed<T>::value) return is_left_out(value.value);
    else if constexpr (is_private<T>::value) return is_left_out(value.reveal());
    else return false;
}

template <class T>
json::Value to_json(T const& value);
class Writer {
public:
    template <class T>
    void operator()(std::string_view name, T const& value) {
        if (!is_left_out(value)) object_.push_back({std::string(name), to_json(value)});
    }
    json::Value take() { return json::Value(std::move(object_)); }

private:
    json::Object object_;
};

template <class T>
void append_json(std::string& out, T const& value);
/// Writes the members of an object as text at once: what json::write(to_json()) gives, without the
/// values between.
class TextWriter {
public:
    explicit TextWriter(std::string& out, bool first = true) : out_(out), first_(first) {}

    template <class T>
    void operator()(std::string_view name, T const& value) {
        if (is_left_out(value)) return;
        if (!first_) out_ += ',';
        first_ = false;
        json::append_quoted(out_, name);
        out_ += ':';
        append_json(out_, value);
    }

private:
    std::string& out_;
    bool first_;
};

/// Where reading stands; the JSON pointer is only built when something is wrong.
struct Path {
    Path const* up = nullptr;
    std::string_view name;
    std::size_t index = 0;
    std::string pointer() const;
};

/// Reads into `out`; false and the fault when it cannot.
template <class T>
bool read_value(json::Value const& value, Path const& path, Fault& fault, T& out);

class Reader {
public:
    Reader(json::Object const& object, Path const& path, Fault& fault)
        : object_(object), path_(path), fault_(fault) {}

    template <class T>
    void operator()(std::string_view name, T& target) {
        if (failed_) return;
        auto const* found = next(name);
        if (found == nullptr) return;
        failed_ = !read_value(*found, Path{&path_, name, 0}, fault_, target);
    }

    /// False when a member failed or an unknown one is present (with "did you mean").
    bool finish();

private:
    /// The member of that name, or null when absent or null; remembers what was asked for.
    json::Value const* next(std::string_view name);

    json::Object const& object_;
    Path const& path_;
    Fault& fault_;
    std::vector<std::string_view> known_;
    std::size_t taken_ = 0;
    bool failed_ = false;
};

// Leaves. Each refuses a wrong JSON type with `wrong_type` and bad content with the code of its
// parser.
namespace fields_detail {
bool wrong_type(Path const& path, Fault& fault, std::string_view wanted);
bool read_text(json::Value const& value, Path const& path, Fault& fault, std::string& out);
bool read_bool(json::Value const& value, Path const& path, Fault& fault, bool& out);
bool read_int(json::Value const& value, Path const& path, Fault& fault, std::int64_t& out);
bool read_day(json::Value const& value, Path const& path, Fault& fault, Day& out);
bool read_instant(json::Value const& value, Path const& path, Fault& fault, Instant& out);
/// A JSON number or a decimal string.
bool read_units(json::Value const& value, Path const& path, Fault& fault, Units& out);
bool read_money(json::Value const& value, Path const& path, Fault& fault, Money& out);
/// Index of the enumerator, or false with the allowed values in the sentence.
bool read_enum(json::Value const& value, Path const& path, Fault& fault,
               std::span<std::string_view const> names, std::size_t& out);
bool unknown_type(Path const& path, Fault& fault);

template <class V, std::size_t I = 0>
bool read_variant(std::string_view kind, json::Value const& body, Path const& path, Fault& fault,
                  V& out) {
    if constexpr (I == std::variant_size_v<VariantOf<V>>) {
        return unknown_type(path, fault);
    } else {
        using T = std::variant_alternative_t<I, VariantOf<V>>;
        if (kind != type_name<T>()) return read_variant<V, I + 1>(kind, body, path, fault, out);
        return read_value(body, path, fault, out.template emplace<I>());
    }
}
}  // namespace fields_detail

template <class T>
json::Value to_json(T const& value) {
    if constexpr (std::same_as<T, bool> || std::same_as<T, std::string>) {
        return json::Value(value);
    } else if constexpr (std::same_as<T, json::Value>) {
        return value;
    } else if constexpr (std::integral<T>) {
        return json::Value(static_cast<std::int64_t>(value));
    } else if constexpr (std::same_as<T, Instant> || std::same_as<T, Day>) {
        return json::Value(to_text(value));
    } else if constexpr (std::same_as<T, Units> || std::same_as<T, Money>) {
        return json::Value(json::Number{to_text(value)});
    } else if constexpr (std::is_enum_v<T>) {
        return json::Value(name_of(value));
    } else if constexpr (is_typed<T>::value) {
        return to_json(value.value);
    } else if constexpr (is_private<T>::value) {
        return to_json(value.reveal());
    } else if constexpr (is_optional<T>::value) {
        return value ? to_json(*value) : json::Value();
    } else if constexpr (is_vector<T>::value) {
        json::Array items;
        items.reserve(value.size());
        for (auto const& item : value) items.push_back(to_json<typename T::value_type>(item));
        return json::Value(std::move(items));
    } else if constexpr (IsVariant<T>) {
        return std::visit(
            [](auto const& alternative) {
                using A = std::remove_cvref_t<decltype(alternative)>;
                json::Object object{{"type", json::Value(type_name<A>())}};
                auto body = to_json(alternative);
                for (auto& member : body.as_object()) object.push_back(std::move(member));
                return json::Value(std::move(object));
            },
            value);
    } else {
        static_assert(HasFields<T>, "give the type a fields(f, object) list");
        Writer writer;
        fields(writer, value);
        return writer.take();
    }
}

template <class T>
void append_json(std::string& out, T const& value) {
    if constexpr (std::same_as<T, std::string>) {
        json::append_quoted(out, value);
    } else if constexpr (std::same_as<T, bool>) {
        out += value ? "true" : "false";
    } else if constexpr (std::integral<T>) {
        out += std::to_string(value);
    } else if constexpr (std::same_as<T, Units> || std::same_as<T, Money>) {
        out += to_text(value);
    } else if constexpr (std::same_as<T, Instant> || std::same_as<T, Day>) {
        json::append_quoted(out, to_text(value));
    } else if constexpr (std::is_enum_v<T>) {
        json::append_quoted(out, name_of(value));
    } else if constexpr (is_typed<T>::value) {
        append_json(out, value.value);
    } else if constexpr (is_private<T>::value) {
        append_json(out, value.reveal());
    } else if constexpr (is_optional<T>::value) {
        if (value) append_json(out, *value);
        else out += "null";
    } else if constexpr (is_vector<T>::value) {
        out += '[';
        bool first = true;
        for (auto const& item : value) {
            if (!std::exchange(first, false)) out += ',';
            append_json<typename T::value_type>(out, item);
        }
        out += ']';
    } else if constexpr (IsVariant<T>) {
        std::visit(
            [&](auto const& alternative) {
                out += R"({"type":)";
                json::append_quoted(out, type_name<std::remove_cvref_t<decltype(alternative)>>());
                TextWriter writer(out, false);
                fields(writer, alternative);
                out += '}';
            },
            value);
    } else if constexpr (HasFields<T>) {
        out += '{';
        TextWriter writer(out);
        fields(writer, value);
        out += '}';
    } else {
        out += json::write(to_json(value));
    }
}

/// What json::write(to_json(value)) gives, byte for byte.
template <class T>
std::string json_text(T const& value) {
    std::string out;
    append_json(out, value);
    return out;
}

template <class T>
bool read_value(json::Value const& value, Path const& path, Fault& fault, T& out) {
    using namespace fields_detail;
    if constexpr (std::same_as<T, json::Value>) {
        out = value;
        return true;
    } else if constexpr (std::same_as<T, bool>) {
        return read_bool(value, path, fault, out);
    } else if constexpr (std::integral<T>) {
        std::int64_t number = 0;
        if (!read_int(value, path, fault, number)) return false;
        if (!std::in_range<T>(number)) return wrong_type(path, fault, "a smaller whole number");
        out = static_cast<T>(number);
        return true;
    } else if constexpr (std::same_as<T, std::string>) {
        return read_text(value, path, fault, out);
    } else if constexpr (std::same_as<T, Instant>) {
        return read_instant(value, path, fault, out);
    } else if constexpr (std::same_as<T, Day>) {
        return read_day(value, path, fault, out);
    } else if constexpr (std::same_as<T, Units>) {
        return read_units(value, path, fault, out);
    } else if constexpr (std::same_as<T, Money>) {
        return read_money(value, path, fault, out);
    } else if constexpr (std::is_enum_v<T>) {
        std::size_t index = 0;
        auto const names = std::span(names_detail::table<T>.names).first(enum_count<T>);
        if (!read_enum(value, path, fault, names, index)) return false;
        out = static_cast<T>(index);
        return true;
    } else if constexpr (is_typed<T>::value) {
        return read_value(value, path, fault, out.value);
    } else if constexpr (is_private<T>::value) {
        return read_value(value, path, fault, out.reveal());
    } else if constexpr (is_optional<T>::value) {
        if (value.is_null()) return true;
        return read_value(value, path, fault, out.emplace());
    } else if constexpr (is_vector<T>::value) {
        if (!value.is_array()) return wrong_type(path, fault, "a list");
        out.clear();
        out.reserve(value.as_array().size());
        for (std::size_t i = 0; i < value.as_array().size(); ++i)
            if (!read_value(value.as_array()[i], Path{&path, {}, i}, fault, out.emplace_back()))
                return false;
        return true;
    } else if constexpr (IsVariant<T>) {
        auto const* kind = value.find("type");
        if (kind == nullptr || !kind->is_string())
            return wrong_type(path, fault, "an object with its type");
        json::Object body;
        for (auto const& member : value.as_object())
            if (member.name != "type") body.push_back(member);
        return read_variant<T>(kind->as_string(), json::Value(std::move(body)), path, fault, out);
    } else {
        static_assert(HasFields<T>, "give the type a fields(f, object) list");
        if (!value.is_object()) return wrong_type(path, fault, "an object");
        Reader reader(value.as_object(), path, fault);
        fields(reader, out);
        return reader.finish();
    }
}

/// Faults: `unknown_field`, `wrong_type`, `unknown_value` and the codes of the leaves' parsers,
/// each with its pointer.
template <class T>
Result<T> from_json(json::Value const& value, Path const& path = {}) {
    T out{};
    Fault fault;
    if (!read_value(value, path, fault, out)) return fault;
    return out;
}

}  // namespace assent
