// Whose licence lets a person decide, and what a letter is written in (L-DEC-01, L-DEC-03,
// L-DEC-07, L-DEC-08).
#include "policy/decider.h"
#include "policy/licence.h"
#include "policy/notices.h"
#include "policy/require.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

namespace assent::policy::who_decides_tests {
namespace {

Day const today = make_day(2026, 11, 23);

Actor physician() {
    Actor actor;
    actor.account = "kim";
    actor.name = "Dr. Kim";
    actor.role = Role::physician;
    actor.licence = "A1";
    actor.licence_until = today;
    actor.licence_type = "md";
    actor.licence_state = "CA";
    actor.licence_checked_on = today;
    return actor;
}

std::string code(Result<void> const& result) { return result ? "" : result.fault().code; }

}  // namespace

TEST_CASE("a licence holds through its last day, and only with a number and a day") {
    auto actor = physician();
    CHECK(code(licence_current(actor, today)).empty());
    CHECK(code(licence_current(actor, today + std::chrono::days(1))) == "licence_not_current");
    actor.licence_until.reset();
    CHECK(code(licence_current(actor, today)) == "licence_not_current");
    actor = physician();
    actor.licence.clear();
    CHECK(code(licence_current(actor, today)) == "licence_not_current");
}

TEST_CASE("a rule may ask for a kind of licence, a state, no restriction and a recent check") {
    auto const fits = [](auto change_rule, auto change_actor) {
        DeciderRule rule;
        auto actor = physician();
        change_rule(rule);
        change_actor(actor);
        return code(licence_fits(rule, actor, today));
    };
    auto const nothing = [](auto&) {};
    CHECK(fits(nothing, nothing).empty());
    auto const of_kind = [](DeciderRule& rule) { rule.licence_types = {"dds", "md"}; };
    CHECK(fits(of_kind, nothing).empty());
    CHECK(fits(of_kind, [](Actor& a) { a.licence_type = "do"; }) == "licence_scope");
    auto const of_state = [](DeciderRule& rule) { rule.licence_states = {"CA"}; };
    CHECK(fits(of_state, nothing).empty());
    CHECK(fits(of_state, [](Actor& a) { a.licence_state = "GA"; }) == "licence_of_other_state");
    auto const restricted = [](Actor& a) { a.licence_restriction = "no surgery"; };
    CHECK(fits(nothing, restricted).empty());
    auto const unrestricted = [](DeciderRule& rule) { rule.unrestricted = true; };
    CHECK(fits(unrestricted, nothing).empty());
    CHECK(fits(unrestricted, restricted) == "licence_restricted");
    auto const checked = [](DeciderRule& rule) { rule.check_days = 30; };
    auto const days_ago = [](int days) {
        return [days](Actor& a) { a.licence_checked_on = today - std::chrono::days(days); };
    };
    CHECK(fits(checked, days_ago(30)).empty());
    CHECK(fits(checked, days_ago(31)) == "licence_check_old");
    CHECK(fits(checked, [](Actor& a) { a.licence_checked_on.reset(); }) == "licence_check_old");
    CHECK(fits(nothing, days_ago(3000)).empty());
    CHECK(fits(nothing, [](Actor& a) { a.licence_checked_on.reset(); }).empty());
}

TEST_CASE("an adverse clinical decision rests on a licensed person, nobody else") {
    for (auto const role : {Role::pharmacist, Role::physician, Role::medical_director}) {
        auto actor = physician();
        actor.role = role;
        CHECK(LicensedDecider::of(actor, today).ok());
        CHECK(LicensedDecider::of(actor, today)->actor() == actor);
        CHECK(LicensedDecider::of(actor, today + std::chrono::days(1)).fault().code ==
              "licence_not_current");
    }
    for (auto const role : {Role::nurse, Role::external_reviewer, Role::system, Role::supervisor}) {
        auto actor = physician();
        actor.role = role;
        CHECK(LicensedDecider::of(actor, today).fault().code == "physician_required");
    }
    for (auto const* account : {"", "system"}) {
        auto actor = physician();
        actor.account = account;
        CHECK(LicensedDecider::of(actor, today).fault().code == "physician_required");
        CHECK(StaffDecider::of(actor).fault().code == "role_not_allowed");
    }
    auto actor = physician();
    CHECK(StaffDecider::of(actor).ok());
    actor.role = Role::member;
    CHECK(StaffDecider::of(actor).fault().code == "role_not_allowed");
}

TEST_CASE("the member and who speaks for the member read their own language, others English") {
    auto files = small_files("row,title,rank,answer,codes,why\nR-1,A,6,required,any,One.\n");
    files["notices.toml"] =
        "[[notice]]\non = 'denied'\nform = 'a'\naction = 'denial'\n"
        "to = ['member', 'representative', 'submitter']\nchannel = ['mail', 'portal']\n"
        "within = 2\nunit = 'calendar_day'\n"
        "[[notice]]\non = 'received'\nform = 'b'\nto = ['member']\nchannel = ['mail']\n";
    auto const pack = load_pack(files).value();
    auto const at = parse_instant("2026-11-23T17:00:00Z").value();
    auto const sent = notices_for(pack, {"denied", at, "es", true});
    REQUIRE(sent.size() == 6);
    for (auto const& notice : sent) {
        CHECK(notice.form == "a");
        CHECK(notice.action == "denial");
        CHECK(notice.language == (notice.to == Recipient::submitter ? "en" : "es"));
        CHECK(notice.sensitive);
        CHECK(notice.due == parse_instant("2026-11-26T07:59:59Z").value());
    }
    CHECK(sent[0].channel == Channel::mail);
    CHECK(sent[1].channel == Channel::portal);
    auto const received = notices_for(pack, {"received", at, "", false});
    REQUIRE(received.size() == 1);
    CHECK(received[0].language == "en");
    CHECK_FALSE(received[0].due);
    CHECK_FALSE(received[0].sensitive);
    CHECK(notices_for(pack, {"approved", at, "es", false}).empty());
}

TEST_CASE("each sign of a discipline tells it (A-59)") {
    auto const told = [](auto state) {
        Ask ask;
        state(ask);
        return discipline_of(ask);
    };
    auto const modifier = [&](char const* text) {
        return told([&](Ask& ask) { ask.modifiers = {text}; });
    };
    auto const revenue = [&](char const* text) {
        return told([&](Ask& ask) { ask.revenue = text; });
    };
    auto const specialty = [&](char const* text) {
        return told([&](Ask& ask) { ask.specialty = text; });
    };
    CHECK(modifier("GP") == Discipline::pt);
    CHECK(modifier("GO") == Discipline::ot);
    CHECK(modifier("GN") == Discipline::speech);
    CHECK_FALSE(modifier("59"));
    CHECK(revenue("0420") == Discipline::pt);
    CHECK(revenue("0430") == Discipline::ot);
    CHECK(revenue("0440") == Discipline::speech);
    CHECK_FALSE(revenue("0450"));
    CHECK(specialty("physical_therapist") == Discipline::pt);
    CHECK(specialty("occupational_therapist") == Discipline::ot);
    CHECK(specialty("speech_pathology") == Discipline::speech);
    CHECK(specialty("chiropractic") == Discipline::chiropractic);
    CHECK_FALSE(specialty("family"));
}

}  // namespace assent::policy::who_decides_tests
