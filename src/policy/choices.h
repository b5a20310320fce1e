/// What goes together on a form: the valid combinations of reason, service type and code system of
/// a plan, so that screens offer nothing that submission would refuse.
#pragma once

#include "policy/pack.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

struct Choice {
    std::optional<RequestKind> kind;  ///< none: every kind
    std::string reason;
    std::string service_type;
    std::vector<codes::CodeSystem> code_systems;
};

void fields(auto& f, auto& choice) requires Is<Choice, decltype(choice)> {
    f("kind", choice.kind);
    f("reason", choice.reason);
    f("service_type", choice.service_type);
    f("code_systems", choice.code_systems);
}

struct Choices {
    std::vector<Choice> choices;
    std::vector<std::string> reasons;        ///< of the choices, in the pack's order
    std::vector<std::string> service_types;  ///< of the choices, in the pack's order
};

void fields(auto& f, auto& choices) requires Is<Choices, decltype(choices)> {
    f("choices", choices.choices);
    f("reasons", choices.reasons);
    f("service_types", choices.service_types);
}

/// Empty for a plan without a matrix: nothing is refused there.
Choices choices(Pack const& pack, std::optional<RequestKind> kind = std::nullopt);

}  // namespace assent::policy
