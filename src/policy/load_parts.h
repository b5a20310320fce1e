/// The parts of load_pack: one function a file of the pack, and the strict reader of a TOML table
/// they share.
#pragma once

#include "base/csv.h"
#include "base/json.h"
#include "policy/load_toml.h"
#include "policy/pack.h"
#include "policy/rule_index.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

/// A day later than any a pack means: an open end.
Day far_future();

/// Named sets of code_sets.csv by name, as text.
using NamedText = std::map<std::string, std::string, std::less<>>;

/// Code list with the pack's named sets. Faults: `bad_pack` at the place given.
Result<codes::CodeSet> read_codes(std::string_view text, NamedText const& sets,
                                  std::string_view file, int line);

/// Reads members of one TOML table; the first fault wins and finish() refuses members nobody asked
/// for.
class TableReader {
public:
    TableReader(std::string_view file, json::Value const& table);

    void need(std::string_view name, std::string& out);
    void text(std::string_view name, std::string& out);
    void texts(std::string_view name, std::vector<std::string>& out);
    void day(std::string_view name, Day& out);
    void number(std::string_view name, int& out);
    void numbers(std::string_view name, std::vector<int>& out);
    void flag(std::string_view name, bool& out);
    void codes(std::string_view name, NamedText const& sets, codes::CodeSet& out);
    template <class E>
    void choice(std::string_view name, E& out) {
        std::string word;
        need(name, word);
        if (!word.empty()) out = parse<E>(name, word);
    }
    template <class E>
    void choices(std::string_view name, std::vector<E>& out) {
        std::vector<std::string> list;
        texts(name, list);
        for (auto const& word : list) out.push_back(parse<E>(name, word));
    }
    /// The tables of a list of tables, empty when absent.
    json::Array tables(std::string_view name);
    json::Value const* find(std::string_view name);

    void refuse(std::string message);
    int line() const { return line_; }
    std::string_view file() const { return file_; }
    Result<void> finish();

private:
    template <class E>
    E parse(std::string_view name, std::string_view word) {
        auto const value = from_name<E>(word);
        if (!value) unknown_word(name, word);
        return value.value_or(E{});
    }
    void unknown_word(std::string_view name, std::string_view word);
    void wrong(std::string_view name, std::string_view wanted);

    std::string file_;
    json::Value const& table_;
    int line_ = 0;
    std::vector<std::string_view> seen_;
    std::optional<Fault> fault_;
};

/// Refuses a line of business, or a contact, that plan.toml does not have; an empty contact is
/// none.
void check_lines(TableReader& reader, Pack const& pack, std::vector<std::string> const& lines);
void check_contact(TableReader& reader, Pack const& pack, std::string const& key);

// Tables that stand in more than one file; the caller finishes the reader.
Result<ClockRule> read_clock(TableReader& reader, Pack const& pack);
DeciderRule read_decider(TableReader& reader, NamedText const& sets, Pack const& pack);
void read_notice(TableReader& reader, Pack& pack);

/// A file of the pack, or null when the pack has none of that name.
constexpr std::string_view appeals_file = "appeals.toml";
constexpr std::string_view clocks_file = "clocks.toml";
constexpr std::string_view decisions_file = "decisions.toml";
constexpr std::string_view plan_file = "plan.toml";
constexpr std::string_view requirements_file = "requirements.csv";
std::string const* find_file(PackFiles const& files, std::string_view name);
/// The table behind a CSV file, with unknown columns refused. Empty table when the file is absent.
Result<csv::Table> read_table(PackFiles const& files, std::string_view name,
                              std::vector<std::string_view> const& columns);

/// plan.toml; needed. Everything else of the pack is still empty.
Result<Pack> load_plan(PackFiles const& files);
Result<NamedText> load_code_sets(PackFiles const& files);
Result<void> load_custom_codes(PackFiles const& files, Pack& pack);
Result<void> load_reasons(PackFiles const& files, Pack& pack);
Result<void> load_groups(PackFiles const& files, Pack& pack);
Result<void> load_deciders(PackFiles const& files, NamedText const& sets, Pack& pack);
Result<void> load_decisions(PackFiles const& files, NamedText const& sets, Pack& pack);
Result<void> load_routes(PackFiles const& files, NamedText const& sets, Pack& pack);
Result<void> load_notices(PackFiles const& files, Pack& pack);
Result<void> load_auto_rules(PackFiles const& files, NamedText const& sets, Pack& pack);
Result<void> load_clocks(PackFiles const& files, Pack& pack);
/// appeals.toml; its notices join those of notices.toml.
Result<void> load_appeals(PackFiles const& files, NamedText const& sets, Pack& pack);
/// continuity.toml, retro.toml and intake.toml.
Result<void> load_programs(PackFiles const& files, NamedText const& sets, Pack& pack);
/// requirements.csv and the hints of custom codes, compiled.
Result<std::shared_ptr<RuleIndex const>> load_requirements(PackFiles const& files,
                                                           NamedText const& sets, Pack const& pack);
/// `criteria/*.toml`, a file for each list.
bool is_criteria_file(std::string_view name);
Result<std::shared_ptr<CriteriaLists const>> load_criteria_lists(PackFiles const& files,
                                                                 NamedText const& sets,
                                                                 Pack const& pack);

}  // namespace assent::policy
