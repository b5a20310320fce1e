#include "store/states.h"

namespace assent::store {

Result<std::optional<StateRow>> find_state(Db& db, std::string_view plan, std::string_view stream) {
    constexpr auto sql = R"sql(
        select s.version, s.body, e.pack_version from state s
        left join event e on e.plan = s.plan and e.stream = s.stream and e.version = 1
        where s.plan = ? and s.stream = ? limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {plan, stream}));
    if (rows.empty()) return std::optional<StateRow>();
    auto const row = rows.front();
    return std::optional<StateRow>({row.integer(0), row.text(1), row.text_or_null(2).value_or("")});
}

Result<void> save_state(Db& db, std::string_view plan, std::string_view stream,
                        std::int64_t version, std::string_view body) {
    constexpr auto sql = R"sql(
        insert into state (plan, stream, version, body) values (?, ?, ?, ?)
        on conflict (plan, stream) do update set version = excluded.version, body = excluded.body
    )sql";
    return db.send(sql, {plan, stream, version, body});
}

Result<std::vector<std::string>> streams_after(Db& db, std::string_view plan,
                                               std::string_view after) {
    constexpr auto sql = R"sql(
        select stream from (
            select stream from state where plan = ? and stream > ?
            union select stream from event where plan = ? and stream > ? and version = 1
        ) both_sides order by stream limit 500
    )sql";
    auto const rows = TRY(db.query(sql, {plan, after, plan, after}));
    std::vector<std::string> streams;
    for (auto const row : rows) streams.push_back(row.text(0));
    return streams;
}

Result<void> each_state(
    Db& db, std::string_view plan,
    std::function<bool(std::string const& stream, StateRow const& state)> const& on_state) {
    constexpr auto sql = "select stream, version, body from state where plan = ? order by stream";
    return db.for_each(sql, {plan}, [&](Row const& row) {
        return on_state(row.text(0), {row.integer(1), row.text(2), {}});
    });
}

}  // namespace assent::store
