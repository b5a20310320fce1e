#include "measures/delegates.h"

namespace assent::measures {

std::optional<Acknowledged> acknowledged(Case const& one, Instant now) {
    if (one.group.empty()) return std::nullopt;
    auto const& due = one.acknowledge_due_at;
    if (one.acknowledged_at)
        return due && *one.acknowledged_at > *due ? Acknowledged::late : Acknowledged::in_time;
    // Decided without a word: nothing is waited for any more.
    if (one.closed) return std::nullopt;
    return due && now > *due ? Acknowledged::overdue : Acknowledged::waiting;
}

void GroupTally::add(Case const& one) {
    if (one.group.empty()) return;
    auto& group = groups_[one.group];
    auto& row = group.row;
    row.group = one.group;
    row.counts.add(one, now_);
    if (auto const time = took(one)) group.took.push_back(*time);
    if (one.acknowledged_at && one.forwarded_at)
        group.handover.push_back(*one.acknowledged_at - *one.forwarded_at);
    auto const how = acknowledged(one, now_);
    if (how == Acknowledged::in_time) ++row.in_time;
    if (how == Acknowledged::late) ++row.acknowledged_late;
    if (how == Acknowledged::waiting) ++row.waiting;
    if (how == Acknowledged::overdue) ++row.overdue;
}

std::vector<GroupRow> GroupTally::finished() const {
    std::vector<GroupRow> rows;
    for (auto const& [name, group] : groups_) {
        auto& row = rows.emplace_back(group.row);
        row.times = times_of(group.took);
        row.handover = times_of(group.handover);
    }
    return rows;
}

}  // namespace assent::measures
