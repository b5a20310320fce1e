#include "records/access_log.h"

#include "base/names.h"

namespace assent::records {

Result<void> append_access(store::Db& db, std::vector<Access> const& rows) {
    for (auto const& row : rows) {
        constexpr auto sql = R"sql(
            insert into access_log (plan, seq, at, account, role, act, what, record, member, channel)
            select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ?, ?, ? from access_log where plan = ?
        )sql";
        TRY(db.send(sql, {row.plan.value, row.at, row.account, row.role, name_of(row.act), row.what,
                          row.record, row.member.value, row.channel, row.plan.value}));
    }
    return fine();
}

Result<std::vector<Access>> accesses_of(store::Db& db, PlanId const& plan, MemberId const& member,
                                        int limit) {
    constexpr auto sql = R"sql(
        select at, account, role, act, what, record, channel from access_log
        where plan = ? and member = ? order by seq desc limit ?
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, member.value, limit}));
    std::vector<Access> found;
    for (auto const row : rows) {
        Access access;
        access.plan = plan;
        access.at = TRY(parse_instant(row.text(0)));
        access.account = row.text(1);
        access.role = row.text(2);
        access.act = from_name<Act>(row.text(3)).value_or(Act::view);
        access.what = row.text(4);
        access.record = row.text(5);
        access.member = member;
        access.channel = row.text(6);
        found.push_back(std::move(access));
    }
    return found;
}

}  // namespace assent::records
