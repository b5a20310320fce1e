// What a person is told with an answer: every sentence, every row that was looked at, whom to ask.
#include "policy/require.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace assent::policy::explain_tests {
namespace {

using Texts = std::vector<std::string>;

/// A pack with these columns and rows, and `more` files beside them.
Pack pack_of(std::string const& columns, std::string const& rows, PackFiles const& more = {}) {
    auto files = small_files("row,title,rank,answer,codes,why," + columns + "\n" + rows);
    files.insert(more.begin(), more.end());
    auto pack = load_pack(files);
    INFO((pack.ok() ? std::string() : pack.fault().where + " " + pack.fault().message));
    REQUIRE(pack.ok());
    return std::move(pack).take();
}

Texts keys_of(Answer const& answer) {
    Texts keys;
    for (auto const& contact : answer.contacts) keys.push_back(contact.key);
    return keys;
}

RowSeen const& seen(Answer const& answer, int rank) {
    auto const found = std::ranges::find(answer.seen, rank, &RowSeen::rank);
    REQUIRE(found != answer.seen.end());
    return *found;
}

PackFiles const lake_group{
    {"delegation.toml", "[[group]]\nid = 'lake'\nname = 'Lake'\ncontact = 'group'\n"}};

PackFiles custom_codes(std::string const& lines) {
    return {{"custom_codes.csv", "code,title,expands_to,kind,valid_from,valid_to\n" + lines}};
}

PackFiles auto_rules(std::string const& tables) { return {{"auto_approve.toml", tables}}; }

}  // namespace

TEST_CASE("an answer carries what proves it: the edition, and each row with its source") {
    auto const pack = pack_of("place,source,confidence",
                              "R-1,Scan,6,required,cpt:70551,A scan needs approval.,,Guide 4,m\n"
                              "R-2,Clinic,5,not_required,cpt:70551,None there.,50,Guide 5,l\n");
    auto ask = ask_for("70551");
    ask.place = "11";
    auto const found = require(pack, ask);
    CHECK(found.pack_plan == "small");
    CHECK(found.pack_edition == "current");
    CHECK(found.pack_version == pack.version);
    RowSeen const scan{"R-1", "Scan", "Guide 4", "m", 6, AnswerKind::required, true, true, ""};
    RowSeen const clinic{"R-2", "Clinic", "Guide 5", "l", 5, AnswerKind::not_required,
                         false, false,    "place"};
    CHECK(found.seen == std::vector{clinic, scan});
    CHECK(found.rows == Texts{"R-1"});
}

TEST_CASE("while a fact is missing no row decides, and the one that asks says which") {
    auto const pack = pack_of("place,special",
                              "R-1,Scan,6,required,cpt:70551,A scan needs approval.,,\n"
                              "R-2,Clinic,5,not_required,any,None there.,50,\n"
                              "R-3,Emergency,1,never_required,any,Never.,,emergency\n");
    auto const found = require(pack, ask_for("70551"));
    CHECK(found.because == Because::facts_missing);
    REQUIRE(found.seen.size() == 2);  // the emergency does not fit and names no code
    CHECK(seen(found, 6).matched);
    CHECK_FALSE(seen(found, 6).decides);
    CHECK(seen(found, 5).missed == "?place");
    CHECK(found.why == Texts{"The answer depends on the place of service.", "None there.",
                             "A scan needs approval."});
}

TEST_CASE("a row of any service that may fit is not told where it changes nothing") {
    auto const pack = pack_of("place",
                              "R-1,Scan,5,required,cpt:70551,A scan needs approval.,\n"
                              "R-2,Clinic,6,not_required,any,None there.,50\n");
    auto const found = require(pack, ask_for("70551"));
    CHECK(found.answer == AnswerKind::required);
    CHECK(found.seen.size() == 1);
}

