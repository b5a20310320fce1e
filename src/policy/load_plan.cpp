#include "base/text.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

bool is_name(std::string_view text) {
    return !text.empty() &&
           std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

Pack empty_pack(calendar::Zone zone) {
    return {{}, {}, {}, {}, {}, {}, std::move(zone),
            {}, {}, {}, {}, {}, {}, {},
            {}, {}, {}, {}, {}, {}, {},
            {}, {}, {}, {}, {}, {}, {},
            {}, {}};
}

Result<void> read_lines(TableReader& plan, Pack& pack) {
    for (auto const& table : plan.tables("line")) {
        TableReader reader(plan_file, table);
        auto& line = pack.lines.emplace_back();
        reader.need("id", line.id);
        reader.need("name", line.name);
        reader.need("law_profile", line.law_profile);
        TRY(reader.finish());
    }
    return fine();
}

Result<void> read_holidays(TableReader& plan, Pack& pack) {
    for (auto const& table : plan.tables("holiday")) {
        TableReader reader(plan_file, table);
        Day on{};
        std::string name;
        reader.day("on", on);
        reader.need("name", name);
        if (on == Day{}) reader.refuse("on is missing.");
        TRY(reader.finish());
        pack.holidays.closed.push_back(on);
    }
    auto& closed = pack.holidays.closed;
    std::ranges::sort(closed);
    closed.erase(std::unique(closed.begin(), closed.end()), closed.end());
    return fine();
}

Result<void> read_contacts(TableReader& plan, Pack& pack) {
    auto const* contacts = plan.find("contacts");
    if (contacts == nullptr || !contacts->is_object()) return fine();
    for (auto const& member : contacts->as_object()) {
        if (member.name == line_member) continue;
        TableReader reader(plan_file, member.value);
        auto& contact = pack.contacts.emplace_back();
        contact.key = member.name;
        reader.need("name", contact.name);
        reader.text("phone", contact.phone);
        reader.text("fax", contact.fax);
        reader.text("portal", contact.portal);
        reader.text("hours", contact.hours);
        reader.text("note", contact.note);
        reader.text("verify", contact.verify);
        reader.text("source", contact.source);
        if (!contact.portal.empty() && !contact.portal.starts_with("https://"))
            reader.refuse("portal must be an https address.");
        TRY(reader.finish());
    }
    return fine();
}

}  // namespace

Result<Pack> load_plan(PackFiles const& files) {
    auto const* text = find_file(files, plan_file);
    if (text == nullptr) return bad_pack(plan_file, 0, "The pack has no plan.toml.");
    auto const root = TRY(read_toml(plan_file, *text));
    TableReader reader(plan_file, root);
    std::string zone_name;
    reader.need("time_zone", zone_name);
    auto zone = calendar::Zone::find(zone_name);
    if (!zone) return bad_pack(plan_file, 0, fmt::format("time_zone {} is not known.", zone_name));
    Pack pack = empty_pack(std::move(zone).take());
    pack.valid_to = far_future();
    reader.need("plan", pack.plan.value);
    reader.need("edition", pack.edition);
    reader.need("name", pack.name);
    reader.day("valid_from", pack.valid_from);
    reader.day("valid_to", pack.valid_to);
    reader.need("number_block", pack.number_block);
    reader.texts("service_area", pack.service_area);
    reader.need("disclaimer", pack.disclaimer);
    reader.need("default_contact", pack.default_contact);
    TRY(read_lines(reader, pack));
    TRY(read_holidays(reader, pack));
    TRY(read_contacts(reader, pack));
    if (!is_name(pack.plan.value)) reader.refuse("plan must be small letters and underscores.");
    if (pack.number_block.size() != 2 || !is_digits(pack.number_block))
        reader.refuse("number_block must be two digits.");
    if (pack.valid_from > pack.valid_to) reader.refuse("valid_from is after valid_to.");
    if (pack.lines.empty()) reader.refuse("The plan has no line of business.");
    if (pack.find_contact(pack.default_contact) == nullptr)
        reader.refuse("default_contact is not among the contacts.");
    TRY(reader.finish());
    return pack;
}

}  // namespace assent::policy
