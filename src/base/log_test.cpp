#include "base/log.h"

#include "base/json.h"
#include "base/time.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <cstdio>
#include <limits>

namespace assent {
namespace {

/// What the action wrote to standard error.
std::string written(auto const& action) {
    auto* file = std::tmpfile();
    REQUIRE(file != nullptr);
    std::fflush(stderr);
    auto const kept = dup(STDERR_FILENO);
    dup2(fileno(file), STDERR_FILENO);
    action();
    std::fflush(stderr);
    dup2(kept, STDERR_FILENO);
    close(kept);
    std::rewind(file);
    std::string text(4096, '\0');
    text.resize(std::fread(text.data(), 1, text.size(), file));
    std::fclose(file);
    return text;
}

}  // namespace

TEST_CASE("a log line is one JSON object with its time, level, event and fields") {
    auto const text = written([] {
        log::warning("clock_late", {{"count", 3},
                                    {"share", 0.5},
                                    {"what", "a \"b\"\n{}"},
                                    {"bad", std::numeric_limits<double>::quiet_NaN()}});
    });
    auto const line = json::parse(text);
    REQUIRE(line);
    CHECK(parse_instant(line->text("ts")));
    CHECK(line->text("level") == "warning");
    CHECK(line->text("event") == "clock_late");
    CHECK(line->text("what") == "a \"b\"\n{}");
    CHECK(line->find("count")->as_number().text == "3");
    CHECK(line->find("share")->as_number().text == "0.5");
    CHECK(line->find("bad")->is_null());
    CHECK(text.find('\n') == text.size() - 1);
}

TEST_CASE("what is below the level is not written") {
    CHECK(written([] { log::write(log::Level::debug, "detail"); }).empty());
    log::set_level(log::Level::error);
    CHECK(written([] { log::warning("late"); }).empty());
    log::set_level(log::Level::info);
    CHECK_FALSE(written([] { log::info("started"); }).empty());
}

}  // namespace assent
