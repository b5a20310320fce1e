#include "http/events.h"

#include "base/text.h"

#include <cassert>
#include <utility>

namespace assent::http {
namespace {

constexpr std::size_t waiting_max = 1u << 20;

}  // namespace

void EventQueue::on_change(std::function<void()> wake) {
    std::lock_guard const lock(mutex_);
    wake_ = std::move(wake);
}

bool EventQueue::append(std::string_view text) {
    bool overflow = false;
    std::function<void()> wake;
    {
        std::lock_guard const lock(mutex_);
        if (closed_) return false;
        overflow = waiting_.size() + text.size() > waiting_max;
        if (!overflow) waiting_.append(text);
        wake = wake_;
    }
    if (overflow) {
        close();
        return false;
    }
    if (wake) wake();
    return true;
}

std::string EventQueue::take() {
    std::lock_guard const lock(mutex_);
    return std::exchange(waiting_, {});
}

bool EventQueue::closed() const {
    std::lock_guard const lock(mutex_);
    return closed_;
}

void EventQueue::close() {
    std::function<void()> wake;
    std::vector<std::function<void()>> callbacks;
    {
        std::lock_guard const lock(mutex_);
        if (closed_) return;
        closed_ = true;
        wake = std::exchange(wake_, {});
        callbacks = std::exchange(closed_callbacks_, {});
    }
    if (wake) wake();
    for (auto const& callback : callbacks) callback();
}

void EventQueue::on_closed(std::function<void()> callback) {
    {
        std::lock_guard const lock(mutex_);
        if (!closed_) {
            closed_callbacks_.push_back(std::move(callback));
            return;
        }
    }
    callback();
}

bool EventStream::send(std::string_view event, std::string_view data, std::string_view id) const {
    assert(event.find_first_of("\r\n") == std::string_view::npos);
    assert(id.find_first_of("\r\n") == std::string_view::npos);
    std::string text;
    if (!id.empty()) text.append("id: ").append(id).append("\n");
    if (!event.empty()) text.append("event: ").append(event).append("\n");
    for (auto line : split(data, '\n')) {
        if (line.ends_with('\r')) line.remove_suffix(1);
        text.append("data: ").append(line).append("\n");
    }
    text.append("\n");
    return queue_->append(text);
}

}  // namespace assent::http
