#include "records/worksheets.h"

namespace assent::records {

Result<std::optional<Worksheet>> find_worksheet(store::Db& db, PlanId const& plan,
                                                RequestId const& request,
                                                std::string const& account) {
    constexpr auto sql = R"sql(
        select name, version, body, started_at, saved_at from worksheet
        where plan = ? and request = ? and account = ? limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, request.value, account}));
    if (rows.empty()) return std::optional<Worksheet>();
    auto const row = rows.front();
    return std::optional(
        Worksheet{account, row.text(0), row.integer(1), Private<std::string>(row.text(2)),
                  TRY(parse_instant(row.text(3))), TRY(parse_instant(row.text(4)))});
}

Result<std::vector<AtWork>> at_work_on(store::Db& db, PlanId const& plan,
                                       RequestId const& request) {
    constexpr auto sql = R"sql(
        select account, name, started_at from worksheet where plan = ? and request = ?
        order by started_at, account limit 100
    )sql";
    std::vector<AtWork> found;
    for (auto const row : TRY(db.query(sql, {plan.value, request.value})))
        found.push_back({row.text(0), row.text(1), TRY(parse_instant(row.text(2)))});
    return found;
}

Result<void> save_worksheet(store::Db& db, PlanId const& plan, RequestId const& request,
                            Worksheet const& worksheet) {
    constexpr auto sql = R"sql(
        insert into worksheet (plan, request, account, name, version, body, started_at, saved_at)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, request, account) do update set name = excluded.name, version = excluded.version,
            body = excluded.body, saved_at = excluded.saved_at
    )sql";
    TRY(db.execute(sql,
                   {plan.value, request.value, worksheet.account, worksheet.name, worksheet.version,
                    worksheet.body.reveal(), worksheet.started_at, worksheet.saved_at}));
    return fine();
}

Result<void> remove_worksheet(store::Db& db, PlanId const& plan, RequestId const& request,
                              std::string const& account) {
    TRY(db.execute("delete from worksheet where plan = ? and request = ? and account = ?",
                   {plan.value, request.value, account}));
    return fine();
}

Result<void> remove_worksheets(store::Db& db, PlanId const& plan, RequestId const& request) {
    TRY(db.execute("delete from worksheet where plan = ? and request = ?",
                   {plan.value, request.value}));
    return fine();
}

}  // namespace assent::records
