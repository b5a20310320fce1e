#include "policy/require.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assent;
using namespace assent::policy;

namespace {

std::string const requirement_columns =
    "row,title,rank,answer,codes,except,place,diagnosis,special,line,notify,sensitive,contact,"
    "decided_by,documents,valid_to,why\n";

Pack pack_with_rows(std::string const& rows, std::string const& custom = "") {
    auto files = small_files(requirement_columns + rows);
    if (!custom.empty()) files["custom_codes.csv"] = custom;
    auto pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    return std::move(pack).take();
}

Answer answer(Pack const& pack, Ask const& ask) {
    auto made = require(pack, ask);
    CHECK_FALSE(made.contacts.empty());
    CHECK_FALSE(made.why.empty());
    return made;
}

std::string const mastectomy =
    "R-1,Mastectomy,6,required,cpt:19300-19307,,,,,,,,,,history photograph,,A mastectomy needs "
    "approval.\n"
    "R-1,Mastectomy for breast cancer,5,not_required,cpt:19300-19307,,,C50* D05*,,,,,,,,,For "
    "breast cancer none.\n"
    "R-2,Emergency care,1,never_required,any,,,,emergency,,yes,,,,,,Emergency care never needs "
    "approval.\n";

}  // namespace

TEST_CASE("a requirement answers with its sentence, its documents and the plan's contact") {
    auto const pack = pack_with_rows(
        "R-9,Brain scan,6,required,cpt:70551-70553,,,,,,,,,,history,,A scan needs approval.\n");
    auto const found = answer(pack, ask_for("70552"));
    CHECK(found.answer == AnswerKind::required);
    CHECK_FALSE(found.because);
    CHECK(found.why == std::vector<std::string>{"A scan needs approval."});
    CHECK(found.rows == std::vector<std::string>{"R-9"});
    CHECK(found.deciding == found.rows);
    CHECK(found.documents == std::vector<std::string>{"history"});
    CHECK(found.contacts.front().key == "um");
    CHECK(found.pack_version == pack.version);
    REQUIRE(found.seen.size() == 1);
    CHECK(found.seen[0].decides);
}

TEST_CASE("an exception beats the requirement, and the answer tells why it did not") {
    auto const pack = pack_with_rows(mastectomy);
    auto ask = ask_for("19303");
    ask.diagnoses = {"C50911"};
    CHECK(answer(pack, ask).answer == AnswerKind::not_required);
    ask.diagnoses = {"N62"};
    auto const found = answer(pack, ask);
    CHECK(found.answer == AnswerKind::required);
    REQUIRE(found.why.size() == 2);
    CHECK(found.why[1] ==
          "The exception for mastectomy for breast cancer does not fit: diagnosis.");
    auto const missed = std::ranges::find(found.seen, 5, &RowSeen::rank);
    REQUIRE(missed != found.seen.end());
    CHECK(missed->missed == "diagnosis");
}

TEST_CASE("a fact that would change the answer is asked for") {
    auto const found = answer(pack_with_rows(mastectomy), ask_for("19303"));
    CHECK(found.answer == AnswerKind::undetermined);
    CHECK(found.because == Because::facts_missing);
    REQUIRE(found.asks.size() == 1);
    CHECK(found.asks[0].fact == "diagnosis");
    CHECK(found.asks[0].values == std::vector<std::string>{"C50*", "D05*"});
    CHECK(found.why[0] == "The answer depends on the diagnosis.");
    CHECK(found.rows == std::vector<std::string>{"R-1"});
    CHECK(found.deciding.empty());
}

TEST_CASE("a fact that cannot change the answer is not asked for") {
    auto ask = ask_for("19303");
    ask.special = {Special::emergency};
    auto const found = answer(pack_with_rows(mastectomy), ask);
    CHECK(found.answer == AnswerKind::never_required);
    CHECK(found.notify);
    auto const pack = pack_with_rows(
        "R-1,A,6,required,cpt:19303,,11,,,,,,,,,,One.\nR-2,B,6,required,cpt:19303,,,,,,,,,,,,Two."
        "\n");
    CHECK(answer(pack, ask_for("19303")).answer == AnswerKind::required);
}