TEST_CASE("what any deciding row says of notices, letters, documents and deciders holds") {
    auto const both = [](std::string const& first, std::string const& second) {
        return require(pack_of("notify,sensitive,decided_by,documents",
                               "R-1,A,6,required,cpt:70551,One.," + first +
                                   "\nR-2,B,6,required,cpt:70551,Two.," + second + "\n"),
                       ask_for("70551"));
    };
    auto const first = both("yes,yes,state,history", ",,,history photograph");
    CHECK(first.notify);
    CHECK(first.sensitive);
    CHECK(first.decided_by == DecidedBy::state);
    CHECK(first.documents == Texts{"history", "photograph"});
    CHECK(first.why == Texts{"One.", "Two."});
    CHECK(first.deciding == Texts{"R-1", "R-2"});
    auto const second = both(",,,history", "yes,yes,pbm,");
    CHECK(second.notify);
    CHECK(second.sensitive);
    CHECK(second.decided_by == DecidedBy::pbm);
    auto const neither = both(",,,", ",,,");
    CHECK_FALSE(neither.notify);
    CHECK_FALSE(neither.sensitive);
    CHECK(neither.decided_by == DecidedBy::plan);
    CHECK(both(",,pbm,", ",,state,").decided_by == DecidedBy::pbm);
}

TEST_CASE("the member's group answers only where it decides and the row names nobody") {
    auto const ask_of = [](std::string const& group) {
        auto ask = ask_for("70551");
        ask.medical_group = group;
        return ask;
    };
    auto const pack_with = [](std::string const& cells) {
        return pack_of("decided_by,contact", "R-1,A,6,required,cpt:70551,One.," + cells + "\n",
                       lake_group);
    };
    CHECK(keys_of(require(pack_with("delegate,"), ask_of("lake"))) == Texts{"group"});
    CHECK(keys_of(require(pack_with("delegate,"), ask_of(""))) == Texts{"um"});
    CHECK(keys_of(require(pack_with("delegate,"), ask_of("sea"))) == Texts{"um"});
    CHECK(keys_of(require(pack_with("delegate,um"), ask_of("lake"))) == Texts{"um"});
    CHECK(keys_of(require(pack_with(","), ask_of("lake"))) == Texts{"um"});
    CHECK(keys_of(require(pack_with(",group um group"), ask_of(""))) == Texts{"group", "um"});
    // Nobody's group, in a list that has none.
    CHECK(keys_of(require(pack_of("decided_by", "R-1,A,6,required,cpt:70551,One.,delegate\n"),
                          ask_of(""))) == Texts{"um"});
}

TEST_CASE("of several exceptions the one that came nearest is told, once for each row") {
    auto const pack = pack_of("place,network",
                              "R-1,Scan,6,required,cpt:70551,A scan needs approval.,,\n"
                              "R-1,Far,5,not_required,cpt:70551,One.,50,in\n"
                              "R-1,Near,4,not_required,cpt:70551,Two.,22,in\n"
                              "R-1,MRI there,3,not_required,any,Three.,22,in\n"
                              "R-1,Scan too,6,required,cpt:70551,Four.,,\n"
                              "R-1,Other,5,not_required,cpt:99999,Five.,,in\n");
    auto ask = ask_for("70551");
    ask.place = "22";
    ask.network = Network::out;
    auto const told = require(pack, ask).why;
    REQUIRE(told.size() == 3);
    CHECK(told[0] == "A scan needs approval.");
    CHECK(told[1] == "Four.");
    CHECK(told[2] == "The exception for near does not fit: network of the provider.");
    ask.place = "50";
    CHECK(require(pack, ask).why[2] ==
          "The exception for far does not fit: network of the provider.");
    ask.place = "11";
    ask.network = Network::in;
    auto const by_place = require(pack, ask).why;
    REQUIRE(by_place.size() == 3);
    CHECK(by_place[2] == "The exception for far does not fit: place of service.");
}

TEST_CASE("an exception for any service is told, one for other codes is not") {
    auto const pack = [](std::string const& exception) {
        return pack_of("special", "R-1,Scan,6,required,cpt:70551,A scan needs approval.,\n" +
                                      ("R-1,Trials,5,not_required," + exception) +
                                      ",One.,clinical_trial\n");
    };
    auto const ask = ask_for("70551");
    CHECK(require(pack("any"), ask).why.size() == 2);
    CHECK(require(pack("cpt:70552"), ask).why == Texts{"A scan needs approval."});
}

