#include "request/events.h"

#include <utility>

namespace assent::request {
namespace {

template <std::size_t I = 0>
Result<Event> read_as(std::string_view kind, std::string_view body) {
    if constexpr (I == std::variant_size_v<AnyEvent>) {
        return broken("unknown_event", "No event is called " + std::string(kind) + ".");
    } else {
        using T = std::variant_alternative_t<I, AnyEvent>;
        if (kind != type_name<T>()) return read_as<I + 1>(kind, body);
        auto const value = TRY(json::parse(body));
        // A denial is read back through its own gate, never filled in member by member.
        if constexpr (requires { T::read(value); }) return Event(TRY(T::read(value)));
        else return Event(TRY(from_json<T>(value)));
    }
}

}  // namespace

Event::Event() = default;
Event::Event(Event const& other) = default;
Event::Event(Event&& other) noexcept = default;
Event& Event::operator=(Event const& other) = default;
Event& Event::operator=(Event&& other) noexcept = default;
Event::~Event() = default;

std::string_view kind_of(Event const& event) {
    return std::visit([]<class T>(T const&) { return type_name<T>(); }, event);
}

std::string body_of(Event const& event) {
    return json::write(std::visit([](auto const& e) { return to_json(e); }, event));
}

Result<Event> read_event(std::string_view kind, std::string_view body) {
    return read_as(kind, body);
}

}  // namespace assent::request
