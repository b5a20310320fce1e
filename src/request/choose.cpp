#include "request/choose.h"

#include "base/text.h"
#include "request/normal_form.h"

#include <algorithm>
#include <set>

namespace assent::request {
namespace {

using policy::ReasonRule;
using Rules = std::vector<ReasonRule const*>;
using Words = std::set<std::string>;

/// What is known of one line's choice; empty: not said.
struct Choice {
    policy::RequestKind kind;
    std::string reason;
    std::string service_type;
    std::optional<codes::CodeSystem> system;
};

bool fits_words(ReasonRule const& rule, Choice const& choice) {
    return (choice.reason.empty() || rule.reason == choice.reason) &&
           (choice.service_type.empty() || rule.service_type == choice.service_type);
}

bool fits_kind(ReasonRule const& rule, Choice const& choice) {
    return !rule.kind || *rule.kind == choice.kind;
}

bool fits_system(ReasonRule const& rule, Choice const& choice) {
    return !choice.system || rule.code_systems.empty() ||
           std::ranges::find(rule.code_systems, *choice.system) != rule.code_systems.end();
}

template <class Test>
Rules valid_where(policy::Pack const& pack, Test test) {
    Rules found;
    for (auto const& rule : pack.reasons)
        if (rule.valid && test(rule)) found.push_back(&rule);
    return found;
}

std::string listed(Words const& words) {
    std::vector<std::string> all(words.begin(), words.end());
    return join(all, " or ");
}

Words reasons_of(Rules const& rules) {
    Words words;
    for (auto const* rule : rules) words.insert(rule->reason);
    return words;
}

Words service_types_of(Rules const& rules) {
    Words words;
    for (auto const* rule : rules) words.insert(rule->service_type);
    return words;
}

Fault wrong_system(Rules const& rules, Choice const& choice, std::string const& where) {
    Words systems;
    for (auto const* rule : rules)
        for (auto const system : rule->code_systems) systems.insert(std::string(name_of(system)));
    auto const what = choice.service_type.empty() ? choice.reason : choice.service_type;
    return invalid("wrong_code_system", where + "/code",
                   "For " + what + " choose a " + listed(systems) + " code.");
}

/// The plan's own advice for this pair, when it gives one.
ReasonRule const* advice_for(policy::Pack const& pack, Choice const& choice) {
    for (auto const& rule : pack.reasons)
        if (!rule.valid && rule.reason == choice.reason &&
            rule.service_type == choice.service_type &&
            !(rule.offer_reason.empty() && rule.offer_service_type.empty()))
            return &rule;
    return nullptr;
}

std::string offer_of(ReasonRule const& advice) {
    std::vector<std::string> offers;
    if (!advice.offer_reason.empty()) offers.push_back("reason " + advice.offer_reason);
    if (!advice.offer_service_type.empty())
        offers.push_back("service type " + advice.offer_service_type);
    return join(offers, " or ");
}

/// Names both sides, and what would go with each of them.
Fault contradiction(policy::Pack const& pack, Choice const& choice, std::string const& where) {
    auto const both = "Reason " + choice.reason + " and service type " + choice.service_type +
                      " contradict each other";
    if (auto const* advice = advice_for(pack, choice))
        return invalid("contradictory_choice", where + "/service_type",
                       both + "; choose " + offer_of(*advice) + ".");
    auto const kinds = valid_where(
        pack, [&](ReasonRule const& rule) { return fits_words(rule, choice) && rule.kind; });
    if (!kinds.empty())
        return invalid("contradictory_choice", "/kind",
                       "This reason and service type do not go with kind " +
                           std::string(name_of(choice.kind)) + "; choose kind " +
                           std::string(name_of(*kinds.front()->kind)) + ".");
    auto const of_kind = [&](std::string const& reason, std::string const& type) {
        return valid_where(pack, [&](ReasonRule const& rule) {
            return fits_kind(rule, choice) && fits_words(rule, {choice.kind, reason, type, {}});
        });
    };
    auto const by_type = choice.service_type.empty() ? Rules{} : of_kind({}, choice.service_type);
    if (!by_type.empty())
        return invalid("contradictory_choice", "/reason",
                       both + "; choose reason " + listed(reasons_of(by_type)) + ".");
    auto const by_reason = choice.reason.empty() ? Rules{} : of_kind(choice.reason, {});
    if (!by_reason.empty())
        return invalid("contradictory_choice", where + "/service_type",
                       both + "; choose service type " + listed(service_types_of(by_reason)) + ".");
    return invalid("contradictory_choice", "/reason",
                   "For this kind choose reason " + listed(reasons_of(of_kind({}, {}))) + ".");
}

/// The plan's own code says what it is for.
std::string service_type_of_code(policy::Pack const& pack, ServiceLine const& line) {
    if (line.system != codes::CodeSystem::cus) return {};
    for (auto const& custom : pack.custom_codes)
        if (custom.code == line.code && custom.kind != "typo") return custom.service_type;
    return {};
}

Rules choose_line(SubmitRequest& asked, std::size_t i, policy::Pack const& pack, Faults& faults) {
    auto& line = asked.lines[i];
    Choice const choice{asked.kind, asked.reason, line.service_type, line.system};
    auto fitting = valid_where(pack, [&](ReasonRule const& rule) {
        return fits_kind(rule, choice) && fits_words(rule, choice);
    });
    if (fitting.empty()) {
        faults.add(contradiction(pack, choice, at("/lines", i)));
        return {};
    }
    auto const before = fitting;
    std::erase_if(fitting, [&](ReasonRule const* rule) { return !fits_system(*rule, choice); });
    if (fitting.empty()) {
        faults.add(wrong_system(before, choice, at("/lines", i)));
        return {};
    }
    if (!line.service_type.empty()) return fitting;
    auto const types = service_types_of(fitting);
    auto const of_code = service_type_of_code(pack, line);
    if (types.contains(of_code)) line.service_type = of_code;
    else if (types.size() == 1) line.service_type = *types.begin();
    if (!line.service_type.empty())
        std::erase_if(fitting, [&](ReasonRule const* rule) {
            return rule->service_type != line.service_type;
        });
    return fitting;
}

}  // namespace

void choose(SubmitRequest& asked, policy::Pack const& pack, Faults& faults) {
    if (pack.reasons.empty()) return;
    std::optional<Words> common;
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const words = reasons_of(choose_line(asked, i, pack, faults));
        if (!common) common = words;
        std::erase_if(*common, [&](std::string const& word) { return !words.contains(word); });
    }
    if (asked.reason.empty() && common && common->size() == 1) asked.reason = *common->begin();
}

}  // namespace assent::request
