/// Who may act on an authorization, a stay, a hand-over, and in the talk around a request. Deny by
/// default.
#pragma once

#include "request/commands.h"

namespace assent::request {

/// Faults: `role_not_allowed`.
Result<void> may_report_stay(Actor const& actor);
Result<void> may_record_use(Actor const& actor);
/// Changes without a clinical question: staff who handle requests.
Result<void> may_administer(Actor const& actor);
Result<void> may_recheck(Actor const& actor);
Result<void> may_import(Actor const& actor);
Result<void> may_forward(Actor const& actor);
Result<void> may_assess(Actor const& actor);
Result<void> may_ask_peer(Actor const& actor);
Result<void> may_hold_peer(Context const& context);
Result<void> may_log(Actor const& actor);

/// Fault: `imported_read_only` for an authorization of an older system.
Result<void> must_be_ours(State const& state);

}  // namespace assent::request
