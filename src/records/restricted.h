/// Members whose record only few may see, and who opened such a record all the same ("break the
/// glass"): with a reason, for a while, to be reviewed by somebody else (L-PRV-01).
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::records {

/// vocabulary: break_glass_reason
enum class OpenReason { emergency, treatment, member_asked, audit, other };
enum class OpenFinding { justified, not_justified };

struct OpenedRecord {
    PlanId plan;
    std::string id;
    std::string account;
    std::string role;  ///< in which it was opened
    MemberId member;
    Instant opened_at{};
    Instant until{};  ///< the record is closed again from then on
    OpenReason reason = OpenReason::other;
    Private<std::string> note;
    std::optional<Instant> reviewed_at;
    std::string reviewed_by;  ///< account
    std::optional<OpenFinding> finding;
    Private<std::string> remark;  ///< of who reviewed it
};

/// A member's newest version says so.
Result<void> set_restricted(store::Db& db, PlanId const& plan, MemberId const& member,
                            bool restricted);
Result<bool> is_restricted(store::Db& db, PlanId const& plan, MemberId const& member);
/// Few in any plan.
Result<std::vector<MemberId>> restricted_members(store::Db& db, PlanId const& plan);

Result<void> save_opened(store::Db& db, OpenedRecord const& opened);
/// Whether the account has the member's record open at this instant.
Result<bool> has_open(store::Db& db, PlanId const& plan, std::string const& account,
                      MemberId const& member, Instant at);
Result<std::optional<OpenedRecord>> find_opened(store::Db& db, PlanId const& plan,
                                                std::string const& id);
/// Newest first, at most 200: those nobody reviewed yet, or those that were.
Result<std::vector<OpenedRecord>> opened_records(store::Db& db, PlanId const& plan, bool reviewed);

}  // namespace assent::records
