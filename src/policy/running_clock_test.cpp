// A clock as it runs: moved, paused, extended, warned (L-CLK-09, L-CLK-11, L-URG-04).
#include "policy/running_clock.h"

#include "policy/extension.h"

#include <doctest/doctest.h>

namespace assent::policy::running_clock_tests {
namespace {

Instant const start = parse_instant("2026-11-02T17:00:00Z").value();
Instant after(int hours) { return start + std::chrono::hours(hours); }

ClockStarted begun() {
    ClockStarted e;
    e.clock = ClockKind::urgent;
    e.rule = "C-2";
    e.due = after(100);
    e.governs = "received + 100 hour";
    e.source = "S";
    e.because = "Decided in 100 hours.";
    e.on_expiry = OnExpiry::authorize;
    e.from = start;
    e.not_after = after(120);
    e.warn = {50, 80};
    e.warn_at = {{"24h", after(76)}};
    return e;
}

Clock running() {
    Clock clock;
    apply_clock(clock, begun());
    return clock;
}

std::string code(Result<void> const& result) { return result ? "" : result.fault().code; }
std::string place(Result<void> const& result) { return result ? "" : result.fault().where; }

}  // namespace

TEST_CASE("a clock starts as its rule says, with its due time when there is one") {
    ClockRule rule;
    rule.clock = ClockKind::urgent;
    rule.row = "C-2";
    rule.why = "Decided in 72 hours.";
    rule.on_expiry = OnExpiry::adverse;
    rule.warn = {50};
    auto const open = started(rule, std::nullopt);
    CHECK(open.clock == ClockKind::urgent);
    CHECK(open.rule == "C-2");
    CHECK(open.because == "Decided in 72 hours.");
    CHECK(open.on_expiry == OnExpiry::adverse);
    CHECK(open.warn == std::vector{50});
    CHECK_FALSE(open.due);
    auto const due = started(rule, Due{after(72), "received + 72 hour", "S"});
    CHECK(due.due == after(72));
    CHECK(due.governs == "received + 72 hour");
    CHECK(due.source == "S");
}

TEST_CASE("a clock that starts again keeps nothing of the one before") {
    auto clock = running();
    apply_clock(clock, ClockPaused{ClockKind::urgent, after(1), ""});
    apply_clock(clock, ClockWarned{ClockKind::urgent, 50});
    apply_clock(clock, begun());
    CHECK(clock.state == ClockState::running);
    CHECK(clock.warned == 0);
    CHECK_FALSE(clock.paused_at);
    CHECK(clock.clock == ClockKind::urgent);
    CHECK(clock.rule == "C-2");
    CHECK(clock.due_at == after(100));
    CHECK(clock.original_due_at == after(100));
    CHECK(clock.governs == "received + 100 hour");
    CHECK(clock.source == "S");
    CHECK(clock.on_expiry == OnExpiry::authorize);
    CHECK(clock.from == start);
    CHECK(clock.not_after == after(120));
    CHECK(clock.warn == std::vector{50, 80});
    CHECK(clock.warn_at == std::vector{Warning{"24h", after(76)}});
}

TEST_CASE("a due time that moves later is warned of anew, one that moves earlier is not") {
    auto const moved = [](std::optional<Instant> to) {
        auto clock = running();
        apply_clock(clock, ClockWarned{ClockKind::urgent, 80});
        apply_clock(clock, ClockWarned{ClockKind::urgent, 0, "24h"});
        ClockMoved e;
        e.due = to;
        e.governs = "because";
        e.warn_at = {{"24h", after(1)}};
        apply_clock(clock, e);
        CHECK(clock.due_at == to);
        CHECK(clock.governs == "because");
        CHECK(clock.original_due_at == after(100));
        CHECK(clock.not_after == after(120));
        CHECK(clock.warn_at == std::vector{Warning{"24h", after(1)}});
        return std::pair(clock.warned, clock.warned_before.size());
    };
    CHECK(moved(after(101)) == std::pair(0, std::size_t{0}));
    CHECK(moved(std::nullopt) == std::pair(0, std::size_t{0}));
    CHECK(moved(after(100)) == std::pair(80, std::size_t{1}));
    CHECK(moved(after(99)) == std::pair(80, std::size_t{1}));
}

TEST_CASE("a clock without a due time gets its first one as the original") {
    auto e = begun();
    e.due.reset();
    Clock clock;
    apply_clock(clock, e);
    apply_clock(clock, ClockWarned{ClockKind::urgent, 80});
    ClockMoved moved;
    moved.due = after(50);
    moved.not_after = after(60);
    apply_clock(clock, moved);
    CHECK(clock.original_due_at == after(50));
    CHECK(clock.not_after == after(60));
    CHECK(clock.warned == 80);
    moved.due = after(40);
    moved.not_after.reset();
    apply_clock(clock, moved);
    CHECK(clock.original_due_at == after(50));
    CHECK(clock.not_after == after(60));
}

TEST_CASE("what stood still is kept, and frees the clock of an earlier promise (L-URG-04)") {
    auto clock = running();
    apply_clock(clock, ClockResumed{ClockKind::urgent, after(2), ""});
    CHECK(clock.pauses.empty());
    CHECK(clock.not_after == after(120));
    apply_clock(clock, ClockPaused{ClockKind::urgent, after(3), ""});
    CHECK(clock.state == ClockState::paused);
    CHECK(clock.paused_at == after(3));
    apply_clock(clock, ClockResumed{ClockKind::urgent, after(5), ""});
    CHECK(clock.state == ClockState::running);
    CHECK_FALSE(clock.paused_at);
    CHECK(clock.pauses == std::vector{Pause{after(3), after(5)}});
    CHECK_FALSE(clock.not_after);
    clock = running();
    DeadlineExtended longer;
    longer.to = after(200);
    longer.at = after(10);
    longer.days = 14;
    apply_clock(clock, longer);
    CHECK(clock.extended);
    CHECK(clock.extension == Extension{after(200), after(10), 14});
    CHECK_FALSE(clock.not_after);
    apply_clock(clock, ClockExpired{});
    CHECK(clock.state == ClockState::expired);
    apply_clock(clock, ClockStopped{});
    CHECK(clock.state == ClockState::stopped);
}

TEST_CASE("the next alarm is the first warning not yet told, then the end one second late") {
    auto clock = running();
    auto const alarm = [&] { return next_alarm(clock, after(-50)).value(); };
    CHECK(alarm().at == after(50));
    CHECK(alarm().percent == 50);
    CHECK(alarm().is_warning());
    clock.warned = 50;
    CHECK(alarm().before == "24h");
    CHECK(alarm().at == after(76));
    CHECK(alarm().percent == 0);
    clock.warned_before = {"24h"};
    CHECK(alarm().percent == 80);
    CHECK(alarm().at == after(80));
    clock.warned = 80;
    CHECK(alarm().at == after(100) + std::chrono::seconds(1));
    CHECK_FALSE(alarm().is_warning());
    CHECK(alarm().clock == ClockKind::urgent);
    clock.on_expiry = OnExpiry::void_request;  // what was never answered ends at the moment
    CHECK(alarm().at == after(100));
    clock.from.reset();
    clock.warned = 0;
    CHECK(alarm().at == after(25));  // half of what runs from the receipt
    clock.state = ClockState::paused;
    CHECK_FALSE(next_alarm(clock, start));
    clock.state = ClockState::running;
    clock.due_at.reset();
    CHECK_FALSE(next_alarm(clock, start));
}

TEST_CASE("a warning before the clock began is not given, one at its begin is") {
    auto clock = running();
    clock.warn.clear();
    clock.warn_at = {{"120h", after(-20)}, {"100h", start}};
    CHECK(next_alarm(clock, start)->before == "100h");
    clock.warn_at = {{"120h", after(-20)}};
    CHECK_FALSE(next_alarm(clock, start)->is_warning());
    // Of two at the same moment the one the rule names first is told, the share before the time.
    clock.warn = {50};
    clock.warn_at = {{"50h", after(50)}};
    CHECK(next_alarm(clock, start)->percent == 50);
    clock.warn = {};
    clock.warn_at = {{"50h", after(50)}, {"2d", after(50)}};
    CHECK(next_alarm(clock, start)->before == "50h");
    clock.warn_at = {{"0h", after(100) + std::chrono::seconds(1)}};
    CHECK_FALSE(next_alarm(clock, start)->is_warning());
}

TEST_CASE("each warning is told once, and only what the clock's rule names") {
    auto const clock = running();
    auto const told = [&](int percent, std::string const& before) {
        return warning_of(&clock, {ClockKind::urgent, percent, before});
    };
    CHECK(told(0, "").fault().code == "bad_percent");
    CHECK(told(101, "").fault().code == "bad_percent");
    CHECK(told(1, "").value()->percent == 1);
    CHECK(told(100, "").value()->percent == 100);
    CHECK(told(100, "").value()->clock == ClockKind::urgent);
    CHECK(told(0, "24h").value()->before == "24h");
    CHECK(told(0, "24h").value()->percent == 0);
    CHECK(told(0, "48h").fault().code == "unknown_warning");
    CHECK_FALSE(warning_of(nullptr, {ClockKind::urgent, 50, ""}).value());
    auto later = running();
    later.warned = 50;
    later.warned_before = {"24h"};
    CHECK_FALSE(warning_of(&later, {ClockKind::urgent, 50, ""}).value());
    CHECK_FALSE(warning_of(&later, {ClockKind::urgent, 49, ""}).value());
    CHECK(warning_of(&later, {ClockKind::urgent, 51, ""}).value());
    CHECK_FALSE(warning_of(&later, {ClockKind::urgent, 0, "24h"}).value());
}

TEST_CASE("a clock is found by its kind") {
    std::vector<Clock> clocks{running()};
    auto const& fixed = clocks;
    CHECK(find_clock(clocks, ClockKind::urgent) == &clocks[0]);
    CHECK(find_clock(fixed, ClockKind::urgent) == &clocks[0]);
    CHECK(find_clock(clocks, ClockKind::standard) == nullptr);
    CHECK(find_clock(fixed, ClockKind::standard) == nullptr);
}

TEST_CASE("a deadline is moved once, by days the rule allows, until it has passed (L-CLK-09)") {
    auto clock = running();
    ExtendDeadline command;
    command.clock = ClockKind::urgent;
    command.days = 14;
    command.reason = "The specialist's opinion is awaited.";
    command.member_text = "The opinion may help you.";
    Extendable what{&clock, 14, false};
    auto const now = after(100);
    CHECK(code(must_be_extendable(command, what, now)).empty());
    CHECK(code(must_be_extendable(command, what, now + std::chrono::milliseconds(1))) ==
          "deadline_passed");
    for (auto const days : {0, 15}) {
        auto wrong = command;
        wrong.days = days;
        CHECK(code(must_be_extendable(wrong, what, now)) == "extension_too_long");
    }
    command.days = 1;
    CHECK(code(must_be_extendable(command, what, now)).empty());
    CHECK(code(must_be_extendable(command, {&clock, 14, true}, now)) == "extension_used");
    CHECK(code(must_be_extendable(command, {&clock, 0, false}, now)) == "extension_not_allowed");
    CHECK(code(must_be_extendable(command, {nullptr, 14, false}, now)) == "clock_not_running");
    clock.state = ClockState::paused;
    CHECK(code(must_be_extendable(command, what, now)) == "clock_not_running");
    clock.state = ClockState::running;
    clock.due_at.reset();
    CHECK(code(must_be_extendable(command, what, now)) == "clock_not_running");
}

TEST_CASE("more time needs a reason, and a sentence for the member who did not ask for it") {
    auto const clock = running();
    ExtendDeadline command;
    command.days = 14;
    command.reason = "Awaited.";
    command.member_text = "It may help you.";
    auto const asked = [&](auto change) {
        auto changed = command;
        change(changed);
        return must_be_extendable(changed, {&clock, 14, false}, start);
    };
    CHECK(code(asked([](auto&) {})).empty());
    CHECK(place(asked([](auto& c) { c.reason = " "; })) == "/reason");
    CHECK(place(asked([](auto& c) { c.member_text = " "; })) == "/member_text");
    CHECK(code(asked([](auto& c) {
              c.member_text.clear();
              c.member_asked = true;
          })).empty());
    std::string const longest(1000, 'x');
    CHECK(code(asked([&](auto& c) { c.reason = longest; })).empty());
    CHECK(code(asked([&](auto& c) { c.member_text = longest; })).empty());
    CHECK(code(asked([&](auto& c) { c.reason = longest + "x"; })) == "too_long");
    CHECK(code(asked([&](auto& c) { c.member_text = longest + "x"; })) == "too_long");
}

TEST_CASE("the same extension again repeats, another does not") {
    auto clock = running();
    ExtendDeadline command;
    command.days = 14;
    CHECK_FALSE(repeats(command, nullptr));
    CHECK_FALSE(repeats(command, &clock));
    clock.extension = Extension{after(200), after(1), 14};
    CHECK(repeats(command, &clock));
    command.days = 7;
    CHECK_FALSE(repeats(command, &clock));
}

}  // namespace assent::policy::running_clock_tests
