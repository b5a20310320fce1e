#include "views/board.h"

#include "views/due.h"

namespace assent::views {

Result<void> each_open_work(store::Db& db, PlanId const& plan,
                            std::function<void(OpenWork const&)> const& on_case) {
    constexpr auto sql = R"sql(
        select request, queue, assignee, due_at, waits from worklist where plan = ? order by rank, request
    )sql";
    std::optional<Fault> fault;
    TRY(db.for_each(sql, {plan.value}, [&](store::Row const& row) {
        auto const due = read_due_key(row.text(3));
        if (!due) {
            fault = due.fault();
            return false;
        }
        on_case({RequestId(row.text(0)), row.text(1), row.text(2), *due, row.integer(4) != 0});
        return true;
    }));
    return fault ? Result<void>(*fault) : fine();
}

}  // namespace assent::views
