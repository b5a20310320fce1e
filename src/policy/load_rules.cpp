#include "base/text.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

/// Calls `read(reader)` for each table of the list and refuses what the file has besides.
Result<void> each_table(PackFiles const& files, std::string_view file, std::string_view list,
                        auto read) {
    auto const* text = find_file(files, file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(file, *text));
    TableReader whole(file, root);
    for (auto const& table : whole.tables(list)) {
        TableReader reader(file, table);
        read(reader);
        TRY(reader.finish());
    }
    return whole.finish();
}

}  // namespace

Result<void> load_groups(PackFiles const& files, Pack& pack) {
    return each_table(files, "delegation.toml", "group", [&](TableReader& reader) {
        Group group;
        reader.need("id", group.id);
        reader.need("name", group.name);
        reader.need("contact", group.contact);
        reader.texts("line", group.lines);
        reader.text("row", group.row);
        check_lines(reader, pack, group.lines);
        if (pack.find_contact(group.contact) == nullptr)
            reader.refuse(fmt::format("contact {} is not in plan.toml.", group.contact));
        if (pack.find_group(group.id) != nullptr)
            reader.refuse(fmt::format("group {} stands twice.", group.id));
        pack.groups.push_back(std::move(group));
    });
}

Result<void> load_routes(PackFiles const& files, NamedText const& sets, Pack& pack) {
    auto const* text = find_file(files, "routing.toml");
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml("routing.toml", *text));
    TableReader whole("routing.toml", root);
    whole.need("default", pack.default_queue);
    for (auto const& table : whole.tables("route")) {
        TableReader reader("routing.toml", table);
        auto& route = pack.routes.emplace_back();
        reader.need("queue", route.queue);
        reader.choices("kind", route.kinds);
        reader.choices("urgency", route.urgencies);
        reader.choices("review", route.reviews);
        reader.texts("line", route.lines);
        reader.codes("codes", sets, route.codes);
        check_lines(reader, pack, route.lines);
        TRY(reader.finish());
    }
    return whole.finish();
}

void read_notice(TableReader& reader, Pack& pack) {
    auto& notice = pack.notices.emplace_back();
    int within = 0;
    std::string unit;
    reader.need("on", notice.on);
    reader.need("form", notice.form);
    reader.text("action", notice.action);
    reader.choices("to", notice.to);
    reader.choices("channel", notice.channels);
    reader.number("within", within);
    reader.text("unit", unit);
    reader.text("source", notice.source);
    if (notice.to.empty()) reader.refuse("to is missing.");
    if (notice.channels.empty()) reader.refuse("channel is missing.");
    if (within == 0 && unit.empty()) return;
    auto const parsed = from_name<calendar::SpanUnit>(unit);
    // No days at all is the same day.
    bool const same_day = within == 0 && parsed == calendar::SpanUnit::calendar_day;
    if (!parsed || (within == 0 && !same_day)) return reader.refuse("within and unit go together.");
    notice.within = calendar::Span{within, *parsed};
}

Result<void> load_notices(PackFiles const& files, Pack& pack) {
    return each_table(files, "notices.toml", "notice",
                      [&](TableReader& reader) { read_notice(reader, pack); });
}

Result<void> load_auto_rules(PackFiles const& files, NamedText const& sets, Pack& pack) {
    return each_table(files, "auto_approve.toml", "rule", [&](TableReader& reader) {
        auto& rule = pack.auto_rules.emplace_back();
        rule.valid_from = pack.valid_from;
        rule.valid_to = pack.valid_to;
        std::string units;
        reader.need("row", rule.row);
        reader.text("title", rule.title);
        reader.choices("kind", rule.kinds);
        reader.codes("codes", sets, rule.codes);
        reader.texts("reason", rule.reasons);
        reader.choices("urgency", rule.urgencies);
        reader.choices("review", rule.reviews);
        reader.texts("line", rule.lines);
        reader.choices("network", rule.networks);
        reader.choices("special", rule.special);
        reader.choices("level_of_care", rule.levels);
        reader.flag("resident", rule.resident);
        reader.flag("local", rule.local);
        reader.flag("no_open_duplicate", rule.no_open_duplicate);
        reader.texts("documents", rule.documents);
        reader.text("units_max", units);
        reader.number("months", rule.months);
        reader.need("why", rule.why);
        reader.text("source", rule.source);
        reader.day("valid_from", rule.valid_from);
        reader.day("valid_to", rule.valid_to);
        check_lines(reader, pack, rule.lines);
        if (rule.local && pack.service_area.empty())
            reader.refuse("local needs service_area in plan.toml.");
        if (rule.valid_from > rule.valid_to) reader.refuse("valid_from is after valid_to.");
        if (units.empty()) return;
        auto const parsed = parse_units(units);
        if (!parsed) return reader.refuse("units_max must be a decimal text.");
        rule.units_max = *parsed;
    });
}

}  // namespace assent::policy
