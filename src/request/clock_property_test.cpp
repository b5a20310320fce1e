#include "request/guards.h"
#include "request/naive_clock.h"
#include "request/test_case.h"
#include "request/timing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <random>

namespace assent::request {
namespace {

using naive::Seconds;
using policy::ClockKind;
using Random = std::mt19937_64;

struct Setting {
    char const* plan;
    char const* line;
    Seconds offset;  ///< of standard time from UTC
};

constexpr std::array<Setting, 9> settings{{{"harbor", "medi_cal", -28800},
                                           {"harbor", "commercial", -28800},
                                           {"central", "medi_cal", -28800},
                                           {"central", "ihss", -28800},
                                           {"central", "dsnp", -28800},
                                           {"alameda/aah-current", "group_care", -28800},
                                           {"alliant", "insured", -18000},
                                           {"alliant", "self_funded", -18000},
                                           {"medicare", "medicare", -18000}}};

Seconds seconds(Instant at) { return at.time_since_epoch().count() / 1000; }
Instant instant(Seconds at) { return Instant(std::chrono::seconds(at)); }

std::set<std::int64_t> numbers(std::vector<Day> const& days) {
    std::set<std::int64_t> found;
    for (auto const day : days) found.insert(day.time_since_epoch().count());
    return found;
}

/// Any time of two years, often near a clock change, Thanksgiving or New Year, often near midnight.
Seconds any_receipt(Random& random, naive::Calendar const& calendar) {
    constexpr std::array<std::array<int, 3>, 6> edges{{{2026, 3, 6},
                                                       {2026, 10, 30},
                                                       {2026, 11, 20},
                                                       {2026, 12, 28},
                                                       {2027, 3, 12},
                                                       {2027, 11, 4}}};
    auto day = naive::day_number(2026, 1, 1) + static_cast<std::int64_t>(random() % 730);
    if (random() % 2 == 0) {
        auto const& edge = edges[random() % edges.size()];
        day =
            naive::day_number(edge[0], edge[1], edge[2]) + static_cast<std::int64_t>(random() % 8);
    }
    auto second = static_cast<Seconds>(random() % 86400);
    if (random() % 4 == 0) second = 86400 - 600 + static_cast<Seconds>(random() % 600);
    return calendar.instant({day, second});
}

/// A clock as the diary knows it.
struct Known {
    policy::ClockRule const* rule = nullptr;
    Seconds start = 0;
    std::optional<Seconds> not_after;
};

class History {
public:
    History(Random& random, Setting const& setting)
        : random_(random),
          pack_(pack_of(setting.plan)),
          calendar_(setting.offset, numbers(pack_.holidays.closed)) {
        now_ = any_receipt(random, calendar_);
        diary_.received = now_;
        if (random_() % 2 == 0) diary_.complete = now_;
        receive(setting.line);
    }

    void play() {
        for (int step = 0; step < 7; ++step) {
            now_ += static_cast<Seconds>(random_() % (random_() % 3 == 0 ? 400000 : 40000));
            act();
            stand_or_go_on();
            check();
        }
    }

private:
    void receive(std::string const& line) {
        RequestReceived e;
        e.request = RequestId("1");
        e.asked.review =
            std::array{policy::Review::pre_service, policy::Review::pre_service,
                       policy::Review::concurrent, policy::Review::post_service}[random_() % 4];
        bool const may_be_urgent = e.asked.review != policy::Review::post_service;
        if (may_be_urgent && random_() % 3 == 0) e.asked.urgency = policy::Urgency::urgent;
        e.known.coverage = directory::Coverage{};
        e.known.coverage->line_of_business = line;
        e.received_at = instant(now_);
        if (diary_.complete) e.information_complete_at = e.received_at;
        state_ = apply(state_, e);
        state_ = apply(state_, Routed{"nurse_outpatient", {}});
        for (auto const* rule : policy::clocks_for(pack_, clock_ask(state_))) {
            Clock clock;
            clock.clock = rule->clock;
            state_ = apply(state_,
                           started(*rule, policy::due_of(pack_, *rule, anchors_of(state_, clock))));
            known_[rule->clock] = {rule, now_, {}};
        }
        check();
    }

    bool run(Command const& command, Role role = Role::nurse, std::string const& account = {}) {
        auto actor = person(role);
        if (!account.empty()) actor.account = account;
        Context const given{instant(now_), actor, pack_, {}};
        auto const events = decide(state_, command, given);
        if (!events) return false;
        for (auto const& event : *events) state_ = apply(std::move(state_), event);
        return !events->empty();
    }

