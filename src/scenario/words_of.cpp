#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {

std::string in_written_order(std::vector<std::string> const& truth, std::string_view written) {
    auto wanted = listed(written);
    auto sorted = truth;
    std::ranges::sort(sorted);
    auto sorted_wanted = wanted;
    std::ranges::sort(sorted_wanted);
    return join(sorted == sorted_wanted ? wanted : sorted, ", ");
}

}  // namespace assent::scenario
