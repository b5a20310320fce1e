#include "base/log.h"

#include "base/json.h"
#include "base/time.h"

#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <atomic>
#include <charconv>
#include <cmath>

namespace assent::log {
namespace {

std::atomic<Level> lowest{Level::info};

spdlog::level::level_enum library_level(Level level) {
    switch (level) {
        case Level::debug: return spdlog::level::debug;
        case Level::info: return spdlog::level::info;
        case Level::warning: return spdlog::level::warn;
        case Level::error: return spdlog::level::err;
    }
    return spdlog::level::err;
}

std::string_view word(Level level) {
    switch (level) {
        case Level::debug: return "debug";
        case Level::info: return "info";
        case Level::warning: return "warning";
        case Level::error: return "error";
    }
    return "error";
}

spdlog::logger& logger() {
    static spdlog::logger held = [] {
        spdlog::logger made("assent", std::make_shared<spdlog::sinks::stderr_sink_mt>());
        made.set_pattern("%v");
        made.set_level(spdlog::level::trace);  // `lowest` decides, before a line is built
        return made;
    }();
    return held;
}

void append_number(std::string& out, auto number) {
    char digits[32];
    auto const end = std::to_chars(std::begin(digits), std::end(digits), number).ptr;
    out.append(digits, static_cast<std::size_t>(end - digits));
}

void append_field_value(std::string& out, Field const& field) {
    if (auto const* text = std::get_if<std::string>(&field.value)) json::append_quoted(out, *text);
    else if (auto const* whole = std::get_if<std::int64_t>(&field.value))
        append_number(out, *whole);
    else if (auto const real = std::get<double>(field.value); std::isfinite(real))
        append_number(out, real);
    else out += "null";
}

}  // namespace

void set_level(Level level) { lowest.store(level, std::memory_order_relaxed); }

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (level < lowest.load(std::memory_order_relaxed)) return;
    auto const now =
        std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
    std::string line = R"({"ts":")" + to_text(now) + R"(","level":")";
    line += word(level);
    line += R"(","event":)";
    json::append_quoted(line, event);
    for (auto const& field : fields) {
        line += ',';
        json::append_quoted(line, field.name);
        line += ':';
        append_field_value(line, field);
    }
    line += '}';
    logger().log(library_level(level), spdlog::string_view_t(line.data(), line.size()));
}

}  // namespace assent::log
