#include "measures/forecast.h"

#include <algorithm>
#include <cmath>

namespace assent::measures {
namespace {

using std::chrono::hours;
using std::chrono::milliseconds;

/// Decisions a queue is expected to have made, as time goes on.
class Work {
public:
    Work(Pulse const& pulse, ForecastAsk const& ask) : pulse_(pulse), ask_(ask) {}

    /// Until then, from now.
    double until(Instant end) const {
        double sum = 0;
        walk([&](Instant from, Instant to, double rate) {
            if (from >= end) return false;
            sum += rate * share(from, std::min(to, end));
            return true;
        });
        return sum;
    }

    /// When so many are made; none: not within the days looked at.
    std::optional<Instant> when(double wanted) const {
        std::optional<Instant> found;
        double sum = 0;
        walk([&](Instant from, Instant to, double rate) {
            auto const made = rate * share(from, to);
            if (made > 0 && sum + made >= wanted - rounding) {
                auto const part = std::clamp((wanted - sum) / rate, 0.0, 1.0);
                found = from + milliseconds(std::llround(part * hour));
                return false;
            }
            sum += made;
            return true;
        });
        return found;
    }

private:
    static constexpr double hour = 3'600'000;
    static constexpr double rounding = 1e-9;

    static double share(Instant from, Instant to) {
        return static_cast<double>((to - from).count()) / hour;
    }

    /// Hour by hour of each working day, what lies behind now left out.
    template <class Step>
    void walk(Step const& step) const {
        if (pulse_.days == 0) return;
        auto const& zone = ask_.zone;
        for (auto day = zone.day_of(ask_.now); day <= ask_.until; day += std::chrono::days(1)) {
            if (!calendar::is_business_day(day, ask_.holidays)) continue;
            for (int h = 0; h < 24; ++h) {
                auto const rate =
                    static_cast<double>(pulse_.at[static_cast<std::size_t>(h)]) / pulse_.days;
                auto const from = std::max(zone.at(day, h, 0), ask_.now);
                auto const to = from < ask_.now ? from : zone.at(day, h, 0) + hours(1);
                if (rate <= 0 || to <= from) continue;
                if (!step(from, to, rate)) return;
            }
        }
    }

    Pulse const& pulse_;
    ForecastAsk const& ask_;
};

struct Line {
    QueueForecast told;
    std::int64_t taken = 0;
};

std::optional<Miss> miss_of(Waiting const& one, Line& line, Work const& work, Instant now) {
    Miss miss{one.request, one.queue, one.due_at.value_or(Instant{}), {}, {}, line.taken};
    if (one.due_at && *one.due_at < now) {
        miss.reason = MissReason::overdue;
        if (!one.waits) ++line.taken;
        return miss;
    }
    if (one.waits) {
        miss.reason = MissReason::waits;
        return miss;
    }
    ++line.taken;
    if (!one.due_at) return std::nullopt;
    miss.turn_at = work.when(static_cast<double>(line.taken));
    if (miss.turn_at && *miss.turn_at <= *one.due_at) return std::nullopt;
    miss.reason = line.told.decided == 0 ? MissReason::no_pace : MissReason::behind;
    return miss;
}

}  // namespace

std::vector<Day> working_days_before(Day today, int count, calendar::Holidays const& holidays) {
    std::vector<Day> days;
    // So many holidays in a row no calendar has.
    constexpr int looked_most = 400;
    for (int back = 1; back <= looked_most && std::ssize(days) < count; ++back) {
        auto const day = today - std::chrono::days(back);
        if (calendar::is_business_day(day, holidays)) days.push_back(day);
    }
    return days;
}

Forecast forecast(std::vector<Waiting> const& cases, std::map<std::string, Pulse> const& pulses,
                  ForecastAsk const& ask) {
    static Pulse const none;
    Forecast out;
    out.until = ask.zone.end_of(ask.until);
    std::map<std::string, Line> lines;
    for (auto const& one : cases) {
        auto const known = pulses.find(one.queue);
        auto const& pulse = known == pulses.end() ? none : known->second;
        Work const work(pulse, ask);
        auto [at, is_new] = lines.try_emplace(one.queue);
        auto& line = at->second;
        if (is_new) {
            line.told = {one.queue, pulse.days, pulse.decided, 0, 0, 0, 0};
            line.told.hundredths = std::llround(work.until(out.until) * 100);
        }
        bool const is_due = one.due_at && *one.due_at <= out.until;
        if (is_due) ++line.told.due;
        if (!one.waits) ++line.told.waiting;
        auto miss = miss_of(one, line, work, ask.now);
        if (!miss || !is_due) continue;
        ++line.told.misses;
        out.misses.push_back(std::move(*miss));
    }
    for (auto& [queue, line] : lines) out.queues.push_back(std::move(line.told));
    std::ranges::stable_sort(out.misses, {}, &Miss::due_at);
    return out;
}

}  // namespace assent::measures
