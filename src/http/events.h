/// Server-sent events: the handle a stream route's handler keeps. Sending never blocks and may
/// happen on any thread; a reader too slow for what it is sent is cut off and reconnects.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace assent::http {

/// What waits between the senders and the connection. The connection takes, senders append.
class EventQueue {
public:
    /// Called, on any thread, when there is something to take or the stream was closed.
    void on_change(std::function<void()> wake);
    bool append(std::string_view text);
    std::string take();
    bool closed() const;
    void close();
    void on_closed(std::function<void()> callback);

private:
    mutable std::mutex mutex_;
    std::string waiting_;
    bool closed_ = false;
    std::function<void()> wake_;
    std::vector<std::function<void()>> closed_callbacks_;
};

class EventStream {
public:
    explicit EventStream(std::shared_ptr<EventQueue> queue) : queue_(std::move(queue)) {}

    /// False when the stream is closed, so that the sender can forget it. Event names and ids hold
    /// no line breaks.
    bool send(std::string_view event, std::string_view data, std::string_view id = {}) const;

    bool closed() const { return queue_->closed(); }

    /// Ends the stream after what was sent.
    void close() const { queue_->close(); }

    /// Called once, when the reader has gone or the stream was closed; at once when it already is.
    void on_closed(std::function<void()> callback) const { queue_->on_closed(std::move(callback)); }

private:
    std::shared_ptr<EventQueue> queue_;
};

}  // namespace assent::http
