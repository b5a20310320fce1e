/// What the plan's programs ask of a request at submission: who may use the referral reason of
/// primary care, a number to call back, how late care already given may be asked for, how early a
/// renewal comes, and what a request brings along.
#pragma once

#include "request/commands.h"
#include "request/faults.h"
#include "request/preview.h"

namespace assent::request {

/// Before the normal form: a renewal without a day of its own begins when the earlier one ends
///
void begin_after_earlier(SubmitRequest& asked, Facts const& facts);

/// Corrects what only one reading fits and collects the faults of the rest.
void check_intake(SubmitRequest& asked, Context const& context, Instant received_at,
                  Faults& faults);

/// How long a newborn runs on this member's number; none where the pack says nothing (NEW-04).
policy::NewbornRule const* newborn_rule(policy::Pack const& pack,
                                        std::optional<directory::Member> const& mother, Day day);

/// A request for care already given that comes after the plan's window.
struct Late {
    bool is_late = false;
    std::string queue;
    std::string because;
};
Late late_of(SubmitRequest const& asked, Context const& context, Instant received_at);

/// Whether something is checked before anything of it is approved (PRV-26).
bool needs_check_first(SubmitRequest const& asked, policy::Pack const& pack);

/// Tasks for what should have come along, and the nurse of the facility.
void open_needs(Events& events, Preview const& made, Context const& context);

}  // namespace assent::request
