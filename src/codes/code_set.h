/// A list of codes and ranges as policy rows write it, and the question whether a code is in it.
#pragma once

#include "base/result.h"
#include "codes/code.h"

#include <string>
#include <string_view>
#include <vector>

namespace assent::codes {

/// One range inside a system: same length, same letter position; `first == last` is a single code.
/// `whole_system` matches any code of the system.
struct CodeRange {
    CodeSystem system = CodeSystem::cpt;
    std::string first;
    std::string last;
    bool whole_system = false;
    friend bool operator==(CodeRange const&, CodeRange const&) = default;
};

bool contains(CodeRange const& range, Code const& code);

struct CodeSet {
    bool any = false;  ///< the word `any`: every line, also one without a code
    std::vector<CodeRange> ranges;
    bool contains(Code const& code) const;
};

/// `cpt:70450-70498 71250-71275 hcpcs:G0219 revenue:0114 ndc:* any`; a prefix stays in force until
/// the next. `named` resolves `@name` tokens to their text (nullptr result = unknown set). Faults:
/// `bad_code_list` naming the token.
using NamedSets = std::string const* (*)(void const* context, std::string_view name);
Result<CodeSet> parse_code_set(std::string_view text, NamedSets named = nullptr,
                               void const* context = nullptr);

/// ICD-10-CM patterns: `C50*` everything that begins so, `O00-O9A` by three-character category and
/// everything below, `M5416` exactly.
struct DiagnosisPattern {
    std::string first;
    std::string last;  ///< empty: a single pattern
    bool prefix = false;
    bool matches(std::string_view normal) const;
};

/// Faults: `bad_diagnosis`.
Result<DiagnosisPattern> parse_diagnosis_pattern(std::string_view text);

}  // namespace assent::codes
