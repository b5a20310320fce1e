/// Mail to people: a row of the outbox each. It holds no health data and no password; a link in it
/// opens once.
#pragma once

#include "base/fields.h"
#include "store/db.h"
#include "store/outbox.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::identity {

struct Mail {
    std::string to;
    std::string subject;
    std::string text;
};

void fields(auto& f, auto& m) requires Is<Mail, decltype(m)> {
    f("to", m.to);
    f("subject", m.subject);
    f("text", m.text);
}

struct KeptMail {
    std::int64_t id = 0;
    PlanId plan;
    Mail mail;
    Instant created_at{};
    std::optional<Instant> sent_at;
};

/// `cause` is the account or the account request it is about.
Result<void> send_mail(store::Db& db, PlanId const& plan, Mail const& mail,
                       std::string const& cause, Instant now);
/// The oldest first.
Result<std::vector<KeptMail>> mails(store::Db& db, PlanId const& plan, store::OutboxShown which,
                                    int limit);
/// Somebody handed it over. Faults: `unknown_mail`.
Result<void> mark_mail_sent(store::Db& db, PlanId const& plan, std::int64_t id, Instant now);

}  // namespace assent::identity
