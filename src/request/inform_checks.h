/// What an ask for information and its answers must hold to.
#pragma once

#include "request/commands.h"

#include <string_view>

namespace assent::request {

Information const* find_information(State const& state, int number);

/// Fault: `reason_required`, `too_long`.
Result<void> must_say_why(std::string_view why);
/// Fault: `channel_not_outgoing`.
Result<void> must_be_outgoing(policy::Channel channel);
/// An Incomplete Notice asks for the administrative minimum alone, and not on every line of
/// business (L-RFI-05). Faults: `nothing_wanted`, `incomplete_not_allowed`, `not_administrative`.
Result<void> must_name_items(State const& state, RequestInformation const& command,
                             Context const& context);
/// By when a reply is asked: as commanded, never sooner than a claimant must have. Fault:
/// `reply_too_soon`.
Result<std::optional<Instant>> reply_due(State const& state, RequestInformation const& command,
                                         Context const& context);
/// The answers that are not known yet. Faults: `nothing_wanted`, `unknown_item`,
/// `unknown_document`.
Result<std::vector<AnsweredItem>> new_answers(State const& state, Information const& ask,
                                              RecordInformation const& command);

}  // namespace assent::request
