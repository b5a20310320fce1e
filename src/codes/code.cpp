#include "codes/code.h"

#include "base/text.h"

#include <algorithm>
#include <array>

namespace assent::codes {
namespace {

constexpr std::size_t longest_custom_code = 20;

bool is_letters_and_digits(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(),
                                        [](char c) { return is_digit(c) || is_capital(c); });
}

bool is_cpt(std::string_view text) {
    if (text.size() != 5 || !is_digits(text.substr(0, 4))) return false;
    return is_digit(text[4]) || std::string_view("FTUM").find(text[4]) != std::string_view::npos;
}

bool is_letter_and_four_digits(std::string_view text) {
    return text.size() == 5 && is_capital(text[0]) && is_digits(text.substr(1));
}

bool is_cdt(std::string_view text) { return is_letter_and_four_digits(text) && text[0] == 'D'; }

bool is_hcpcs(std::string_view text) {
    return is_letter_and_four_digits(text) && text[0] <= 'V' && text[0] != 'D';
}

/// Whatever no public list could hold, so that a plan's code never shadows a public one.
bool is_custom(std::string_view text) {
    return is_letters_and_digits(text) && text.size() <= longest_custom_code && !is_digits(text) &&
           !is_cpt(text) && !is_hcpcs(text) && !is_cdt(text);
}

/// I and O are left out of ICD-10-PCS so that nobody reads them as 1 and 0.
bool is_icd10pcs(std::string_view text) {
    return text.size() == 7 && is_letters_and_digits(text) &&
           text.find_first_of("IO") == std::string_view::npos;
}

/// Eleven digits; a label's 4-4-2, 5-3-2, 5-4-1 or 5-4-2 gets the zero its short part lacks.
std::optional<std::string> normal_ndc(std::string_view text) {
    if (text.size() == 11 && is_digits(text)) return std::string(text);
    auto const parts = split(text, '-');
    if (parts.size() != 3) return std::nullopt;
    constexpr std::array<std::size_t, 3> full{5, 4, 2};
    std::size_t lacking = 0;
    std::string normal;
    for (std::size_t i = 0; i < full.size(); ++i) {
        if (!is_digits(parts[i]) || parts[i].size() > full[i]) return std::nullopt;
        lacking += full[i] - parts[i].size();
        normal.append(full[i] - parts[i].size(), '0').append(parts[i]);
    }
    return lacking <= 1 ? std::optional(normal) : std::nullopt;
}

std::optional<std::string> normal_revenue(std::string_view text) {
    if (!is_digits(text) || text.size() < 3 || text.size() > 4) return std::nullopt;
    return text.size() == 3 ? "0" + std::string(text) : std::string(text);
}

std::optional<std::string> normal_diagnosis(std::string_view given) {
    auto text = upper(trim(given));
    if (text.size() > 3 && text[3] == '.') {
        text.erase(3, 1);
        if (text.size() == 3) return std::nullopt;
    }
    if (text.size() < 3 || text.size() > 7 || !is_letters_and_digits(text)) return std::nullopt;
    if (!is_capital(text[0]) || !is_digit(text[1])) return std::nullopt;
    return text;
}

/// The text in the normal form of the system, nothing when it does not have its shape.
std::optional<std::string> normal_form(std::string_view text, CodeSystem system) {
    auto const when = [&](bool fits) {
        return fits ? std::optional(std::string(text)) : std::nullopt;
    };
    switch (system) {
        case CodeSystem::cpt: return when(is_cpt(text));
        case CodeSystem::hcpcs: return when(is_hcpcs(text));
        case CodeSystem::cus: return when(is_custom(text));
        case CodeSystem::revenue: return normal_revenue(text);
        case CodeSystem::icd10pcs: return when(is_icd10pcs(text));
        case CodeSystem::ndc: return normal_ndc(text);
        case CodeSystem::cdt: return when(is_cdt(text));
        case CodeSystem::icd10cm: return normal_diagnosis(text);
    }
    return std::nullopt;
}

std::string_view shown(CodeSystem system) {
    switch (system) {
        case CodeSystem::cpt: return "CPT";
        case CodeSystem::hcpcs: return "HCPCS";
        case CodeSystem::cus: return "plan custom";
        case CodeSystem::revenue: return "revenue";
        case CodeSystem::icd10pcs: return "ICD-10-PCS";
        case CodeSystem::ndc: return "NDC";
        case CodeSystem::cdt: return "CDT";
        case CodeSystem::icd10cm: return "ICD-10-CM";
    }
    return {};
}

Fault unknown_code() {
    return invalid("unknown_code", {},
                   "This has the shape of no code; check it for a missing digit.");
}

}  // namespace

std::optional<CodeSystem> guess_system(std::string_view given) {
    auto const text = upper(trim(given));
    if (is_cpt(text)) return CodeSystem::cpt;
    if (is_cdt(text)) return CodeSystem::cdt;
    if (is_hcpcs(text)) return CodeSystem::hcpcs;
    if (normal_ndc(text)) return CodeSystem::ndc;
    if (is_custom(text)) return CodeSystem::cus;
    return std::nullopt;
}

Result<Code> parse_code(std::string_view given, std::optional<CodeSystem> system) {
    auto const text = upper(trim(given));
    auto const guessed = guess_system(text);
    auto const wanted = system ? system : guessed;
    if (!wanted) return unknown_code();
    if (auto normal = normal_form(text, *wanted)) return Code{*wanted, std::move(*normal)};
    if (!guessed) return unknown_code();
    return invalid("wrong_code_system", {},
                   "This is no " + std::string(shown(*wanted)) + " code; it looks like a " +
                       std::string(shown(*guessed)) + " code.");
}

Result<std::string> parse_diagnosis(std::string_view text) {
    if (auto normal = normal_diagnosis(text)) return std::move(*normal);
    return invalid("bad_diagnosis", {}, "A diagnosis is an ICD-10-CM code such as M54.16.");
}

std::string show_diagnosis(std::string_view normal) {
    if (normal.size() <= 3) return std::string(normal);
    return std::string(normal.substr(0, 3)) + "." + std::string(normal.substr(3));
}

Result<std::string> parse_modifier(std::string_view given) {
    auto text = upper(trim(given));
    if (text.size() == 2 && is_letters_and_digits(text)) return text;
    return invalid("bad_modifier", {}, "A modifier is two letters or digits, such as RT.");
}

Result<std::string> parse_place(std::string_view given) {
    auto const text = trim(given);
    if (text.size() == 2 && is_digits(text)) return std::string(text);
    return invalid("bad_place", {}, "A place of service is two digits, such as 11.");
}

Result<std::string> parse_revenue(std::string_view text) {
    if (auto normal = normal_revenue(trim(text))) return std::move(*normal);
    return invalid("bad_revenue_code", {}, "A revenue code is three or four digits, such as 0114.");
}

}  // namespace assent::codes
