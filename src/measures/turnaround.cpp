#include "measures/turnaround.h"

#include <algorithm>
#include <numeric>

namespace assent::measures {
namespace {

using std::chrono::milliseconds;

std::int64_t whole_minutes(milliseconds time) {
    return std::chrono::round<std::chrono::minutes>(time).count();
}

/// The smallest value that at least this share of all does not exceed (nearest rank).
milliseconds at_rank(std::vector<milliseconds> const& sorted, std::size_t percent) {
    auto const rank = (sorted.size() * percent + 99) / 100;
    return sorted[std::max<std::size_t>(rank, 1) - 1];
}

milliseconds middle(std::vector<milliseconds> const& sorted) {
    auto const half = sorted.size() / 2;
    return sorted.size() % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

bool is_open(Case const& one) { return !one.closed; }

}  // namespace

bool counts(Figure figure, Case const& one, Instant now) {
    switch (figure) {
        case Figure::received: return true;
        case Figure::decided: return is_decided(one);
        case Figure::approved: return is_decided(one) && is_approved(one);
        case Figure::partial: return is_decided(one) && is_partial(one);
        case Figure::denied: return is_decided(one) && is_denied(one);
        case Figure::not_required: return one.outcome == "not_required";
        case Figure::withdrawn: return one.status == "withdrawn" || one.status == "dismissed";
        case Figure::voided: return one.status == "voided";
        case Figure::open: return is_open(one);
        case Figure::on_time: return met_limit(one, now) == true;
        case Figure::late: return met_limit(one, now) == false;
        case Figure::letter_on_time: return met_letter(one, now) == true;
        case Figure::letter_late: return met_letter(one, now) == false;
        case Figure::automatic: return is_decided(one) && one.maker == Maker::automatic;
        case Figure::delegated: return is_decided(one) && one.maker == Maker::delegate;
        case Figure::extended: return one.extended;
        case Figure::asked: return one.asks > 0;
        case Figure::appealed: return one.appealed;
        case Figure::overturned: return !one.overturned_by.empty();
        case Figure::past_limit: return is_open(one) && met_limit(one, now) == false;
    }
    return false;
}

void Counts::add(Case const& one, Instant now) {
    for (std::size_t i = 0; i < of.size(); ++i)
        of[i] += counts(static_cast<Figure>(i), one, now) ? 1 : 0;
}

Times times_of(std::vector<milliseconds> all) {
    Times times;
    times.count = std::ssize(all);
    if (all.empty()) return times;
    std::ranges::sort(all);
    auto const sum = std::accumulate(all.begin(), all.end(), milliseconds(0));
    times.mean = whole_minutes(sum / times.count);
    times.median = whole_minutes(middle(all));
    times.ninetieth = whole_minutes(at_rank(all, 90));
    return times;
}

Day week_of(Day day) {
    auto const weekday = std::chrono::weekday(std::chrono::sys_days(day.time_since_epoch()));
    return day - std::chrono::days(weekday.iso_encoding() - 1);
}

void TurnaroundTally::Group::add(Case const& one, Instant now) {
    counts.add(one, now);
    if (auto const time = measures::took(one)) took.push_back(*time);
    if (is_decided(one) && one.due_at) limits.push_back(*one.due_at - one.received_at);
}

Row TurnaroundTally::Group::row() const {
    Row row;
    row.counts = counts;
    row.times = times_of(took);
    row.limit = times_of(limits).median;
    return row;
}

void TurnaroundTally::add(Case const& one) {
    auto const pace = pace_of(one);
    total_.add(one, now_);
    paces_[pace].add(one, now_);
    lines_[{one.line_of_business, one.kind, pace}].add(one, now_);
    channels_[one.channel].add(one, now_);
    auto const day = zone_.day_of(one.received_at);
    auto const from = step_ == StepOf::week ? week_of(day) : day;
    auto& step = steps_[from];
    step.from = from;
    (one.urgent ? step.urgent : step.standard).add(one, now_);
}

Turnaround TurnaroundTally::finished() const {
    Turnaround out;
    out.total = total_.row();
    for (auto const& [pace, group] : paces_) {
        auto& row = out.by_pace.emplace_back(group.row());
        row.pace = pace;
    }
    for (auto const& [key, group] : lines_) {
        auto& row = out.by_line.emplace_back(group.row());
        row.line_of_business = std::get<0>(key);
        row.kind = std::get<1>(key);
        row.pace = std::get<2>(key);
    }
    for (auto const& [from, step] : steps_) out.steps.push_back(step);
    for (auto const& [name, counts] : channels_) out.channels.push_back({name, counts});
    return out;
}

}  // namespace assent::measures