TEST_CASE("an exception whose fact must be stated says that it is not given") {
    auto const pack = pack_of("place,network",
                              "R-1,Scan,6,required,cpt:70551,A scan needs approval.,,\n"
                              "R-1,Clinics,5,not_required,cpt:70551,One.,50 stated,\n");
    CHECK(require(pack, ask_for("70551")).why[1] ==
          "The exception for clinics does not fit: place of service is not given.");
}

TEST_CASE("what depends on several facts names them all, and asks only where it matters") {
    auto const pack = pack_of("place,network,county",
                              "R-1,A,6,required,cpt:70551,One.,,,\n"
                              "R-2,B,5,not_required,cpt:70551,Two.,50,in,\n"
                              "R-3,C,7,not_required,cpt:70551,Three.,,,lake\n"
                              "R-4,D,5,required,cpt:70551,Four.,51,,\n");
    auto const found = require(pack, ask_for("70551"));
    CHECK(found.why == Texts{"The answer depends on the place of service and the network of the "
                             "provider.",
                             "Two.", "One."});
    CHECK(found.asks == std::vector{Question{"place", {"50"}}, Question{"network", {"in"}}});
    CHECK(keys_of(found) == Texts{"um"});
}

TEST_CASE("a question goes to those whose rows it concerns") {
    auto const pack = pack_of("place,contact",
                              "R-1,A,6,required,cpt:70551,One.,,\n"
                              "R-2,B,5,not_required,cpt:70551,Two.,50,group\n");
    CHECK(keys_of(require(pack, ask_for("70551"))) == Texts{"group", "um"});
}

TEST_CASE("a policy that contradicts itself says who says what, and whom to ask") {
    auto const pack = pack_of("contact",
                              "R-1,A,6,required,cpt:70551,One.,group\n"
                              "R-2,B,6,not_required,cpt:70551,Two.,um\n"
                              "R-3,C,7,not_covered,cpt:70551,Three.,\n");
    auto const found = require(pack, ask_for("70551"));
    CHECK(found.because == Because::no_row);
    CHECK(found.why == Texts{"The policy contradicts itself: R-1 says required, R-2 says "
                             "not_required.",
                             "Ask Lake group."});
    CHECK(keys_of(found) == Texts{"group", "um"});
    CHECK(found.deciding == Texts{"R-1", "R-2"});
}

TEST_CASE("a row that names the service and does not fit is told once, with what was not given") {
    auto const pack = pack_of("place",
                              "R-1,Scan,6,required,cpt:70551 revenue:0610,One.,50 stated\n"
                              "R-1,Scan again,6,required,cpt:70551 revenue:0610,Two.,51 stated\n"
                              "R-2,Stay,6,required,cpt:70551 revenue:0610,Three.,52 stated\n");
    CHECK(require(pack, ask_for("70551")).why ==
          Texts{"R-1, Scan, names 70551 but does not fit: place of service is not given.",
                "R-2, Stay, names 70551 but does not fit: place of service is not given.",
                "Ask Review desk."});
    Ask ask;
    ask.service_day = make_day(2026, 11, 23);
    ask.revenue = "0610";
    ask.place = "11";
    CHECK(require(pack, ask).why[0] ==
          "R-1, Scan, names revenue code 0610 but does not fit: place of service.");
    ask.revenue.clear();
    CHECK(require(pack, ask).why ==
          Texts{"No rule of Small Plan names this service.", "Ask Review desk."});
    CHECK(keys_of(require(pack, ask)) == Texts{"um"});
}

TEST_CASE("a row may say that nobody knows; the answer is then open, not missing") {
    auto const pack = pack_of("place", "R-1,A,6,undetermined,cpt:70551,Ask first.,\n");
    auto const found = require(pack, ask_for("70551"));
    CHECK(found.answer == AnswerKind::undetermined);
    CHECK(found.because == Because::no_row);
    CHECK(found.deciding == Texts{"R-1"});
    auto const sure = pack_of("place", "R-1,A,6,required,cpt:70551,Ask first.,\n");
    CHECK_FALSE(require(sure, ask_for("70551")).because);
}

