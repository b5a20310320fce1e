// The second signature under a denial, and the talk that may change one.
#include "request/adverse.h"
#include "request/test_steps.h"

#include <doctest/doctest.h>

namespace assent::request::sign_tests {
namespace {

/// Harbor's rules, where a medical director signs what a physician denies.
policy::Pack two_signatures() {
    auto pack = pack_of("harbor");
    pack.decisions.second_looks.clear();
    pack.decisions.second_looks.emplace_back().roles = {"medical_director"};
    return pack;
}

Context with(policy::Pack const& pack, Role role, std::string const& account = {}) {
    auto made = context(pack, role);
    if (!account.empty()) made.actor.account = account;
    return made;
}

State awaiting(policy::Pack const& pack) {
    auto const asked = state_of(decide({}, four_scans(), with(pack, Role::provider_office)));
    return after(asked, decide(asked, denial(), with(pack, Role::physician)));
}

std::string code(State const& state, Command const& command, Context const& given) {
    auto const result = decide(state, command, given);
    return result ? std::string() : result.fault().code + result.fault().where;
}

SignDecision const sign{{}, true};

}  // namespace

TEST_CASE("a denial that wants two signatures counts with the second one") {
    auto const pack = two_signatures();
    auto const state = awaiting(pack);
    CHECK_FALSE(state.closed());
    CHECK(state.lines.front().outcome == Outcome::pending);
    auto const signed_off =
        after(state, decide(state, sign, with(pack, Role::medical_director, "director")));
    CHECK(signed_off.closed());
    CHECK(signed_off.lines.front().outcome == Outcome::denied);
    CHECK(signed_off.lines.front().adverse->signed_by->account == "director");
    CHECK(decide(signed_off, sign, with(pack, Role::medical_director, "director")).value().empty());
    CHECK(code(signed_off, sign, with(pack, Role::medical_director, "another")) ==
          "request_closed");
}

TEST_CASE(
    "who signs is another person, of a role the plan names for that line, and without a tie") {
    auto const pack = two_signatures();
    auto const state = awaiting(pack);
    auto director = with(pack, Role::medical_director, "director");
    CHECK(code(state, sign, director).empty());
    CHECK(code(state, sign, with(pack, Role::physician)) == "conflict_of_interest/lines");
    CHECK(code(state, sign, with(pack, Role::physician, "another")) == "role_not_allowed");
    CHECK(code(state, sign, with(pack, Role::nurse)) == "physician_required");
    CHECK(code(state, SignDecision{{}, false}, director) == "attestation_required/no_conflict");
    director.actor.organisation = "giving_office";
    CHECK(code(state, sign, director) == "conflict_of_interest");
    auto lapsed = with(pack, Role::medical_director, "director");
    lapsed.actor.licence_until = make_day(2026, 11, 23);
    CHECK(code(state, sign, lapsed) == "licence_not_current");

    auto elsewhere = pack;
    elsewhere.decisions.second_looks.front().lines = {"commercial"};
    elsewhere.decisions.second_looks.emplace_back().roles = {"pharmacist"};
    CHECK(code(state, sign, with(elsewhere, Role::medical_director, "director")) ==
          "role_not_allowed");
    CHECK_FALSE(awaiting(pack).closed());
    auto nobody = pack;
    nobody.decisions.second_looks.front().lines = {"commercial"};
    CHECK(awaiting(nobody).closed());
}

TEST_CASE("what is signed awaits a signature") {
    auto const pack = two_signatures();
    auto const director = with(pack, Role::medical_director, "director");
    CHECK(code(open(), sign, director) == "nothing_to_sign/lines");
    CHECK(code(open(), SignDecision{{LineNumber(1)}, true}, director) == "nothing_to_sign/lines");
    CHECK(code(awaiting(pack), SignDecision{{LineNumber(1)}, true}, director).empty());
    CHECK(code(awaiting(pack), SignDecision{{LineNumber(2)}, true}, director) ==
          "nothing_to_sign/lines");
    CHECK(code(denied(), SignDecision{{LineNumber(1)}, true}, director) == "nothing_to_sign/lines");
    CHECK(code(denied(), sign, director) == "request_closed");
}

TEST_CASE("of two lines the one that is named is signed, and the request waits for the other") {
    auto const pack = two_signatures();
    auto asked = four_scans();
    asked.lines.push_back(asked.lines.front());
    asked.lines.back().code = "72146";
    auto state = state_of(decide({}, asked, with(pack, Role::provider_office)));
    auto command = denial();
    command.lines.push_back(command.lines.front());
    command.lines.back().line = LineNumber(2);
    state = after(state, decide(state, command, with(pack, Role::physician)));
    auto const director = with(pack, Role::medical_director, "director");
    auto const half = after(state, decide(state, SignDecision{{LineNumber(2)}, true}, director));
    CHECK(half.lines[0].outcome == Outcome::pending);
    CHECK(half.lines[1].outcome == Outcome::denied);
    CHECK_FALSE(half.closed());
    auto const whole = after(half, decide(half, sign, director));
    CHECK(whole.closed());
    CHECK(whole.lines[0].outcome == Outcome::denied);
}

TEST_CASE("nothing clinical is denied as administrative, whatever it is called") {
    auto const by_nurse = StaffDecider::of(person(Role::nurse)).value();
    auto const made = [&](bool clinical, Basis basis) {
        AdverseDecision decision;
        decision.outcome = Outcome::denied;
        decision.clinical = clinical;
        decision.basis = basis;
        return AdverseDetermined::administrative(decision, by_nurse, {}).ok();
    };
    CHECK(made(false, Basis::administrative));
    CHECK_FALSE(made(true, Basis::administrative));
    CHECK_FALSE(made(false, Basis::medical_necessity));
}

TEST_CASE("a talk changes a denial where the plan lets it, in its days") {
    ApplyOutcome talked;
    talked.lines.emplace_back().line = LineNumber(1);
    talked.source = OutcomeSource::peer_to_peer;
    talked.why = "Both saw the scan.";
    auto const round = [&](int window, bool may, int days_later) {
        auto pack = pack_of("harbor");
        for (auto& talk : pack.decisions.talks) {
            talk.may_overturn = may;
            talk.window_days = window;
        }
        auto doctor = with(pack, Role::physician);
        doctor.now += std::chrono::days(days_later);
        return code(denied(), talked, doctor);
    };
    CHECK(round(5, true, 0).empty());
    CHECK(round(5, true, 5).empty());
    CHECK(round(5, true, 6) == "talk_too_late/source");
    CHECK(round(0, true, 300).empty());
    CHECK(round(5, false, 0) == "talk_cannot_overturn/source");
    auto pack = pack_of("harbor");
    for (auto& talk : pack.decisions.talks) talk.may_overturn = true;
    auto const given = after(denied(), decide(denied(), talked, with(pack, Role::physician)));
    CHECK(given.lines.front().determined->reason == ApprovalReason::peer_to_peer);
}

}  // namespace assent::request::sign_tests
