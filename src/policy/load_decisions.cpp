#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assent::policy {
namespace {

constexpr std::array<std::string_view, 3> acts{"approve", "deny", "deny_administrative"};

/// Calls `read(reader)` for each table of the list.
Result<void> each(std::string_view name, TableReader& whole, std::string_view list, auto read) {
    for (auto const& table : whole.tables(list)) {
        TableReader reader(name, table);
        read(reader);
        TRY(reader.finish());
    }
    return fine();
}

Result<void> read_criteria(TableReader& whole, NamedText const& sets, Pack& pack) {
    return each(decisions_file, whole, "criteria", [&](TableReader& reader) {
        auto& made = pack.decisions.criteria.emplace_back();
        reader.need("source", made.source);
        reader.need("name", made.name);
        reader.texts("line", made.lines);
        reader.codes("codes", sets, made.codes);
        reader.codes("except", sets, made.except);
        reader.flag("alone", made.alone);
        reader.need("cited", made.cited);
        check_lines(reader, pack, made.lines);
    });
}

Result<void> read_talks(TableReader& whole, Pack& pack) {
    return each(decisions_file, whole, "peer_to_peer", [&](TableReader& reader) {
        auto& made = pack.decisions.talks.emplace_back();
        reader.texts("line", made.lines);
        reader.need("contact", made.contact);
        reader.flag("before", made.before);
        reader.number("hours_from", made.hours_from);
        reader.number("hours_to", made.hours_to);
        reader.flag("may_overturn", made.may_overturn);
        reader.number("window_days", made.window_days);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
        check_contact(reader, pack, made.contact);
        if (made.hours_from >= made.hours_to || made.hours_to > 24)
            reader.refuse("hours_from comes before hours_to, both 0 to 24.");
    });
}

Result<void> read_looks(TableReader& whole, Pack& pack) {
    TRY(each(decisions_file, whole, "second_look", [&](TableReader& reader) {
        auto& made = pack.decisions.second_looks.emplace_back();
        reader.texts("line", made.lines);
        reader.number("age_below", made.age_below);
        reader.texts("role", made.roles);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
        if (made.roles.empty()) reader.refuse("role is missing.");
    }));
    TRY(each(decisions_file, whole, "standard", [&](TableReader& reader) {
        auto& made = pack.decisions.standards.emplace_back();
        reader.texts("line", made.lines);
        reader.need("sentence", made.sentence);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
    }));
    return each(decisions_file, whole, "clinical_benefit", [&](TableReader& reader) {
        auto& made = pack.decisions.clinical_benefits.emplace_back();
        reader.texts("line", made.lines);
        reader.number("age_below", made.age_below);
        reader.need("sentence", made.sentence);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
    });
}

Result<void> read_locks(TableReader& whole, Pack& pack) {
    TRY(each(decisions_file, whole, "lock", [&](TableReader& reader) {
        auto& made = pack.decisions.locks.emplace_back();
        reader.texts("line", made.lines);
        reader.number("business_days", made.business_days);
        reader.texts("except", made.except);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
    }));
    return each(decisions_file, whole, "reopen", [&](TableReader& reader) {
        auto& made = pack.decisions.reopen_limits.emplace_back();
        reader.texts("line", made.lines);
        reader.choices("kind", made.kinds);
        reader.texts("reason", made.reasons);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
        if (made.reasons.empty()) reader.refuse("reason is missing.");
    });
}

Result<void> read_changes(TableReader& whole, Pack& pack) {
    TRY(each(decisions_file, whole, "change", [&](TableReader& reader) {
        auto& made = pack.decisions.change_ways.emplace_back();
        reader.choices("kind", made.kinds);
        reader.need("contact", made.contact);
        reader.need("source", made.source);
        check_contact(reader, pack, made.contact);
    }));
    TRY(each(decisions_file, whole, "appeal_window", [&](TableReader& reader) {
        auto& made = pack.decisions.appeal_windows.emplace_back();
        reader.texts("line", made.lines);
        reader.number("days", made.days);
        reader.need("source", made.source);
        check_lines(reader, pack, made.lines);
    }));
    whole.texts("dismissal_line", pack.decisions.dismissal_lines);
    check_lines(whole, pack, pack.decisions.dismissal_lines);
    whole.text("criteria_contact", pack.decisions.criteria_contact);
    check_contact(whole, pack, pack.decisions.criteria_contact);
    whole.number("information_attempts", pack.decisions.information_attempts);
    whole.number("notice_days", pack.decisions.notice_days);
    whole.texts("aid_line", pack.decisions.aid_lines);
    check_lines(whole, pack, pack.decisions.aid_lines);
    whole.flag("asks_after_decision", pack.decisions.asks_after_decision);
    return fine();
}

}  // namespace

Result<void> load_decisions(PackFiles const& files, NamedText const& sets, Pack& pack) {
    auto const* text = find_file(files, decisions_file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(decisions_file, *text));
    TableReader whole(decisions_file, root);
    TRY(read_criteria(whole, sets, pack));
    TRY(read_talks(whole, pack));
    TRY(read_looks(whole, pack));
    TRY(read_locks(whole, pack));
    TRY(read_changes(whole, pack));
    return whole.finish();
}

DeciderRule read_decider(TableReader& reader, NamedText const& sets, Pack const& pack) {
    DeciderRule made;
    reader.need("act", made.act);
    reader.texts("role", made.roles);
    reader.texts("line", made.lines);
    reader.choices("kind", made.kinds);
    reader.codes("codes", sets, made.codes);
    reader.flag("licence", made.licence);
    reader.texts("licence_type", made.licence_types);
    reader.texts("licence_state", made.licence_states);
    reader.flag("unrestricted", made.unrestricted);
    reader.number("check_days", made.check_days);
    reader.text("source", made.source);
    check_lines(reader, pack, made.lines);
    if (made.roles.empty()) reader.refuse("role is missing.");
    return made;
}

Result<void> load_deciders(PackFiles const& files, NamedText const& sets, Pack& pack) {
    auto const* text = find_file(files, "deciders.toml");
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml("deciders.toml", *text));
    TableReader whole("deciders.toml", root);
    TRY(each("deciders.toml", whole, "decider", [&](TableReader& reader) {
        auto made = read_decider(reader, sets, pack);
        if (std::ranges::find(acts, made.act) == acts.end())
            reader.refuse("act is approve, deny or deny_administrative.");
        pack.deciders.push_back(std::move(made));
    }));
    return whole.finish();
}

}  // namespace assent::policy
