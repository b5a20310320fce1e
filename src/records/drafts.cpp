#include "records/drafts.h"

namespace assent::records {
namespace {

Result<Draft> read_draft(PlanId const& plan, store::Row const& row) {
    Draft draft;
    draft.plan = plan;
    draft.draft = row.text(0);
    draft.organisation = row.text(1);
    draft.owner = row.text(2);
    draft.owner_name = row.text(3);
    draft.summary = row.text(4);
    draft.content = row.text(5);
    draft.version = row.integer(6);
    draft.created_at = TRY(parse_instant(row.text(7)));
    draft.updated_at = TRY(parse_instant(row.text(8)));
    draft.updated_by = row.text(9);
    draft.updated_by_name = row.text(10);
    draft.request = row.text(11);
    return draft;
}

}  // namespace

Result<std::optional<Draft>> find_draft(store::Db& db, PlanId const& plan,
                                        std::string const& draft) {
    constexpr auto sql = R"sql(
        select draft, organisation, owner, owner_name, summary, content, version, created_at, updated_at, updated_by,
               updated_by_name, request
        from draft where plan = ? and draft = ? limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, draft}));
    if (rows.empty()) return std::optional<Draft>();
    return std::optional(TRY(read_draft(plan, rows.front())));
}

Result<std::vector<Draft>> drafts_of(store::Db& db, PlanId const& plan, DraftsOf const& of,
                                     int limit) {
    constexpr auto sql = R"sql(
        select draft, organisation, owner, owner_name, summary, '{}', version, created_at, updated_at, updated_by,
               updated_by_name, request
        from draft
        where plan = ? and organisation = ? and updated_at >= ? and request = '' and (owner = ? or ? = '')
        order by updated_at desc, draft limit ?
    )sql";
    std::vector<Draft> drafts;
    for (auto const row :
         TRY(db.query(sql, {plan.value, of.organisation, of.since, of.owner, of.owner, limit})))
        drafts.push_back(TRY(read_draft(plan, row)));
    return drafts;
}

Result<void> save_draft(store::Db& db, Draft const& draft) {
    constexpr auto sql = R"sql(
        insert into draft (plan, draft, organisation, owner, owner_name, summary, content, version, created_at, updated_at,
            updated_by, updated_by_name, request)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, draft) do update set owner = excluded.owner, owner_name = excluded.owner_name,
            summary = excluded.summary, content = excluded.content, version = excluded.version,
            updated_at = excluded.updated_at, updated_by = excluded.updated_by,
            updated_by_name = excluded.updated_by_name
    )sql";
    TRY(db.execute(
        sql, {draft.plan.value, draft.draft, draft.organisation, draft.owner, draft.owner_name,
              draft.summary, draft.content, draft.version, draft.created_at, draft.updated_at,
              draft.updated_by, draft.updated_by_name, draft.request}));
    return fine();
}

Result<void> remove_draft(store::Db& db, PlanId const& plan, std::string const& draft) {
    TRY(db.execute("delete from draft where plan = ? and draft = ?", {plan.value, draft}));
    return fine();
}

Result<void> settle_draft(store::Db& db, PlanId const& plan, std::string const& draft,
                          RequestId const& request) {
    constexpr auto sql = R"sql(
        update draft set summary = '{}', content = '{}', request = ? where plan = ? and draft = ?
    )sql";
    TRY(db.execute(sql, {request.value, plan.value, draft}));
    return fine();
}

Result<std::int64_t> purge_drafts(store::Db& db, PlanId const& plan, Instant before) {
    return db.execute("delete from draft where plan = ? and updated_at < ?", {plan.value, before});
}

}  // namespace assent::records
