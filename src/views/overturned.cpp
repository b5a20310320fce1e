#include "views/overturned.h"

#include "request/guards.h"

namespace assent::views {
namespace {

constexpr std::string_view insert = R"sql(
    insert into overturned_denial (plan, code, reason, overturned_at, request, line) values (?, ?, ?, ?, ?, ?)
    on conflict (plan, code, reason, overturned_at, request, line) do nothing
)sql";

}  // namespace

Result<void> write_overturned(store::Db& db, PlanId const& plan, request::State const& state) {
    if (state.review.overturned.empty()) return fine();
    TRY(db.execute("delete from overturned_denial where plan = ? and request = ?",
                   {plan.value, state.request.value}));
    for (auto const& overturned : state.review.overturned) {
        for (auto const& record : overturned.was) {
            auto const* line = request::find_line(state, record.decision.line);
            if (line == nullptr || line->asked.code.empty()) continue;
            for (auto const& reason : record.decision.reasons)
                TRY(db.execute(
                    insert, {plan.value, line->asked.code, name_of(reason.code), overturned.how.at,
                             state.request.value, line->number.value}));
        }
    }
    return fine();
}

Result<std::int64_t> overturned_since(store::Db& db, PlanId const& plan, Denied const& denied,
                                      Instant since) {
    constexpr auto sql = R"sql(
        select count(distinct request) from overturned_denial
        where plan = ? and code = ? and reason = ? and overturned_at >= ?
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, denied.code, name_of(denied.reason), since}));
    return rows.empty() ? std::int64_t{0} : rows.front().integer(0);
}

}  // namespace assent::views
