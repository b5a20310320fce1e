#include "policy/load_toml.h"

#include <fmt/format.h>

#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace assent::policy {
namespace {

json::Value to_value(toml::node const& node);

json::Value to_value(toml::table const& table) {
    json::Object object;
    object.push_back(
        {std::string(line_member), json::Value(static_cast<int>(table.source().begin.line))});
    for (auto const& [key, node] : table)
        object.push_back({std::string(key.str()), to_value(node)});
    return json::Value(std::move(object));
}

json::Value to_value(toml::array const& array) {
    json::Array items;
    for (auto const& node : array) items.push_back(to_value(node));
    return json::Value(std::move(items));
}

json::Value to_value(toml::node const& node) {
    if (auto const* table = node.as_table()) return to_value(*table);
    if (auto const* array = node.as_array()) return to_value(*array);
    if (auto const* text = node.as_string()) return json::Value(text->get());
    if (auto const* number = node.as_integer())
        return json::Value(static_cast<std::int64_t>(number->get()));
    if (auto const* flag = node.as_boolean()) return json::Value(flag->get());
    if (auto const* real = node.as_floating_point())
        return json::Value(json::Number{fmt::format("{}", real->get())});
    if (auto const* date = node.as_date()) {
        auto const& d = date->get();
        return json::Value(
            fmt::format("{:04}-{:02}-{:02}", d.year, unsigned{d.month}, unsigned{d.day}));
    }
    return json::Value();  // times and date-times: no pack file has them, the reader of the member
                           // refuses null
}

}  // namespace

Fault bad_pack(std::string_view file, int line, std::string message) {
    auto where = line > 0 ? fmt::format("/{}/{}", file, line) : fmt::format("/{}", file);
    return invalid("bad_pack", std::move(where), std::move(message));
}

Result<json::Value> read_toml(std::string_view file, std::string_view text) {
    auto const parsed = toml::parse(text);
    if (!parsed) {
        auto const& error = parsed.error();
        return bad_pack(file, static_cast<int>(error.source().begin.line),
                        fmt::format("This is not TOML: {}.", error.description()));
    }
    return to_value(parsed.table());
}

}  // namespace assent::policy
