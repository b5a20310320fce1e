/// Data is described once: a struct's `fields(f, object)` list gives JSON in and out, diffs and the OpenAPI schema.
///
///     void fields(auto& f, auto& line) requires Is<ServiceLine, decltype(line)> {
///         f("code", line.code);
///         f("units", line.units);
///     }
///
/// Writing leaves out empty optionals, empty strings and empty vectors; reading takes an absent member as the
/// default and refuses unknown members with their JSON pointer (`unknown_field`). A required member is checked
/// by the command that needs it, in the domain's words.
#pragma once

#include "base/json.h"
#include "base/names.h"
#include "base/quantity.h"
#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"

#include <concepts>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

namespace assent {

template <class T, class U>
concept Is = std::same_as<T, std::remove_cvref_t<U>>;

class Reader;
class Writer;

template <class T>
concept HasFields = requires(T& object, Writer& writer) { fields(writer, object); };

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};
template <class T>
struct is_variant : std::false_type {};
template <class... Ts>
struct is_variant<std::variant<Ts...>> : std::true_type {};
template <class T>
struct is_typed : std::false_type {};
template <class Tag, class Rep>
struct is_typed<Typed<Tag, Rep>> : std::true_type {};
template <class T>
struct is_private : std::false_type {};
template <class T>
struct is_private<Private<T>> : std::true_type {};

template <class T>
json::Value to_json(T const& value);
template <class T>
Result<T> from_json(json::Value const& value, std::string const& pointer = {});

class Writer {
public:
    template <class T>
    void operator()(std::string_view name, T const& value) {
        if constexpr (is_optional<T>::value) {
            if (!value) return;
        } else if constexpr (is_vector<T>::value || std::same_as<T, std::string>) {
            if (value.empty()) return;
        } else if constexpr (is_typed<T>::value) {
            if constexpr (std::same_as<typename T::rep, std::string>)
                if (value.value.empty()) return;
        } else if constexpr (is_private<T>::value) {
            if constexpr (std::same_as<std::remove_cvref_t<decltype(value.reveal())>, std::string>)
                if (value.reveal().empty()) return;
        }
        object_.push_back({std::string(name), to_json(value)});
    }
    json::Value take() { return json::Value(std::move(object_)); }

private:
    json::Object object_;
};

class Reader {
public:
    Reader(json::Value const& value, std::string pointer) : value_(value), pointer_(std::move(pointer)) {}

    template <class T>
    void operator()(std::string_view name, T& target) {
        seen_.push_back(name);
        if (fault_) return;
        auto const* found = value_.find(name);
        if (found == nullptr || found->is_null()) return;
        auto read = from_json<T>(*found, pointer_ + "/" + std::string(name));
        if (!read) {
            fault_ = read.fault();
            return;
        }
        target = std::move(read).take();
    }

    /// The first fault met, an unknown member included.
    std::optional<Fault> finish();

private:
    json::Value const& value_;
    std::string pointer_;
    std::vector<std::string_view> seen_;
    std::optional<Fault> fault_;
};

// Leaves. Each refuses a wrong JSON type with `wrong_type` and bad content with the code of its parser.
namespace fields_detail {
Fault wrong_type(std::string const& pointer, std::string_view wanted);
Result<std::string> read_string(json::Value const& value, std::string const& pointer);
Result<bool> read_bool(json::Value const& value, std::string const& pointer);
Result<std::int64_t> read_int(json::Value const& value, std::string const& pointer);
/// Takes a JSON number or a decimal string.
Result<std::string> read_decimal(json::Value const& value, std::string const& pointer);
Fault unknown_value(std::string const& pointer, std::string_view given, std::vector<std::string_view> const& allowed);
Fault at(Fault fault, std::string const& pointer);

template <class V, std::size_t I = 0>
Result<V> read_variant(std::string_view kind, json::Value const& body, std::string const& pointer) {
    if constexpr (I == std::variant_size_v<V>) {
        std::vector<std::string_view> allowed;
        return unknown_value(pointer + "/type", kind, allowed);
    } else {
        using T = std::variant_alternative_t<I, V>;
        if (kind != type_name<T>()) return read_variant<V, I + 1>(kind, body, pointer);
        auto read = from_json<T>(body, pointer);
        if (!read) return read.fault();
        return V(std::in_place_index<I>, std::move(read).take());
    }
}
}  // namespace fields_detail

