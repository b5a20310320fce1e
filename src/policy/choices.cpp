#include "policy/choices.h"

#include <algorithm>

namespace assent::policy {
namespace {

void add_once(std::vector<std::string>& list, std::string const& item) {
    if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

}  // namespace

Choices choices(Pack const& pack, std::optional<RequestKind> kind) {
    Choices found;
    for (auto const& rule : pack.reasons) {
        if (!rule.valid || (kind && rule.kind && rule.kind != kind)) continue;
        found.choices.push_back({rule.kind, rule.reason, rule.service_type, rule.code_systems});
        add_once(found.reasons, rule.reason);
        add_once(found.service_types, rule.service_type);
    }
    return found;
}

}  // namespace assent::policy
