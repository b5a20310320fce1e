#include "views/condition.h"

namespace assent::views {

std::string said_of(std::string_view test, std::string_view column) {
    std::string text;
    for (char const c : test) text += c == '$' ? std::string(column) : std::string(1, c);
    return text;
}

Result<bool> gives_few(store::Db& db, std::string const& query, std::vector<store::Cell> cells) {
    cells.emplace_back(few + 1);
    auto const sql = "select count(*) from (" + query + " limit ?) counted";
    return TRY(db.query(sql, cells)).front().integer(0) <= few;
}

std::pair<std::string, std::vector<store::Cell>> hidden_from(PlanId const& plan,
                                                             KeptFrom const& whom) {
    constexpr auto sql = R"sql(
        select hidden.request from request_view hidden
        where hidden.plan = ? and hidden.assignee <> ? and hidden.member in (
            select r.member from restricted_member r
            where r.plan = ? and not exists (
                select 1 from opened_record o
                where o.plan = r.plan and o.account = ? and o.member = r.member and o.until > ?))
    )sql";
    return {sql, {plan.value, whom.account, plan.value, whom.account, whom.now}};
}

}  // namespace assent::views
