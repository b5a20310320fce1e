#include "request/normal_form.h"

#include "base/text.h"

#include <algorithm>

namespace assent::request {
namespace {

using codes::CodeSystem;

bool is_in_force(policy::CustomCode const& custom, Day day) {
    return custom.valid_from <= day && day <= custom.valid_to;
}

/// A code the plan knows as a slip of the pen, and what was meant (CC-16).
std::string meant_instead(policy::Pack const& pack, std::string_view value) {
    for (auto const& custom : pack.custom_codes) {
        if (custom.kind != "typo" || custom.code != value) continue;
        auto const& meant = custom.expands_to;
        auto const colon = meant.find(':');
        return colon == std::string::npos ? meant : meant.substr(colon + 1);
    }
    return {};
}

/// The plan's own codes are known from the pack alone.
void check_custom(std::string const& value, policy::Pack const& pack, Day day,
                  std::string const& where, Faults& faults) {
    std::vector<std::string_view> known;
    for (auto const& custom : pack.custom_codes) {
        if (custom.kind == "typo" || !is_in_force(custom, day)) continue;
        if (custom.code == value) return;
        known.push_back(custom.code);
    }
    auto const near = nearest(value, known);
    auto message = std::string("The plan has no such code of its own.");
    if (!near.empty()) message += " Did you mean " + std::string(near) + "?";
    faults.add("unknown_code", where, message);
}

void normal_code(ServiceLine& line, policy::Pack const& pack, std::string const& where,
                 Faults& faults) {
    if (trim(line.code).empty()) {
        line.code.clear();
        return;
    }
    codes::Code code;
    if (!faults.take(codes::parse_code(line.code, line.system), where + "/code", code)) return;
    line.code = code.value;
    line.system = code.system;
    if (auto const meant = meant_instead(pack, code.value); !meant.empty())
        faults.add("unknown_code", where + "/code", "Did you mean " + meant + "?");
    else if (code.system == CodeSystem::cus)
        check_custom(code.value, pack, *line.from, where + "/code", faults);
    if (code.system == CodeSystem::revenue && line.revenue.empty()) line.revenue = code.value;
    if (line.code_end.empty()) return;
    if (faults.take(codes::parse_code(line.code_end, line.system), where + "/code_end", code))
        line.code_end = code.value;
}

void normal_line(ServiceLine& line, policy::Pack const& pack, std::string const& where,
                 Faults& faults) {
    if (!line.to) line.to = line.from;
    normal_code(line, pack, where, faults);
    if (!line.revenue.empty())
        faults.take(codes::parse_revenue(line.revenue), where + "/revenue", line.revenue);
    if (!line.place.empty())
        faults.take(codes::parse_place(line.place), where + "/place", line.place);
    for (std::size_t i = 0; i < line.modifiers.size(); ++i)
        faults.take(codes::parse_modifier(line.modifiers[i]), at(where + "/modifiers", i),
                    line.modifiers[i]);
    if (!line.units && !line.code.empty()) line.units = whole_units(1);
    line.service_type = lower(trim(line.service_type));
    line.facts.specialty = lower(trim(line.facts.specialty));
    line.facts.county = lower(trim(line.facts.county));
}

/// A line without a date of its own has that of the stay; else it is asked for from now on.
Day first_day(ServiceLine const& line, SubmitRequest const& asked, Day received_on) {
    if (line.from) return *line.from;
    if (asked.stay && asked.stay->admit_on) return *asked.stay->admit_on;
    return received_on;
}

/// A line of a stay that counts days and names no last one ends with its last day.
void end_by_days(ServiceLine& line) {
    if (line.to || line.unit != UnitKind::day || !line.units) return;
    auto const days = line.units->thousandths / 1000;
    if (days > 1) line.to = *line.from + std::chrono::days(days - 1);
}

}  // namespace

void bring_to_normal_form(SubmitRequest& asked, policy::Pack const& pack, Day received_on,
                          Faults& faults) {
    for (std::size_t i = 0; i < asked.diagnoses.size(); ++i)
        faults.take(codes::parse_diagnosis(asked.diagnoses[i].code), at("/diagnoses", i, "/code"),
                    asked.diagnoses[i].code);
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        asked.lines[i].from = first_day(asked.lines[i], asked, received_on);
        if (asked.kind == policy::RequestKind::inpatient) end_by_days(asked.lines[i]);
        normal_line(asked.lines[i], pack, at("/lines", i), faults);
    }
    asked.reason = lower(trim(asked.reason));
    asked.population = lower(trim(asked.population));
    std::ranges::sort(asked.special);
    asked.special.erase(std::ranges::unique(asked.special).begin(), asked.special.end());
}

std::optional<codes::Code> code_of(ServiceLine const& line) {
    if (line.code.empty() || !line.system) return std::nullopt;
    return codes::Code{*line.system, line.code};
}

}  // namespace assent::request
