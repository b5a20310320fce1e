#include "policy/published.h"

#include "base/text.h"
#include "policy/require.h"
#include "policy/rule_index.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace assent::policy {
namespace {

using codes::CodeRange;
using codes::CodeSystem;

bool in_force(Row const& row, Day day) { return row.valid_from <= day && day <= row.valid_to; }

/// The code before or after it in its own form: the last run of digits counts, what stands around
/// it stays. Nothing at the end of the form.
std::optional<std::string> neighbour(std::string code, bool after) {
    auto end = code.size();
    while (end > 0 && !is_digit(code[end - 1])) --end;
    auto const turn = after ? '9' : '0';
    for (auto at = end; at > 0 && is_digit(code[at - 1]); --at) {
        auto& digit = code[at - 1];
        if (digit != turn) {
            digit = static_cast<char>(after ? digit + 1 : digit - 1);
            return code;
        }
        digit = after ? '0' : '9';
    }
    return std::nullopt;
}

struct Interval {
    std::string first;
    std::string last;
};

/// Cuts the ranges of one system so that the same rows name every code of a piece.
std::vector<Interval> pieces_of(std::vector<CodeRange> const& ranges) {
    // A piece begins where a range begins, and behind where one ends.
    std::map<CodeKey, std::string> starts;
    for (auto const& range : ranges) {
        starts.emplace(key_of(range.first), range.first);
        if (auto const behind = neighbour(range.last, true))
            starts.emplace(key_of(*behind), *behind);
    }
    std::vector<Interval> pieces;
    for (auto at = starts.begin(); at != starts.end(); ++at) {
        std::optional<Interval> piece;
        for (auto const& range : ranges) {
            auto const last = key_of(range.last);
            bool const inside = key_of(range.first) <= at->first && at->first <= last;
            if (inside && (!piece || last < key_of(piece->last)))
                piece = Interval{at->second, range.last};
        }
        if (!piece) continue;
        auto const next = std::next(at);
        if (next != starts.end() && next->first <= key_of(piece->last))
            if (auto before = neighbour(next->second, false)) piece->last = *std::move(before);
        pieces.push_back(*std::move(piece));
    }
    return pieces;
}

std::vector<CodeRange> ranges_of(Pack const& pack, Day day, CodeSystem system) {
    std::vector<CodeRange> ranges;
    auto take = [&](codes::CodeSet const& set) {
        for (auto const& range : set.ranges)
            if (range.system == system && !range.whole_system) ranges.push_back(range);
    };
    for (auto const& row : pack.rules->rows) {
        if (!in_force(row, day)) continue;
        take(row.codes);
        take(row.except);
    }
    return ranges;
}

bool names_whole(Pack const& pack, Day day, CodeSystem system) {
    return std::ranges::any_of(pack.rules->rows, [&](Row const& row) {
        return in_force(row, day) && std::ranges::any_of(row.codes.ranges, [&](CodeRange const& r) {
                   return r.system == system && r.whole_system;
               });
    });
}

void add_once(std::vector<std::string>& list, std::string const& item) {
    if (std::ranges::find(list, item) == list.end()) list.push_back(item);
}

/// The rows behind an answer: those that decide, or, where facts are missing, those that may.
void take_rows(ListedCodes& listed, Answer const& answer) {
    for (auto const& seen : answer.seen) {
        bool const may = answer.deciding.empty() && (seen.matched || seen.missed.starts_with("?"));
        if (!seen.decides && !may) continue;
        add_once(listed.rows, seen.row);
        add_once(listed.titles, seen.title);
    }
}

ListedCodes asked(Pack const& pack, Ask ask, codes::Code const& code, std::string const& last) {
    ask.code = code;
    auto const answer = require(pack, ask);
    ListedCodes listed;
    listed.system = code.system;
    listed.first = code.value;
    listed.last = last;
    listed.answer = answer.answer;
    listed.decided_by = answer.decided_by;
    listed.notify = answer.notify;
    listed.why = answer.why;
    listed.asks = answer.asks;
    take_rows(listed, answer);
    return listed;
}

bool names_any(Pack const& pack, Day day, codes::Code const& code) {
    auto const found = pack.rules->find(code.system, code.value);
    return std::ranges::any_of(found, [&](RowNumber number) {
        auto const& row = pack.rules->rows[number];
        return in_force(row, day) && !row.except.contains(code);
    });
}

bool says_the_same(ListedCodes const& a, ListedCodes const& b) {
    return a.system == b.system && a.answer == b.answer && a.decided_by == b.decided_by &&
           a.notify == b.notify && a.rows == b.rows && a.asks == b.asks &&
           neighbour(a.last, true) == b.first;
}

/// A code of the system that no row names by itself.
std::string some_other(std::vector<Interval> const& pieces, CodeSystem system) {
    std::string code = system == CodeSystem::ndc       ? "00000000000"
                       : system == CodeSystem::revenue ? "0000"
                       : system == CodeSystem::hcpcs   ? "A0000"
                                                       : "00000";
    auto is_named = [&](std::string const& value) {
        return std::ranges::any_of(pieces, [&](Interval const& piece) {
            return key_of(piece.first) <= key_of(value) && key_of(value) <= key_of(piece.last);
        });
    };
    while (is_named(code)) {
        auto next = neighbour(code, true);
        if (!next) return {};
        code = *next;
    }
    return code;
}

void list_system(Pack const& pack, Ask const& ask, CodeSystem system,
                 std::vector<ListedCodes>& out) {
    auto const pieces = pieces_of(ranges_of(pack, ask.service_day, system));
    for (auto const& piece : pieces) {
        codes::Code const code{system, piece.first};
        if (!names_any(pack, ask.service_day, code)) continue;
        auto listed = asked(pack, ask, code, piece.last);
        if (!out.empty() && says_the_same(out.back(), listed)) out.back().last = listed.last;
        else out.push_back(std::move(listed));
    }
    if (!names_whole(pack, ask.service_day, system)) return;
    auto const other = some_other(pieces, system);
    if (other.empty()) return;
    auto listed = asked(pack, ask, {system, other}, other);
    listed.whole_system = true;
    out.push_back(std::move(listed));
}

std::string codes_text(codes::CodeSet const& set) {
    std::vector<std::string> parts;
    std::optional<CodeSystem> system;
    for (auto const& range : set.ranges) {
        std::string text;
        if (system != range.system) text = std::string(name_of(range.system)) + " ";
        system = range.system;
        if (range.whole_system) text += "*";
        else text += range.first == range.last ? range.first : range.first + "-" + range.last;
        parts.push_back(std::move(text));
    }
    return join(parts, ", ");
}

/// Whether the row could ever apply to a member of that line.
bool is_for_line(Pack const& pack, Row const& row, std::string const& line) {
    if (line.empty()) return true;
    Ask ask;
    ask.line_of_business = line;
    auto const facts = read_facts(pack.rules->vocabulary, ask);
    return std::ranges::all_of(row.tests, [&](Test const& test) {
        return test.fact != Fact::line || fit_of(test, facts) == Fit::yes;
    });
}

ListedService service_of(Row const& row) {
    ListedService listed{
        row.row, row.title, row.answer, row.decided_by, row.notify, codes_text(row.codes),
        {},      row.why,   row.source};
    if (!row.except.ranges.empty()) listed.codes += " except " + codes_text(row.except);
    for (auto const& test : row.tests)
        listed.when.push_back({std::string(name_of(test.fact)), test.values});
    return listed;
}

}  // namespace

