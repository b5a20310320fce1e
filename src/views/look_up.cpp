#include "views/look_up.h"

namespace assent::views {

Result<std::vector<MemberAppeal>> appeals_of_member(store::Db& db, PlanId const& plan,
                                                    MemberId const& member, int limit) {
    constexpr auto sql = R"sql(
        select appeal, request, kind, status, received_at, closed from appeal_view where plan = ? and member = ?
        order by received_at desc, appeal desc limit ?
    )sql";
    std::vector<MemberAppeal> found;
    for (auto const row : TRY(db.query(sql, {plan.value, member.value, limit}))) {
        auto& one = found.emplace_back();
        one.appeal = AppealId(row.text(0));
        one.request = RequestId(row.text(1));
        one.kind = row.text(2);
        one.status = row.text(3);
        one.received_at = TRY(parse_instant(row.text(4)));
        one.closed = row.integer(5) != 0;
    }
    return found;
}

Result<std::map<std::string, std::int64_t>> outcomes_of(store::Db& db, PlanId const& plan,
                                                        ProviderId const& provider, Instant since) {
    constexpr auto sql = R"sql(
        select status, count(*) from (
            select request, status from request_view where plan = ? and requesting = ? and received_at >= ?
            union
            select request, status from request_view where plan = ? and servicing = ? and received_at >= ?
        ) both_parts group by status limit 50
    )sql";
    std::map<std::string, std::int64_t> counts;
    for (auto const row :
         TRY(db.query(sql, {plan.value, provider.value, since, plan.value, provider.value, since})))
        counts[row.text(0)] = row.integer(1);
    return counts;
}

}  // namespace assent::views
