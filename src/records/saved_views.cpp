#include "records/saved_views.h"

namespace assent::records {

Result<std::vector<SavedView>> saved_views_of(store::Db& db, PlanId const& plan,
                                              std::string const& account, std::string const& list) {
    constexpr auto sql = R"sql(
        select id, name, filters, updated_at from saved_view where plan = ? and account = ? and list = ?
        order by name, id limit 200
    )sql";
    std::vector<SavedView> views;
    for (auto const row : TRY(db.query(sql, {plan.value, account, list})))
        views.push_back({plan, account, row.text(0), row.text(1), row.text(2),
                         TRY(parse_instant(row.text(3))), list});
    return views;
}

Result<void> save_view(store::Db& db, SavedView const& view) {
    constexpr auto sql = R"sql(
        insert into saved_view (plan, account, id, name, filters, updated_at, list) values (?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, account, id) do update set name = excluded.name, filters = excluded.filters,
            updated_at = excluded.updated_at
    )sql";
    TRY(db.execute(sql, {view.plan.value, view.account, view.id, view.name, view.filters,
                         view.updated_at, view.list}));
    return fine();
}

Result<void> remove_view(store::Db& db, PlanId const& plan, std::string const& account,
                         std::string const& id) {
    TRY(db.execute("delete from saved_view where plan = ? and account = ? and id = ?",
                   {plan.value, account, id}));
    return fine();
}

}  // namespace assent::records