PublishedList published_list(Pack const& pack, Day day, std::string const& line) {
    PublishedList list;
    for (auto const& row : pack.rules->rows)
        if (in_force(row, day) && is_for_line(pack, row, line))
            list.services.push_back(service_of(row));
    Ask ask;
    ask.service_day = day;
    ask.line_of_business = line;
    for (std::size_t i = 0; i < enum_count<CodeSystem>; ++i)
        list_system(pack, ask, static_cast<CodeSystem>(i), list.codes);
    return list;
}

std::vector<NamedCode> named_codes(Pack const& pack, Day day, codes::CodeSystem system,
                                   std::string_view beginning, std::size_t limit) {
    std::vector<NamedCode> found;
    std::set<std::string> known;
    for (auto const& row : pack.rules->rows) {
        if (!in_force(row, day)) continue;
        for (auto const& range : row.codes.ranges) {
            if (range.system != system || range.whole_system) continue;
            if (!range.first.starts_with(beginning) || row.except.contains({system, range.first}))
                continue;
            if (known.insert(range.first).second)
                found.push_back({{system, range.first}, row.title});
        }
    }
    std::ranges::sort(found, {}, [](NamedCode const& one) { return key_of(one.code.value); });
    if (found.size() > limit) found.resize(limit);
    return found;
}

}  // namespace assent::policy
