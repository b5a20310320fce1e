/// Members and their coverage as dated rows: found by number or name, never overwritten.
#pragma once

#include "base/result.h"
#include "directory/member.h"
#include "records/saved.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::records {

/// Faults: `unknown_member`.
Result<directory::Member> find_member(store::Db& db, PlanId const& plan, MemberId const& id);

/// By the plan's number, the CIN or the MBI, exactly; or by last name (folded) and birth date,
/// first name narrowing.
struct MemberSearch {
    Private<std::string> member_number;
    Private<std::string> last_name;
    Private<std::string> first_name;
    std::optional<Private<Day>> born_on;
};

void fields(auto& f, auto& s) requires Is<MemberSearch, decltype(s)> {
    f("member_number", s.member_number);
    f("last_name", s.last_name);
    f("first_name", s.first_name);
    f("born_on", s.born_on);
}

/// At most 20, by name. Faults: `search_too_wide` when neither a number nor a last name with birth
/// date is given.
Result<std::vector<directory::Member>> search_members(store::Db& db, PlanId const& plan,
                                                      MemberSearch const& search);

/// Adds a new version of the member (and coverages) when something changed.
Result<Saved> save_member(store::Db& db, PlanId const& plan, directory::Member const& member,
                          Instant at, std::string const& source);
/// The same for many, each another member: a few statements for all of them together.
Result<SavedCounts> save_members(store::Db& db, PlanId const& plan,
                                 std::vector<directory::Member> const& members, Instant at,
                                 std::string const& source);

/// The id a member number has or will have: stable, opaque (hash of plan, number and a per-plan
/// salt).
Result<MemberId> member_id_of(store::Db& db, PlanId const& plan, std::string const& member_number);

}  // namespace assent::records
