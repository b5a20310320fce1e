/// The stage without a database: decide, apply and lookup called directly, requests kept in memory.
#pragma once

#include "request/onward.h"
#include "scenario/stage.h"

#include <map>

namespace assent::scenario {

/// Who acts when time passes.
request::Actor the_clock();

class CoreStage : public Stage {
public:
    explicit CoreStage(policy::Packs const& packs);

    Result<void> use_plan(PlanId const& plan, std::string const& edition) override;
    Result<std::shared_ptr<policy::Pack const>> pack_on(Day day) override;
    Instant now() const override { return now_; }
    void set_now(Instant now) override { now_ = now; }
    Result<void> pass_until(Instant until) override;
    Result<void> add_member(directory::Member const& member) override;
    Result<void> add_provider(directory::Provider const& provider) override;
    Result<policy::Answer> lookup(policy::Ask const& ask) override;
    Result<std::vector<std::string>> submit(request::SubmitRequest const& asked,
                                            request::Actor const& by) override;
    Result<std::vector<std::string>> run(request::Command const& command,
                                         request::Actor const& by) override;
    void meet(request::Actor const& actor) override { people_[actor.account] = actor; }
    Result<std::vector<std::string>> run_appeal(appeal::Command const& command,
                                                request::Actor const& by) override;
    Result<appeal::State> appeal_state() override;
    Result<void> turn_to_appeal(int number) override;
    Result<request::State> state() override;
    Result<void> turn_to(int number) override;

private:
    Result<std::shared_ptr<policy::Pack const>> pack_at(Instant instant);
    request::Facts facts_for(request::SubmitRequest const& asked, policy::Pack const& pack) const;
    /// What the engine would look up for a command on the request spoken of.
    request::Facts facts_on(request::Command const& command) const;
    std::optional<request::Followed> followed(std::optional<RequestId> const& request) const;
    Result<std::vector<std::string>> import(request::ImportAuthorization const& command,
                                            request::Actor const& by);
    std::vector<request::PossibleDuplicate> possible_duplicates(MemberId const& member) const;
    Result<std::vector<std::string>> decide(request::State& state, request::Command const& command,
                                            request::Context const& context);
    /// What the outbox would do at once: shows in the portal what is to be shown there.
    Result<void> publish(request::State& state, Instant now);
    /// The same for commands to other requests.
    Result<void> send_onward();
    Result<void> alarm_until(request::State& state, Instant until);

    // core_appeals.cpp
    /// What the engine would look up for a command on an appeal.
    appeal::Facts appeal_facts(appeal::State const& state, appeal::Command const& command) const;
    Result<std::vector<std::string>> decide_appeal(appeal::State& state,
                                                   appeal::Command const& command,
                                                   request::Actor const& by, Instant at);
    /// What an appeal decided is done to its request, and said to be done.
    Result<void> carry_out(appeal::State& state, appeal::CarryOut const& owed);
    Result<void> alarm_appeal_until(appeal::State& state, Instant until);

    policy::Packs const& packs_;
    PlanId plan_;
    std::string edition_;
    Instant now_{};
    std::map<MemberId, directory::Member> members_;
    std::map<ProviderId, directory::Provider> providers_;
    std::vector<request::State> requests_;
    std::vector<request::Onward> onward_;
    std::size_t current_ = 0;
    std::map<std::string, request::Actor> people_;
    std::vector<appeal::State> appeals_;
    std::size_t current_appeal_ = 0;
};

}  // namespace assent::scenario
