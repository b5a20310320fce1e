#include "base/text.h"
#include "request/decide_parts.h"
#include "request/guards.h"
#include "request/inform_checks.h"
#include "request/limits.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>
#include <array>

namespace assent::request {
namespace {

using policy::Channel;
using policy::ClockKind;
using policy::Recipient;

/// Forms that tell a decision (vocabulary.md 10).
constexpr std::array<std::string_view, 6> decision_forms{"approval", "denial",       "noa",
                                                         "idn",      "not_required", "dismissal"};

bool tells_decision(policy::NoticeOrdered const& notice) {
    return std::ranges::find(decision_forms, notice.form) != decision_forms.end() &&
           notice.action != "untimely" && notice.action != "delay" && notice.action != "terminate";
}

bool is_known(State const& state, RecordDelivery const& command) {
    return std::ranges::any_of(state.timing.deliveries, [&](Delivery const& known) {
        return known.notice == command.notice && known.channel == command.channel &&
               known.delivered == command.delivered &&
               (command.delivered || known.text == command.text);
    });
}

void stop(Events& events, State const& state, ClockKind kind) {
    auto const* clock = find_clock(state, kind);
    if (clock != nullptr && clock->state == ClockState::running)
        events.push_back(policy::ClockStopped{kind, "Told."});
}

/// The decision was told. A call is enough for the office; the member is told in writing
/// (L-NTC-01, L-NTC-02).
void stop_telling(Events& events, State const& state, policy::NoticeOrdered const& notice,
                  Channel by) {
    if (!state.timing.decided_at || !tells_decision(notice)) return;
    if (notice.to == Recipient::requesting_provider || notice.to == Recipient::submitter)
        stop(events, state, ClockKind::provider_notice);
    if ((notice.to == Recipient::member || notice.to == Recipient::representative) &&
        by != Channel::phone)
        stop(events, state, ClockKind::member_notice);
}

/// The Incomplete Notice arrived: now its time to answer runs. A second delivery of it
/// starts nothing again.
void start_void(Events& events, State const& before, State const& state,
                policy::NoticeOrdered const& notice, Context const& context) {
    if (state.closed() || !notice.information) return;
    auto const* ask = find_information(state, *notice.information);
    auto const* ask_before = find_information(before, *notice.information);
    if (ask == nullptr || ask->kind != InformationKind::incomplete ||
        ask->state != InformationState::open || ask_before->sent_at || !ask->sent_at)
        return;
    auto const* rule = policy::clock_rule(context.pack, ClockKind::incomplete, clock_ask(state));
    if (rule == nullptr) return;
    Clock clock;
    clock.clock = ClockKind::incomplete;
    auto e = started(*rule, policy::due_of(context.pack, *rule, anchors_of(state, clock)));
    e.from = ask->sent_at;
    events.push_back(std::move(e));
}

/// The way a notice went: the one it came by is not known to whoever carries it.
Result<void> must_be_carried(Channel channel) {
    if (channel != Channel::as_received) return must_be_outgoing(channel);
    return invalid("channel_not_outgoing", "/channel", "Say by which channel it went.");
}

Result<void> must_know(State const& state, int notice) {
    if (notice >= 1 && notice <= std::ssize(state.notices)) return fine();
    return invalid("unknown_notice", "/notice", "There is no notice with this number.");
}

}  // namespace

Result<Events> order_notice(State const& state, OrderNotice const& command,
                            Context const& context) {
    TRY(may_tell(context.actor));
    if (trim(command.form).empty())
        return invalid("nothing_wanted", "/form", "Say which notice to send.");
    TRY(must_be_outgoing(command.channel));
    policy::NoticeOrdered notice;
    notice.form = command.form;
    notice.action = command.action;
    notice.to = command.to;
    notice.channel = command.channel;
    notice.language = "en";
    auto const is_member =
        command.to == Recipient::member || command.to == Recipient::representative;
    if (is_member && state.known && !state.known->member.language.empty())
        notice.language = state.known->member.language;
    notice.sensitive = state.sensitive;
    if (!state.notices.empty()) {
        auto const& last = state.notices.back();
        if (last.form == notice.form && last.action == notice.action && last.to == notice.to &&
            last.channel == notice.channel)
            return Events{};
    }
    return Events{notice};
}

Result<Events> record_delivery(State const& state, RecordDelivery const& command,
                               Context const& context) {
    TRY(may_deliver(context.actor));
    TRY(must_know(state, command.notice));
    TRY(must_be_carried(command.channel));
    TRY(must_be_short(command.text, "/text"));
    if (is_known(state, command)) return Events{};
    auto const at = command.at.value_or(context.now);
    if (at > context.now)
        return invalid("bad_instant", "/at", "A delivery does not lie in the future.");
    if (at < *state.received_at)
        return invalid("bad_instant", "/at", "Nothing was sent before the request came.");
    if (!command.delivered)
        return Events{policy::NoticeFailed{command.notice, command.channel, at, command.text}};

    policy::NoticeDelivered const delivered{command.notice, command.channel, at, command.text};
    Events events{delivered};
    auto const& notice = state.notices[static_cast<std::size_t>(command.notice - 1)];
    auto const after = apply(state, delivered);
    stop_telling(events, after, notice, command.channel);
    start_void(events, state, after, notice, context);
    if (!state.closed() && notice.form == "urgency_changed")
        end_urgent_clocks(events, after, context);
    return events;
}

}  // namespace assent::request
