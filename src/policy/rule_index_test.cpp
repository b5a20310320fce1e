#include "policy/rule_index.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assent;
using namespace assent::policy;

namespace {

bool between(char const* first, char const* code, char const* last) {
    return key_of(first) <= key_of(code) && key_of(code) <= key_of(last);
}

}  // namespace

TEST_CASE("codes order by system shape, length and trailing letter") {
    CHECK(between("70450", "70498", "70498"));
    CHECK_FALSE(between("70450", "70499", "70498"));
    CHECK(between("0609T", "0610T", "0612T"));
    CHECK_FALSE(between("0609T", "0610U", "0612T"));
    CHECK(between("A4653", "A4932", "A4932"));
    CHECK_FALSE(between("0450", "04500", "0459"));
    CHECK(key_of("") == CodeKey{});
    CHECK(key_of("ABCDEFGHIJKLMNOP") == CodeKey{});
}

TEST_CASE("the interval table finds the rows of every range that holds the code") {
    IntervalTable const table({{key_of("10"), key_of("30"), 1},
                               {key_of("20"), key_of("40"), 2},
                               {key_of("30"), key_of("30"), 3}},
                              {9});
    auto const rows = [&](char const* code) {
        auto const found = table.find(key_of(code));
        return std::vector<RowNumber>(found.begin(), found.end());
    };
    CHECK(rows("09") == std::vector<RowNumber>{9});
    CHECK(rows("10") == std::vector<RowNumber>{1, 9});
    CHECK(rows("25") == std::vector<RowNumber>{1, 2, 9});
    CHECK(rows("30") == std::vector<RowNumber>{1, 2, 3, 9});
    CHECK(rows("40") == std::vector<RowNumber>{2, 9});
    CHECK(rows("41") == std::vector<RowNumber>{9});
    CHECK(IntervalTable({}, {}).find(key_of("10")).empty());
}

TEST_CASE("the tables agree with the code lists they were built from") {
    for (auto const& folder : pack_folders()) {
        auto const pack = load_pack(read_pack_files(folder)).value();
        std::vector<codes::Code> tried;
        for (auto const& row : pack.rules->rows)
            for (auto const* set : {&row.codes, &row.except})
                for (auto const& range : set->ranges)
                    for (auto const* end : {&range.first, &range.last})
                        if (!end->empty()) tried.push_back({range.system, *end});
        for (int n = 0; n <= 99999; n += 37) {
            auto const digits = std::to_string(100000 + n).substr(1);
            tried.push_back({codes::CodeSystem::cpt, digits});
            tried.push_back({codes::CodeSystem::cpt, digits.substr(1) + "TUF"[n % 3]});
            for (char const letter : {'A', 'E', 'G', 'J', 'L', 'V'})
                tried.push_back({codes::CodeSystem::hcpcs, letter + digits.substr(1)});
        }
        auto const& index = *pack.rules;
        std::size_t wrong = 0;
        for (auto const& code : tried) {
            auto const found = index.find(code.system, code.value);
            for (std::size_t i = 0; i < index.rows.size(); ++i) {
                auto const& set = index.rows[i].codes;
                bool const listed = std::ranges::any_of(
                    set.ranges, [&](auto const& r) { return codes::contains(r, code); });
                bool const in_table =
                    std::ranges::find(found, static_cast<RowNumber>(i)) != found.end();
                if (listed != in_table && wrong++ == 0)
                    FAIL_CHECK(code.value << " " << index.rows[i].row);
            }
        }
        CHECK(wrong == 0);
    }
}
