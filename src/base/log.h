/// Structured log: one JSON object a line on standard error. Values are numbers and short fixed
/// words; there is no overload for Private<T>, so protected health information cannot be logged by
/// accident. log.cpp alone includes spdlog.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <variant>

namespace assent::log {

enum class Level { debug, info, warning, error };

struct Field {
    std::string_view name;
    std::variant<std::int64_t, double, std::string> value;
    Field(std::string_view n, std::int64_t v) : name(n), value(v) {}
    Field(std::string_view n, int v) : name(n), value(static_cast<std::int64_t>(v)) {}
    Field(std::string_view n, std::size_t v) : name(n), value(static_cast<std::int64_t>(v)) {}
    Field(std::string_view n, double v) : name(n), value(v) {}
    Field(std::string_view n, std::string_view v) : name(n), value(std::string(v)) {}
    Field(std::string_view n, std::string const& v) : name(n), value(v) {}
    Field(std::string_view n, char const* v) : name(n), value(std::string(v)) {}
};

void set_level(Level level);
void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});
inline void info(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::info, event, fields);
}
inline void warning(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::warning, event, fields);
}
inline void error(std::string_view event, std::initializer_list<Field> fields = {}) {
    write(Level::error, event, fields);
}

}  // namespace assent::log
