/// JSON Schema of a struct from its field list: what the OpenAPI document is generated from.
#pragma once

#include "base/fields.h"

#include <string>

namespace assent {

/// Collects named schemas (`#/components/schemas/<Type>`) as types are met.
class Schemas {
public:
    /// A reference to the type's schema, or an inline schema for leaves.
    template <class T>
    json::Value of();

    json::Value const& components() const { return components_; }

private:
    json::Value components_ = json::Value(json::Object{});
};

namespace schema_detail {

inline json::Value typed(std::string_view type, std::string_view format = {}) {
    json::Value schema;
    schema.set("type", type);
    if (!format.empty()) schema.set("format", format);
    return schema;
}

class SchemaWriter {
public:
    explicit SchemaWriter(Schemas& schemas) : schemas_(schemas) {}
    template <class T>
    void operator()(std::string_view name, T const&) {
        properties_.push_back({std::string(name), schemas_.of<T>()});
    }
    json::Value take() {
        auto schema = typed("object");
        schema.set("additionalProperties", false);
        schema.set("properties", std::move(properties_));
        return schema;
    }

private:
    Schemas& schemas_;
    json::Object properties_;
};

/// The alternative's own fields, and `type` that says which one it is.
template <class T>
json::Value alternative(Schemas& schemas) {
    SchemaWriter writer(schemas);
    T const object{};
    fields(writer, object);
    auto schema = writer.take();
    json::Value type;
    type.set("const", type_name<T>());
    auto properties = *schema.find("properties");
    properties.set("type", std::move(type));
    schema.set("properties", std::move(properties));
    schema.set("required", json::Array{"type"});
    return schema;
}

template <class V, std::size_t... I>
json::Value one_of(Schemas& schemas, std::index_sequence<I...>) {
    json::Array options{alternative<std::variant_alternative_t<I, VariantOf<V>>>(schemas)...};
    json::Value schema;
    schema.set("oneOf", std::move(options));
    return schema;
}

}  // namespace schema_detail

template <class T>
json::Value Schemas::of() {
    using namespace schema_detail;
    if constexpr (std::same_as<T, json::Value>) {
        return json::Value(json::Object{});
    } else if constexpr (std::same_as<T, bool>) {
        return typed("boolean");
    } else if constexpr (std::integral<T>) {
        return typed("integer");
    } else if constexpr (std::same_as<T, std::string>) {
        return typed("string");
    } else if constexpr (std::same_as<T, Instant>) {
        return typed("string", "date-time");
    } else if constexpr (std::same_as<T, Day>) {
        return typed("string", "date");
    } else if constexpr (std::same_as<T, Units> || std::same_as<T, Money>) {
        return typed("number");
    } else if constexpr (is_typed<T>::value) {
        return of<typename T::rep>();
    } else if constexpr (is_private<T>::value) {
        return of<std::remove_cvref_t<decltype(std::declval<T&>().reveal())>>();
    } else if constexpr (is_optional<T>::value) {
        return of<typename T::value_type>();
    } else if constexpr (is_vector<T>::value) {
        auto schema = typed("array");
        schema.set("items", of<typename T::value_type>());
        return schema;
    } else if constexpr (IsVariant<T>) {
        return one_of<T>(*this, std::make_index_sequence<std::variant_size_v<VariantOf<T>>>{});
    } else {
        std::string const name(type_name<T>());
        if (!components_.find(name)) {
            components_.set(name, json::Object{});  // entered first: a type may contain itself
            if constexpr (std::is_enum_v<T>) {
                json::Array names;
                for (std::size_t i = 0; i < enum_count<T>; ++i)
                    names.push_back(name_of(static_cast<T>(i)));
                auto schema = typed("string");
                schema.set("enum", std::move(names));
                components_.set(name, std::move(schema));
            } else {
                SchemaWriter writer(*this);
                T const object{};
                fields(writer, object);
                components_.set(name, writer.take());
            }
        }
        json::Value reference;
        reference.set("$ref", "#/components/schemas/" + name);
        return reference;
    }
}

}  // namespace assent
