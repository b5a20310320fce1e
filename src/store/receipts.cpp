#include "store/receipts.h"

namespace assent::store {

Result<std::optional<KeptReply>> find_receipt(Db& db, std::string_view plan, std::string_view key) {
    constexpr auto sql = R"sql(
        select content_hash, reply from command_receipt where plan = ? and command_key = ? limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {plan, key}));
    if (rows.empty()) return std::optional<KeptReply>();
    return std::optional<KeptReply>({rows.front().text(0), rows.front().text(1)});
}

Result<void> save_receipt(Db& db, std::string_view plan, std::string_view key,
                          KeptReply const& reply, Instant at) {
    constexpr auto sql = R"sql(
        insert into command_receipt (plan, command_key, content_hash, reply, at) values (?, ?, ?, ?, ?)
    )sql";
    return db.send(sql, {plan, key, reply.content_hash, reply.reply, at});
}

Result<std::int64_t> next_value(Db& db, std::string_view plan, std::string_view name) {
    constexpr auto sql = R"sql(
        insert into counter (plan, name, value) values (?, ?, 1)
        on conflict (plan, name) do update set value = counter.value + 1 returning value
    )sql";
    auto const rows = TRY(db.query(sql, {plan, name}));
    return rows.front().integer(0);
}

}  // namespace assent::store