    void act() {
        switch (random_() % 10) {
            case 0:
            case 1: return ask();
            case 2: return deliver();
            case 3: return answer();
            case 4: return take_back();
            case 5: return complete();
            case 6: return extend();
            case 7: return expedite();
            case 8: return correct();
            default: return edit_days_off();
        }
    }

    void ask() {
        RequestInformation command;
        command.items = {{"history", "no. " + std::to_string(diary_.asks.size())}};
        command.due = instant(now_ + 60 * 86400);
        if (!run(command)) return;
        if (diary_.complete) taken_ = diary_.complete;
        diary_.complete.reset();
        naive::Asked asked;
        asked.number = static_cast<int>(diary_.asks.size()) + 1;
        asked.at = now_;
        diary_.asks.push_back(asked);
    }

    naive::Asked* any_ask() {
        return diary_.asks.empty() ? nullptr : &diary_.asks[random_() % diary_.asks.size()];
    }

    void deliver() {
        auto* ask = any_ask();
        if (ask == nullptr) return;
        for (int i = 0; i < std::ssize(state_.notices); ++i) {
            if (state_.notices[static_cast<std::size_t>(i)].information != ask->number) continue;
            RecordDelivery command;
            command.notice = i + 1;
            command.channel = policy::Channel::fax;
            if (run(command, Role::system) && !ask->sent) ask->sent = now_;
            return;
        }
    }

    void answer() {
        auto* ask = any_ask();
        if (ask == nullptr) return;
        RecordInformation command;
        command.information = ask->number;
        auto& item = command.answers.emplace_back();
        item.item = 1;
        item.answer = random_() % 4 == 0 ? ItemAnswer::not_available : ItemAnswer::text;
        item.text.reveal() = "here";
        if (!run(command, Role::provider_office)) return;
        ask->open = false;
        if (!ask->answered) ask->answered = now_;
        if (item.answer == ItemAnswer::text) supplied_.insert(ask->number);
        bool const all = std::ranges::all_of(diary_.asks, [&](naive::Asked const& other) {
            return other.cancelled || supplied_.contains(other.number);
        });
        if (all && !diary_.complete) {
            diary_.complete = now_;
            taken_.reset();
        }
    }

    void take_back() {
        auto* ask = any_ask();
        if (ask == nullptr || !run(CancelInformation{ask->number, "not needed"})) return;
        ask->cancelled = true;
        ask->open = false;
        if (!naive::first_ask(diary_) && !diary_.complete) diary_.complete = taken_;
    }

    void complete() {
        SetInformationComplete command;
        command.why = "All is here.";
        if (!run(command)) return;
        diary_.complete = now_;
        taken_.reset();
        for (auto& ask : diary_.asks)
            if (ask.open && !ask.cancelled) {
                ask.open = false;
                ask.answered = now_;
            }
    }

    void extend() {
        if (known_.empty()) return;
        auto& [kind, clock] = *known_.begin();
        auto const days = static_cast<int>(random_() % 15) + 1;
        auto const to =
            naive::extended(calendar_, *clock.rule, diary_, {clock.start, clock.not_after}, days);
        if (!run(ExtendDeadline{kind, days, "records", false, "helps"})) return;
        clock.not_after.reset();
        diary_.extension = naive::Extended{kind, to.value(), now_};
    }

    void expedite() {
        SetUrgency command;
        command.asked_by = random_() % 2 == 0 ? UrgencyBy::physician : UrgencyBy::plan;
        command.why = "danger";
        if (!run(command, Role::nurse)) return;
        for (auto const* rule : policy::clocks_for(pack_, clock_ask(state_))) {
            auto const before = known_.find(rule->clock);
            if (before != known_.end() && before->second.rule == rule) continue;
            auto start = now_;
            if (command.asked_by == UrgencyBy::plan) {
                auto const hours = rule->bounds.front().span.count;
                start = std::max(diary_.received, now_ + 24 * 3600 - Seconds{hours} * 3600);
            }
            std::optional<Seconds> not_after;
            if (before != known_.end()) {
                not_after = due(before->second);
                if (diary_.extension && diary_.extension->clock == rule->clock) {
                    diary_.extension.reset();
                    diary_.still.clear();
                    diary_.standing_since.reset();
                }
            }
            known_[rule->clock] = {rule, start, not_after};
        }
    }

    void correct() {
        auto const by = static_cast<Seconds>(random_() % (3 * 86400)) - 2 * 86400;
        CorrectReceipt const command{instant(diary_.received + by), "the fax says so"};
        run(command, Role::supervisor, "one");
        if (!run(command, Role::supervisor, "two")) return;
        auto const old = diary_.received;
        diary_.received += by;
        auto const follow = [&](Seconds& at) {
            at = at == old ? diary_.received : std::max(at, diary_.received);
        };
        if (diary_.complete) follow(*diary_.complete);
        if (taken_) follow(*taken_);
        for (auto& [kind, clock] : known_) follow(clock.start);
    }

