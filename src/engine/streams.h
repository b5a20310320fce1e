/// The kinds of streams in a plan's log, each with its state, and how to fold one without knowing
/// which it is. An appeal's number begins with a letter, a request's with a digit.
#pragma once

#include "appeal/state.h"
#include "request/state.h"
#include "request/state_codec.h"

#include <string>
#include <string_view>
#include <utility>

namespace assent::engine {

struct RequestStream {
    using State = request::State;
    using Event = request::Event;
    static constexpr std::string_view word = "request";
    static Result<Event> read_event(std::string_view kind, std::string_view body) {
        return request::read_event(kind, body);
    }
    static State apply(State state, Event const& event) {
        return request::apply(std::move(state), event);
    }
    static std::string write_state(State const& state) { return request::write_state(state); }
};

struct AppealStream {
    using State = appeal::State;
    using Event = appeal::Event;
    static constexpr std::string_view word = "appeal";
    static Result<Event> read_event(std::string_view kind, std::string_view body) {
        return appeal::read_event(kind, body);
    }
    static State apply(State state, Event const& event) {
        return appeal::apply(std::move(state), event);
    }
    static std::string write_state(State const& state) { return appeal::write_state(state); }
};

/// Whether the stream of this name is an appeal's.
inline bool is_appeal_stream(std::string_view stream) {
    return !stream.empty() && stream.front() == 'A';
}

/// Calls `act(Stream{})` with the kind of the stream of this name.
auto with_stream(std::string_view stream, auto act) {
    return is_appeal_stream(stream) ? act(AppealStream{}) : act(RequestStream{});
}

}  // namespace assent::engine
