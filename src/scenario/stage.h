/// What a scenario plays on. The phrases speak only through this, so the same files play on the
/// pure core here and through any door elsewhere.
#pragma once

#include "appeal/commands.h"
#include "policy/answer.h"
#include "policy/ask.h"
#include "policy/pack.h"
#include "request/commands.h"

#include <string>
#include <vector>

namespace assent::scenario {

class Stage {
public:
    virtual ~Stage() = default;

    /// The plan the scenario is about; an empty edition means the one in force. Faults:
    /// `unknown_plan`, `unknown_edition`.
    virtual Result<void> use_plan(PlanId const& plan, std::string const& edition) = 0;
    /// The pack of that plan in force that day.
    virtual Result<std::shared_ptr<policy::Pack const>> pack_on(Day day) = 0;

    virtual Instant now() const = 0;
    /// Sets the clock of the world; nothing falls due by it.
    virtual void set_now(Instant now) = 0;
    /// Lets time pass: what falls due on the way happens.
    virtual Result<void> pass_until(Instant until) = 0;

    virtual Result<void> add_member(directory::Member const& member) = 0;
    virtual Result<void> add_provider(directory::Provider const& provider) = 0;

    /// Somebody the scenario names for the first time, or says more of.
    virtual void meet(request::Actor const&) {}

    virtual Result<policy::Answer> lookup(policy::Ask const& ask) = 0;
    /// Kinds of the events that followed. The request becomes the one spoken of.
    virtual Result<std::vector<std::string>> submit(request::SubmitRequest const& asked,
                                                    request::Actor const& by) = 0;
    /// The same for a command on the request spoken of.
    virtual Result<std::vector<std::string>> run(request::Command const& command,
                                                 request::Actor const& by) = 0;

    /// The same for an appeal: one that is filed becomes the appeal spoken of, any other command is
    /// on that one. What an appeal decided reaches its request before this returns.
    virtual Result<std::vector<std::string>> run_appeal(appeal::Command const& command,
                                                        request::Actor const& by) = 0;
    /// The appeal spoken of. Fault: `no_appeal`.
    virtual Result<appeal::State> appeal_state() = 0;
    virtual Result<void> turn_to_appeal(int number) = 0;

    /// The request spoken of. Fault: `no_request`.
    virtual Result<request::State> state() = 0;
    /// Speaks of the n-th request from now on, from 1.
    virtual Result<void> turn_to(int number) = 0;
};

}  // namespace assent::scenario
