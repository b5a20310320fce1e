#include "base/text.h"
#include "policy/check_pack.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assent::policy {
namespace {

constexpr std::array<std::string_view, 5> parties{"provider", "physician", "office_staff", "plan",
                                                  "member"};

std::string words_of(Bound const& bound) {
    if (bound.anchor == Anchor::decision_due && bound.span.count == 0) return "decision_due";
    return fmt::format("{} + {} {}", name_of(bound.anchor), bound.span.count,
                       name_of(bound.span.unit));
}

/// `holds` is `always` when it is absent.
void read_holds(TableReader& reader, Bound& bound) {
    std::string word;
    reader.text("holds", word);
    if (word.empty()) return;
    auto const holds = from_name<BoundHolds>(word);
    if (!holds) return reader.refuse("holds takes always, asked, not_asked, oral or not_oral.");
    bound.holds = *holds;
}

/// `24h`, `90m`, `2d`, `1bd`.
std::optional<calendar::Span> span_of(std::string_view text) {
    static constexpr std::array<std::pair<std::string_view, calendar::SpanUnit>, 4> units{
        {{"bd", calendar::SpanUnit::business_day},
         {"d", calendar::SpanUnit::calendar_day},
         {"h", calendar::SpanUnit::hour},
         {"m", calendar::SpanUnit::minute}}};
    for (auto const& [word, unit] : units) {
        if (!text.ends_with(word)) continue;
        auto const digits = text.substr(0, text.size() - word.size());
        if (!is_digits(digits) || digits.size() > 3) return std::nullopt;
        calendar::Span const span{std::stoi(std::string(digits)), unit};
        return span.count > 0 ? std::optional(span) : std::nullopt;
    }
    return std::nullopt;
}

/// `warn` takes percents of the time and times before it is due, in any order.
void read_warnings(TableReader& reader, ClockRule& rule) {
    auto const* listed = reader.find("warn");
    if (listed == nullptr) return;
    auto const refuse = [&] {
        reader.refuse(
            "warn takes percents from 1 to 99 and times before it is due, such as \"24h\" "
            "or \"1bd\".");
    };
    if (!listed->is_array()) return refuse();
    for (auto const& item : listed->as_array()) {
        auto const percent =
            item.is_number() ? json::to_int(item.as_number()) : Result<std::int64_t>(Fault{});
        auto const span = item.is_string() ? span_of(item.as_string()) : std::nullopt;
        if (percent && *percent >= 1 && *percent <= 99)
            rule.warn.push_back(static_cast<int>(*percent));
        else if (span) rule.warn_before.push_back(*span);
        else return refuse();
    }
}

Bound read_bound(TableReader& reader) {
    Bound bound;
    reader.choice("anchor", bound.anchor);
    reader.number("span", bound.span.count);
    reader.choice("unit", bound.span.unit);
    reader.flag("mandatory", bound.mandatory);
    reader.flag("tolls", bound.tolls);
    read_holds(reader, bound);
    reader.number("ask_hours", bound.ask_hours);
    reader.flag("extends", bound.extends);
    reader.text("source", bound.source);
    if (bound.tolls && bound.span.unit == calendar::SpanUnit::business_day)
        reader.refuse("A bound that tolls counts hours or calendar days.");
    bound.words = words_of(bound);
    return bound;
}

Result<UrgencyRule> read_urgency(json::Value const& table, Pack const& pack) {
    TableReader reader(clocks_file, table);
    UrgencyRule rule;
    reader.texts("line", rule.lines);
    reader.texts("binding", rule.binding);
    reader.flag("member_may_ask", rule.member_may_ask);
    reader.number("floor_hours", rule.floor_hours);
    reader.need("source", rule.source);
    check_lines(reader, pack, rule.lines);
    for (auto const& word : rule.binding)
        if (std::ranges::find(parties, word) == parties.end())
            reader.refuse(fmt::format("{} is nobody who can call a request urgent.", word));
    TRY(reader.finish());
    return rule;
}

Result<InformationRule> read_information(json::Value const& table, Pack const& pack) {
    TableReader reader(clocks_file, table);
    InformationRule rule;
    reader.texts("line", rule.lines);
    reader.texts("administrative", rule.administrative);
    reader.need("source", rule.source);
    check_lines(reader, pack, rule.lines);
    if (rule.administrative.empty()) reader.refuse("administrative is missing.");
    TRY(reader.finish());
    return rule;
}

}  // namespace

Result<ClockRule> read_clock(TableReader& reader, Pack const& pack) {
    ClockRule rule;
    reader.need("row", rule.row);
    reader.choice("clock", rule.clock);
    reader.texts("line", rule.lines);
    reader.choices("kind", rule.kinds);
    reader.choices("review", rule.reviews);
    reader.choices("urgency", rule.urgencies);
    reader.choices("special", rule.special);
    reader.choices("level_of_care", rule.levels);
    reader.choices("admission_source", rule.sources);
    reader.texts("law", rule.law);
    reader.choice("on_expiry", rule.on_expiry);
    reader.number("extension_days", rule.extension_days);
    reader.flag("extension_needs_notice", rule.extension_needs_notice);
    reader.flag("adverse_only", rule.adverse_only);
    read_warnings(reader, rule);
    reader.need("why", rule.why);
    check_lines(reader, pack, rule.lines);
    for (auto const& part : reader.tables("bound")) {
        TableReader inner(reader.file(), part);
        rule.bounds.push_back(read_bound(inner));
        TRY(inner.finish());
    }
    if (rule.bounds.empty()) reader.refuse("The clock has no bound.");
    return rule;
}

Result<void> load_clocks(PackFiles const& files, Pack& pack) {
    auto const* text = find_file(files, clocks_file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(clocks_file, *text));
    TableReader whole(clocks_file, root);
    for (auto const& table : whole.tables("clock")) {
        TableReader reader(clocks_file, table);
        pack.clocks.push_back(TRY(read_clock(reader, pack)));
        TRY(reader.finish());
    }
    for (auto const& table : whole.tables("urgency"))
        pack.urgency_rules.push_back(TRY(read_urgency(table, pack)));
    for (auto const& table : whole.tables("information"))
        pack.information_rules.push_back(TRY(read_information(table, pack)));
    return whole.finish();
}

Result<Law> load_law(std::string_view law_toml) {
    auto const root = TRY(read_toml("law.toml", law_toml));
    TableReader whole("law.toml", root);
    Law law;
    for (auto const& table : whole.tables("floor")) {
        TableReader reader("law.toml", table);
        auto& floor = law.floors.emplace_back();
        reader.need("profile", floor.profile);
        reader.choice("clock", floor.clock);
        reader.choice("anchor", floor.anchor);
        reader.number("span", floor.span.count);
        reader.choice("unit", floor.span.unit);
        reader.choices("review", floor.reviews);
        reader.choices("appeal", floor.appeals);
        reader.need("source", floor.source);
        reader.day("valid_from", floor.valid_from);
        TRY(reader.finish());
    }
    for (auto const& table : whole.tables("filing")) {
        TableReader reader("law.toml", table);
        auto& filing = law.filings.emplace_back();
        reader.need("profile", filing.profile);
        reader.choice("appeal", filing.appeal);
        reader.number("days", filing.days);
        reader.need("source", filing.source);
        TRY(reader.finish());
    }
    TRY(whole.finish());
    return law;
}

}  // namespace assent::policy
