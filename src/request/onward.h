/// What leaves a request with its events: notices, each by its channel, and commands for other
/// requests. The engine puts them into the outbox in the same transaction.
#pragma once

#include "request/commands.h"

#include <vector>

namespace assent::request {

/// The channel a notice goes by: `as_received` is the one the request came by.
policy::Channel channel_of(State const& state, policy::NoticeOrdered const& notice);

/// What is shown in the portal is handed over by showing it (L-CLK-15). The notices of the portal
/// whose delivery nobody recorded yet, as the commands that record it.
std::vector<RecordDelivery> published(State const& state);

/// A command for another request, by what happened on this one.
struct Onward {
    RequestId to;
    Command command;
};

/// `command` was decided on this request and gave `events`; `after` is the request with them.
std::vector<Onward> onward(State const& after, Command const& command, Actor const& by,
                           Events const& events);

}  // namespace assent::request
