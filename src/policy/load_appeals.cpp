#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assent::policy {
namespace {

constexpr std::array clock_kinds{ClockKind::acknowledge,      ClockKind::appeal,
                                 ClockKind::appeal_urgent,    ClockKind::grievance,
                                 ClockKind::grievance_urgent, ClockKind::effectuate};

template <class T>
bool contains_all(std::vector<T> const& all, std::vector<T> const& some) {
    return std::ranges::all_of(
        some, [&](T const& one) { return std::ranges::find(all, one) != all.end(); });
}

Result<void> read_appeal(TableReader& reader, Pack& pack) {
    auto& made = pack.appeals.appeals.emplace_back();
    reader.need("row", made.row);
    reader.choice("kind", made.kind);
    reader.texts("line", made.lines);
    reader.choices("review", made.reviews);
    reader.choices("filer", made.filers);
    reader.choices("consent", made.consent);
    reader.choices("binding", made.binding);
    reader.flag("urgent", made.urgent);
    reader.flag("refusable", made.refusable);
    reader.number("window_days", made.window_days);
    reader.flag("good_cause", made.good_cause);
    reader.number("aid_days", made.aid_days);
    reader.flag("same_specialty", made.same_specialty);
    reader.text("contact", made.contact);
    reader.need("why", made.why);
    reader.need("source", made.source);
    check_lines(reader, pack, made.lines);
    check_contact(reader, pack, made.contact);
    if (made.filers.empty()) reader.refuse("filer is missing.");
    if (!contains_all(made.filers, made.consent) || !contains_all(made.filers, made.binding))
        reader.refuse("consent and binding name people who may file.");
    if (made.refusable && !made.urgent) reader.refuse("refusable needs urgent = true.");
    return reader.finish();
}

Result<void> read_next(TableReader& reader, Pack& pack) {
    auto& made = pack.appeals.next.emplace_back();
    reader.choice("body", made.body);
    reader.texts("line", made.lines);
    reader.choices("kind", made.kinds);
    reader.number("window_days", made.window_days);
    reader.flag("by_itself", made.by_itself);
    reader.number("pending_days", made.pending_days);
    reader.number("urgent_pending_days", made.urgent_pending_days);
    reader.need("source", made.source);
    check_lines(reader, pack, made.lines);
    return reader.finish();
}

Result<void> read_reviewer(TableReader& reader, NamedText const& sets, Pack& pack) {
    auto made = read_decider(reader, sets, pack);
    if (!from_name<AppealAct>(made.act))
        reader.refuse("act is uphold, uphold_administrative, overturn or settle_grievance.");
    pack.appeals.reviewers.push_back(std::move(made));
    return reader.finish();
}

Result<void> read_appeal_clock(TableReader& reader, Pack& pack) {
    AppealClock made;
    reader.choices("appeal", made.appeals);
    reader.choices("body", made.bodies);
    made.rule = TRY(read_clock(reader, pack));
    if (std::ranges::find(clock_kinds, made.rule.clock) == clock_kinds.end())
        reader.refuse("This clock is none of appeals; it belongs to clocks.toml.");
    if (!made.bodies.empty() && made.rule.clock != ClockKind::effectuate)
        reader.refuse("body goes with clock = \"effectuate\".");
    pack.appeals.clocks.push_back(std::move(made));
    return reader.finish();
}

}  // namespace

Result<void> load_appeals(PackFiles const& files, NamedText const& sets, Pack& pack) {
    auto const* text = find_file(files, appeals_file);
    if (text == nullptr) return fine();
    auto const root = TRY(read_toml(appeals_file, *text));
    TableReader whole(appeals_file, root);
    auto const each = [&](std::string_view list, auto read) -> Result<void> {
        for (auto const& table : whole.tables(list)) {
            TableReader reader(appeals_file, table);
            TRY(read(reader));
        }
        return fine();
    };
    TRY(each("appeal", [&](TableReader& reader) { return read_appeal(reader, pack); }));
    TRY(each("next", [&](TableReader& reader) { return read_next(reader, pack); }));
    TRY(each("reviewer", [&](TableReader& reader) { return read_reviewer(reader, sets, pack); }));
    TRY(each("clock", [&](TableReader& reader) { return read_appeal_clock(reader, pack); }));
    TRY(each("notice", [&](TableReader& reader) {
        read_notice(reader, pack);
        return reader.finish();
    }));
    return whole.finish();
}

}  // namespace assent::policy
