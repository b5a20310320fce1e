#include "policy/published.h"

#include "policy/require.h"
#include "policy/rule_index.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace assent::policy {
namespace {

std::vector<Pack> shipped_packs() {
    std::vector<Pack> packs;
    for (auto const& folder : pack_folders())
        packs.push_back(load_pack(read_pack_files(folder)).value());
    return packs;
}

/// A day on which it is in force, today if possible.
Day day_of(Pack const& pack) {
    return std::clamp(make_day(2026, 11, 30), pack.valid_from, pack.valid_to);
}

TEST_CASE("every row of a published list says what the lookup says, at both of its ends") {
    for (auto const& pack : shipped_packs()) {
        CAPTURE(pack.plan.value);
        CAPTURE(pack.edition);
        std::vector<std::string> lines{""};
        for (auto const& line : pack.lines) lines.push_back(line.id);
        for (auto const& line : lines) {
            auto const list = published_list(pack, day_of(pack), line);
            CHECK_FALSE(list.services.empty());
            for (auto const& listed : list.codes)
                for (auto const& code : {listed.first, listed.last}) {
                    Ask ask;
                    ask.service_day = day_of(pack);
                    ask.line_of_business = line;
                    ask.code = codes::Code{listed.system, code};
                    auto const answer = require(pack, ask);
                    CAPTURE(line);
                    CAPTURE(code);
                    CHECK(answer.answer == listed.answer);
                    CHECK(answer.asks == listed.asks);
                    CHECK(answer.notify == listed.notify);
                }
        }
    }
}

TEST_CASE("every code that a row names is in the list once") {
    for (auto const& pack : shipped_packs()) {
        CAPTURE(pack.plan.value);
        CAPTURE(pack.edition);
        auto const day = day_of(pack);
        auto const list = published_list(pack, day, "");
        auto times_listed = [&](codes::Code const& code) {
            int times = 0;
            for (auto const& listed : list.codes)
                if (listed.system == code.system && !listed.whole_system &&
                    key_of(listed.first) <= key_of(code.value) &&
                    key_of(code.value) <= key_of(listed.last))
                    ++times;
            return times;
        };
        for (auto const& row : pack.rules->rows) {
            if (day < row.valid_from || row.valid_to < day) continue;
            for (auto const& range : row.codes.ranges) {
                if (range.whole_system) continue;
                for (auto const& value : {range.first, range.last}) {
                    codes::Code const code{range.system, value};
                    if (row.except.contains(code)) continue;
                    CAPTURE(row.row);
                    CAPTURE(value);
                    CHECK(times_listed(code) == 1);
                }
            }
        }
    }
}

TEST_CASE("codes the pack names are offered while they are typed") {
    auto const pack = load_pack(read_pack_files("packs/central/current")).value();
    auto const day = make_day(2026, 11, 30);
    auto const found = named_codes(pack, day, codes::CodeSystem::cpt, "989", 12);
    REQUIRE_FALSE(found.empty());
    CHECK(found.front().code.value == "98940");
    CHECK(found.front().title == "Chiropractic");
    CHECK(named_codes(pack, day, codes::CodeSystem::cpt, "9", 3).size() == 3);
    CHECK(named_codes(pack, day, codes::CodeSystem::cpt, "X", 3).empty());
}

}  // namespace
}  // namespace assent::policy
