#include "policy/check_pack.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assent;
using namespace assent::policy;

namespace {

std::string const columns =
    "row,title,rank,answer,codes,except,place,level_of_care,diagnosis,mark,valid_from,valid_to,"
    "why\n";

PackFiles with_rows(std::string const& rows) { return small_files(columns + rows); }

std::vector<Finding> findings(PackFiles const& files, std::string const& check,
                              std::vector<Floor> const& floors = {}, KnownCode const& known = {}) {
    auto const pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    auto found = check_pack(*pack, Law{floors, {}}, known);
    std::erase_if(found, [&](Finding const& f) { return f.check != check; });
    return found;
}

std::size_t overlaps(std::string const& a, std::string const& b) {
    auto const found = findings(
        with_rows("R-1,A,6,required," + a + ",One.\nR-2,B,6,referral_only," + b + ",Two.\n"),
        "overlap");
    return static_cast<std::size_t>(std::ranges::count(found, Severity::error, &Finding::severity));
}

PackFiles with_clock(std::string const& bound) {
    auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
    files["clocks.toml"] =
        "[[clock]]\nrow=\"C-1\"\nclock=\"standard\"\non_expiry=\"escalate\"\nwhy=\"Soon.\"\n[["
        "clock.bound]]\n" +
        bound;
    return files;
}

std::size_t looser(std::string const& bound) {
    Floor const floor{
        "ma", ClockKind::standard, Anchor::received, {7, calendar::SpanUnit::calendar_day}, "law",
        {}};
    return findings(with_clock(bound), "looser_than_law", {floor}).size();
}

}  // namespace

TEST_CASE("a warning that would come before its clock starts is a fault of the pack") {
    auto const early = [](std::string const& warn, std::string const& span) {
        auto files = with_clock("anchor=\"received\"\nspan=" + span + "\nunit=\"hour\"\n");
        auto& text = files["clocks.toml"];
        text.replace(text.find("why="), 0, "warn=[" + warn + "]\n");
        return findings(files, "warns_too_early").size();
    };
    CHECK(early("50, \"24h\"", "72") == 0);
    CHECK(early("\"24h\"", "24") == 1);
    CHECK(early("\"1bd\"", "72") == 1);
    CHECK(early("\"8h\", \"30h\"", "24") == 1);
}

TEST_CASE("warnings are shares or times before, and nothing else") {
    for (auto const* warn : {"0", "100", "\"soon\"", "\"0h\"", "\"1w\"", "\"h\"", "true"}) {
        CAPTURE(warn);
        auto files = with_clock("anchor=\"received\"\nspan=72\nunit=\"hour\"\n");
        auto& text = files["clocks.toml"];
        text.replace(text.find("why="), 0, "warn=[" + std::string(warn) + "]\n");
        CHECK(load_pack(files).fault().code == "bad_pack");
    }
}

TEST_CASE("two answers in one rank are an overlap when one line can have both") {
    CHECK(overlaps("cpt:10010-10020,,,,,,,", "cpt:10021-10030,,,,,,,") == 0);
    CHECK(overlaps("cpt:10010-10020,,,,,,,", "cpt:10020-10030,,,,,,,") == 1);
    CHECK(overlaps("cpt:10010-10020,cpt:10020,,,,,,", "cpt:10020-10030,,,,,,,") == 0);
    CHECK(overlaps("cpt:10010-10020,cpt:10010-10015,,,,,,", "cpt:10010-10015 10016,,,,,,,") == 1);
    CHECK(overlaps("any,,,,,,,", "cpt:10020,,,,,,,") == 1);
    CHECK(overlaps("any,cpt:10020,,,,,,", "cpt:10020,,,,,,,") == 0);
    CHECK(overlaps("cpt:10020,,11,,,,,", "cpt:10020,,22,,,,,") == 0);
    CHECK(overlaps("cpt:10020,,11 unstated,,,,,", "cpt:10020,,22 unstated,,,,,") == 1);
    CHECK(overlaps("cpt:10020,,,,C50*,,,", "cpt:10020,,,,D05*,,,") == 1);
    CHECK(overlaps("cpt:10020,,,,C50*,,,", "cpt:10020,,,,!C50*,,,") == 0);
    CHECK(overlaps("cpt:10020,,,,,trial,,", "cpt:10020,,,,,!trial,,") == 0);
    CHECK(overlaps("cpt:10020,,,,,,,2025-12-31", "cpt:10020,,,,,,2026-01-01,") == 0);
}

