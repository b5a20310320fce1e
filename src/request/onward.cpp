#include "request/onward.h"

#include <algorithm>

namespace assent::request {
namespace {

bool is_settled(State const& state, int notice) {
    return std::ranges::any_of(state.timing.deliveries, [&](Delivery const& delivery) {
        return delivery.notice == notice && delivery.delivered;
    });
}

/// Told to both: that they are one, or have to do with each other. What replaces or follows another
/// is told only of the later one.
bool is_mutual(LinkKind kind) { return kind == LinkKind::joined || kind == LinkKind::related; }

}  // namespace

policy::Channel channel_of(State const& state, policy::NoticeOrdered const& notice) {
    if (notice.channel != policy::Channel::as_received) return notice.channel;
    return state.asked ? state.asked->channel : policy::Channel::portal;
}

std::vector<RecordDelivery> published(State const& state) {
    std::vector<RecordDelivery> found;
    for (int number = 1; number <= std::ssize(state.notices); ++number) {
        auto const& notice = state.notices[static_cast<std::size_t>(number - 1)];
        if (channel_of(state, notice) != policy::Channel::portal || is_settled(state, number))
            continue;
        RecordDelivery command;
        command.notice = number;
        command.channel = policy::Channel::portal;
        command.text = "Shown in the portal.";
        found.push_back(std::move(command));
    }
    return found;
}

std::vector<Onward> onward(State const& after, Command const& command, Actor const& by,
                           Events const& events) {
    std::vector<Onward> found;
    // What was told by another request is not told back to it.
    if (std::holds_alternative<LinkRequest>(command) && by.role == Role::system) return found;
    for (auto const& event : events) {
        auto const* linked = std::get_if<RequestLinked>(&event);
        if (linked == nullptr || !is_mutual(linked->kind)) continue;
        LinkRequest link;
        link.other = after.request;
        link.kind = linked->kind;
        link.first_received_at = after.received_at;
        link.notes = static_cast<int>(after.notes.size());
        link.documents = static_cast<int>(after.documents.size());
        found.push_back({linked->other, std::move(link)});
    }
    return found;
}

}  // namespace assent::request
