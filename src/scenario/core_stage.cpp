#include "scenario/core_stage.h"

#include "base/check_digit.h"
#include "policy/require.h"
#include "request/timing.h"

#include <algorithm>
#include <utility>

namespace assent::scenario {
namespace {

template <class K, class V>
std::optional<V> looked_up(std::map<K, V> const& rows, std::optional<K> const& key) {
    if (!key) return std::nullopt;
    auto const found = rows.find(*key);
    return found == rows.end() ? std::nullopt : std::optional<V>(found->second);
}

bool is_still_good(request::State const& state) {
    return !state.closed() || state.status == request::Status::approved ||
           state.status == request::Status::denied;
}

}  // namespace

request::Actor the_clock() {
    request::Actor actor;
    actor.account = "system";
    actor.name = "Clock";
    return actor;
}

CoreStage::CoreStage(policy::Packs const& packs) : packs_(packs) {}

Result<void> CoreStage::use_plan(PlanId const& plan, std::string const& edition) {
    if (edition.empty()) {
        auto const is_plan = [&](auto const& pack) { return pack->plan == plan; };
        if (std::ranges::none_of(packs_.all(), is_plan))
            return not_found("unknown_plan", {}, "There is no such plan.");
    } else {
        TRY(packs_.edition(plan, edition));
    }
    plan_ = plan;
    edition_ = edition;
    return fine();
}

Result<std::shared_ptr<policy::Pack const>> CoreStage::pack_on(Day day) {
    return edition_.empty() ? packs_.effective(plan_, day) : packs_.edition(plan_, edition_);
}

Result<std::shared_ptr<policy::Pack const>> CoreStage::pack_at(Instant instant) {
    auto const utc_day = Day(std::chrono::floor<std::chrono::days>(instant).time_since_epoch());
    // Any edition tells the zone; the plan's day tells the edition.
    return pack_on(TRY(pack_on(utc_day))->zone.day_of(instant));
}

Result<void> CoreStage::add_member(directory::Member const& member) {
    members_[member.id] = member;
    return fine();
}

Result<void> CoreStage::add_provider(directory::Provider const& provider) {
    providers_[provider.id] = provider;
    return fine();
}

Result<policy::Answer> CoreStage::lookup(policy::Ask const& ask) {
    auto const pack = TRY(pack_on(ask.service_day));
    return policy::require(*pack, ask);
}

std::vector<request::PossibleDuplicate> CoreStage::possible_duplicates(
    MemberId const& member) const {
    std::vector<request::PossibleDuplicate> found;
    for (auto const& state : requests_) {
        if (!state.asked || state.asked->member != member || !is_still_good(state)) continue;
        for (auto const& line : state.lines) {
            request::PossibleDuplicate other;
            other.request = state.request;
            other.open = !state.closed();
            other.code = line.asked.code;
            other.system = line.asked.system;
            other.units = line.asked.units;
            other.modifiers = line.asked.modifiers;
            other.urgency = state.asked->urgency;
            other.beside = request::asked_beside(*state.asked);
            other.received_at = state.received_at;
            if (state.status == request::Status::denied)
                other.denied_on =
                    Day(std::chrono::floor<std::chrono::days>(*state.closed_at).time_since_epoch());
            other.from = *line.asked.from;
            other.to =
                line.determined && line.determined->to ? *line.determined->to : *line.asked.to;
            if (state.known->servicing) {
                other.servicing = state.known->servicing->id.value;
                other.servicing_specialty = state.known->servicing->specialty;
            }
            found.push_back(std::move(other));
        }
    }
    return found;
}

request::Facts CoreStage::facts_for(request::SubmitRequest const& asked,
                                    policy::Pack const& pack) const {
    request::Facts facts;
    facts.next_number = make_request_number(pack.number_block,
                                            static_cast<std::int64_t>(100000 + requests_.size()));
    facts.member = looked_up(members_, std::optional(asked.member));
    facts.requesting = looked_up(providers_, asked.requesting);
    facts.servicing = looked_up(providers_, asked.servicing);
    facts.duplicates = possible_duplicates(asked.member);
    facts.followed = followed(asked.follows);
    return facts;
}

std::optional<request::Followed> CoreStage::followed(
    std::optional<RequestId> const& request) const {
    for (auto const& state : requests_)
        if (request && state.request == *request && state.asked) return request::as_followed(state);
    return std::nullopt;
}

request::Facts CoreStage::facts_on(request::Command const& command) const {
    auto const& state = requests_[current_];
    request::Facts facts;
    if (state.asked) facts.duplicates = possible_duplicates(state.asked->member);
    if (auto const* link = std::get_if<request::LinkRequest>(&command))
        facts.followed = followed(link->other);
    if (auto const* amend = std::get_if<request::AmendRequest>(&command))
        facts.servicing = looked_up(providers_, amend->servicing);
    auto member = state.asked ? std::optional(state.asked->member) : std::nullopt;
    if (auto const* move = std::get_if<request::MoveToMember>(&command)) member = move->member;
    facts.member = looked_up(members_, member);
    return facts;
}

Result<std::vector<std::string>> CoreStage::import(request::ImportAuthorization const& command,
                                                   request::Actor const& by) {
    auto const pack = TRY(pack_at(now_));
    request::Context const context{now_, by, *pack, facts_for(command.asked, *pack)};
    request::State state;
    auto kinds = TRY(decide(state, command, context));
    requests_.push_back(std::move(state));
    current_ = requests_.size() - 1;
    return kinds;
}

Result<std::vector<std::string>> CoreStage::decide(request::State& state,
                                                   request::Command const& command,
                                                   request::Context const& context) {
    auto const events = TRY(request::decide(state, command, context));
    std::vector<std::string> kinds;
    for (auto const& event : events) {
        kinds.emplace_back(request::kind_of(event));
        state = request::apply(std::move(state), event);
    }
    for (auto& further : request::onward(state, command, context.actor, events))
        onward_.push_back(std::move(further));
    TRY(publish(state, context.now));
    return kinds;
}

Result<void> CoreStage::publish(request::State& state, Instant now) {
    auto const pack = TRY(packs_.version(state.pack));
    for (auto const& shown : request::published(state))
        for (auto const& event : TRY(request::decide(state, shown, {now, the_clock(), *pack, {}})))
            state = request::apply(std::move(state), event);
    return fine();
}

Result<void> CoreStage::send_onward() {
    auto const sent = std::exchange(onward_, {});
    for (auto const& further : sent) {
        auto const found = std::ranges::find(requests_, further.to, &request::State::request);
        if (found == requests_.end()) continue;
        auto const pack = TRY(packs_.version(found->pack));
        TRY(decide(*found, further.command, {now_, the_clock(), *pack, {}}));
    }
    return fine();
}

Result<std::vector<std::string>> CoreStage::submit(request::SubmitRequest const& asked,
                                                   request::Actor const& by) {
    auto const pack = TRY(pack_at(asked.received_at.value_or(now_)));
    request::Context const context{now_, by, *pack, facts_for(asked, *pack)};
    request::State state;
    auto kinds = TRY(decide(state, asked, context));
    TRY(alarm_until(state, now_));
    requests_.push_back(std::move(state));
    current_ = requests_.size() - 1;
    TRY(send_onward());
    return kinds;
}

Result<std::vector<std::string>> CoreStage::run(request::Command const& command,
                                                request::Actor const& by) {
    if (auto const* imported = std::get_if<request::ImportAuthorization>(&command))
        return import(*imported, by);
    if (requests_.empty()) return not_found("no_request", {}, "No request was submitted yet.");
    auto const pack = TRY(packs_.version(requests_[current_].pack));
    request::Context const context{now_, by, *pack, facts_on(command)};
    auto kinds = TRY(decide(requests_[current_], command, context));
    TRY(send_onward());
    TRY(alarm_until(requests_[current_], now_));
    return kinds;
}

Result<void> CoreStage::alarm_until(request::State& state, Instant until) {
    for (auto alarm = request::next_alarm(state); alarm && alarm->at <= until;
         alarm = request::next_alarm(state)) {
        auto const pack = TRY(packs_.version(state.pack));
        request::Context const context{std::max(now_, alarm->at), the_clock(), *pack, {}};
        if (alarm->is_warning())
            TRY(decide(state, request::WarnClock{alarm->clock, alarm->percent, alarm->before},
                       context));
        else TRY(decide(state, request::ExpireClock{alarm->clock}, context));
    }
    return fine();
}

Result<void> CoreStage::pass_until(Instant until) {
    for (auto& state : requests_) TRY(alarm_until(state, until));
    for (auto& state : appeals_) TRY(alarm_appeal_until(state, until));
    now_ = until;
    return fine();
}

Result<request::State> CoreStage::state() {
    if (requests_.empty()) return not_found("no_request", {}, "No request was submitted yet.");
    return requests_[current_];
}

Result<void> CoreStage::turn_to(int number) {
    if (number < 1 || number > std::ssize(requests_))
        return not_found("no_request", {}, "There is no such request.");
    current_ = static_cast<std::size_t>(number - 1);
    return fine();
}

}  // namespace assent::scenario
