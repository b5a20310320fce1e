/// What is wrong with a pack: overlaps, gaps, unknown codes, impossible combinations, deadlines
/// looser than the law.
#pragma once

#include "policy/pack.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

enum class Severity { error, warning, note };

struct Finding {
    Severity severity = Severity::error;
    std::string check;    ///< `overlap`, `gap`, `unknown_code`, `impossible_combination`,
                          ///< `looser_than_law`, …
    std::string where;    ///< file and line or row id
    std::string message;  ///< what, and how to mend it
};

void fields(auto& f, auto& finding) requires Is<Finding, decltype(finding)> {
    f("severity", finding.severity);
    f("check", finding.check);
    f("where", finding.where);
    f("message", finding.message);
}

/// One legal floor of packs/law.toml.
struct Floor {
    std::string profile;
    ClockKind clock = ClockKind::standard;
    Anchor anchor = Anchor::received;
    calendar::Span span;
    std::string source;
    Day valid_from{};
    std::vector<Review> reviews = {};      ///< empty: any
    std::vector<AppealKind> appeals = {};  ///< of appeal clocks; empty: any
};

/// The least time the law leaves to file an appeal.
struct Filing {
    std::string profile;
    AppealKind appeal = AppealKind::member_appeal;
    int days = 0;  ///< calendar days after the notice; 0: at any time
    std::string source;
};

/// packs/law.toml
struct Law {
    std::vector<Floor> floors;
    std::vector<Filing> filings;
};

/// Faults: `bad_pack`.
Result<Law> load_law(std::string_view law_toml);

/// Tells whether a code is in the imported table of its system; nullopt when that system has no
/// table loaded.
using KnownCode = std::function<std::optional<bool>(codes::Code const&, Day)>;

std::vector<Finding> check_pack(Pack const& pack, Law const& law, KnownCode const& known);

}  // namespace assent::policy
