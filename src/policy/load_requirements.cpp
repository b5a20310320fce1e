#include "base/text.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>

namespace assent::policy {
namespace {

std::vector<std::string_view> const& columns() {
    static std::vector<std::string_view> const all = [] {
        std::vector<std::string_view> names{"row",     "title",      "rank",       "answer",
                                            "codes",   "except",     "notify",     "sensitive",
                                            "contact", "decided_by", "documents",  "why",
                                            "source",  "confidence", "valid_from", "valid_to"};
        for (std::size_t i = 0; i < fact_count; ++i) names.push_back(name_of(static_cast<Fact>(i)));
        return names;
    }();
    return all;
}

/// What all cells of one line need.
struct Cells {
    csv::Table const& table;
    csv::Row const& row;
    std::string_view operator()(std::string_view column) const {
        return trim(table.cell(row, column));
    }
    Fault refuse(std::string message) const {
        return bad_pack(requirements_file, row.line, std::move(message));
    }
};

Result<bool> read_flag(Cells const& cells, std::string_view column) {
    auto const text = cells(column);
    if (text.empty() || text == "no") return false;
    if (text == "yes") return true;
    return cells.refuse(fmt::format("{} must be yes or empty.", column));
}

Result<Day> read_day(Cells const& cells, std::string_view column, Day otherwise) {
    auto const text = cells(column);
    if (text.empty()) return otherwise;
    auto const day = parse_day(text);
    if (!day) return cells.refuse(fmt::format("{} must be a day such as 2026-01-31.", column));
    return *day;
}

Result<void> read_answer(Cells const& cells, Row& row) {
    auto const rank = cells("rank");
    if (rank.size() != 1 || rank[0] < '1' || rank[0] > '8')
        return cells.refuse("rank must be 1 to 8.");
    row.rank = rank[0] - '0';
    auto const answer = from_name<AnswerKind>(cells("answer"));
    if (!answer) return cells.refuse(fmt::format("answer {} is not known.", cells("answer")));
    row.answer = *answer;
    auto const decider = cells("decided_by");
    if (decider.empty()) return fine();
    auto const decided_by = from_name<DecidedBy>(decider);
    if (!decided_by) return cells.refuse(fmt::format("decided_by {} is not known.", decider));
    row.decided_by = *decided_by;
    return fine();
}

Result<std::size_t> contact_at(Cells const& cells, Pack const& pack, std::string_view key) {
    auto const* contact = pack.find_contact(key);
    if (contact == nullptr)
        return cells.refuse(fmt::format("contact {} is not in plan.toml.", key));
    return static_cast<std::size_t>(contact - pack.contacts.data());
}

/// The first one is who to ask, the others tell more.
Result<void> read_contact(Cells const& cells, Pack const& pack, Row& row) {
    auto const keys = words(cells("contact"));
    row.own_contact = !keys.empty();
    row.contact = TRY(contact_at(cells, pack, keys.empty() ? pack.default_contact : keys.front()));
    for (std::size_t i = 1; i < keys.size(); ++i)
        row.further_contacts.push_back(TRY(contact_at(cells, pack, keys[i])));
    return fine();
}

Result<void> read_texts(Cells const& cells, Row& row) {
    row.row = cells("row");
    row.title = cells("title");
    row.source = cells("source");
    row.confidence = cells("confidence").empty() ? "h" : cells("confidence");
    row.why = cells("why");
    for (auto const word : words(cells("documents"))) row.documents.emplace_back(word);
    if (row.row.empty()) return cells.refuse("row is missing.");
    if (row.title.empty()) return cells.refuse("title is missing.");
    if (row.why.empty() || row.why.back() != '.')
        return cells.refuse("why must be a sentence with its full stop.");
    if (row.confidence != "h" && row.confidence != "m" && row.confidence != "l")
        return cells.refuse("confidence must be h, m or l.");
    return fine();
}

/// Facts that must be words of the plan itself.
Result<void> check_words(Cells const& cells, Test const& test, Pack const& pack) {
    for (auto const& value : test.values) {
        if (test.fact == Fact::line && pack.find_line(value) == nullptr)
            return cells.refuse(fmt::format("line {} is not in plan.toml.", value));
        if (test.fact == Fact::medical_group && pack.find_group(value) == nullptr)
            return cells.refuse(fmt::format("medical_group {} is not in delegation.toml.", value));
    }
    return fine();
}

Result<void> read_tests(Cells const& cells, NamedText const& sets, Pack const& pack,
                        Vocabulary& vocabulary, Row& row) {
    for (std::size_t i = 0; i < fact_count; ++i) {
        auto const fact = static_cast<Fact>(i);
        auto const cell = cells(name_of(fact));
        if (cell.empty()) continue;
        auto test = compile_condition(fact, cell, sets, vocabulary);
        if (!test) return cells.refuse(test.fault().message);
        TRY(check_words(cells, *test, pack));
        row.tests.push_back(std::move(test).take());
    }
    return fine();
}

Result<Row> read_row(Cells const& cells, NamedText const& sets, Pack const& pack,
                     Vocabulary& vocabulary) {
    Row row;
    row.line = cells.row.line;
    TRY(read_texts(cells, row));
    TRY(read_answer(cells, row));
    TRY(read_contact(cells, pack, row));
    row.notify = TRY(read_flag(cells, "notify"));
    row.sensitive = TRY(read_flag(cells, "sensitive"));
    row.valid_from = TRY(read_day(cells, "valid_from", pack.valid_from));
    row.valid_to = TRY(read_day(cells, "valid_to", pack.valid_to));
    if (row.valid_from > row.valid_to) return cells.refuse("valid_from is after valid_to.");
    row.codes = TRY(read_codes(cells("codes"), sets, requirements_file, row.line));
    if (!row.codes.any && row.codes.ranges.empty())
        return cells.refuse("codes must not be empty, `any` is every line.");
    if (!cells("except").empty())
        row.except = TRY(read_codes(cells("except"), sets, requirements_file, row.line));
    if (row.except.any) return cells.refuse("except must not be `any`.");
    TRY(read_tests(cells, sets, pack, vocabulary, row));
    // Lists fail most often and are never asked: testing them first ends most rows early.
    std::ranges::stable_partition(row.tests, [](Test const& test) { return is_list(test.fact); });
    return row;
}

Result<std::vector<Hint>> read_hints(NamedText const& sets, Pack const& pack) {
    std::vector<Hint> hints;
    for (std::size_t i = 0; i < pack.custom_codes.size(); ++i) {
        auto const& code = pack.custom_codes[i];
        if (code.expands_to.empty() || code.kind == "typo")
            continue;  // a typo names one code, not a list
        auto stands_for = read_codes(code.expands_to, sets, "custom_codes.csv", 0);
        if (!stands_for)
            return bad_pack("custom_codes.csv", 0,
                            fmt::format("{}: {}", code.code, stands_for.fault().message));
        hints.push_back({i, std::move(stands_for).take()});
    }
    return hints;
}

}  // namespace

Result<std::shared_ptr<RuleIndex const>> load_requirements(PackFiles const& files,
                                                           NamedText const& sets,
                                                           Pack const& pack) {
    auto const table = TRY(read_table(files, requirements_file, columns()));
    if (table.rows.empty())
        return bad_pack(requirements_file, 0, "The pack has no requirement rows.");
    if (table.rows.size() > std::numeric_limits<RowNumber>::max())
        return bad_pack(requirements_file, 0, "The pack has more rows than can be numbered.");
    Vocabulary vocabulary;
    std::vector<Row> rows;
    rows.reserve(table.rows.size());
    for (auto const& row : table.rows)
        rows.push_back(TRY(read_row({table, row}, sets, pack, vocabulary)));
    auto hints = TRY(read_hints(sets, pack));
    return build_index(std::move(vocabulary), std::move(rows), std::move(hints));
}

}  // namespace assent::policy
