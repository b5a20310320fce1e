#include "records/announcements.h"

#include "base/names.h"
#include "base/text.h"

namespace assent::records {
namespace {

constexpr std::string_view columns =
    "select id, title_en, text_en, title_es, text_es, valid_from, valid_to, audience, version, "
    "updated_at, updated_by, updated_by_name from announcement";

std::string text_of(std::vector<Audience> const& audience) {
    std::vector<std::string> names;
    for (auto const one : audience) names.emplace_back(name_of(one));
    return join(names, " ");
}

Result<Announcement> read_announcement(PlanId const& plan, store::Row const& row) {
    Announcement one;
    one.plan = plan;
    one.id = row.text(0);
    one.title_en = row.text(1);
    one.text_en = row.text(2);
    one.title_es = row.text(3);
    one.text_es = row.text(4);
    one.from = TRY(parse_day(row.text(5)));
    auto const to = row.text(6);
    if (!to.empty()) one.to = TRY(parse_day(to));
    auto const audience = row.text(7);
    for (auto const word : words(audience))
        if (auto const known = from_name<Audience>(word)) one.audience.push_back(*known);
    one.version = row.integer(8);
    one.updated_at = TRY(parse_instant(row.text(9)));
    one.updated_by = row.text(10);
    one.updated_by_name = row.text(11);
    return one;
}

}  // namespace

Result<std::vector<Announcement>> announcements_of(store::Db& db, PlanId const& plan,
                                                   std::optional<Day> today) {
    auto const sql = std::string(columns) +
                     " where plan = ? and (? = '' or valid_to = '' or valid_to >= ?)"
                     " order by valid_from desc, id limit 200";
    auto const day = today ? to_text(*today) : std::string();
    std::vector<Announcement> all;
    for (auto const row : TRY(db.query(sql, {plan.value, day, day})))
        all.push_back(TRY(read_announcement(plan, row)));
    return all;
}

Result<std::optional<Announcement>> find_announcement(store::Db& db, PlanId const& plan,
                                                      std::string const& id) {
    auto const sql = std::string(columns) + " where plan = ? and id = ? limit 1";
    auto const rows = TRY(db.query(sql, {plan.value, id}));
    if (rows.empty()) return std::optional<Announcement>();
    return std::optional(TRY(read_announcement(plan, rows.front())));
}

Result<void> save_announcement(store::Db& db, Announcement const& one) {
    constexpr auto sql = R"sql(
        insert into announcement (plan, id, title_en, text_en, title_es, text_es, valid_from, valid_to, audience, version,
            updated_at, updated_by, updated_by_name)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, id) do update set title_en = excluded.title_en, text_en = excluded.text_en,
            title_es = excluded.title_es, text_es = excluded.text_es, valid_from = excluded.valid_from,
            valid_to = excluded.valid_to, audience = excluded.audience, version = excluded.version,
            updated_at = excluded.updated_at, updated_by = excluded.updated_by,
            updated_by_name = excluded.updated_by_name
    )sql";
    TRY(db.execute(
        sql, {one.plan.value, one.id, one.title_en, one.text_en, one.title_es, one.text_es,
              to_text(one.from), one.to ? to_text(*one.to) : std::string(), text_of(one.audience),
              one.version, one.updated_at, one.updated_by, one.updated_by_name}));
    return fine();
}

Result<void> remove_announcement(store::Db& db, PlanId const& plan, std::string const& id) {
    TRY(db.execute("delete from announcement_put_away where plan = ? and announcement = ?",
                   {plan.value, id}));
    TRY(db.execute("delete from announcement where plan = ? and id = ?", {plan.value, id}));
    return fine();
}

Result<std::vector<std::string>> put_away_by(store::Db& db, PlanId const& plan,
                                             std::string const& account) {
    constexpr auto sql = R"sql(
        select p.announcement from announcement_put_away p
        join announcement a on a.plan = p.plan and a.id = p.announcement
        where p.plan = ? and p.account = ? limit 1000
    )sql";
    std::vector<std::string> ids;
    for (auto const row : TRY(db.query(sql, {plan.value, account}))) ids.push_back(row.text(0));
    return ids;
}

Result<void> put_away(store::Db& db, PlanId const& plan, std::string const& id,
                      std::string const& account, Instant at) {
    constexpr auto sql = R"sql(
        insert into announcement_put_away (plan, announcement, account, at) values (?, ?, ?, ?)
        on conflict (plan, announcement, account) do update set at = excluded.at
    )sql";
    TRY(db.execute(sql, {plan.value, id, account, at}));
    return fine();
}

Result<void> bring_back(store::Db& db, PlanId const& plan, std::string const& id,
                        std::string const& account) {
    TRY(db.execute(
        "delete from announcement_put_away where plan = ? and announcement = ? and account = ?",
        {plan.value, id, account}));
    return fine();
}

}  // namespace assent::records
