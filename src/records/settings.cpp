#include "records/settings.h"

#include "base/hash.h"

namespace assent::records {

Result<std::optional<std::string>> find_setting(store::Db& db, std::string_view plan,
                                                std::string_view name) {
    constexpr auto sql = "select value from server_setting where plan = ? and name = ? limit 1";
    auto const rows = TRY(db.query(sql, {plan, name}));
    if (rows.empty()) return std::optional<std::string>();
    return std::optional<std::string>(rows.front().text(0));
}

Result<void> save_setting(store::Db& db, std::string_view plan, std::string_view name,
                          std::string_view value) {
    constexpr auto sql = R"sql(
        insert into server_setting (plan, name, value) values (?, ?, ?)
        on conflict (plan, name) do update set value = excluded.value
    )sql";
    TRY(db.execute(sql, {plan, name, value}));
    return fine();
}

Result<std::string> ensure_salt(store::Db& db, PlanId const& plan) {
    if (auto found = TRY(find_setting(db, plan.value, "member_salt"))) return *found;
    auto salt = random_hex(32);
    TRY(save_setting(db, plan.value, "member_salt", salt));
    return salt;
}

std::string version_after(std::string const& last, Instant at) {
    if (auto const before = parse_instant(last); before && at <= *before)
        at = *before + std::chrono::milliseconds(1);
    return to_text(at);
}

}  // namespace assent::records