TEST_CASE("a stay at home is impossible") {
    CHECK(findings(with_rows("R-1,A,6,required,any,,12,icu,,,,,One.\n"), "impossible_combination")
              .size() == 1);
    for (auto const* fits : {",,,icu", ",,12,", ",,12 unstated,icu", ",,12 22,icu", ",,!12,icu"})
        CHECK(findings(with_rows("R-1,A,6,required,any" + std::string(fits) + ",,,,,One.\n"),
                       "impossible_combination")
                  .empty());
    CHECK(findings(with_rows("R-1,A,6,required,any,,12,home_health,,,,,One.\n"),
                   "impossible_combination")
              .empty());
    CHECK(findings(with_rows("R-1,A,6,required,any,,,,,trial !trial,,,One.\n"),
                   "impossible_combination")
              .size() == 1);
}

TEST_CASE("a stay wants a place where somebody stays") {
    auto const impossible = [](std::string const& columns_of, std::string const& cells) {
        return findings(small_files("row,title,rank,answer,codes,why," + columns_of +
                                    "\nR-1,A,6,required,any,One.," + cells + "\n"),
                        "impossible_combination")
            .size();
    };
    CHECK(impossible("place,setting", "11,inpatient") == 1);
    CHECK(impossible("place,setting", "11,outpatient") == 0);
    CHECK(impossible("place,setting", "21,inpatient") == 0);
    CHECK(impossible("setting,level_of_care", "outpatient,snf") == 1);
    CHECK(impossible("setting,level_of_care", "inpatient,snf") == 0);
    CHECK(impossible("setting,level_of_care", "outpatient,home_health") == 0);
}

TEST_CASE("an exception is noted once, and only for the codes its own requirement names") {
    auto const notes = [](std::string const& rows) {
        auto const found = findings(with_rows(rows), "gap");
        return std::ranges::count(found, Severity::note, &Finding::severity);
    };
    auto const row = [](std::string const& name, std::string const& rank,
                        std::string const& codes) {
        return name + ",A," + rank + (rank == "6" ? ",required," : ",not_required,") + codes +
               ",,,,,,,,One.\n";
    };
    CHECK(notes(row("R-1", "6", "cpt:10010") + row("R-1", "5", "cpt:10021") +
                row("R-1", "5", "cpt:10022")) == 1);
    CHECK(notes(row("R-1", "6", "cpt:10010") + row("R-1", "6", "cpt:10021") +
                row("R-1", "5", "cpt:10021")) == 0);
    CHECK(notes(row("R-1", "6", "cpt:10021") + row("R-1", "6", "cpt:10010") +
                row("R-1", "5", "cpt:10021")) == 0);
    CHECK(notes(row("R-2", "6", "cpt:10010") + row("R-1", "5", "cpt:10021")) == 0);
    CHECK(notes(row("R-1", "6", "cpt:10010") + row("R-1", "4", "cpt:10021")) == 0);
    CHECK(notes(row("R-1", "6", "cpt:10010") + row("R-1", "5", "any")) == 0);
}

TEST_CASE("an exception that frees what nothing requires is noted") {
    auto const rows = [](std::string const& codes) {
        return with_rows("R-1,A,6,required,cpt:10010-10020,,,,,,,,One.\nR-1,A,5,not_required," +
                         codes + ",,,,,,,,Two.\n");
    };
    auto const notes = [](std::vector<Finding> const& found) {
        return std::ranges::count(found, Severity::note, &Finding::severity);
    };
    CHECK(notes(findings(rows("cpt:10015"), "gap")) == 0);
    CHECK(notes(findings(rows("cpt:10021"), "gap")) == 1);
}