TEST_CASE("questions come in one order, with the values of every row that asks") {
    auto const pack = pack_with_rows(
        "R-1,A,6,required,cpt:19303,,11 22,,,gold,,,,,,,One.\n"
        "R-2,B,5,not_required,cpt:19303,,22 24,C50*,,,,,,,,,Two.\n");
    auto const found = answer(pack, ask_for("19303"));
    REQUIRE(found.asks.size() == 3);
    CHECK(found.asks[0].fact == "line");
    CHECK(found.asks[1].fact == "place");
    CHECK(found.asks[1].values == std::vector<std::string>{"22", "24", "11"});
    CHECK(found.asks[2].fact == "diagnosis");
    CHECK(found.why[0] ==
          "The answer depends on the line of business, the place of service and the diagnosis.");
}

TEST_CASE("a code on no row is undetermined, with somebody to ask") {
    auto const found = answer(pack_with_rows(mastectomy), ask_for("99213"));
    CHECK(found.answer == AnswerKind::undetermined);
    CHECK(found.because == Because::no_row);
    CHECK(found.why ==
          std::vector<std::string>{"No rule of Small Plan names 99213.", "Ask Review desk."});
}

TEST_CASE("a row that names the code but does not fit is told") {
    auto const pack = pack_with_rows(
        "R-1,Injection,6,required,cpt:64615,,11,,,,,,,,,,One.\n"
        "R-2,Other,6,required,cpt:64616,,,,,,,,,,,2025-12-31,Two.\n");
    auto ask = ask_for("64615");
    ask.place = "21";
    auto const found = answer(pack, ask);
    CHECK(found.because == Because::no_row);
    CHECK(found.why[0] == "R-1, Injection, names 64615 but does not fit: place of service.");
    auto const late = answer(pack, ask_for("64616"));
    CHECK(late.why[0] == "The rule for 64616 (R-2, Other) is not in force on 2026-11-23.");
    CHECK(late.seen[0].missed == "service_day");
    CHECK(answer(pack, ask_for("64616", make_day(2025, 12, 31))).answer == AnswerKind::required);
}

TEST_CASE("two answers in one rank name both rows instead of choosing") {
    auto const pack = pack_with_rows(
        "R-2,B,6,referral_only,cpt:19303,,,,,,,,,,,,Two.\nR-1,A,6,required,cpt:19303,,,,,,,,,,,,"
        "One.\n");
    auto const found = answer(pack, ask_for("19303"));
    CHECK(found.answer == AnswerKind::undetermined);
    CHECK(found.because == Because::no_row);
    CHECK(found.deciding == std::vector<std::string>{"R-1", "R-2"});
    CHECK(found.why[0] ==
          "The policy contradicts itself: R-1 says required, R-2 says referral_only.");
}

TEST_CASE("a row may name a revenue code, and an exception by revenue code cuts it out") {
    auto const pack = pack_with_rows(
        "R-1,Stay,6,required,any,revenue:0172,21,,,,,,,,,,A stay needs approval.\n"
        "R-2,Nursery,5,not_required,revenue:0170-0171,,,,,,,,,,,,Nursery is free.\n");
    Ask ask;
    ask.service_day = make_day(2026, 11, 23);
    ask.place = "21";
    CHECK(answer(pack, ask).answer == AnswerKind::required);
    ask.revenue = "0171";
    CHECK(answer(pack, ask).answer == AnswerKind::not_required);
    ask.revenue = "0172";
    CHECK(answer(pack, ask).because == Because::no_row);
}

