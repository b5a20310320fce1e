#include "policy/check_pack.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

namespace assent::policy {
namespace {

constexpr std::string_view file = "clocks.toml";

Bound read_bound(TableReader& reader) {
    Bound bound;
    reader.choice("anchor", bound.anchor);
    reader.number("span", bound.span.count);
    reader.choice("unit", bound.span.unit);
    reader.flag("mandatory", bound.mandatory);
    reader.flag("tolls", bound.tolls);
    reader.text("source", bound.source);
    return bound;
}

Result<ClockRule> read_clock(json::Value const& table, Pack const& pack) {
    TableReader reader(file, table);
    ClockRule rule;
    reader.need("row", rule.row);
    reader.choice("clock", rule.clock);
    reader.texts("line", rule.lines);
    reader.choices("kind", rule.kinds);
    reader.choices("review", rule.reviews);
    reader.choices("urgency", rule.urgencies);
    reader.choices("special", rule.special);
    reader.texts("law", rule.law);
    reader.choice("on_expiry", rule.on_expiry);
    reader.number("extension_days", rule.extension_days);
    reader.flag("extension_needs_notice", rule.extension_needs_notice);
    reader.numbers("warn", rule.warn);
    reader.need("why", rule.why);
    for (auto const& line : rule.lines)
        if (pack.find_line(line) == nullptr)
            reader.refuse(fmt::format("line {} is not in plan.toml.", line));
    for (auto const percent : rule.warn)
        if (percent < 1 || percent > 99) reader.refuse("warn takes percents from 1 to 99.");
    for (auto const& part : reader.tables("bound")) {
        TableReader inner(file, part);
        rule.bounds.push_back(read_bound(inner));
        TRY(inner.finish());
    }
    if (rule.bounds.empty()) reader.refuse("The clock has no bound.");
    TRY(reader.finish());
    return rule;
}

}  // namespace

Result<void> load_clocks(PackFiles const& files, Pack& pack) {
    auto const* text = find_file(files, file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(file, *text));
    TableReader whole(file, root);
    for (auto const& table : whole.tables("clock"))
        pack.clocks.push_back(TRY(read_clock(table, pack)));
    return whole.finish();
}

Result<std::vector<Floor>> load_floors(std::string_view law_toml) {
    auto const root = TRY(read_toml("law.toml", law_toml));
    TableReader whole("law.toml", root);
    std::vector<Floor> floors;
    for (auto const& table : whole.tables("floor")) {
        TableReader reader("law.toml", table);
        auto& floor = floors.emplace_back();
        reader.need("profile", floor.profile);
        reader.choice("clock", floor.clock);
        reader.choice("anchor", floor.anchor);
        reader.number("span", floor.span.count);
        reader.choice("unit", floor.span.unit);
        reader.need("source", floor.source);
        reader.day("valid_from", floor.valid_from);
        TRY(reader.finish());
    }
    TRY(whole.finish());
    return floors;
}

}  // namespace assent::policy
