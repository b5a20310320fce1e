#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

Result<void> load_continuity(PackFiles const& files, Pack& pack) {
    constexpr std::string_view file = "continuity.toml";
    auto const* text = find_file(files, file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(file, *text));
    TableReader whole(file, root);
    for (auto const& table : whole.tables("program")) {
        TableReader reader(file, table);
        auto& program = pack.programs.continuity.emplace_back();
        reader.need("id", program.id);
        reader.need("row", program.row);
        reader.need("title", program.title);
        reader.texts("line", program.lines);
        reader.number("visits", program.visits);
        reader.flag("rate", program.rate);
        reader.flag("quality", program.quality);
        reader.flag("prior_authorization", program.prior_authorization);
        reader.flag("fee_for_service", program.fee_for_service);
        reader.texts("condition", program.conditions);
        reader.number("service_within_days", program.service_within_days);
        reader.choices("excluded_kind", program.excluded_kinds);
        reader.number("months", program.months);
        reader.number("days", program.days);
        reader.number("notice_days", program.notice_days);
        reader.text("otherwise", program.otherwise);
        reader.need("why", program.why);
        reader.need("source", program.source);
        check_lines(reader, pack, program.lines);
        if (program.months > 0 && program.days > 0)
            reader.refuse("A program lasts months or days, not both.");
        TRY(reader.finish());
    }
    return whole.finish();
}

Result<void> load_retro(PackFiles const& files, Pack& pack) {
    constexpr std::string_view file = "retro.toml";
    auto const* text = find_file(files, file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(file, *text));
    TableReader whole(file, root);
    for (auto const& table : whole.tables("window")) {
        TableReader reader(file, table);
        auto& window = pack.programs.retro.emplace_back();
        reader.need("row", window.row);
        reader.texts("line", window.lines);
        reader.number("days", window.days);
        reader.number("months", window.months);
        reader.flag("always_reason", window.always_reason);
        reader.texts("straight", window.straight);
        reader.choice("late", window.late);
        reader.text("queue", window.queue);
        reader.need("why", window.why);
        reader.need("source", window.source);
        check_lines(reader, pack, window.lines);
        if (window.days > 0 && window.months > 0)
            reader.refuse("A window is days or months, not both.");
        TRY(reader.finish());
    }
    return whole.finish();
}

Result<void> read_documents(TableReader& whole, NamedText const& sets, Intake& intake) {
    for (auto const& table : whole.tables("document")) {
        TableReader reader("intake.toml", table);
        auto& need = intake.documents.emplace_back();
        reader.need("row", need.row);
        reader.choices("kind", need.kinds);
        reader.choices("review", need.reviews);
        reader.codes("codes", sets, need.codes);
        reader.flag("admitted", need.admitted);
        reader.need("document", need.document);
        reader.need("why", need.why);
        reader.need("source", need.source);
        TRY(reader.finish());
    }
    return fine();
}

Result<void> read_tasks(TableReader& whole, NamedText const& sets, Intake& intake) {
    for (auto const& table : whole.tables("task")) {
        TableReader reader("intake.toml", table);
        auto& need = intake.tasks.emplace_back();
        reader.need("row", need.row);
        reader.codes("codes", sets, need.codes);
        reader.choices("special", need.special);
        reader.choices("mark", need.marks);
        reader.choice("task", need.task);
        reader.flag("before_approval", need.before_approval);
        reader.need("why", need.why);
        reader.need("source", need.source);
        if (need.codes.ranges.empty() && need.special.empty() && need.marks.empty())
            reader.refuse("Say by codes, special or mark when the task is opened.");
        TRY(reader.finish());
    }
    return fine();
}

Result<void> read_tables(TableReader& whole, Intake& intake) {
    for (auto const& table : whole.tables("population")) {
        TableReader reader("intake.toml", table);
        auto& rule = intake.populations.emplace_back();
        reader.need("service_type", rule.service_type);
        reader.choices("needed", rule.needed);
        reader.texts("values", rule.values);
        reader.need("source", rule.source);
        TRY(reader.finish());
    }
    for (auto const& table : whole.tables("nurse")) {
        TableReader reader("intake.toml", table);
        auto& nurse = intake.nurses.emplace_back();
        reader.need("facility", nurse.facility);
        reader.need("account", nurse.account);
        reader.need("name", nurse.name);
        TRY(reader.finish());
    }
    return fine();
}

Result<void> read_newborns(TableReader& whole, Pack const& pack, Intake& intake) {
    for (auto const& table : whole.tables("newborn")) {
        TableReader reader("intake.toml", table);
        auto& rule = intake.newborns.emplace_back();
        reader.need("row", rule.row);
        reader.texts("line", rule.lines);
        reader.number("months", rule.months);
        reader.need("why", rule.why);
        reader.need("source", rule.source);
        check_lines(reader, pack, rule.lines);
        if (rule.months < 1) reader.refuse("Say for how many months, the month of birth included.");
        TRY(reader.finish());
    }
    return fine();
}

Result<void> load_intake(PackFiles const& files, NamedText const& sets, Pack& pack) {
    constexpr std::string_view file = "intake.toml";
    auto const* text = find_file(files, file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(file, *text));
    TableReader whole(file, root);
    auto& intake = pack.programs.intake;
    whole.flag("contact_phone", intake.contact_phone);
    whole.flag("contact_fax", intake.contact_fax);
    whole.texts("primary_care", intake.primary_care);
    whole.text("primary_care_reason", intake.primary_care_reason);
    whole.text("instead", intake.instead);
    whole.number("renewal_earliest_days", intake.renewal_earliest_days);
    whole.number("admission_notice_days", intake.admission_notice_days);
    whole.number("records_lead_days", intake.records_lead_days);
    TRY(read_documents(whole, sets, intake));
    TRY(read_tasks(whole, sets, intake));
    TRY(read_tables(whole, intake));
    TRY(read_newborns(whole, pack, intake));
    return whole.finish();
}

}  // namespace

Day last_day_on_mother(NewbornRule const& rule, Day born) {
    auto const month = std::chrono::year_month_day(born);
    auto const after = month.year() / month.month() + std::chrono::months(rule.months);
    return Day(std::chrono::local_days(after / 1)) - std::chrono::days(1);
}

NewbornRule const* Intake::find_newborn(std::string const& line_of_business) const {
    for (auto const& rule : newborns)
        if (applies_to(rule.lines, line_of_business)) return &rule;
    return nullptr;
}

Result<void> load_programs(PackFiles const& files, NamedText const& sets, Pack& pack) {
    TRY(load_continuity(files, pack));
    TRY(load_retro(files, pack));
    return load_intake(files, sets, pack);
}

}  // namespace assent::policy
