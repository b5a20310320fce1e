/// Who may do what about an appeal. Deny by default; the pack names who reviews, the law who may
/// not.
#pragma once

#include "appeal/commands.h"

namespace assent::appeal {

/// Faults: `role_not_allowed`.
Result<void> may_file(Actor const& actor, Filer filer);
/// Staff of grievances and appeals.
Result<void> may_handle(Actor const& actor);
/// Those of them in whose name the request is changed by it.
Result<void> may_record_outside(Actor const& actor);
Result<void> may_note(Actor const& actor);
Result<void> may_tell(Actor const& actor);
Result<void> may_bring_evidence(State const& state, Actor const& actor);
/// The member's side takes back its own; fault `filer_not_allowed` for somebody else's.
Result<void> may_withdraw(State const& state, WithdrawAppeal const& command, Actor const& actor);
/// A licensed person with a current licence; never a machine. Faults: `role_not_allowed`,
/// `licence_not_current`.
Result<void> may_refuse_expedite(Context const& context);
/// Who handles appeals, and any licensed person: it is never to the member's harm.
Result<void> may_grant_expedite(Actor const& actor);
Result<void> must_be_the_clock(Actor const& actor);

/// Whether the pack lets the actor do this about a line; `line` null: a grievance. Faults:
/// `role_not_allowed`, `physician_required`, and those of the licence.
Result<void> may_review(State const& state, policy::DisputedLine const* line, policy::AppealAct act,
                        Context const& context);
/// Took no part in the decision, is no subordinate of who did, and no party (42 CFR 438.406(b)(2),
/// 422.590(h), 29 CFR 2560.503-1(h)(3)). Fault: `conflict_of_interest` at `where`.
struct Person {
    std::string account;
    std::string organisation;
    std::vector<std::string> superiors;
};
Result<void> must_be_independent(State const& state, Person const& person, std::string where);

/// Whether the actor's role could do this to any appeal at all, for doors that must not tell
/// whether an appeal exists to those who may not see it. Faults: `role_not_allowed`.
Result<void> role_may(Command const& command, Actor const& actor);

/// Whether an office has a part in it: it filed it, or it is one of the request's offices and it is
/// no grievance, which may be about the office itself.
bool is_party(State const& state, std::string const& organisation);

}  // namespace assent::appeal
