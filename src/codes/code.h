/// Procedure, drug and revenue codes as system + value in normal form. No descriptions: those are
/// imported.
#pragma once

#include "base/fields.h"
#include "base/result.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace assent::codes {

/// vocabulary.md 2, `code_system`.
enum class CodeSystem { cpt, hcpcs, cus, revenue, icd10pcs, ndc, cdt, icd10cm };

struct Code {
    CodeSystem system = CodeSystem::cpt;
    std::string
        value;  ///< upper case, no spaces, no points; revenue four digits, NDC eleven digits
    friend auto operator<=>(Code const&, Code const&) = default;
};

void fields(auto& f, auto& code) requires Is<Code, decltype(code)> {
    f("system", code.system);
    f("value", code.value);
}

/// The system a text has the shape of: 5 digits or 4 digits with F, T, U, M: cpt; letter A to V and
/// 4 digits: hcpcs (D: cdt); 11 digits or 5-4-2 with hyphens: ndc; otherwise a word of letters and
/// digits: cus (CC-01 to CC-04). Revenue and ICD-10-PCS are never guessed.
std::optional<CodeSystem> guess_system(std::string_view text);

/// Normal form, checked against the system's shape. No system: guessed.
/// Faults: `wrong_code_system` (the sentence names the system it looks like), `unknown_code` (no
/// system has this shape).
Result<Code> parse_code(std::string_view text, std::optional<CodeSystem> system = std::nullopt);

/// ICD-10-CM without the point, upper case: `M54.16` -> `M5416`. Faults: `bad_diagnosis`.
Result<std::string> parse_diagnosis(std::string_view text);
/// With the point, for people.
std::string show_diagnosis(std::string_view normal);

/// Two characters, letters or digits, upper case. Faults: `bad_modifier`.
Result<std::string> parse_modifier(std::string_view text);
/// Two digits. Faults: `bad_place`.
Result<std::string> parse_place(std::string_view text);
/// Three or four digits -> four digits. Faults: `bad_revenue_code`.
Result<std::string> parse_revenue(std::string_view text);

}  // namespace assent::codes
