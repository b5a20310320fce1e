#include "records/restricted.h"

#include "base/names.h"

namespace assent::records {
namespace {

constexpr std::string_view opened_columns =
    "select id, account, role, member, opened_at, until, reason, note, reviewed_at, reviewed_by, "
    "finding, remark from opened_record";

Result<OpenedRecord> read_opened(PlanId const& plan, store::Row const& row) {
    OpenedRecord one;
    one.plan = plan;
    one.id = row.text(0);
    one.account = row.text(1);
    one.role = row.text(2);
    one.member = MemberId(row.text(3));
    one.opened_at = TRY(parse_instant(row.text(4)));
    one.until = TRY(parse_instant(row.text(5)));
    one.reason = from_name<OpenReason>(row.text(6)).value_or(OpenReason::other);
    one.note = Private<std::string>(row.text(7));
    auto const reviewed_at = row.text(8);
    if (!reviewed_at.empty()) one.reviewed_at = TRY(parse_instant(reviewed_at));
    one.reviewed_by = row.text(9);
    one.finding = from_name<OpenFinding>(row.text(10));
    one.remark = Private<std::string>(row.text(11));
    return one;
}

}  // namespace

Result<void> set_restricted(store::Db& db, PlanId const& plan, MemberId const& member,
                            bool restricted) {
    constexpr auto add =
        "insert into restricted_member (plan, member) values (?, ?) on conflict do nothing";
    constexpr auto remove = "delete from restricted_member where plan = ? and member = ?";
    TRY(db.execute(restricted ? add : remove, {plan.value, member.value}));
    return fine();
}

Result<bool> is_restricted(store::Db& db, PlanId const& plan, MemberId const& member) {
    constexpr auto sql = "select 1 from restricted_member where plan = ? and member = ?";
    return !TRY(db.query(sql, {plan.value, member.value})).empty();
}

Result<std::vector<MemberId>> restricted_members(store::Db& db, PlanId const& plan) {
    std::vector<MemberId> all;
    for (auto const row :
         TRY(db.query("select member from restricted_member where plan = ?", {plan.value})))
        all.emplace_back(row.text(0));
    return all;
}

Result<void> save_opened(store::Db& db, OpenedRecord const& one) {
    constexpr auto sql = R"sql(
        insert into opened_record (plan, id, account, role, member, opened_at, until, reason, note, reviewed_at,
            reviewed_by, finding, remark)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, id) do update set reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by,
            finding = excluded.finding, remark = excluded.remark
    )sql";
    TRY(db.execute(
        sql,
        {one.plan.value, one.id, one.account, one.role, one.member.value, one.opened_at, one.until,
         std::string(name_of(one.reason)), one.note.reveal(),
         one.reviewed_at ? to_text(*one.reviewed_at) : std::string(), one.reviewed_by,
         one.finding ? std::string(name_of(*one.finding)) : std::string(), one.remark.reveal()}));
    return fine();
}

Result<bool> has_open(store::Db& db, PlanId const& plan, std::string const& account,
                      MemberId const& member, Instant at) {
    constexpr auto sql =
        "select 1 from opened_record where plan = ? and account = ? and member = ? and until > ? "
        "limit 1";
    return !TRY(db.query(sql, {plan.value, account, member.value, at})).empty();
}

Result<std::optional<OpenedRecord>> find_opened(store::Db& db, PlanId const& plan,
                                                std::string const& id) {
    auto const rows =
        TRY(db.query(std::string(opened_columns) + " where plan = ? and id = ?", {plan.value, id}));
    if (rows.empty()) return std::optional<OpenedRecord>();
    return std::optional(TRY(read_opened(plan, rows.front())));
}

Result<std::vector<OpenedRecord>> opened_records(store::Db& db, PlanId const& plan, bool reviewed) {
    auto const sql = std::string(opened_columns) + " where plan = ? and reviewed_at " +
                     (reviewed ? "> ''" : "= ''") + " order by opened_at desc, id limit 200";
    std::vector<OpenedRecord> all;
    for (auto const row : TRY(db.query(sql, {plan.value})))
        all.push_back(TRY(read_opened(plan, row)));
    return all;
}

}  // namespace assent::records
