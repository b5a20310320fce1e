#include "request/queue.h"

#include "request/normal_form.h"

#include <algorithm>

namespace assent::request {
bool names_a_code(codes::CodeSet const& wanted, SubmitRequest const& asked) {
    if (wanted.any || wanted.ranges.empty()) return true;
    return std::ranges::any_of(asked.lines, [&](ServiceLine const& line) {
        auto const code = code_of(line);
        return code && wanted.contains(*code);
    });
}

std::string queue_for(policy::Pack const& pack, SubmitRequest const& asked,
                      std::string const& line_of_business) {
    for (auto const& route : pack.routes)
        if (policy::applies_to(route.kinds, asked.kind) &&
            policy::applies_to(route.urgencies, asked.urgency) &&
            policy::applies_to(route.reviews, asked.review) &&
            policy::applies_to(route.lines, line_of_business) && names_a_code(route.codes, asked))
            return route.queue;
    return pack.default_queue;
}

}  // namespace assent::request
