/// Turnaround and volume: how many requests came, what became of them, whether in time, and how
/// long it took. Every number is the count of the cases for which counts() says yes, so that the
/// list behind a number is found with the same words (RPT-02).
#pragma once

#include "calendar/zone.h"
#include "measures/case.h"

#include <array>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

namespace assent::measures {

enum class Figure {
    received,
    decided,  ///< approved or denied, in whole or in part
    approved,
    partial,
    denied,
    not_required,
    withdrawn,  ///< or dismissed
    voided,
    open,
    on_time,
    late,  ///< decided late, or open behind its limit
    letter_on_time,
    letter_late,
    automatic,  ///< decided by rules alone
    delegated,  ///< decided by a group
    extended,
    asked,  ///< for information, at least once
    appealed,
    overturned,
    past_limit  ///< open behind its limit
};

bool counts(Figure figure, Case const& one, Instant now);

struct Counts {
    std::array<std::int64_t, 20> of{};
    std::int64_t operator[](Figure figure) const { return of[static_cast<std::size_t>(figure)]; }
    void add(Case const& one, Instant now);
};

void fields(auto& f, auto& c) requires Is<Counts, decltype(c)> {
    static_assert(std::tuple_size_v<decltype(Counts::of)> == enum_count<Figure>);
    for (std::size_t i = 0; i < c.of.size(); ++i) f(name_of(static_cast<Figure>(i)), c.of[i]);
}

/// Whole minutes. `ninetieth`: nine of ten took at most so long (nearest rank).
struct Times {
    std::int64_t count = 0;
    std::optional<std::int64_t> mean;
    std::optional<std::int64_t> median;
    std::optional<std::int64_t> ninetieth;
};

void fields(auto& f, auto& t) requires Is<Times, decltype(t)> {
    f("count", t.count);
    f("mean", t.mean);
    f("median", t.median);
    f("ninetieth", t.ninetieth);
}

Times times_of(std::vector<std::chrono::milliseconds> all);

/// The cases that agree in what a row names; what it leaves empty is not asked.
struct Row {
    std::string line_of_business;
    std::string kind;
    std::optional<Pace> pace;
    Counts counts;
    Times times;                        ///< from receipt to decision
    std::optional<std::int64_t> limit;  ///< minutes from receipt to limit, of the middle case
};

void fields(auto& f, auto& r) requires Is<Row, decltype(r)> {
    f("line_of_business", r.line_of_business);
    f("kind", r.kind);
    f("pace", r.pace);
    f("counts", r.counts);
    f("times", r.times);
    f("limit", r.limit);
}

/// A day, or the week that begins with it, of the receipt.
struct Step {
    Day from{};
    Counts standard;
    Counts urgent;
};

void fields(auto& f, auto& s) requires Is<Step, decltype(s)> {
    f("from", s.from);
    f("standard", s.standard);
    f("urgent", s.urgent);
}

struct Named {
    std::string name;
    Counts counts;
};

void fields(auto& f, auto& n) requires Is<Named, decltype(n)> {
    f("name", n.name);
    f("counts", n.counts);
}

enum class StepOf { day, week };

struct Turnaround {
    Row total;
    std::vector<Row> by_pace;
    std::vector<Row> by_line;  ///< by line of business, kind and pace
    std::vector<Step> steps;
    std::vector<Named> channels;
};

void fields(auto& f, auto& t) requires Is<Turnaround, decltype(t)> {
    f("total", t.total);
    f("by_pace", t.by_pace);
    f("by_line", t.by_line);
    f("steps", t.steps);
    f("channels", t.channels);
}

/// Takes cases one by one, so that years of them need not lie in memory at once.
class TurnaroundTally {
public:
    TurnaroundTally(calendar::Zone zone, StepOf step, Instant now)
        : zone_(std::move(zone)), step_(step), now_(now) {}
    void add(Case const& one);
    Turnaround finished() const;

private:
    struct Group {
        Counts counts;
        std::vector<std::chrono::milliseconds> took;
        std::vector<std::chrono::milliseconds> limits;
        void add(Case const& one, Instant now);
        Row row() const;
    };
    calendar::Zone zone_;
    StepOf step_;
    Instant now_;
    Group total_;
    std::map<Pace, Group> paces_;
    std::map<std::tuple<std::string, std::string, Pace>, Group> lines_;
    std::map<Day, Step> steps_;
    std::map<std::string, Counts> channels_;
};

/// Monday of the day's week.
Day week_of(Day day);

}  // namespace assent::measures
