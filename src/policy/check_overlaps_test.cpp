// When two rows of one rank can both decide a line: by their codes, by their conditions, by their
// days.
#include "policy/check_pack.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <map>

namespace assent::policy::check_overlaps_tests {
namespace {

/// What a row says beside its answer, by column.
using Cells = std::map<std::string, std::string>;

Cells codes(std::string list, std::string except = {}) {
    return {{"codes", std::move(list)}, {"except", std::move(except)}};
}

Cells with(Cells cells, std::string const& column, std::string value) {
    cells[column] = std::move(value);
    return cells;
}

/// Both answer differently in one rank: errors and notes about it.
std::vector<Finding> overlaps(Cells const& a, Cells const& b, char const* ranks = "66") {
    std::string header = "row,title,rank,answer,why";
    std::string first = std::string("R-1,A,") + ranks[0] + ",required,One.";
    std::string second = std::string("R-2,B,") + ranks[1] + ",referral_only,Two.";
    for (auto const* column :
         {"codes", "except", "place", "level_of_care", "diagnosis", "principal_diagnosis", "mark",
          "modifier", "age", "county", "valid_from", "valid_to"}) {
        auto const cell = [&](Cells const& cells) {
            auto const found = cells.find(column);
            return "," + (found == cells.end() ? std::string() : found->second);
        };
        header += std::string(",") + column;
        first += cell(a);
        second += cell(b);
    }
    auto const pack = load_pack(small_files(header + "\n" + first + "\n" + second + "\n"));
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    auto found = check_pack(*pack, {}, {});
    std::erase_if(found, [](Finding const& one) { return one.check != "overlap"; });
    return found;
}

bool clash(Cells const& a, Cells const& b) {
    auto const is_error = [](std::vector<Finding> const& found) {
        return found.size() == 1 && found[0].severity == Severity::error;
    };
    bool const one = is_error(overlaps(a, b));
    CHECK(is_error(overlaps(b, a)) == one);  // whichever stands first
    return one;
}

Cells const knee = codes("cpt:73721");

bool clash_on(std::string const& column, std::string const& a, std::string const& b) {
    CAPTURE(column);
    CAPTURE(a);
    CAPTURE(b);
    return clash(with(knee, column, a), with(knee, column, b));
}

}  // namespace

TEST_CASE("rows meet on a code that both name, also on the first one behind an exception") {
    CHECK(clash(codes("cpt:10010-10020"), codes("cpt:10015")));
    CHECK(clash(codes("cpt:10010-10020", "cpt:10010-10019"), codes("cpt:10010-10020")));
    CHECK_FALSE(clash(codes("cpt:10010-10020", "cpt:10010-10019"), codes("cpt:10010-10019")));
    CHECK_FALSE(clash(codes("cpt:10010-10020", "cpt:10010-10020"), codes("cpt:10010-10020")));
    CHECK(clash(codes("cpt:0600T-0610T", "cpt:0600T-0609T"), codes("cpt:0600T-0610T")));
    CHECK(clash(codes("hcpcs:E0100-E0200", "hcpcs:E0100-E0199"), codes("hcpcs:E0100-E0200")));
    CHECK(clash(codes("hcpcs:E9998-F0001", "hcpcs:E9998-E9999"), codes("hcpcs:E9998-F0001")));
    CHECK_FALSE(clash(codes("cpt:99998-99999", "cpt:99998-99999"), codes("cpt:99998-99999")));
    CHECK_FALSE(clash(codes("cpt:10010"), codes("hcpcs:E0100")));
}

TEST_CASE("a row about every code, or about a whole system, meets what it does not leave out") {
    CHECK(clash(codes("any"), codes("any")));
    CHECK(clash(codes("any", "cpt:10010"), codes("any")));
    CHECK(clash(codes("any"), codes("cpt:10010")));
    CHECK_FALSE(clash(codes("any", "cpt:10010"), codes("cpt:10010")));
    CHECK(clash(codes("cpt:*"), codes("cpt:*")));
    CHECK(clash(codes("cpt:*"), codes("cpt:10010")));
    CHECK(clash(codes("cpt:*", "cpt:10010"), codes("cpt:10010-10020")));
    CHECK_FALSE(clash(codes("cpt:*"), codes("hcpcs:*")));
    CHECK_FALSE(clash(codes("cpt:*"), codes("hcpcs:E0100")));
    CHECK_FALSE(clash(codes("any", "cpt:*"), codes("cpt:10010")));
    CHECK_FALSE(clash(codes("any"), codes("cpt:10010", "cpt:10010")));
}

TEST_CASE("a procedure and a revenue code stand on one line: that is told, and no error") {
    auto const found = overlaps(codes("cpt:10010"), codes("revenue:0450"));
    REQUIRE(found.size() == 1);
    CHECK(found[0].severity == Severity::note);
    CHECK(found[0].where == "requirements.csv/2");
    CHECK(overlaps(codes("revenue:0450"), codes("cpt:10010")).size() == 1);
    CHECK(overlaps(codes("revenue:0450"), codes("revenue:0451")).empty());
    CHECK(overlaps(codes("cpt:10010"), codes("cpt:10011")).empty());
    CHECK(overlaps(codes("any", "revenue:0450"), codes("revenue:0450")).empty());
}

TEST_CASE("rows of another rank, with the same answer or of other days do not clash") {
    CHECK(overlaps(knee, knee, "65").empty());
    CHECK(clash(with(knee, "valid_to", "2026-01-01"), with(knee, "valid_from", "2026-01-01")));
    CHECK_FALSE(
        clash(with(knee, "valid_to", "2025-12-31"), with(knee, "valid_from", "2026-01-01")));
}

TEST_CASE("conditions keep rows apart when no line can fulfil both") {
    CHECK_FALSE(clash_on("place", "11", "22"));
    CHECK(clash_on("place", "11 22", "22 23"));
    CHECK(clash_on("place", "11 unstated", "22 unstated"));
    CHECK_FALSE(clash_on("place", "11 unstated", "22"));
    CHECK_FALSE(clash_on("age", "0-20", "21-"));
    CHECK(clash_on("age", "0-21", "21-"));
    CHECK_FALSE(clash_on("county", "lake", "!lake"));
    CHECK(clash(with(knee, "place", "11"), with(knee, "age", "21-")));
    auto const here = with(with(knee, "place", "11"), "age", "21-");
    CHECK_FALSE(clash(here, with(with(knee, "place", "11"), "age", "0-20")));
}

TEST_CASE("marks and modifiers keep rows apart only where one bans what the other wants") {
    CHECK(clash_on("mark", "trial", "cosmetic"));
    CHECK_FALSE(clash_on("mark", "trial", "!trial"));
    CHECK(clash_on("mark", "trial cosmetic", "!trial"));
    CHECK(clash_on("mark", "!trial", "!cosmetic"));
    CHECK_FALSE(clash_on("modifier", "GP", "!GP !GO"));
}

TEST_CASE("two diagnoses of a line may fulfil two rows, the first one only one") {
    CHECK(clash_on("diagnosis", "C50*", "D05*"));
    CHECK_FALSE(clash_on("diagnosis", "C50*", "!C50*"));
    CHECK_FALSE(clash_on("diagnosis", "C50* C51*", "!C50* !C51*"));
    CHECK(clash_on("diagnosis", "C50* C51*", "!C50*"));
    CHECK(clash_on("diagnosis", "!C50*", "!D05*"));
    CHECK(clash_on("diagnosis", "C50*", "!C509*"));
    CHECK_FALSE(clash_on("diagnosis", "O10-O12", "!O00-O9A"));
    CHECK(clash_on("diagnosis", "O10-O12", "!O00-O11"));
    CHECK_FALSE(clash_on("principal_diagnosis", "C50*", "D05*"));
    CHECK(clash_on("principal_diagnosis", "C50*", "C509"));
    CHECK(clash_on("principal_diagnosis", "C50* E11*", "D05* E119"));
    CHECK(clash_on("principal_diagnosis", "stated", "C50*"));
    CHECK(clash_on("principal_diagnosis", "!D05*", "C50*"));
}

}  // namespace assent::policy::check_overlaps_tests