template <class T>
json::Value to_json(T const& value) {
    if constexpr (std::same_as<T, bool>) {
        return json::Value(value);
    } else if constexpr (std::same_as<T, json::Value>) {
        return value;
    } else if constexpr (std::integral<T>) {
        return json::Value(static_cast<std::int64_t>(value));
    } else if constexpr (std::same_as<T, std::string>) {
        return json::Value(value);
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
    } else if constexpr (is_variant<T>::value) {
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
Result<T> from_json(json::Value const& value, std::string const& pointer) {
    using namespace fields_detail;
    if constexpr (std::same_as<T, json::Value>) {
        return value;
    } else if constexpr (std::same_as<T, bool>) {
        return read_bool(value, pointer);
    } else if constexpr (std::integral<T>) {
        auto const number = TRY(read_int(value, pointer));
        if (!std::in_range<T>(number)) return wrong_type(pointer, "a smaller whole number");
        return static_cast<T>(number);
    } else if constexpr (std::same_as<T, std::string>) {
        return read_string(value, pointer);
    } else if constexpr (std::same_as<T, Instant>) {
        auto parsed = parse_instant(TRY(read_string(value, pointer)));
        if (!parsed) return at(parsed.fault(), pointer);
        return parsed;
    } else if constexpr (std::same_as<T, Day>) {
        auto parsed = parse_day(TRY(read_string(value, pointer)));
        if (!parsed) return at(parsed.fault(), pointer);
        return parsed;
    } else if constexpr (std::same_as<T, Units>) {
        auto parsed = parse_units(TRY(read_decimal(value, pointer)));
        if (!parsed) return at(parsed.fault(), pointer);
        return parsed;
    } else if constexpr (std::same_as<T, Money>) {
        auto parsed = parse_money(TRY(read_decimal(value, pointer)));
        if (!parsed) return at(parsed.fault(), pointer);
        return parsed;
    } else if constexpr (std::is_enum_v<T>) {
        auto const text = TRY(read_string(value, pointer));
        if (auto const found = from_name<T>(text)) return *found;
        std::vector<std::string_view> allowed;
        for (std::size_t i = 0; i < enum_count<T>; ++i) allowed.push_back(name_of(static_cast<T>(i)));
        return unknown_value(pointer, text, allowed);
    } else if constexpr (is_typed<T>::value) {
        return T(TRY(from_json<typename T::rep>(value, pointer)));
    } else if constexpr (is_private<T>::value) {
        return T(TRY(from_json<std::remove_cvref_t<decltype(std::declval<T>().reveal())>>(value, pointer)));
    } else if constexpr (is_optional<T>::value) {
        if (value.is_null()) return T();
        return T(TRY(from_json<typename T::value_type>(value, pointer)));
    } else if constexpr (is_vector<T>::value) {
        if (!value.is_array()) return wrong_type(pointer, "a list");
        T items;
        items.reserve(value.as_array().size());
        for (std::size_t i = 0; i < value.as_array().size(); ++i)
            items.push_back(TRY(from_json<typename T::value_type>(value.as_array()[i], pointer + "/" + std::to_string(i))));
        return items;
    } else if constexpr (is_variant<T>::value) {
        auto const* kind = value.find("type");
        if (kind == nullptr || !kind->is_string()) return wrong_type(pointer + "/type", "the name of its kind");
        json::Object body;
        for (auto const& member : value.as_object())
            if (member.name != "type") body.push_back(member);
        return read_variant<T>(kind->as_string(), json::Value(std::move(body)), pointer);
    } else {
        static_assert(HasFields<T>, "give the type a fields(f, object) list");
        if (!value.is_object()) return wrong_type(pointer, "an object");
        T object{};
        Reader reader(value, pointer);
        fields(reader, object);
        if (auto fault = reader.finish()) return *fault;
        return object;
    }
}

}  // namespace assent
