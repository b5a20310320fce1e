#include "documents/child.h"

#include <doctest/doctest.h>

namespace assent::documents {
namespace {

Ended run(std::vector<std::string> words, Limits const& limits = {}) {
    auto ended = run_limited(std::move(words), limits);
    REQUIRE(ended.ok());
    return std::move(ended).take();
}

TEST_CASE("a program gives its outputs and its exit code, and knows nothing of the server") {
    auto const ended = run({"sh", "-c", "echo seen; echo said >&2; exit 3"});
    CHECK(ended.end == End::by_itself);
    CHECK(ended.code == 3);
    CHECK(ended.output == "seen\n");
    CHECK(ended.errors == "said\n");
    CHECK(run({"sh", "-c", "echo \"[$HOME]\"; cat"}).output == "[]\n");
}

TEST_CASE("no shell reads the words") {
    CHECK(run({"echo", "$(date)", "a; b"}).output == "$(date) a; b\n");
}

TEST_CASE("a program that takes too long is killed with all it started") {
    auto const begun = std::chrono::steady_clock::now();
    auto const ended = run({"sh", "-c", "sleep 30 & sleep 30"}, {std::chrono::seconds(1)});
    CHECK(ended.end == End::out_of_time);
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(10));
}

TEST_CASE("a program that writes or takes too much is stopped") {
    Limits limits;
    limits.output = 1000;
    CHECK(run({"yes"}, limits).end == End::too_much_output);
    limits = {};
    limits.memory = std::size_t{64} << 20;
    CHECK_FALSE(run({"python3", "-c", "b = bytearray(200_000_000)"}, limits).well());
}

TEST_CASE("a program that is not there is told by its name") {
    auto const ended = run_limited({"no-such-program"});
    REQUIRE_FALSE(ended.ok());
    CHECK(ended.fault().code == "program_missing");
    CHECK(ended.fault().message.find("no-such-program") != std::string::npos);
}

}  // namespace
}  // namespace assent::documents
