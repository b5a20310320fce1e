/// May an approval be cut before it ends? The guards of law and contract in one place, for every
/// command that would reduce, suspend or end one (L-AUTH-01, L-AUTH-02, L-TRM-01, GA-LOCK).
#pragma once

#include "request/commands.h"

namespace assent::request {

enum class CutGround {
    clinical,  ///< no longer medically necessary: a licensed person decides, with notice
    coverage_lost,
    obvious_error,
    billing_error,
    fraud,
    misrepresentation,
    schedule_ii_drug,
    member_asked,
    died,
    institution,
    whereabouts_unknown,
    other_state,
    level_of_care_ordered
};

struct AuthorizationCut {
    LineNumber line;
    CutGround ground = CutGround::clinical;
    Day effective{};                   ///< first day without the service
    std::optional<Day> service_began;  ///< in good faith under this approval
};

/// The pack's locks alone. Fault: `approval_locked` (L-AUTH-01, GA-LOCK).
Result<void> must_not_be_locked(State const& state, AuthorizationCut const& cut,
                                Context const& context);

/// Everything: the line is approved, not locked, a licensed person decides where the ground is
/// clinical, and the notice has its days. Faults: `not_approved`, `approval_locked`,
/// `notice_too_short` and those of may_decide.
Result<void> authorization_may_be_cut(State const& state, AuthorizationCut const& cut,
                                      Context const& context);

/// Calendar days between notice and effect: the pack's, five for fraud, none where the law lets the
/// notice go out the same day (L-TRM-01).
int notice_days(policy::Pack const& pack, CutGround ground);

/// A service whose first day has come counts as begun while nothing else is known.
std::optional<Day> begun_by(LineState const& line, Context const& context);

}  // namespace assent::request
