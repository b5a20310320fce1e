#include "policy/check_pack.h"

#include "base/text.h"
#include "policy/check_parts.h"
#include "policy/criteria_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace assent::policy {
namespace {

/// The last day the plan has thought about: its last holiday.
Day horizon(Pack const& pack) {
    auto const last = pack.holidays.closed.empty() ? pack.valid_from : pack.holidays.closed.back();
    return std::min(last, pack.valid_to);
}

/// Single codes only: a number in a range that was never issued matches nothing and harms nobody.
void check_known(codes::CodeSet const& set, std::string const& where, std::pair<Day, Day> days,
                 KnownCode const& known, Findings& findings) {
    for (auto const& range : set.ranges) {
        if (range.whole_system || range.first != range.last) continue;
        codes::Code const code{range.system, range.first};
        auto const at_first = known(code, days.first);
        auto const at_last = known(code, days.second);
        if (!at_first || *at_first || !at_last || *at_last) continue;
        findings.push_back(
            {Severity::warning, "unknown_code", where,
             fmt::format("{} {} is not in the code table.", name_of(code.system), code.value)});
    }
}

void check_custom_shapes(Pack const& pack, Findings& findings) {
    for (auto const& custom : pack.custom_codes) {
        if (custom.kind == "typo") continue;
        auto const shape = codes::guess_system(custom.code);
        if (shape == codes::CodeSystem::cus) continue;
        findings.push_back(
            {Severity::error, "custom_code_shape", "custom_codes.csv",
             fmt::format("{} has the shape of {}; a plan's own code must not.", custom.code,
                         shape ? name_of(*shape) : std::string_view("no code system"))});
    }
}

void check_contacts(Pack const& pack, Findings& findings) {
    for (auto const& contact : pack.contacts) {
        if (!contact.phone.empty() || !contact.fax.empty() || !contact.portal.empty()) continue;
        // Where the pack itself says that the plan must supply the number, it is known to be open.
        findings.push_back({contact.verify.empty() ? Severity::error : Severity::warning, "contact",
                            "plan.toml contacts." + contact.key,
                            fmt::format("{} has neither phone nor fax nor portal.", contact.name)});
    }
}

/// The cells of one kind's matrix that nobody filled.
void check_matrix(Pack const& pack, RequestKind kind, Findings& findings) {
    std::set<std::string> reasons;
    std::set<std::string> types;
    std::set<std::pair<std::string, std::string>> cells;
    for (auto const& rule : pack.reasons) {
        if (rule.kind && *rule.kind != kind) continue;
        reasons.insert(rule.reason);
        types.insert(rule.service_type);
        cells.emplace(rule.reason, rule.service_type);
    }
    auto const missing = reasons.size() * types.size() - cells.size();
    if (missing > 0)
        findings.push_back(
            {Severity::note, "gap", "reasons.csv",
             fmt::format("{} of {} combinations of kind {} are not filled; they are refused.",
                         missing, reasons.size() * types.size(), name_of(kind))});
}

void check_people(Pack const& pack, Findings& findings) {
    if (pack.default_queue.empty())
        findings.push_back({Severity::error, "gap", "routing.toml", "There is no default queue."});
    for (std::string_view const act : {"approve", "deny", "deny_administrative"})
        if (std::ranges::find(pack.deciders, act, &DeciderRule::act) == pack.deciders.end())
            findings.push_back(
                {Severity::error, "gap", "deciders.toml", fmt::format("Nobody may {}.", act)});
    for (auto const& decider : pack.deciders)
        if (decider.act == "deny" && !decider.licence)
            findings.push_back(
                {Severity::warning, "gap", "deciders.toml",
                 "A denial on medical grounds wants a licence; set licence = true."});
}

}  // namespace

void check_codes(Pack const& pack, KnownCode const& known, Findings& findings) {
    auto const last = horizon(pack);
    for (auto const& row : pack.rules->rows) {
        auto const days = std::pair(row.valid_from, std::min(row.valid_to, last));
        check_known(row.codes, place_of(row), days, known, findings);
    }
    for (auto const& hint : pack.rules->hints) {
        auto const& custom = pack.custom_codes[hint.custom];
        check_known(hint.stands_for, "custom_codes.csv " + custom.code,
                    {custom.valid_from, std::min(custom.valid_to, last)}, known, findings);
    }
    for (auto const& rule : pack.auto_rules)
        check_known(rule.codes, "auto_approve.toml " + rule.row,
                    {rule.valid_from, std::min(rule.valid_to, last)}, known, findings);
    for (auto const& list : pack.criteria_lists->lists)
        check_known(list.codes, list.file, {list.valid_from, std::min(list.valid_to, last)}, known,
                    findings);
}

std::vector<Finding> check_pack(Pack const& pack, Law const& law, KnownCode const& known) {
    Findings findings;
    check_overlaps(*pack.rules, findings);
    check_rows(*pack.rules, findings);
    if (known) check_codes(pack, known, findings);
    check_custom_shapes(pack, findings);
    check_contacts(pack, findings);
    for (std::size_t i = 0; i < enum_count<RequestKind>; ++i)
        check_matrix(pack, static_cast<RequestKind>(i), findings);
    check_people(pack, findings);
    check_decisions(pack, findings);
    check_criteria_lists(pack, findings);
    check_clocks(pack, findings);
    check_appeals(pack, findings);
    check_law(pack, law, findings);
    return findings;
}

}  // namespace assent::policy
