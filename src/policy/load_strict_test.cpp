// Every table a pack can have, once, in its shortest form: what is needed, what it may not say.
#include "policy/check_pack.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace assent::policy::load_strict_tests {
namespace {

/// A table of a pack with the lines it cannot do without.
struct Least {
    char const* file;
    char const* head;                ///< `[[clock]]`; empty: the file itself
    std::vector<char const*> lines;  ///< each is needed
    char const* rest = "";           ///< tables inside it
    bool has_line = true;            ///< may name lines of business
};

std::vector<Least> const every_table{
    {"appeals.toml",
     "[[appeal]]",
     {"row = 'A'", "kind = 'grievance'", "filer = ['member']", "why = 'W.'", "source = 'S'"}},
    {"appeals.toml", "[[next]]", {"body = 'imr'", "source = 'S'"}},
    {"appeals.toml", "[[reviewer]]", {"act = 'uphold'", "role = ['physician']"}},
    {"appeals.toml",
     "[[clock]]",
     {"row = 'A'", "clock = 'appeal'", "on_expiry = 'escalate'", "why = 'W.'"},
     "[[clock.bound]]\nanchor = 'received'\nunit = 'hour'\n"},
    {"appeals.toml",
     "[[notice]]",
     {"on = 'received'", "form = 'a'", "to = ['member']", "channel = ['mail']"},
     "",
     false},
    {"auto_approve.toml", "[[rule]]", {"row = 'A'", "why = 'W.'"}},
    {"clocks.toml",
     "[[clock]]",
     {"row = 'A'", "clock = 'standard'", "on_expiry = 'escalate'", "why = 'W.'"},
     "[[clock.bound]]\nanchor = 'received'\nunit = 'hour'\n"},
    {"clocks.toml", "[[urgency]]", {"source = 'S'"}},
    {"clocks.toml", "[[information]]", {"administrative = ['npi']", "source = 'S'"}},
    {"continuity.toml",
     "[[program]]",
     {"id = 'a'", "row = 'A'", "title = 'T'", "why = 'W.'", "source = 'S'"}},
    {"deciders.toml", "[[decider]]", {"act = 'approve'", "role = ['nurse']"}},
    {"decisions.toml", "[[criteria]]", {"source = 'plan_policy'", "name = 'N'", "cited = 'C'"}},
    {"decisions.toml", "[[peer_to_peer]]", {"contact = 'um'", "source = 'S'"}},
    {"decisions.toml", "[[second_look]]", {"role = ['physician']", "source = 'S'"}},
    {"decisions.toml", "[[standard]]", {"sentence = 'T.'", "source = 'S'"}},
    {"decisions.toml", "[[clinical_benefit]]", {"sentence = 'T.'", "source = 'S'"}},
    {"decisions.toml", "[[lock]]", {"source = 'S'"}},
    {"decisions.toml", "[[reopen]]", {"reason = ['new']", "source = 'S'"}},
    {"decisions.toml", "[[change]]", {"contact = 'um'", "source = 'S'"}, "", false},
    {"decisions.toml", "[[appeal_window]]", {"source = 'S'"}},
    {"delegation.toml", "[[group]]", {"id = 'a'", "name = 'A'", "contact = 'um'"}},
    {"intake.toml",
     "[[document]]",
     {"row = 'A'", "document = 'history'", "why = 'W.'", "source = 'S'"},
     "",
     false},
    {"intake.toml",
     "[[task]]",
     {"row = 'A'", "task = 'other'", "why = 'W.'", "source = 'S'"},
     "mark = ['trial']\n",
     false},
    {"intake.toml", "[[population]]", {"service_type = 's'", "source = 'S'"}, "", false},
    {"intake.toml", "[[nurse]]", {"facility = 'f'", "account = 'a'", "name = 'N'"}, "", false},
    {"notices.toml",
     "[[notice]]",
     {"on = 'received'", "form = 'a'", "to = ['member']", "channel = ['mail']"},
     "",
     false},
    {"retro.toml", "[[window]]", {"row = 'A'", "late = 'review'", "why = 'W.'", "source = 'S'"}},
    {"routing.toml", "", {"default = 'desk'"}, "[[route]]\nqueue = 'desk'\n", false},
    {"routing.toml", "default = 'desk'\n[[route]]", {"queue = 'desk'"}}};

PackFiles with(std::string const& file, std::string const& text) {
    auto files = small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n");
    files[file] += text;
    return files;
}

/// The table without its line number `left_out`, and with `more` in it.
std::string text_of(Least const& table, std::size_t left_out, std::string const& more = {}) {
    std::string text = table.head + std::string("\n");
    for (std::size_t i = 0; i < table.lines.size(); ++i)
        if (i != left_out) text += table.lines[i] + std::string("\n");
    return text + more + "\n" + table.rest;
}

constexpr auto none = std::string::npos;

std::string fault_of(PackFiles const& files) {
    auto const pack = load_pack(files);
    return pack ? std::string() : pack.fault().where + " " + pack.fault().message;
}

bool refuses(std::string const& file, std::string const& text, std::string_view because) {
    auto const fault = fault_of(with(file, text));
    CAPTURE(file);
    CAPTURE(text);
    INFO(fault);
    bool const found = fault.find(because) != std::string::npos;
    CHECK(found);
    return found;
}

}  // namespace

