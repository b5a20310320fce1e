#include "policy/criteria_list.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <tuple>

namespace assent::policy {
namespace {

constexpr std::string_view folder = "criteria/";
constexpr std::string_view ending = ".toml";

/// Points and groups below another one; more could not be read on a screen.
constexpr int deepest = 4;

void read_need(TableReader& reader, CriteriaItem& group) {
    reader.choice("need", group.need);
    reader.number("least", group.least);
    auto const size = static_cast<int>(group.items.size());
    if (group.items.empty()) reader.refuse("A group needs at least one [[item]].");
    if ((group.need == Need::at_least) != (group.least > 0))
        reader.refuse("least goes with need = \"at_least\" and is 1 or more.");
    if (group.least > size)
        reader.refuse(fmt::format("least is {}, but the group has {} items.", group.least, size));
}

Result<void> read_items(TableReader& reader, int depth, std::set<std::string>& points,
                        std::vector<CriteriaItem>& items);

Result<CriteriaItem> read_item(std::string_view file, json::Value const& table, int depth,
                               std::set<std::string>& points) {
    TableReader reader(file, table);
    CriteriaItem item;
    reader.text("point", item.point);
    if (item.is_group()) {
        reader.need("title", item.text);
        TRY(read_items(reader, depth + 1, points, item.items));
        read_need(reader, item);
    } else {
        reader.need("text", item.text);
        reader.text("hint", item.hint);
        if (!item.text.ends_with('.')) reader.refuse("text is a sentence with its full stop.");
        if (!points.insert(item.point).second)
            reader.refuse(fmt::format("point {} stands twice.", item.point));
    }
    TRY(reader.finish());
    return item;
}

Result<void> read_items(TableReader& reader, int depth, std::set<std::string>& points,
                        std::vector<CriteriaItem>& items) {
    if (depth > deepest) reader.refuse(fmt::format("Groups go {} deep at most.", deepest));
    for (auto const& table : reader.tables("item"))
        items.push_back(TRY(read_item(reader.file(), table, depth, points)));
    return fine();
}

void check_source(TableReader& reader, Pack const& pack, std::string const& source) {
    auto const& known = pack.decisions.criteria;
    if (std::ranges::find(known, source, &CriteriaSource::source) == known.end())
        reader.refuse(fmt::format("source {} is no [[criteria]] of decisions.toml.", source));
}

/// Cells as in requirements.csv, by the same names.
void read_conditions(TableReader& reader, NamedText const& sets, Pack const& pack,
                     Vocabulary& vocabulary, CriteriaList& list) {
    for (std::size_t i = 0; i < fact_count; ++i) {
        auto const fact = static_cast<Fact>(i);
        std::string cell;
        reader.text(name_of(fact), cell);
        if (cell.empty()) continue;
        auto test = compile_condition(fact, cell, sets, vocabulary);
        if (!test) return reader.refuse(test.fault().message);
        if (fact == Fact::line) check_lines(reader, pack, test->values);
        list.tests.push_back(std::move(test).take());
    }
}

Result<CriteriaList> read_list(std::string const& file, std::string const& text,
                               NamedText const& sets, Pack const& pack, Vocabulary& vocabulary) {
    auto const root = TRY(read_toml(file, text));
    TableReader reader(file, root);
    CriteriaList list;
    list.file = file;
    list.valid_from = pack.valid_from;
    list.valid_to = pack.valid_to;
    reader.need("id", list.id);
    reader.need("title", list.title);
    reader.need("source", list.source);
    reader.need("edition", list.edition);
    reader.need("section", list.section);
    reader.need("cited", list.cited);
    reader.day("valid_from", list.valid_from);
    reader.day("valid_to", list.valid_to);
    reader.codes("codes", sets, list.codes);
    reader.codes("except", sets, list.except);
    check_source(reader, pack, list.source);
    if (list.valid_from > list.valid_to) reader.refuse("valid_from is after valid_to.");
    if (!list.codes.any && list.codes.ranges.empty())
        reader.refuse("codes must not be empty, `any` is every line.");
    read_conditions(reader, sets, pack, vocabulary, list);
    std::set<std::string> points;
    TRY(read_items(reader, 1, points, list.tree.items));
    read_need(reader, list.tree);
    TRY(reader.finish());
    list.tree.text = list.title;
    return list;
}

}  // namespace

bool is_criteria_file(std::string_view name) {
    return name.starts_with(folder) && name.ends_with(ending) &&
           name.find('/', folder.size()) == std::string_view::npos;
}

Result<std::shared_ptr<CriteriaLists const>> load_criteria_lists(PackFiles const& files,
                                                                 NamedText const& sets,
                                                                 Pack const& pack) {
    auto made = std::make_shared<CriteriaLists>();
    for (auto const& [name, text] : files)
        if (is_criteria_file(name))
            made->lists.push_back(TRY(read_list(name, text, sets, pack, made->vocabulary)));
    std::ranges::sort(made->lists, {}, [](CriteriaList const& list) {
        return std::tie(list.id, list.valid_from, list.file);
    });
    return std::shared_ptr<CriteriaLists const>(std::move(made));
}

}  // namespace assent::policy
