#include "views/changes.h"

namespace assent::views {

Result<std::vector<Change>> changes_between(store::Db& db, PlanId const& plan, LogSpan span,
                                            int limit) {
    constexpr auto sql = R"sql(
        select changed.last, v.request, v.version, v.status, v.closed, v.submitted_by
        from (select stream, max(seq) as last from event where plan = ? and seq > ? and seq <= ? group by stream) changed
        join request_view v on v.plan = ? and v.request = changed.stream
        order by changed.last limit ?
    )sql";
    std::vector<Change> changes;
    for (auto const row :
         TRY(db.query(sql, {plan.value, span.after, span.until, plan.value, limit})))
        changes.push_back({row.integer(0), RequestId(row.text(1)), row.integer(2), row.text(3),
                           row.integer(4) != 0, row.text(5)});
    return changes;
}

}  // namespace assent::views