TEST_CASE("codes that no table has are named") {
    KnownCode const known = [](codes::Code const& code, Day) -> std::optional<bool> {
        if (code.system != codes::CodeSystem::hcpcs) return std::nullopt;
        return code.value == "E0100";
    };
    auto const found = findings(
        with_rows("R-1,A,6,required,hcpcs:E0100 E0199 E0200-E0300 cpt:10020,,,,,,,,One.\n"),
        "unknown_code", {}, known);
    REQUIRE(found.size() == 1);
    CHECK(found[0].message == "hcpcs E0199 is not in the code table.");
    CHECK(found[0].where == "requirements.csv/2");
}

TEST_CASE("a clock looser than the law is an error") {
    CHECK(looser("anchor=\"received\"\nspan=7\nunit=\"calendar_day\"\n") == 0);
    CHECK(looser("anchor=\"received\"\nspan=8\nunit=\"calendar_day\"\n") == 1);
    CHECK(looser("anchor=\"received\"\nspan=72\nunit=\"hour\"\n") == 0);
    CHECK(looser("anchor=\"received\"\nspan=5\nunit=\"business_day\"\n") == 1);
    CHECK(looser("anchor=\"information_complete\"\nspan=7\nunit=\"calendar_day\"\n") == 1);
    CHECK(looser("anchor=\"received\"\nspan=7\nunit=\"calendar_day\"\nmandatory=false\n") == 1);
}

TEST_CASE("clocks that can both match, and lines without a clock, are errors") {
    auto files = with_clock("anchor=\"received\"\nspan=7\nunit=\"calendar_day\"\n");
    files["clocks.toml"] +=
        "[[clock]]\nrow=\"C-2\"\nclock=\"standard\"\nurgency=[\"urgent\"]\non_expiry="
        "\"escalate\"\nwhy=\"Soon.\"\n[[clock."
        "bound]]\n"
        "anchor=\"received\"\nspan=72\nunit=\"hour\"\n";
    CHECK(findings(files, "overlap").size() == 1);
    files.erase("clocks.toml");
    auto const gaps = findings(files, "gap");
    CHECK(std::ranges::count(gaps, "clocks.toml", &Finding::where) == 3);
    CHECK(std::ranges::count(gaps, "routing.toml", &Finding::where) == 1);
    CHECK(std::ranges::count(gaps, "deciders.toml", &Finding::where) == 3);
}

TEST_CASE("a custom code must not look like another system's, a contact must be reachable") {
    auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
    files["custom_codes.csv"] =
        "code,title,kind\nE0100,Cane,dme\nFOLLOWUP,Visit,referral\nS9740,Meal,typo\n";
    CHECK(findings(files, "custom_code_shape").size() == 1);
    auto const unreachable = findings(files, "contact");
    REQUIRE(unreachable.size() == 1);
    CHECK(unreachable[0].where == "plan.toml contacts.group");
}

TEST_CASE("a code is unknown only when neither the first nor the last day of its row knows it") {
    auto const unknown = [](std::optional<bool> first, std::optional<bool> last) {
        KnownCode const known = [&](codes::Code const&, Day day) {
            return day == make_day(2026, 1, 1) ? first : last;
        };
        return findings(with_rows("R-1,A,6,required,cpt:10020,,,,,,2026-01-01,2026-03-31,One.\n"),
                        "unknown_code", {}, known)
            .size();
    };
    CHECK(unknown(false, false) == 1);
    CHECK(unknown(true, false) == 0);
    CHECK(unknown(false, true) == 0);
    CHECK(unknown(std::nullopt, false) == 0);
    CHECK(unknown(false, std::nullopt) == 0);
    // The last day is at most the plan's last holiday: nobody has thought of the days behind it.
    std::vector<Day> asked;
    KnownCode const noting = [&](codes::Code const&, Day day) -> std::optional<bool> {
        asked.push_back(day);
        return true;
    };
    findings(with_rows("R-1,A,6,required,cpt:10020,,,,,,2026-01-01,,One.\n"), "unknown_code", {},
             noting);
    CHECK(asked == std::vector{make_day(2026, 1, 1), make_day(2026, 11, 26)});
}

