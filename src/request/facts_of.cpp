#include "request/facts_of.h"

#include "request/queue.h"
#include "request/validate_submit.h"

namespace assent::request {

std::string line_of_business(State const& state) {
    if (!state.known || !state.known->coverage) return {};
    return state.known->coverage->line_of_business;
}

std::optional<int> age_on_line(State const& state, LineState const& line) {
    if (!state.known || !line.asked.from) return std::nullopt;
    auto const is_newborn = state.asked && state.asked->newborn &&
                            has_special(*state.asked, policy::Special::newborn_on_mother);
    auto const born =
        is_newborn ? state.asked->newborn->born_on.reveal() : state.known->member.born_on.reveal();
    return age_on(born, *line.asked.from);
}

SubmitRequest asked_now(State const& state) {
    auto asked = state.asked.value_or(SubmitRequest{});
    asked.lines.clear();
    for (auto const& line : state.lines) asked.lines.push_back(line.asked);
    return asked;
}

std::string usual_queue(State const& state, policy::Pack const& pack) {
    return queue_for(pack, asked_now(state), line_of_business(state));
}

}  // namespace assent::request