TEST_CASE("a rule that approves at once sees every fact of the lookup") {
    auto ask = ask_for("70551");
    ask.kind = RequestKind::outpatient;
    ask.review = Review::pre_service;
    ask.line_of_business = "gold";
    ask.network = Network::in;
    ask.county = "lake";
    ask.special = {Special::clinical_trial};
    ask.level_of_care = LevelOfCare::observation;
    auto const verdict = [&](std::string const& condition, std::string const& answer = "required") {
        auto const pack =
            pack_of("place", "R-1,A,6," + answer + ",cpt:70551,One.,\n",
                    auto_rules("[[rule]]\nrow = 'A-1'\nwhy = 'Yes.'\n" + condition + "\n"));
        return require(pack, ask).auto_approval;
    };
    for (auto const* fits : {"kind = ['outpatient']", "review = ['pre_service']", "line = ['gold']",
                             "codes = 'cpt:70551'", "network = ['in']", "local = true",
                             "valid_to = 2026-11-23", "valid_from = 2026-11-23",
                             "special = ['clinical_trial']", "level_of_care = ['observation']"}) {
        CAPTURE(fits);
        CHECK(verdict(fits) == AutoApproval::yes);
        CHECK(verdict(fits, "referral_only") == AutoApproval::yes);
        CHECK(verdict(fits, "not_covered") == AutoApproval::no);
        CHECK(verdict(fits, "not_required") == AutoApproval::no);
    }
    for (auto const* fails :
         {"kind = ['referral']", "review = ['post_service']", "codes = 'cpt:70552'",
          "network = ['out']", "valid_to = 2026-11-22", "valid_from = 2026-11-24",
          "special = ['hospice']", "level_of_care = ['icu']"}) {
        CAPTURE(fails);
        CHECK(verdict(fails) == AutoApproval::no);
    }
    CHECK(verdict("reason = ['op_services']") == AutoApproval::conditional);
}

TEST_CASE("the surest of the rules that approve at once gives the months, all are named") {
    auto const months = [](std::string const& rules) {
        auto const pack = pack_of("place", "R-1,A,6,required,cpt:70551,One.,\n", auto_rules(rules));
        auto const found = require(pack, ask_for("70551"));
        return std::pair(found.auto_months, found.auto_rows);
    };
    std::string const open = "[[rule]]\nrow = 'OPEN'\nwhy = 'A.'\nunits_max = '4'\nmonths = 3\n";
    std::string const sure = "[[rule]]\nrow = 'SURE'\nwhy = 'B.'\nmonths = 6\n";
    std::string const later = "[[rule]]\nrow = 'LATER'\nwhy = 'C.'\nmonths = 12\n";
    std::string const none =
        "[[rule]]\nrow = 'NONE'\nwhy = 'D.'\ncodes = 'cpt:99999'\nmonths = 1\n";
    CHECK(months(none + open + sure + later) == std::pair(6, Texts{"OPEN", "SURE", "LATER"}));
    CHECK(months(sure + open) == std::pair(6, Texts{"SURE", "OPEN"}));
    CHECK(months(open) == std::pair(3, Texts{"OPEN"}));
}

TEST_CASE("a code of the plan's own is valid from its first day to its last") {
    auto const pack = pack_of("place",
                              "R-1,Visit,5,referral_only,cus:EYEVISIT,A visit needs a referral.,\n"
                              "R-2,Rest,5,not_required,any,The rest is free.,\n",
                              custom_codes("EYEVISIT,Eyes,,referral,2026-02-01,2026-11-23\n"));
    auto const on = [&](Day day) { return require(pack, ask_for("EYEVISIT", day)); };
    CHECK(on(make_day(2026, 2, 1)).because == Because::no_row);  // two rows of one rank
    CHECK(on(make_day(2026, 2, 1)).deciding == Texts{"R-1", "R-2"});
    CHECK(on(make_day(2026, 11, 23)).deciding == Texts{"R-1", "R-2"});
    for (auto const day : {make_day(2026, 1, 31), make_day(2026, 11, 24)}) {
        auto const found = on(day);
        CHECK(found.answer == AnswerKind::undetermined);
        CHECK(found.because == Because::no_row);
        CHECK(found.deciding.empty());
        CHECK(found.why == Texts{"Code EYEVISIT is not valid on " + to_text(day) + "."});
        CHECK(keys_of(found) == Texts{"um"});
        CHECK_FALSE(seen(found, 5).decides);
    }
}

