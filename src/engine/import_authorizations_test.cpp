#include "engine/testing.h"

#include <sstream>

namespace assent::engine {
namespace {

std::string const header =
    "system,number,member_number,decided_on,requesting_npi,servicing_npi,diagnoses,code,units,unit,"
    "from,to,used\n";
std::string const mri =
    "Old Demo Portal,OLD-2024-0077,HB0000001,2024-03-04,1999000015,1999001096,M54.16,72148,4,visit,"
    "2024-03-10,2027-03-09,1\n";
std::string const therapy =
    "Old Demo "
    "Portal,OLD-2024-0077,HB0000001,2024-03-04,1999000015,1999001096,M54.16,97110,12,visit,"
    "2024-03-10,2027-03-09,\n";

records::ImportSummary taken_over(Engine& engine, Asker const& asker, std::string const& text,
                                  records::ImportMode mode) {
    records::Import import;
    import.kind = records::ImportKind::authorizations;
    import.mode = mode;
    import.plan = harbor;
    import.source = "old.csv";
    std::istringstream in(text);
    auto summary = engine.import(asker, import, in, {});
    REQUIRE_MESSAGE(summary.ok(), (summary.ok() ? "" : summary.fault().message));
    return std::move(summary).take();
}

std::string refusals_of(records::ImportSummary const& summary) {
    std::string text;
    for (auto const& row : summary.refusals)
        text += std::to_string(row.line) + " " + row.column + " " + row.code + "\n";
    return text;
}

std::vector<views::RequestRow> numbered(Engine& engine, Asker const& asker,
                                        std::string const& number) {
    RequestAsk ask;
    ask.plan = harbor;
    ask.number = number;
    return engine.search_requests(asker, ask).value().page.rows;
}

constexpr auto whole = records::ImportMode::all_or_nothing;

}  // namespace

TEST_CASE(
    "what an older system approved is taken over once, found by its number there and not changed") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const sam = house.sign_in("sam");
        auto const first = taken_over(engine, sam, header + mri + therapy, whole);
        CHECK(refusals_of(first) == "");
        CHECK(first.added == 1);
        auto const found = numbered(engine, house.sign_in("rosa"), "old 2024 0077");
        REQUIRE(found.size() == 1);
        CHECK(found.front().origin == "Old Demo Portal");
        CHECK(found.front().status == "approved");
        auto const state = house.state(found.front().request);
        REQUIRE(state.lines.size() == 2);
        CHECK(request::balance_of(state, state.lines.front()).remaining == whole_units(3));
        CHECK(request::after_of(state).imported_number == "OLD-2024-0077");

        CHECK(taken_over(engine, sam, header + mri + therapy, whole).unchanged == 1);
        CHECK(numbered(engine, sam, "OLD-2024-0077").size() == 1);
        auto other = mri;
        other.replace(other.find(",4,visit"), 2, ",5");
        auto const refused = taken_over(engine, sam, header + other + therapy, whole);
        CHECK(refusals_of(refused) == "2 number imported_read_only\n");

        request::ChangeAuthorization more;
        more.line = LineNumber(1);
        more.units = whole_units(9);
        more.why = "More.";
        CHECK(house.run("kim", more, "k1", found.front().request).fault().code ==
              "imported_read_only");
        auto const again = house.asked();
        CHECK(house.run("rosa", again, "k2").ok());
        ReplayReport report;
        REQUIRE(engine.replay(harbor, found.front().request.value, report).ok());
        CHECK(report.problems.empty());
        CHECK(report.unexplained == 0);
    }
}

TEST_CASE("every refused row of a file of authorizations is named, and nothing of it is stored") {
    auto const with = [](std::string row, std::string const& from, std::string const& to) {
        row.replace(row.find(from), from.size(), to);
        return row;
    };
    auto const numbered_row = [&](std::string const& number) {
        return with(mri, "OLD-2024-0077", number);
    };
    std::string const text =
        header + with(numbered_row("A1"), "HB0000001", "HB9999999") +
        with(numbered_row("A2"), "1999001096", "1999001097") +
        with(numbered_row("A3"), "1999001096", "1999009909") +
        with(numbered_row("A4"), "72148", "7214X") +
        with(numbered_row("A5"), "2024-03-04", "2027-03-04") +
        with(numbered_row("A6"), ",1\n", ",5\n") + with(numbered_row("A7"), "visit", "visits") +
        with(numbered_row("A8"), "2027-03-09", "2024-03-09") + numbered_row("A9") +
        with(numbered_row("A9"), "M54.16", "M54.2") + numbered_row("A1");
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        auto& engine = house.open();
        house.load_demo();
        auto const sam = house.sign_in("sam");
        auto const summary = taken_over(engine, sam, text, whole);
        CHECK(refusals_of(summary) ==
              "2 member_number unknown_member\n3 servicing_npi bad_npi\n"
              "4 servicing_npi unknown_provider\n5 code unknown_code\n"
              "6 decided_on in_the_future\n7 used units_used_up\n8 unit unknown_value\n"
              "9 to reversed_days\n11 diagnoses rows_differ\n12 number not_adjacent\n");
        CHECK_FALSE(summary.stored);
        CHECK(taken_over(engine, sam, text + numbered_row("B1"), records::ImportMode::keep_good)
                  .added == 1);
        CHECK(numbered(engine, sam, "B1").size() == 1);
    }
}

TEST_CASE("only those who may import take over, and only for their plan") {
    store::Place const place;
    House house(place);
    auto& engine = house.open();
    house.load_demo();
    records::Import import;
    import.kind = records::ImportKind::authorizations;
    import.plan = harbor;
    std::istringstream in(header + mri);
    CHECK(engine.import(house.sign_in("kim"), import, in, {}).fault().code == "role_not_allowed");
    CHECK(engine.import(house.sign_in("rosa"), import, in, {}).fault().code == "role_not_allowed");
    import.plan = PlanId("nowhere");
    CHECK(engine.import(house.sign_in("sam"), import, in, {}).fault().code == "unknown_plan");
}

}  // namespace assent::engine
