#include "base/text.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

/// `reason=op_services service_type=procedure` into the two members.
Result<void> read_offer(std::string_view text, int line, ReasonRule& rule) {
    for (auto const part : words(text)) {
        if (part.starts_with("reason=")) rule.offer_reason = part.substr(7);
        else if (part.starts_with("service_type=")) rule.offer_service_type = part.substr(13);
        else
            return bad_pack("reasons.csv", line,
                            fmt::format("offer {} names neither reason nor service_type.", part));
    }
    return fine();
}

Result<ReasonRule> read_reason(csv::Table const& table, csv::Row const& row) {
    ReasonRule rule;
    rule.reason = table.cell(row, "reason");
    rule.service_type = table.cell(row, "service_type");
    rule.source = table.cell(row, "source");
    auto const kind = table.cell(row, "kind");
    if (!kind.empty()) {
        rule.kind = from_name<RequestKind>(kind);
        if (!rule.kind)
            return bad_pack("reasons.csv", row.line, fmt::format("kind {} is not known.", kind));
    }
    auto const valid = table.cell(row, "valid");
    if (valid != "yes" && valid != "no")
        return bad_pack("reasons.csv", row.line, "valid must be yes or no.");
    rule.valid = valid == "yes";
    for (auto const name : words(table.cell(row, "code_systems"))) {
        auto const system = from_name<codes::CodeSystem>(name);
        if (!system)
            return bad_pack("reasons.csv", row.line,
                            fmt::format("code system {} is not known.", name));
        rule.code_systems.push_back(*system);
    }
    TRY(read_offer(table.cell(row, "offer"), row.line, rule));
    if (rule.reason.empty() || rule.service_type.empty())
        return bad_pack("reasons.csv", row.line, "reason and service_type are needed.");
    return rule;
}

Result<Day> read_day(std::string_view file, int line, std::string_view text, Day otherwise) {
    if (text.empty()) return otherwise;
    auto const day = parse_day(text);
    if (!day) return bad_pack(file, line, fmt::format("{} is not a day.", text));
    return *day;
}

}  // namespace

Result<NamedText> load_code_sets(PackFiles const& files) {
    auto const table =
        TRY(read_table(files, "code_sets.csv", {"name", "codes", "title", "source", "confidence"}));
    NamedText sets;
    for (auto const& row : table.rows) {
        std::string name(table.cell(row, "name"));
        if (name.empty()) return bad_pack("code_sets.csv", row.line, "name is missing.");
        if (!sets.emplace(name, std::string(table.cell(row, "codes"))).second)
            return bad_pack("code_sets.csv", row.line, fmt::format("Set {} stands twice.", name));
    }
    return sets;
}

Result<void> load_custom_codes(PackFiles const& files, Pack& pack) {
    constexpr std::string_view file = "custom_codes.csv";
    auto const table =
        TRY(read_table(files, file,
                       {"code", "title", "expands_to", "found_by", "kind", "service_type", "source",
                        "verify", "valid_from", "valid_to"}));
    for (auto const& row : table.rows) {
        auto& code = pack.custom_codes.emplace_back();
        code.code = upper(table.cell(row, "code"));
        code.title = table.cell(row, "title");
        code.expands_to = table.cell(row, "expands_to");
        code.found_by = table.cell(row, "found_by");
        code.kind = table.cell(row, "kind");
        code.service_type = table.cell(row, "service_type");
        code.valid_from =
            TRY(read_day(file, row.line, table.cell(row, "valid_from"), pack.valid_from));
        code.valid_to = TRY(read_day(file, row.line, table.cell(row, "valid_to"), pack.valid_to));
        if (code.code.empty()) return bad_pack(file, row.line, "code is missing.");
        if (code.code.size() > 15)
            return bad_pack(file, row.line, "A code has at most 15 characters.");
        if (code.valid_from > code.valid_to)
            return bad_pack(file, row.line, "valid_from is after valid_to.");
        for (auto const kind : words(code.kind))
            if (kind != "typo" && !from_name<RequestKind>(kind))
                return bad_pack(file, row.line, fmt::format("kind {} is not known.", kind));
    }
    return fine();
}

Result<void> load_reasons(PackFiles const& files, Pack& pack) {
    auto const table = TRY(
        read_table(files, "reasons.csv",
                   {"kind", "reason", "service_type", "valid", "code_systems", "offer", "source"}));
    for (auto const& row : table.rows) pack.reasons.push_back(TRY(read_reason(table, row)));
    return fine();
}

}  // namespace assent::policy
