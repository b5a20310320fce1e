#include "identity/staff.h"

#include "base/text.h"
#include "identity/installation.h"

#include <algorithm>

namespace assent::identity {

Result<std::vector<Account>> accounts_for(store::Db& db, PlanId const& plan, Right right,
                                          std::optional<std::string> const& organisation) {
    // The list of plans is one text; the exact comparison follows.
    constexpr auto sql = R"sql(
        select id, name, role, organisation, plans, withheld from account
        where plan = ? and disabled = 0 and plans like ? and (? = 0 or organisation = ?)
        order by name, id limit 5000
    )sql";
    std::vector<Account> found;
    for (auto const row :
         TRY(db.query(sql, {installation, "%" + plan.value + "%", organisation.has_value(),
                            organisation.value_or("")}))) {
        auto const plans = words(row.text(4));
        if (std::ranges::count(plans, plan.value) == 0) continue;
        Account account;
        account.id = row.text(0);
        account.name = row.text(1);
        account.role = row.text(2);
        account.organisation = row.text(3);
        account.withheld = rights_in(row.text(5));
        if (!has_right(account, right)) continue;
        found.push_back(std::move(account));
        if (found.size() == 1000) break;
    }
    return found;
}

}  // namespace assent::identity