TEST_CASE("who decides, protected letters and the group's own contact come from the deciding row") {
    auto files =
        small_files(requirement_columns +
                    "R-1,Group,2,elsewhere,any,,,,,,,yes,,delegate,,,The group decides.\n");
    files["delegation.toml"] = "[[group]]\nid = \"lake\"\nname = \"Lake\"\ncontact = \"group\"\n";
    auto const pack = load_pack(files).value();
    auto ask = ask_for("19303");
    ask.medical_group = "lake";
    auto const found = answer(pack, ask);
    CHECK(found.answer == AnswerKind::elsewhere);
    CHECK(found.decided_by == DecidedBy::delegate);
    CHECK(found.sensitive);
    CHECK(found.contacts.front().key == "group");
}

TEST_CASE("the plan's own codes: typing mistakes, unknown codes and codes out of date") {
    std::string const custom =
        "code,title,expands_to,kind,valid_to\nFOLLOWUP,Follow-up,cpt:99211-99215,referral,\n"
        "S9740,Meal,S9470,typo,\nOLDCODE,Old,,outpatient,2025-12-31\n";
    auto const pack = pack_with_rows(
        "R-1,Visit,5,referral_only,cus:FOLLOWUP OLDCODE,,,,,,,,,,,,A visit needs a referral.\n"
        "R-2,Stay,8,not_required,any,,21,,,,,,,,,,A stay is free.\n"
        "R-3,Emergency,1,never_required,any,,,,emergency,,,,,,,,Never.\n",
        custom);
    CHECK(answer(pack, ask_for("FOLLOWUP")).answer == AnswerKind::referral_only);
    CHECK(answer(pack, ask_for("FOLLOWUPS")).suggestion == "FOLLOWUP");
    CHECK(answer(pack, ask_for("S9740")).suggestion == "S9470");
    CHECK(answer(pack, ask_for("OLDCODE")).why[0] == "Code OLDCODE is not valid on 2026-11-23.");
    auto ask = ask_for("NOSUCHCODE");
    ask.place = "21";
    CHECK(answer(pack, ask).because == Because::no_row);
    ask.special = {Special::emergency};
    CHECK(answer(pack, ask).answer == AnswerKind::never_required);
    auto typed = ask_for("99213");
    typed.kind = RequestKind::referral;
    CHECK(answer(pack, typed).suggestion == "FOLLOWUP");
}

TEST_CASE("a required service tells when it is approved at once") {
    auto files = small_files(requirement_columns +
                             "R-1,Visit,6,required,cpt:99213,,,,,,,,,,,,A visit needs approval.\n");
    files["auto_approve.toml"] =
        "[[rule]]\nrow = \"A-1\"\ncodes = \"cpt:99213\"\nnetwork = [\"in\"]\nlocal = true\n"
        "months = 12\nwhy = \"Approved at once.\"\n";
    auto const pack = load_pack(files).value();
    auto ask = ask_for("99213");
    CHECK(answer(pack, ask).auto_approval == AutoApproval::conditional);
    ask.network = Network::in;
    ask.county = "lake";
    auto const found = answer(pack, ask);
    CHECK(found.answer == AnswerKind::required);
    CHECK(found.auto_approval == AutoApproval::yes);
    CHECK(found.auto_rows == std::vector<std::string>{"A-1"});
    CHECK(found.auto_months == 12);
    ask.network = Network::out;
    CHECK(answer(pack, ask).auto_approval == AutoApproval::no);
}

TEST_CASE("the discipline is stated, or told by modifier, revenue code or specialty") {
    Ask ask;
    CHECK_FALSE(discipline_of(ask));
    ask.specialty = "chiropractor";
    CHECK(discipline_of(ask) == Discipline::chiropractic);
    ask.revenue = "0431";
    CHECK(discipline_of(ask) == Discipline::ot);
    ask.modifiers = {"59", "GP"};
    CHECK(discipline_of(ask) == Discipline::pt);
    ask.discipline = Discipline::speech;
    CHECK(discipline_of(ask) == Discipline::speech);
}