    void edit_days_off() {
        RecountClock command;
        command.closed = pack_.holidays.closed;
        for (int i = 0; i < 3; ++i)
            command.closed.push_back(make_day(2026, 1, 1) + std::chrono::days(random_() % 730));
        auto const today = calendar_.wall(now_).day;
        std::set<std::int64_t> days;
        for (auto const day : calendar_.closed())
            if (day <= today) days.insert(day);
        for (auto const day : numbers(command.closed))
            if (day > today) days.insert(day);
        auto promised = known_;
        for (auto& [kind, clock] : promised) clock.not_after = due(clock);
        if (!run(command, Role::administrator)) return;
        calendar_.close(days);
        // What was told is never due later (L-CLK-14).
        for (auto& [kind, clock] : known_)
            if (counts_business_days(*clock.rule) && is_running(kind) && promised[kind].not_after)
                clock.not_after = promised[kind].not_after;
    }

    /// L-CLK-11 as the diary sees it.
    void stand_or_go_on() {
        auto const& extension = diary_.extension;
        if (!extension || !known_.contains(extension->clock)) return;
        auto const& bounds = known_[extension->clock].rule->bounds;
        if (std::ranges::none_of(bounds, &policy::Bound::tolls)) return;
        bool awaits = false;
        std::optional<Seconds> last;
        for (auto const& ask : diary_.asks) {
            if (!ask.sent) continue;
            awaits = awaits || (ask.open && !ask.cancelled);
            if (ask.answered && (!last || *ask.answered > *last)) last = ask.answered;
        }
        if (awaits && !diary_.standing_since) diary_.standing_since = now_;
        if (awaits || !diary_.standing_since) return;
        diary_.still.push_back(
            {*diary_.standing_since, std::max(*diary_.standing_since, last.value_or(now_))});
        known_[extension->clock].not_after.reset();
        diary_.standing_since.reset();
    }

    static bool counts_business_days(policy::ClockRule const& rule) {
        return std::ranges::any_of(rule.bounds, [](policy::Bound const& bound) {
            return bound.span.unit == calendar::SpanUnit::business_day;
        });
    }

    bool is_running(policy::ClockKind kind) const {
        auto const* clock = find_clock(state_, kind);
        return clock != nullptr && clock->state == ClockState::running;
    }

    std::optional<Seconds> due(Known const& clock) const {
        auto const found = naive::due(calendar_, *clock.rule, diary_, clock.start);
        if (!clock.not_after) return found;
        return found ? std::min(*found, *clock.not_after) : *clock.not_after;
    }

    void check() const {
        for (auto const& [kind, clock] : known_) {
            auto const found = std::ranges::find(state_.clocks, kind, &Clock::clock);
            REQUIRE(found != state_.clocks.end());
            bool const stands = diary_.standing_since && diary_.extension->clock == kind;
            REQUIRE((found->state == ClockState::paused) == stands);
            if (stands) continue;
            auto const wanted = due(clock);
            auto const got = found->due_at ? std::optional(seconds(*found->due_at)) : std::nullopt;
            if (wanted == got) continue;
            CAPTURE(clock.rule->row);
            CAPTURE(to_text(instant(diary_.received)));
            CAPTURE((wanted ? to_text(instant(*wanted)) : "never"));
            CAPTURE((got ? to_text(instant(*got)) : "never"));
            REQUIRE(wanted == got);
        }
    }

    Random& random_;
    policy::Pack const& pack_;
    naive::Calendar calendar_;
    naive::Diary diary_;
    std::optional<Seconds> taken_;
    std::set<int> supplied_;
    std::map<ClockKind, Known> known_;
    State state_;
    Seconds now_ = 0;
};

int histories() {
    auto const* wanted = std::getenv("ASSENT_CLOCK_HISTORIES");
    return wanted ? std::atoi(wanted) : 10'000;
}

}  // namespace

TEST_CASE("two independent ways of counting find the same deadlines, whatever happens") {
    auto seed = std::random_device{}();
    if (auto const* wanted = std::getenv("ASSENT_CLOCK_SEED"))
        seed = static_cast<unsigned>(std::atoi(wanted));
    MESSAGE("seed ", seed, ", ", histories(), " histories");
    Random random(seed);
    for (int i = 0; i < histories(); ++i) {
        CAPTURE(i);
        History(random, settings[random() % settings.size()]).play();
    }
}

}  // namespace assent::request
