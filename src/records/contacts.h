/// Calls and letters about a member or a provider that belong to no request. Rows that only grow.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <string>
#include <vector>

namespace assent::records {

enum class ContactSubject { member, provider };

struct Contact {
    ContactSubject subject = ContactSubject::member;
    std::string subject_id;  ///< opaque
    Instant at{};
    std::string id;  ///< key of whoever recorded it; the same one is kept once
    std::string account;
    std::string account_name;
    std::string direction;
    std::string channel;
    std::string topic;
    std::string with;  ///< who was called or called
    bool reached = false;
    Private<std::string> text;
};

/// False when it was kept before.
Result<bool> add_contact(store::Db& db, PlanId const& plan, Contact const& contact);
/// Newest first.
Result<std::vector<Contact>> contacts_of(store::Db& db, PlanId const& plan, ContactSubject subject,
                                         std::string const& id, int limit);

}  // namespace assent::records
