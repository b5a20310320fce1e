#include "identity/account_log.h"

#include "identity/installation.h"
#include "store/receipts.h"

namespace assent::identity {

Result<void> log_account(store::Db& db, AccountEntry const& entry) {
    constexpr auto sql = R"sql(
        insert into account_log (plan, seq, at, account, by_account, act, detail) values (?, ?, ?, ?, ?, ?, ?)
    )sql";
    auto const seq = TRY(store::next_value(db, installation, "account_log"));
    TRY(db.execute(sql, {installation, seq, entry.at, entry.account, entry.by, name_of(entry.act),
                         entry.detail}));
    return fine();
}

Result<std::vector<AccountEntry>> account_log_of(store::Db& db, std::string const& account,
                                                 int limit) {
    constexpr auto sql = R"sql(
        select l.at, l.account, l.by_account, coalesce(b.name, ''), l.act, l.detail
        from account_log l left join account b on b.plan = l.plan and b.id = l.by_account
        where l.plan = ? and l.account = ? order by l.seq desc limit ?
    )sql";
    std::vector<AccountEntry> entries;
    for (auto const row : TRY(db.query(sql, {installation, account, limit}))) {
        AccountEntry entry;
        entry.at = TRY(parse_instant(row.text(0)));
        entry.account = row.text(1);
        entry.by = row.text(2);
        entry.by_name = row.text(3);
        entry.act = from_name<AccountAct>(row.text(4)).value_or(AccountAct::account_changed);
        entry.detail = row.text(5);
        entries.push_back(std::move(entry));
    }
    return entries;
}

}  // namespace assent::identity
