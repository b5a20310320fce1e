/// Members by the practice that cares for them, as their coverage says.
#pragma once

#include "base/result.h"
#include "directory/member.h"
#include "store/db.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace assent::records {

struct Patients {
    std::vector<ProviderId> providers;  ///< any of them
    Day on{};
    std::string last_name;  ///< its beginning; empty: all
    std::string after;      ///< `next` of the page before; empty: from the start
    int limit = 25;
};

struct PatientsPage {
    std::vector<directory::Member> members;  ///< by name, each once
    std::string next;                        ///< empty: this was the last
};

/// Whose coverage that day names one of the providers. Faults: `bad_page` when `after` is none of
/// ours.
Result<PatientsPage> patients_of(store::Db& db, PlanId const& plan, Patients const& wanted);
/// How many patients a provider has that day.
Result<std::int64_t> count_patients(store::Db& db, PlanId const& plan, ProviderId const& provider,
                                    Day on);

/// Replaces the rows of these members, who are new when `known` is empty.
Result<void> save_primary_care(store::Db& db, PlanId const& plan,
                               std::span<directory::Member const> members,
                               std::vector<std::string> const& known);
/// Makes the rows of members who came before there were any, once. Cheap afterwards.
Result<void> fill_primary_care(store::Db& db, PlanId const& plan);

}  // namespace assent::records
