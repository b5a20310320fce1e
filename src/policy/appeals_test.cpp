#include "policy/appeals.h"

#include "policy/test_packs.h"

#include <doctest/doctest.h>

namespace assent::policy::appeals_tests {
namespace {

AppealAsk ask(std::string line) {
    AppealAsk made;
    made.line_of_business = std::move(line);
    return made;
}

Pack pack_of(std::string const& appeals) {
    auto files = small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n");
    files["plan.toml"].insert(files["plan.toml"].find("[[holiday]]"),
                              "[[line]]\nid = 'silver'\nname = 'S'\nlaw_profile = 'ma'\n");
    files["appeals.toml"] = appeals;
    return load_pack(files).value();
}

std::string clock(std::string const& row, std::string const& conditions) {
    return "[[clock]]\nrow = '" + row +
           "'\nclock = 'effectuate'\non_expiry = 'escalate'\nwhy = 'W.'\n" + conditions +
           "[[clock.bound]]\nanchor = 'decided'\nspan = 1\nunit = 'hour'\n";
}

std::string row_for(Pack const& pack, AppealAsk const& wanted,
                    std::optional<OutsideBody> body = {}) {
    auto const* found = appeal_clock(pack, ClockKind::effectuate, wanted, body);
    return found ? found->rule.row : "none";
}

}  // namespace

TEST_CASE("an appeal follows the first rule of its kind, line and review") {
    auto const pack = pack_of(
        "[[appeal]]\nrow='A'\nkind='member_appeal'\nline=['gold']\nreview=['post_service']\n"
        "filer=['member']\nwhy='W.'\nsource='S'\n[[appeal]]\nrow='B'\nkind='member_appeal'\n"
        "line=['gold']\nfiler=['member']\nwhy='W.'\nsource='S'\n");
    CHECK(appeal_rule(pack, ask("gold"))->row == "B");
    auto after_care = ask("gold");
    after_care.review = Review::post_service;
    CHECK(appeal_rule(pack, after_care)->row == "A");
    CHECK(appeal_rule(pack, ask("silver")) == nullptr);
    auto grievance = ask("gold");
    grievance.kind = AppealKind::grievance;
    CHECK(appeal_rule(pack, grievance) == nullptr);
}

TEST_CASE(
    "the next level is of the line, the kind and the body, and sent to by the plan if it says so") {
    auto const pack = pack_of(
        "[[next]]\nbody='imr'\nline=['gold']\nkind=['member_appeal']\nsource='S'\n"
        "[[next]]\nbody='ire'\nline=['gold']\nkind=['reconsideration']\nby_itself=true\n"
        "source='S'\n");
    CHECK(next_level(pack, ask("gold"), OutsideBody::imr) == &pack.appeals.next[0]);
    CHECK(next_level(pack, ask("gold"), OutsideBody::ire) == nullptr);
    CHECK(next_level(pack, ask("silver"), OutsideBody::imr) == nullptr);
    CHECK(own_next_level(pack, ask("gold")) == nullptr);
    auto again = ask("gold");
    again.kind = AppealKind::reconsideration;
    CHECK(own_next_level(pack, again) == &pack.appeals.next[1]);
    again.line_of_business = "silver";
    CHECK(own_next_level(pack, again) == nullptr);
}

TEST_CASE("a clock of appeals meets all its conditions; after a body outside, its own goes first") {
    auto const pack = pack_of(clock("I", "body = ['imr']\nline = ['gold']\n") +
                              clock("G", "line = ['gold']\n") + clock("H", "line = ['gold']\n"));
    CHECK(row_for(pack, ask("gold")) == "G");
    CHECK(row_for(pack, ask("gold"), OutsideBody::imr) == "I");
    CHECK(row_for(pack, ask("gold"), OutsideBody::ire) == "G");
    CHECK(row_for(pack, ask("silver"), OutsideBody::imr) == "none");
    CHECK(appeal_clock(pack, ClockKind::appeal, ask("gold"), {}) == nullptr);
    for (std::string const condition : {"appeal = ['grievance']\n", "kind = ['dme']\n",
                                        "review = ['concurrent']\n", "urgency = ['urgent']\n"}) {
        auto const narrow = pack_of(clock("N", condition));
        CHECK(row_for(narrow, ask("gold")) == "none");
        AppealAsk wanted{AppealKind::grievance, "gold", RequestKind::dme, Review::concurrent,
                         Urgency::urgent};
        CHECK(row_for(narrow, wanted) == "N");
    }
}

}  // namespace assent::policy::appeals_tests
