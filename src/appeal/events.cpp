#include "appeal/events.h"

#include "base/stored_event.h"

namespace assent::appeal {

Event::Event() = default;
Event::Event(Event const& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(Event const& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

std::string_view kind_of(Event const& event) { return stored_kind(event); }

std::string body_of(Event const& event) { return stored_body(event); }

Result<Event> read_event(std::string_view kind, std::string_view body) {
    return read_stored<Event>(kind, body);
}

}  // namespace assent::appeal
