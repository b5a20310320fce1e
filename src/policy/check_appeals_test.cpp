#include "policy/check_pack.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <array>

namespace assent::policy {
namespace {

/// The appeals of a shipped pack with one text put in place of another.
PackFiles changed(std::string const& from, std::string const& to) {
    auto files = read_pack_files("packs/harbor/current");
    auto& text = files["appeals.toml"];
    auto const at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return files;
}

std::vector<std::string> errors_of(PackFiles const& files) {
    auto const pack = load_pack(files);
    REQUIRE(pack.ok());
    auto const law = load_law(read_text("packs/law.toml"));
    REQUIRE(law.ok());
    std::vector<std::string> messages;
    for (auto const& finding : check_pack(*pack, *law, {}))
        if (finding.severity == Severity::error)
            messages.push_back(finding.check + " " + finding.where);
    return messages;
}

bool has(std::vector<std::string> const& messages, std::string const& wanted) {
    return std::ranges::find(messages, wanted) != messages.end();
}

/// Places and sentences of the errors, by no law but the checks' own.
std::string told(std::string const& from, std::string const& to) {
    auto const pack = load_pack(changed(from, to));
    REQUIRE(pack.ok());
    std::string all;
    for (auto const& finding : check_pack(*pack, {}, {}))
        if (finding.severity == Severity::error)
            all += finding.where + " " + finding.message + "\n";
    return all;
}

}  // namespace

TEST_CASE("a shorter time to appeal than the law gives is found") {
    CHECK(has(errors_of(changed("window_days = 60", "window_days = 59")),
              "looser_than_law appeals.toml HAR-APP-MCAL"));
    CHECK(errors_of(changed("window_days = 60", "window_days = 61")).empty());
}

TEST_CASE("a clock of appeals that is longer than the law lets it be is found") {
    CHECK(has(errors_of(changed("span = 72\nunit = \"hour\"", "span = 73\nunit = \"hour\"")),
              "looser_than_law appeals.toml HAR-APP-MCAL-72"));
    CHECK(has(errors_of(changed("span = 5\nunit = \"calendar_day\"",
                                "span = 6\nunit = \"calendar_day\"")),
              "looser_than_law appeals.toml HAR-ACK-MCAL"));
}

TEST_CASE("a nurse, a machine or nobody's licence does not uphold") {
    std::string const uphold = "role = [\"physician\", \"medical_director\"]\nlicence = true";
    CHECK(has(errors_of(changed(uphold, "role = [\"nurse\"]\nlicence = true")),
              "reviewer appeals.toml"));
    CHECK(has(errors_of(changed(uphold, "role = [\"system\"]\nlicence = true")),
              "reviewer appeals.toml"));
    CHECK(has(errors_of(changed(uphold, "role = [\"physician\"]")), "reviewer appeals.toml"));
}

TEST_CASE("a provider who appeals without consent on Medi-Cal is found") {
    CHECK(has(errors_of(changed("consent = [\"representative\", \"provider\"]",
                                "consent = [\"representative\"]")),
              "consent appeals.toml HAR-APP-MCAL"));
}

TEST_CASE("two ways to mean one appeal, and two clocks for one, are found") {
    CHECK(has(errors_of(changed("kind = \"grievance\"\nline = [\"medi_cal\"]",
                                "kind = \"member_appeal\"\nline = [\"medi_cal\"]")),
              "overlap appeals.toml HAR-APP-MCAL"));
    CHECK(has(errors_of(changed("clock = \"grievance_urgent\"", "clock = \"grievance\"")),
              "overlap appeals.toml HAR-GRV-MCAL-30"));
}

TEST_CASE("an appeal of a line of business has its clocks, whatever those of another are") {
    auto const without = [](std::string const& row, std::string const& clock) {
        auto const head = "row = \"" + row + "\"\nclock = \"" + clock + "\"\n";
        return told(head + "line = [\"medi_cal\"]", head + "line = [\"commercial\"]");
    };
    for (auto const& [row, clock, whose] :
         {std::array{"HAR-APP-MCAL-30", "appeal", "HAR-APP-MCAL"},
          std::array{"HAR-APP-MCAL-72", "appeal_urgent", "HAR-APP-MCAL"},
          std::array{"HAR-GRV-MCAL-30", "grievance", "HAR-GRV-MCAL"},
          std::array{"HAR-GRV-MCAL-72", "grievance_urgent", "HAR-GRV-MCAL"},
          std::array{"HAR-EFF-MCAL", "effectuate", "HAR-APP-MCAL"}}) {
        CAPTURE(row);
        auto const errors = without(row, clock);
        CHECK(errors.find("appeals.toml " + std::string(whose) +
                          " Line of business medi_cal has no " + clock + " clock for it.") !=
              std::string::npos);
        CHECK(errors.find("commercial has no") == std::string::npos);
    }
    // Nothing is carried out after a grievance, and one that is never urgent needs no such clock.
    CHECK(without("HAR-EFF-MCAL", "effectuate").find("HAR-GRV-MCAL") == std::string::npos);
    CHECK(told("aid_days = 10", "aid_days = 11").empty());
}

TEST_CASE("on each line of business a member can appeal and somebody may do each thing") {
    CHECK(told("filer = [\"member\", \"representative\", \"provider\"]\nconsent = "
               "[\"representative\", \"provider\"]\nbinding",
               "filer = [\"representative\", \"provider\"]\nconsent = [\"representative\", "
               "\"provider\"]\nbinding") ==
          "appeals.toml On line of business medi_cal no member can appeal.\n");
    for (std::string const act :
         {"uphold", "uphold_administrative", "overturn", "settle_grievance"}) {
        auto const head = "act = \"" + act + "\"\n";
        CHECK(told(head, head + "line = [\"commercial\"]\n") ==
              "appeals.toml On line of business medi_cal nobody may " + act + ".\n");
    }
}

TEST_CASE("appeals and clocks of other lines, reviews or urgencies mean no one appeal") {
    std::string const head = "row = \"HAR-GRV-MCAL-30\"\nclock = \"grievance\"\n";
    auto const second = [&](std::string const& conditions) {
        return told(head, "row = \"X\"\nclock = \"grievance\"\n" + conditions +
                              "on_expiry = \"escalate\"\nwhy = \"W.\"\n[[clock.bound]]\nanchor = "
                              "\"received\"\nspan = 30\nunit = \"calendar_day\"\n[[clock]]\n" +
                              head);
    };
    CHECK(second("line = [\"medi_cal\"]\n") ==
          "appeals.toml X X and HAR-GRV-MCAL-30 can both be meant by one appeal.\n");
    CHECK(second("").find("X and HAR-GRV-COM-30") != std::string::npos);
    CHECK(second("line = [\"medi_cal\"]\nkind = [\"dme\"]\n").find("X and") != std::string::npos);
    CHECK(told("role = [\"appeals_reviewer\", \"physician\", \"medical_director\"]",
               "role = [\"appeals_reviewer\", \"system\"]") ==
          "appeals.toml No machine decides an appeal.\n");
}

TEST_CASE("a member is told in writing that an appeal has come, and how it ends") {
    for (std::string const on : {"appeal_acknowledged", "appeal_resolved", "appeal_dismissed"}) {
        auto const head = "on = \"" + on + "\"\n";
        CHECK(told(head, "on = \"appeal_information\"\n") ==
              "appeals.toml Nothing tells the member when an appeal is " + on + ".\n");
    }
}

TEST_CASE("appeals.toml is read strictly") {
    auto const code = [](PackFiles const& files) {
        auto const pack = load_pack(files);
        return pack ? std::string() : pack.fault().code;
    };
    CHECK(code(changed("kind = \"member_appeal\"", "kind = \"lawsuit\"")) == "bad_pack");
    CHECK(code(changed("body = \"state_hearing\"", "body = \"court\"")) == "bad_pack");
    CHECK(code(changed("act = \"uphold\"", "act = \"deny\"")) == "bad_pack");
    CHECK(code(changed("clock = \"acknowledge\"", "clock = \"standard\"")) == "bad_pack");
    CHECK(code(changed("binding = [\"provider\"]", "binding = [\"partner\"]")) == "bad_pack");
}

}  // namespace assent::policy
