#include "store/outbox.h"

#include "store/receipts.h"

#include <algorithm>

namespace assent::store {
namespace {

Result<std::vector<OutboxRow>> read_rows(Rows const& rows) {
    std::vector<OutboxRow> read;
    for (auto const row : rows) {
        read.push_back({row.integer(0), row.text(1), row.text(2), row.text(3), row.text(4),
                        row.integer(5), row.integer(6), TRY(parse_instant(row.text(7))),
                        row.integer(8), TRY(parse_instant(row.text(9))), std::nullopt});
        if (auto const done = row.text_or_null(10)) read.back().done_at = TRY(parse_instant(*done));
    }
    return read;
}

}  // namespace

Result<void> enqueue(Db& db, std::string_view plan, std::vector<OutboxRow> const& rows,
                     Instant at) {
    for (auto const& row : rows) {
        constexpr auto sql = R"sql(
            insert into outbox (plan, id, kind, destination, body, cause_stream, cause_version, item, created_at,
                not_before)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        )sql";
        auto const id = TRY(next_value(db, plan, "outbox"));
        TRY(db.send(sql, {plan, id, row.kind, row.destination, row.body, row.cause_stream,
                          row.cause_version, row.item, at, row.not_before}));
    }
    return fine();
}

Result<std::vector<OutboxRow>> due_rows(Db& db, std::string_view plan, OutboxWay const& way,
                                        Instant now, int limit) {
    constexpr auto sql = R"sql(
        select id, kind, destination, body, cause_stream, cause_version, item, not_before, attempts, created_at, done_at
        from outbox
        where plan = ? and kind = ? and (destination = ? or ? = '') and not_before <= ? and done_at is null
        order by not_before, id limit ?
    )sql";
    return read_rows(
        TRY(db.query(sql, {plan, way.kind, way.destination, way.destination, now, limit})));
}

Result<std::vector<OutboxRow>> rows_of_kind(Db& db, std::string_view plan, std::string_view kind,
                                            OutboxShown which, int limit) {
    constexpr auto waiting = R"sql(
        select id, kind, destination, body, cause_stream, cause_version, item, not_before, attempts, created_at, done_at
        from outbox where plan = ? and kind = ? and done_at is null order by id limit ?
    )sql";
    constexpr auto done = R"sql(
        select id, kind, destination, body, cause_stream, cause_version, item, not_before, attempts, created_at, done_at
        from outbox where plan = ? and kind = ? and done_at is not null order by id limit ?
    )sql";
    return read_rows(
        TRY(db.query(which == OutboxShown::waiting ? waiting : done, {plan, kind, limit})));
}

Result<void> settle_notice(Db& db, std::string_view plan, std::string_view stream,
                           std::int64_t item, Instant at) {
    constexpr auto sql = R"sql(
        update outbox set done_at = ?
        where plan = ? and cause_stream = ? and item = ? and kind = 'notice' and done_at is null
    )sql";
    return db.send(sql, {at, plan, stream, item});
}

Result<bool> settle_row(Db& db, std::string_view plan, std::string_view kind, std::int64_t id,
                        Instant at) {
    constexpr auto sql = R"sql(
        update outbox set done_at = ? where plan = ? and id = ? and kind = ? and done_at is null
    )sql";
    return TRY(db.execute(sql, {at, plan, id, kind})) == 1;
}

Result<void> mark_done(Db& db, std::string_view plan, std::int64_t id, Instant at) {
    return db.send("update outbox set done_at = ? where plan = ? and id = ?", {at, plan, id});
}

Result<void> mark_failed(Db& db, std::string_view plan, OutboxRow const& row,
                         std::string_view fault, Instant at) {
    constexpr auto sql = R"sql(
        update outbox set attempts = attempts + 1, last_fault = ?, not_before = ? where plan = ? and id = ?
    )sql";
    auto const doublings = std::min<std::int64_t>(row.attempts, 9);
    auto const wait = std::min(std::chrono::minutes(1 << doublings), std::chrono::minutes(360));
    return db.send(sql, {fault, at + wait, plan, row.id});
}

}  // namespace assent::store
