#include "policy/check_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assent::policy {
namespace {

/// Roles that never deny on medical grounds, whatever a pack says (L-DEC-01, L-DEC-05).
constexpr std::array<std::string_view, 6> never_deny{"system", "nurse",          "inpatient_nurse",
                                                     "member", "representative", "provider_office"};

bool is_medi_cal(Line const& line) { return line.law_profile.starts_with("medi_cal"); }

bool is_georgia(Line const& line) { return line.law_profile == "ga_insured"; }

template <class Rules>
auto first_for(Rules const& rules, std::string const& line) -> decltype(rules.data()) {
    for (auto const& rule : rules)
        if (applies_to(rule.lines, line)) return &rule;
    return nullptr;
}

/// 42 CFR 438.404(c)(1): nothing that was approved is taken away unsaid.
bool tells_of_cuts(Pack const& pack) {
    return std::ranges::any_of(pack.notices, [](NoticeRule const& rule) {
        return rule.on == "reduced" &&
               std::ranges::find(rule.to, Recipient::member) != rule.to.end();
    });
}

void check_line(Pack const& pack, Line const& line, Findings& findings) {
    auto const gap = [&](std::string file, std::string message) {
        findings.push_back({Severity::error, "gap", std::move(file),
                            fmt::format("Line of business {}: {}", line.id, message)});
    };
    auto const wrong = [&](std::string message) { gap("decisions.toml", std::move(message)); };
    auto const& rules = pack.decisions;
    if (first_for(rules.criteria, line.id) == nullptr) wrong("no criteria stand behind a denial.");
    auto const* talk = first_for(rules.talks, line.id);
    if (talk == nullptr) wrong("nobody offers a talk after a denial.");
    if (talk != nullptr && is_georgia(line) && !talk->before)
        wrong("the effort to talk comes before a denial; set before = true.");
    auto const* contact = talk ? pack.find_contact(talk->contact) : nullptr;
    if (contact != nullptr && contact->phone.empty()) wrong("the talk has no phone.");
    if (!tells_of_cuts(pack))
        gap("notices.toml", "the member is not told when an approval is cut; add notice reduced.");
    if (!is_medi_cal(line)) return;
    auto const* benefit = first_for(rules.clinical_benefits, line.id);
    if (benefit == nullptr || benefit->age_below < 21)
        wrong("under 21 a benefit limit is a clinical question; add clinical_benefit.");
}

void check_deciders(Pack const& pack, Findings& findings) {
    for (auto const& rule : pack.deciders) {
        if (rule.act != "deny") continue;
        for (auto const& role : rule.roles)
            if (std::ranges::find(never_deny, role) != never_deny.end())
                findings.push_back({Severity::error, "decider", "deciders.toml",
                                    fmt::format("A {} may not deny on medical grounds.", role)});
    }
}

}  // namespace

void check_decisions(Pack const& pack, Findings& findings) {
    check_deciders(pack, findings);
    for (auto const& line : pack.lines) check_line(pack, line, findings);
}

}  // namespace assent::policy
