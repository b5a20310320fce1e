/// What delegated groups did with what was forwarded to them. The plan stays accountable: times
/// count from the first receipt, whoever received it (L-CLK-02, L-DEC-18, PRV-02B).
#pragma once

#include "measures/turnaround.h"

namespace assent::measures {

/// How a group acknowledged what was forwarded to it.
enum class Acknowledged { in_time, late, waiting, overdue };
/// None: it was not forwarded.
std::optional<Acknowledged> acknowledged(Case const& one, Instant now);

struct GroupRow {
    std::string group;
    Counts counts;
    Times times;               ///< from the first receipt to the decision
    Times handover;            ///< from forwarding to the group's acknowledgement
    std::int64_t in_time = 0;  ///< acknowledged in time
    std::int64_t acknowledged_late = 0;
    std::int64_t waiting = 0;  ///< not acknowledged, still in time
    std::int64_t overdue = 0;  ///< not acknowledged, out of time
};

void fields(auto& f, auto& g) requires Is<GroupRow, decltype(g)> {
    f("group", g.group);
    f("counts", g.counts);
    f("times", g.times);
    f("handover", g.handover);
    f("in_time", g.in_time);
    f("acknowledged_late", g.acknowledged_late);
    f("waiting", g.waiting);
    f("overdue", g.overdue);
}

class GroupTally {
public:
    explicit GroupTally(Instant now) : now_(now) {}
    void add(Case const& one);
    std::vector<GroupRow> finished() const;

private:
    struct Group {
        GroupRow row;
        std::vector<std::chrono::milliseconds> took;
        std::vector<std::chrono::milliseconds> handover;
    };
    Instant now_;
    std::map<std::string, Group> groups_;
};

}  // namespace assent::measures
