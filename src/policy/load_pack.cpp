#include "base/hash.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assent::policy {
namespace {

constexpr std::array known_files{
    "plan.toml",       "requirements.csv",  "code_sets.csv", "custom_codes.csv",
    "reasons.csv",     "auto_approve.toml", "clocks.toml",   "delegation.toml",
    "deciders.toml",   "routing.toml",      "notices.toml",  "decisions.toml",
    "continuity.toml", "retro.toml",        "intake.toml",   "appeals.toml"};

/// Names and bytes in the order of the names; lengths keep two files from reading as one.
PackVersion version_of(PackFiles const& files) {
    Hasher hasher;
    for (auto const& [name, bytes] : files) {
        hasher.add(fmt::format("{} {}\n", name, bytes.size()));
        hasher.add(bytes);
    }
    return PackVersion(hasher.finish_hex());
}

template <class Items>
auto find_by(Items const& items, std::string_view key, auto member) -> decltype(&items.front()) {
    auto const found = std::ranges::find(items, key, member);
    return found == items.end() ? nullptr : &*found;
}

}  // namespace

Result<Pack> load_pack(PackFiles const& files) {
    for (auto const& [name, bytes] : files)
        if (!is_criteria_file(name) && std::ranges::find(known_files, name) == known_files.end())
            return bad_pack(name, 0, "No file of a pack has this name.");
    Pack pack = TRY(load_plan(files));
    pack.version = version_of(files);
    auto const sets = TRY(load_code_sets(files));
    TRY(load_groups(files, pack));
    TRY(load_custom_codes(files, pack));
    TRY(load_reasons(files, pack));
    TRY(load_auto_rules(files, sets, pack));
    TRY(load_clocks(files, pack));
    TRY(load_deciders(files, sets, pack));
    TRY(load_decisions(files, sets, pack));
    TRY(load_routes(files, sets, pack));
    TRY(load_notices(files, pack));
    TRY(load_appeals(files, sets, pack));
    TRY(load_programs(files, sets, pack));
    pack.rules = TRY(load_requirements(files, sets, pack));
    pack.criteria_lists = TRY(load_criteria_lists(files, sets, pack));
    return pack;
}

Contact const* Pack::find_contact(std::string_view key) const {
    return find_by(contacts, key, &Contact::key);
}

Line const* Pack::find_line(std::string_view id) const { return find_by(lines, id, &Line::id); }

Group const* Pack::find_group(std::string_view id) const { return find_by(groups, id, &Group::id); }

Result<std::shared_ptr<Pack const>> Packs::effective(PlanId const& plan, Day day) const {
    bool known = false;
    for (auto const& pack : packs_) {
        if (pack->plan != plan) continue;
        known = true;
        if (pack->valid_from <= day && day <= pack->valid_to) return pack;
    }
    if (!known)
        return not_found("unknown_plan", "/plan", fmt::format("There is no plan {}.", plan.value));
    return not_found("no_pack_on_date", "/service_day",
                     fmt::format("No edition of {} is in force on {}.", plan.value, to_text(day)));
}

Result<std::shared_ptr<Pack const>> Packs::edition(PlanId const& plan,
                                                   std::string_view edition) const {
    bool known = false;
    for (auto const& pack : packs_) {
        if (pack->plan != plan) continue;
        known = true;
        if (pack->edition == edition) return pack;
    }
    if (!known)
        return not_found("unknown_plan", "/plan", fmt::format("There is no plan {}.", plan.value));
    return not_found("unknown_edition", "/edition",
                     fmt::format("{} has no edition {}.", plan.value, edition));
}

Result<std::shared_ptr<Pack const>> Packs::version(PackVersion const& version) const {
    for (auto const& pack : packs_)
        if (pack->version == version) return pack;
    return not_found("unknown_edition", "/pack", "No pack of this version is loaded.");
}

}  // namespace assent::policy