TEST_CASE("ranges and whole systems are not looked up, what a custom code stands for is") {
    KnownCode const none = [](codes::Code const&, Day) { return std::optional(false); };
    CHECK(findings(with_rows("R-1,A,6,required,cpt:10010-10020 hcpcs:*,,,,,,,,One.\n"),
                   "unknown_code", {}, none)
              .empty());
    auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
    files["custom_codes.csv"] = "code,title,kind,expands_to\nVISIT1,Visit,referral,cpt:99213\n";
    auto const found = findings(files, "unknown_code", {}, none);
    REQUIRE(found.size() == 1);
    CHECK(found[0].where == "custom_codes.csv VISIT1");
    files["auto_approve.toml"] = "[[rule]]\nrow='A-1'\nwhy='W.'\ncodes='cpt:99214'\n";
    CHECK(findings(files, "unknown_code", {}, none).size() == 2);
}

TEST_CASE("a contact is reached in one way, and one whose number is still open is a warning") {
    auto const found = [](std::string const& group) {
        auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
        files["plan.toml"] += group + "\n";
        return findings(files, "contact");
    };
    CHECK(found("fax = \"(555) 010-0101\"").empty());
    CHECK(found("portal = \"https://desk.example\"").empty());
    CHECK(found("phone = \"(555) 010-0102\"").empty());
    auto const none = found("");
    REQUIRE(none.size() == 1);
    CHECK(none[0].severity == Severity::error);
    auto const open = found("verify = \"Ask the plan.\"");
    REQUIRE(open.size() == 1);
    CHECK(open[0].severity == Severity::warning);
}

TEST_CASE("whoever denies on medical grounds wants a licence") {
    auto const warnings = [](std::string const& decider) {
        auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
        files["deciders.toml"] = "[[decider]]\nrole = [\"physician\"]\n" + decider;
        auto const found = findings(files, "gap");
        return std::ranges::count(found, Severity::warning, &Finding::severity);
    };
    CHECK(warnings("act = \"deny\"\n") == 1);
    CHECK(warnings("act = \"deny\"\nlicence = true\n") == 0);
    CHECK(warnings("act = \"approve\"\n") == 0);
}

TEST_CASE("combinations of a reason and a service type are counted for each kind of request") {
    auto const told = [](std::string const& rows) {
        auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
        files["reasons.csv"] = "kind,reason,service_type,valid\n" + rows;
        std::vector<std::string> messages;
        for (auto const& finding : findings(files, "gap"))
            if (finding.where == "reasons.csv") messages.push_back(finding.message);
        return messages;
    };
    CHECK(told("dme,a,x,yes\ndme,b,y,yes\ndme,a,y,no\n") ==
          std::vector<std::string>{
              "1 of 4 combinations of kind dme are not filled; they are refused."});
    CHECK(told("dme,a,x,yes\nreferral,b,y,yes\n").empty());
    CHECK(told(",a,x,yes\n,b,y,yes\n").size() == enum_count<RequestKind>);
}

TEST_CASE("empty cells of the reason matrix are counted") {
    auto files = with_rows("R-1,A,6,required,any,,,,,,,,One.\n");
    files["reasons.csv"] =
        "kind,reason,service_type,valid\noutpatient,a,x,yes\noutpatient,b,y,yes\noutpatient,a,y,"
        "no\n";
    auto const gaps = findings(files, "gap");
    CHECK(std::ranges::count(gaps, "reasons.csv", &Finding::where) == 1);
}

TEST_CASE("the law file is read strictly") {
    CHECK(load_law("[[floor]]\nprofile=\"ma\"\nclock=\"standard\"\nanchor=\"received\"\nspan=7\n"
                   "unit=\"calendar_day\"\nsource=\"x\"\n")
              .value()
              .floors.size() == 1);
    CHECK(load_law("[[floor]]\nprofile=\"ma\"\nclock=\"later\"\n").fault().code == "bad_pack");
}

TEST_CASE("no pack that comes with the product has an error") {
    auto const law = load_law(read_text("packs/law.toml"));
    REQUIRE(law.ok());
    for (auto const& folder : pack_folders()) {
        CAPTURE(folder.string());
        auto const pack = load_pack(read_pack_files(folder));
        REQUIRE(pack.ok());
        for (auto const& finding : check_pack(*pack, *law, {}))
            if (finding.severity == Severity::error)
                FAIL_CHECK(finding.where << ": " << finding.message);
    }
}
