#include "records/access_search.h"

#include "base/names.h"

namespace assent::records {
namespace {

/// The statement grows by what is asked, so that each ask finds its index.
struct AccessSql {
    std::string text =
        "select seq, at, account, role, act, what, record, member, channel from access_log "
        "where plan = ?";
    std::vector<store::Cell> cells;

    void with(std::string_view condition, store::Cell cell) {
        text.append(" and ").append(condition);
        cells.push_back(std::move(cell));
    }
};

AccessSql sql_of(PlanId const& plan, AccessSearch const& search) {
    AccessSql sql;
    sql.cells.emplace_back(plan.value);
    if (!search.member.value.empty()) sql.with("member = ?", search.member.value);
    if (!search.account.empty()) sql.with("account = ?", search.account);
    if (!search.record.empty()) sql.with("record = ?", search.record);
    if (search.from) sql.with("at >= ?", *search.from);
    if (search.before) sql.with("at < ?", *search.before);
    if (search.after > 0) sql.with("seq < ?", search.after);
    if (!search.acts.empty()) {
        std::string places;
        for (auto const act : search.acts) {
            places += places.empty() ? "?" : ", ?";
            sql.cells.emplace_back(name_of(act));
        }
        sql.text += " and act in (" + places + ")";
    }
    sql.text += " order by seq desc limit ?";
    sql.cells.emplace_back(search.limit);
    return sql;
}

}  // namespace

Result<std::vector<AccessEntry>> find_accesses(store::Db& db, PlanId const& plan,
                                               AccessSearch const& search) {
    auto const sql = sql_of(plan, search);
    std::vector<AccessEntry> found;
    for (auto const row : TRY(db.query(sql.text, sql.cells))) {
        AccessEntry entry;
        entry.entry = row.integer(0);
        auto& access = entry.access;
        access.plan = plan;
        access.at = TRY(parse_instant(row.text(1)));
        access.account = row.text(2);
        access.role = row.text(3);
        access.act = from_name<Act>(row.text(4)).value_or(Act::view);
        access.what = row.text(5);
        access.record = row.text(6);
        access.member = MemberId(row.text(7));
        access.channel = row.text(8);
        found.push_back(std::move(entry));
    }
    return found;
}

}  // namespace assent::records
