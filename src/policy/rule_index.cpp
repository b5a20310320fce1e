#include "policy/rule_index.h"

#include "base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

namespace assent::policy {
namespace {

constexpr auto systems = enum_count<codes::CodeSystem>;

/// The next key behind this one; values have at most 15 bytes behind the length, so the last byte
/// may grow.
CodeKey after(CodeKey key) {
    ++key.low;
    if (key.low == 0) ++key.high;
    return key;
}

bool comes_before(Row const& a, Row const& b) {
    auto const key = [](Row const& row) {
        return std::tie(row.rank, row.row, row.answer, row.title, row.why, row.source,
                        row.confidence, row.contact);
    };
    if (key(a) != key(b)) return key(a) < key(b);
    auto const text = [](Row const& row) {
        std::string all;
        for (auto const& range : row.codes.ranges) all += range.first + range.last;
        for (auto const& test : row.tests)
            all += fmt::format("{}{};", name_of(test.fact), join(test.values, " "));
        return all;
    };
    return text(a) < text(b);
}

std::string exception_words(std::string const& title) {
    auto words = title;
    // An abbreviation keeps its capitals.
    if (words.size() > 1 && is_capital(words[0]) && !is_capital(words[1]))
        words[0] = lower(words.substr(0, 1))[0];
    return fmt::format("The exception for {} does not fit: ", words);
}

void link_exceptions(std::vector<Row>& rows) {
    for (auto& row : rows) {
        row.exception = exception_words(row.title);
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].row == row.row && rows[i].rank < row.rank && rows[i].answer != row.answer)
                row.exceptions.push_back(static_cast<RowNumber>(i));
    }
}

}  // namespace

CodeKey key_of(std::string_view value) {
    if (value.empty() || value.size() > 15) return {};
    std::array<unsigned char, 16> bytes{};
    bytes[0] = static_cast<unsigned char>(value.size());
    auto at = std::size_t{1};
    auto const tail = value.size() > 1 && is_capital(value.back()) && !is_capital(value.front());
    if (tail) bytes[at++] = static_cast<unsigned char>(value.back());
    for (std::size_t i = 0; i + (tail ? 1 : 0) < value.size(); ++i)
        bytes[at++] = static_cast<unsigned char>(value[i]);
    CodeKey key;
    for (std::size_t i = 0; i < 8; ++i) key.high = key.high << 8 | bytes[i];
    for (std::size_t i = 8; i < 16; ++i) key.low = key.low << 8 | bytes[i];
    return key;
}

IntervalTable::IntervalTable(std::vector<Part> const& parts, std::vector<RowNumber> const& whole) {
    // A sweep over the ends of all ranges: between two ends the set of rows does not change.
    std::map<CodeKey, std::pair<std::vector<RowNumber>, std::vector<RowNumber>>> ends;
    ends[CodeKey{}];
    for (auto const& part : parts) {
        ends[part.first].first.push_back(part.row);
        ends[after(part.last)].second.push_back(part.row);
    }
    std::multiset<RowNumber> open(whole.begin(), whole.end());
    offsets_.push_back(0);
    for (auto const& [start, change] : ends) {
        for (auto const row : change.second) open.erase(open.find(row));
        open.insert(change.first.begin(), change.first.end());
        starts_.push_back(start);
        std::unique_copy(open.begin(), open.end(), std::back_inserter(rows_));
        offsets_.push_back(static_cast<std::uint32_t>(rows_.size()));
    }
}

std::span<RowNumber const> IntervalTable::find(CodeKey key) const {
    if (starts_.empty() || key == CodeKey{}) return {};
    auto const next = std::upper_bound(starts_.begin(), starts_.end(), key);
    auto const at = static_cast<std::size_t>(next - starts_.begin()) - 1;
    return std::span(rows_).subspan(offsets_[at], offsets_[at + 1] - offsets_[at]);
}

std::shared_ptr<RuleIndex const> build_index(Vocabulary vocabulary, std::vector<Row> rows,
                                             std::vector<Hint> hints) {
    auto index = std::make_shared<RuleIndex>();
    index->vocabulary = std::move(vocabulary);
    index->hints = std::move(hints);
    std::ranges::sort(rows, comes_before);
    link_exceptions(rows);
    std::array<std::vector<IntervalTable::Part>, systems> parts;
    std::array<std::vector<RowNumber>, systems> whole;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const number = static_cast<RowNumber>(i);
        if (rows[i].codes.any) index->any.push_back(number);
        for (auto const& range : rows[i].codes.ranges) {
            auto const system = static_cast<std::size_t>(range.system);
            if (range.whole_system) whole[system].push_back(number);
            else parts[system].push_back({key_of(range.first), key_of(range.last), number});
        }
    }
    for (std::size_t i = 0; i < systems; ++i) index->tables[i] = IntervalTable(parts[i], whole[i]);
    index->rows = std::move(rows);
    return index;
}

}  // namespace assent::policy