TEST_CASE("a code the plan does not have is free of nothing but what a guard frees") {
    auto const pack = pack_of("special",
                              "R-1,Emergency,1,never_required,any,Never.,emergency\n"
                              "R-2,Hospice,1,elsewhere,any,Medicare pays.,hospice\n"
                              "R-3,Sensitive,2,never_required,any,Never too.,sensitive\n"
                              "R-4,Rest,8,not_required,any,The rest is free.,\n");
    auto const with = [&](std::vector<Special> special) {
        auto ask = ask_for("EYEVISIT");
        ask.special = std::move(special);
        return require(pack, ask);
    };
    CHECK(with({Special::emergency}).answer == AnswerKind::never_required);
    for (auto const special : {Special::hospice, Special::sensitive, Special::accident}) {
        auto const found = with({special});
        CHECK(found.because == Because::no_row);
        CHECK(found.why == Texts{"Small Plan has no code EYEVISIT."});
    }
}

TEST_CASE("a mistyped code of the plan gets the nearest that is valid, a known mistake its code") {
    auto const pack = pack_of("place", "R-1,Visit,5,referral_only,any,A visit needs a referral.,\n",
                              custom_codes("EYEVISIT,Eyes,,referral,,\n"
                                           "EYEVISIR,Old eyes,,referral,,2025-12-31\n"
                                           "EYEVISXX,Wrong,EYEVISIT,typo,,\n"));
    CHECK(require(pack, ask_for("EYEVISI")).suggestion == "EYEVISIT");
    // A mistake the plan knows is no code of it, and so free of nothing.
    for (auto const day : {make_day(2019, 1, 1), make_day(2026, 11, 23)}) {
        auto const typo = require(pack, ask_for("EYEVISXX", day));
        CHECK(typo.suggestion == "EYEVISIT");
        CHECK(typo.because == Because::no_row);
        CHECK(typo.why == Texts{"Small Plan has no code EYEVISXX."});
    }
    CHECK(require(pack, ask_for("EYEVISIT")).suggestion.empty());
    CHECK(require(pack, ask_for("99213")).suggestion.empty());
    Ask stay;
    stay.service_day = make_day(2026, 11, 23);
    CHECK(require(pack, stay).suggestion.empty());
}

TEST_CASE("a visit typed by its number on a referral is told the plan's own code (CC-25)") {
    auto const pack = pack_of("place", "R-1,Visit,5,referral_only,any,A visit needs a referral.,\n",
                              custom_codes("OLDVISIT,Old,cpt:99211-99215,referral,,2025-12-31\n"
                                           "OPVISIT,Out,cpt:99211-99215,outpatient,,\n"
                                           "EYES,Eyes,cpt:92002-92014,referral,,\n"
                                           "FOLLOWUP,Follow-up,cpt:99211-99215,referral,,\n"
                                           "FOLLOWUP2,Again,cpt:99211-99215,referral,,\n"));
    auto const suggested = [&](char const* code, std::optional<RequestKind> kind) {
        auto ask = ask_for(code);
        ask.kind = kind;
        return require(pack, ask).suggestion;
    };
    CHECK(suggested("99213", RequestKind::referral) == "FOLLOWUP");
    CHECK(suggested("92004", RequestKind::referral) == "EYES");
    CHECK(suggested("70551", RequestKind::referral).empty());
    CHECK(suggested("99213", RequestKind::outpatient).empty());
    CHECK(suggested("99213", std::nullopt).empty());
    CHECK(suggested("FOLLOWUP", RequestKind::referral).empty());
    Ask none;
    none.service_day = make_day(2026, 11, 23);
    none.kind = RequestKind::referral;
    CHECK(require(pack, none).suggestion.empty());
}

}  // namespace assent::policy::explain_tests
