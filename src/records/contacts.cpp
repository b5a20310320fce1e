#include "records/contacts.h"

#include "base/names.h"

namespace assent::records {

Result<bool> add_contact(store::Db& db, PlanId const& plan, Contact const& contact) {
    constexpr auto sql = R"sql(
        insert into contact (plan, subject, subject_id, at, id, account, account_name, direction, channel, topic, spoken_to,
            reached, said)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (plan, account, id) do nothing
    )sql";
    auto const kept = TRY(db.execute(
        sql, {plan.value, name_of(contact.subject), contact.subject_id, contact.at, contact.id,
              contact.account, contact.account_name, contact.direction, contact.channel,
              contact.topic, contact.with, contact.reached, contact.text.reveal()}));
    return kept > 0;
}

Result<std::vector<Contact>> contacts_of(store::Db& db, PlanId const& plan, ContactSubject subject,
                                         std::string const& id, int limit) {
    constexpr auto sql = R"sql(
        select at, id, account, account_name, direction, channel, topic, spoken_to, reached, said from contact
        where plan = ? and subject = ? and subject_id = ? order by at desc, id desc limit ?
    )sql";
    std::vector<Contact> found;
    for (auto const row : TRY(db.query(sql, {plan.value, name_of(subject), id, limit}))) {
        auto& one = found.emplace_back();
        one.subject = subject;
        one.subject_id = id;
        one.at = TRY(parse_instant(row.text(0)));
        one.id = row.text(1);
        one.account = row.text(2);
        one.account_name = row.text(3);
        one.direction = row.text(4);
        one.channel = row.text(5);
        one.topic = row.text(6);
        one.with = row.text(7);
        one.reached = row.integer(8) != 0;
        one.text = Private<std::string>(row.text(9));
    }
    return found;
}

}  // namespace assent::records
