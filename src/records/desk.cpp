#include "records/desk.h"

namespace assent::records {

Result<void> note_look(store::Db& db, DeskPlace const& place, Instant at) {
    constexpr auto sql = R"sql(
        insert into desk (plan, account, request, looked_at, snoozed_at, snoozed_until)
        select plan, ?, request, ?, '', '' from worklist where plan = ? and request = ?
        on conflict (plan, account, request) do update set looked_at = excluded.looked_at
    )sql";
    TRY(db.execute(sql, {place.account, at, place.plan.value, place.request.value}));
    return fine();
}

Result<void> put_aside(store::Db& db, DeskPlace const& place, Instant at, Instant until) {
    constexpr auto sql = R"sql(
        insert into desk (plan, account, request, looked_at, snoozed_at, snoozed_until)
        select plan, ?, request, '', ?, ? from worklist where plan = ? and request = ?
        on conflict (plan, account, request) do update set snoozed_at = excluded.snoozed_at,
            snoozed_until = excluded.snoozed_until
    )sql";
    TRY(db.execute(sql, {place.account, at, until, place.plan.value, place.request.value}));
    return fine();
}

Result<void> take_up(store::Db& db, DeskPlace const& place) {
    constexpr auto sql = R"sql(
        update desk set snoozed_at = '', snoozed_until = '' where plan = ? and account = ? and request = ?
    )sql";
    TRY(db.execute(sql, {place.plan.value, place.account, place.request.value}));
    return fine();
}

}  // namespace assent::records
