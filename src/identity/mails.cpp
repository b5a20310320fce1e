#include "identity/mails.h"

namespace assent::identity {
namespace {

constexpr std::string_view kind = "email";

}  // namespace

Result<void> send_mail(store::Db& db, PlanId const& plan, Mail const& mail,
                       std::string const& cause, Instant now) {
    store::OutboxRow row;
    row.kind = kind;
    row.destination = kind;
    row.body = json::write(to_json(mail));
    row.cause_stream = cause;
    row.not_before = now;
    return store::enqueue(db, plan.value, {row}, now);
}

Result<std::vector<KeptMail>> mails(store::Db& db, PlanId const& plan, store::OutboxShown which,
                                    int limit) {
    std::vector<KeptMail> kept;
    for (auto const& row : TRY(store::rows_of_kind(db, plan.value, kind, which, limit)))
        kept.push_back({row.id, plan, TRY(from_json<Mail>(TRY(json::parse(row.body)))),
                        row.created_at, row.done_at});
    return kept;
}

Result<void> mark_mail_sent(store::Db& db, PlanId const& plan, std::int64_t id, Instant now) {
    if (TRY(store::settle_row(db, plan.value, kind, id, now))) return fine();
    return not_found("unknown_mail", "/id", "There is no such mail waiting.");
}

}  // namespace assent::identity