TEST_CASE("each table of a pack loads with what it needs, and without any of it does not") {
    for (auto const& table : every_table) {
        CAPTURE(table.file);
        CAPTURE(table.head);
        CHECK(fault_of(with(table.file, text_of(table, none))).empty());
        for (std::size_t i = 0; i < table.lines.size(); ++i)
            refuses(table.file, text_of(table, i), " is missing.");
    }
}

TEST_CASE("no table of a pack takes a word it does not know, nor a line the plan does not have") {
    for (auto const& table : every_table) {
        refuses(table.file, text_of(table, none, "colour = 'red'"), "colour is not known here.");
        if (table.has_line)
            refuses(table.file, text_of(table, none, "line = ['gold', 'silver']"),
                    "line silver is not in plan.toml.");
    }
    for (auto const* key : {"dismissal_line", "aid_line"})
        refuses("decisions.toml", fmt::format("{} = ['silver']\n", key), "line silver");
    for (auto const* file :
         {"appeals.toml", "auto_approve.toml", "clocks.toml", "continuity.toml", "deciders.toml",
          "decisions.toml", "delegation.toml", "intake.toml", "notices.toml", "retro.toml"})
        refuses(file, "colour = 'red'\n", "colour is not known here.");
}

TEST_CASE("no table of a pack sends to a contact the plan does not have") {
    refuses("appeals.toml", text_of(every_table[0], none, "contact = 'nobody'"), "contact nobody");
    for (auto const* head : {"[[peer_to_peer]]", "[[change]]"})
        refuses("decisions.toml", fmt::format("{}\ncontact = 'nobody'\nsource = 'S'\n", head),
                "contact nobody");
    refuses("decisions.toml", "criteria_contact = 'nobody'\n", "contact nobody");
    refuses("delegation.toml", "[[group]]\nid = 'a'\nname = 'A'\ncontact = 'nobody'\n",
            "contact nobody");
}

TEST_CASE("a pack that contradicts itself is refused with the reason") {
    struct Case {
        std::size_t table;
        char const* more;
        char const* because;
    };
    enum : std::size_t { appeal = 0, reviewer = 2, appeal_clock = 3, rule = 5, clock = 6 };
    Case const cases[] = {
        {appeal, "consent = ['provider']", "name people who may file"},
        {appeal, "binding = ['provider']", "name people who may file"},
        {appeal, "refusable = true", "refusable needs urgent"},
        {appeal_clock, "body = ['imr']", "body goes with clock"},
        {rule, "units_max = 'many'", "units_max must be"},
        {rule, "valid_from = 2026-02-01\nvalid_to = 2026-01-31", "valid_from is after valid_to"},
        {clock, "warn = 50", "warn takes"},
    };
    for (auto const& one : cases) {
        auto const& table = every_table[one.table];
        refuses(table.file, text_of(table, none, one.more), one.because);
    }
    auto const& urgent = every_table[appeal];
    CHECK(fault_of(with(urgent.file, text_of(urgent, none, "urgent = true\nrefusable = true")))
              .empty());
}

TEST_CASE("a value of another kind than its member's is refused by name") {
    auto const refused = [](std::size_t table, char const* more, char const* because) {
        refuses(every_table[table].file, text_of(every_table[table], none, more), because);
    };
    refused(0, "contact = 1", "contact must be a text");
    refused(0, "line = 'gold'", "line must be a list of texts");
    refused(0, "line = ['gold', 1]", "line must be a list of texts");
    refused(0, "urgent = 'yes'", "urgent must be true or false");
    refused(0, "review = ['soon']", "review has the unknown value soon");
    for (auto const* days : {"-1", "'60'", "1.5", "1000001"})
        refused(0, fmt::format("window_days = {}", days).c_str(), "window_days must be a whole");
    refused(5, "valid_from = 'soon'", "valid_from must be a day");
    refused(5, "codes = 'cpt:1'", "this is no code");
    refuses("appeals.toml", "appeal = 'A'\n", "appeal must be a list of tables");
    refuses("appeals.toml", "appeal = ['A']\n", "appeal must be a list of tables");
    CHECK(fault_of(with("appeals.toml", text_of(every_table[0], none, "window_days = 1000000")))
              .empty());
}

}  // namespace assent::policy::load_strict_tests
