#include "base/check_digit.h"
#include "request/disputed.h"
#include "scenario/core_stage.h"

#include <algorithm>

namespace assent::scenario {
namespace {

Fault no_appeal() { return not_found("no_appeal", {}, "No appeal was filed yet."); }

}  // namespace

appeal::Facts CoreStage::appeal_facts(appeal::State const& state,
                                      appeal::Command const& command) const {
    appeal::Facts facts;
    auto const request = appeal::request_of(command);
    for (auto const& asked : requests_) {
        if (request && asked.request == *request) {
            auto const pack = packs_.version(asked.pack);
            if (pack) facts.about = request::disputed_of(asked, **pack);
        }
        auto const owed = state.exists() ? appeal::owed(state) : std::nullopt;
        if (owed && asked.request == owed->request)
            facts.carried_out = request::is_carried_out(asked, owed->outcome);
    }
    for (auto const& other : appeals_)
        if (request && appeal::disputed(other) && appeal::disputed(other)->request == *request)
            facts.others.push_back(appeal::as_other(other));
    if (auto const* file = std::get_if<appeal::FileAppeal>(&command); file && file->member)
        if (auto const found = members_.find(*file->member); found != members_.end())
            facts.member = found->second;
    if (auto const* assign = std::get_if<appeal::AssignAppeal>(&command))
        if (auto const found = people_.find(assign->account); found != people_.end())
            facts.superiors_of_assignee = found->second.superiors;
    return facts;
}

Result<std::vector<std::string>> CoreStage::decide_appeal(appeal::State& state,
                                                          appeal::Command const& command,
                                                          request::Actor const& by, Instant at) {
    auto facts = appeal_facts(state, command);
    auto pack = state.exists() ? TRY(packs_.version(state.filed->pack)) : TRY(pack_at(at));
    if (auto const* file = std::get_if<appeal::FileAppeal>(&command))
        pack = TRY(pack_at(file->received_at.value_or(at)));
    facts.next_number =
        make_appeal_number(pack->number_block, static_cast<std::int64_t>(100000 + appeals_.size()));
    auto const events = TRY(appeal::decide(state, command, {at, by, *pack, std::move(facts)}));
    std::vector<std::string> kinds;
    std::optional<appeal::CarryOut> owed;
    for (auto const& event : events) {
        kinds.emplace_back(appeal::kind_of(event));
        state = appeal::apply(std::move(state), event);
        if (auto const due = appeal::to_carry_out(state, event)) owed = due;
    }
    if (owed) TRY(carry_out(state, *owed));
    return kinds;
}

Result<void> CoreStage::carry_out(appeal::State& state, appeal::CarryOut const& owed) {
    auto const asked = std::ranges::find(requests_, owed.request, &request::State::request);
    if (asked == requests_.end()) return fine();
    auto const pack = TRY(packs_.version(asked->pack));
    // What the request refuses stays owed; the clock of carrying it out goes on.
    if (!decide(*asked, owed.outcome, {now_, owed.by, *pack, {}})) return fine();
    TRY(decide_appeal(state, appeal::RecordEffectuation{"The request was changed."}, the_clock(),
                      now_));
    return fine();
}

Result<std::vector<std::string>> CoreStage::run_appeal(appeal::Command const& command,
                                                       request::Actor const& by) {
    if (appeal::begins(command)) {
        appeal::State state;
        auto kinds = TRY(decide_appeal(state, command, by, now_));
        TRY(alarm_appeal_until(state, now_));
        appeals_.push_back(std::move(state));
        current_appeal_ = appeals_.size() - 1;
        return kinds;
    }
    if (appeals_.empty()) return no_appeal();
    auto& state = appeals_[current_appeal_];
    auto kinds = TRY(decide_appeal(state, command, by, now_));
    TRY(alarm_appeal_until(state, now_));
    return kinds;
}

Result<void> CoreStage::alarm_appeal_until(appeal::State& state, Instant until) {
    for (auto alarm = appeal::next_alarm(state); alarm && alarm->at <= until;
         alarm = appeal::next_alarm(state)) {
        appeal::Command const command =
            alarm->percent > 0 ? appeal::Command(appeal::WarnClock{alarm->clock, alarm->percent})
                               : appeal::Command(appeal::ExpireClock{alarm->clock});
        TRY(decide_appeal(state, command, the_clock(), std::max(now_, alarm->at)));
    }
    return fine();
}

Result<appeal::State> CoreStage::appeal_state() {
    if (appeals_.empty()) return no_appeal();
    return appeals_[current_appeal_];
}

Result<void> CoreStage::turn_to_appeal(int number) {
    if (number < 1 || number > std::ssize(appeals_)) return no_appeal();
    current_appeal_ = static_cast<std::size_t>(number - 1);
    return fine();
}

}  // namespace assent::scenario
