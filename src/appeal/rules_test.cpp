// What a plan's rules of appeals change: who decides which, what goes on by itself, what is
// excused.
#include "appeal/test_case.h"
#include "appeal/who_may.h"
#include "policy/allowed.h"

#include <doctest/doctest.h>

namespace assent::appeal::rules_tests {
namespace {

using policy::Role;

policy::Pack const& harbor() { return pack_of("harbor/current"); }

Context by(Role role, policy::Pack const& pack = harbor()) { return context(pack, person(role)); }

State filed() { return after({}, decide({}, member_appeal(), by(Role::member))); }

std::string refused(State const& state, Command const& command, Context const& with) {
    auto const result = decide(state, command, with);
    return result ? std::string() : result.fault().code;
}

/// Harbor's rules with one change.
template <class Change>
policy::Pack changed(Change change) {
    auto pack = harbor();
    change(pack);
    return pack;
}

policy::DeciderRule& uphold_rule(policy::Pack& pack) {
    return *std::ranges::find(pack.appeals.reviewers, "uphold", &policy::DeciderRule::act);
}

}  // namespace

TEST_CASE("who may uphold is limited by line, kind, code and licence, each alone") {
    auto const upholding = [](auto change) {
        auto const pack = changed([&](policy::Pack& made) { change(uphold_rule(made)); });
        return refused(filed(), uphold(), by(Role::physician, pack));
    };
    CHECK(upholding([](policy::DeciderRule&) {}).empty());
    CHECK(upholding([](policy::DeciderRule& r) { r.lines = {"commercial"}; }) ==
          "physician_required");
    CHECK(upholding([](policy::DeciderRule& r) { r.kinds = {policy::RequestKind::dme}; }) ==
          "physician_required");
    CHECK(upholding([](policy::DeciderRule& r) {
              r.kinds = {policy::RequestKind::dme, policy::RequestKind::outpatient};
          }).empty());
    auto const of_codes = [&](char const* list) {
        return upholding([&](policy::DeciderRule& r) {
            r.codes = codes::parse_code_set(list, nullptr, nullptr).value();
        });
    };
    CHECK(of_codes("any").empty());
    CHECK(of_codes("cpt:72148").empty());
    CHECK(of_codes("cpt:72146") == "physician_required");
    auto lapsed = by(Role::physician);
    lapsed.actor.licence_until = make_day(2026, 11, 23);
    CHECK(refused(filed(), uphold(), lapsed) == "licence_not_current");
    auto elsewhere = by(Role::physician);
    elsewhere.actor.licence_state = "NV";
    CHECK(refused(filed(), uphold(), elsewhere) == "licence_of_other_state");
    auto no_code = filed();
    auto received = *no_code.filed;
    received.about->lines.front().code = "?";
    no_code.filed = received;
    auto const pack = changed([](policy::Pack& made) {
        uphold_rule(made).codes = codes::parse_code_set("cpt:72148", nullptr, nullptr).value();
    });
    CHECK(refused(no_code, uphold(), by(Role::physician, pack)) == "physician_required");
    CHECK(refused(filed(), uphold(), by(Role::nurse)) == "physician_required");
    CHECK(refused(filed(), uphold(), by(Role::member)) == "role_not_allowed");
}

TEST_CASE("a reviewer of the specialty decides, where the plan and the service know one") {
    auto const pack = changed([](policy::Pack& made) {
        for (auto& rule : made.appeals.appeals) rule.same_specialty = true;
    });
    auto state = filed();
    auto received = *state.filed;
    received.about->lines.front().specialty = "neurology";
    state.filed = received;
    auto doctor = by(Role::physician, pack);
    CHECK(refused(filed(), uphold(), doctor).empty());
    CHECK(refused(state, uphold(), by(Role::physician)).empty());
    CHECK(refused(state, uphold(), doctor) == "specialty_required");
    doctor.actor.specialty = "neurology";
    CHECK(refused(state, uphold(), doctor).empty());
    auto kept = uphold();
    kept.expertise = " ";
    CHECK(refused(state, kept, doctor) == "expertise_required");
}

TEST_CASE("good cause excuses a late appeal only where the plan takes it") {
    auto const late = [](bool takes, char const* cause) {
        auto const pack = changed([&](policy::Pack& made) {
            for (auto& rule : made.appeals.appeals) rule.good_cause = takes;
        });
        auto with = by(Role::member, pack);
        with.facts.about->notice_on = make_day(2026, 9, 24);
        auto command = member_appeal();
        command.good_cause.reveal() = cause;
        return after({}, decide({}, command, with)).late;
    };
    CHECK(late(true, ""));
    CHECK_FALSE(late(true, "In hospital."));
    CHECK(late(false, "In hospital."));
    auto in_time = by(Role::member);
    in_time.facts.about->notice_on = make_day(2026, 9, 25);  // sixty days before
    CHECK_FALSE(after({}, decide({}, member_appeal(), in_time)).late);
    in_time.facts.about->notice_on.reset();
    CHECK_FALSE(after({}, decide({}, member_appeal(), in_time)).late);
}

TEST_CASE("services go on for an appeal about a cut that comes in time") {
    auto const aid = [](auto change) {
        auto with = by(Role::member);
        with.facts.about->cuts_care = true;
        with.facts.about->notice_on = make_day(2026, 11, 20);
        auto command = member_appeal();
        command.keep_services = true;
        auto& about = *with.facts.about;
        change(about, command, with);
        return after({}, decide({}, command, with)).filed->aid->granted;
    };
    using About = policy::Disputed;
    CHECK(aid([](About&, FileAppeal&, Context&) {}));
    CHECK_FALSE(aid([](About& about, FileAppeal&, Context&) { about.cuts_care = false; }));
    CHECK_FALSE(aid([](About&, FileAppeal& command, Context& with) {
        command.filer = Filer::provider;
        command.consent_on = make_day(2026, 11, 20);
        with.actor = person(Role::provider_office);
    }));
    // Ten days after the notice, or until the day the care was to begin, whichever is later.
    auto const began = [&](Day notice, Day first) {
        return aid([&](About& about, FileAppeal&, Context&) {
            about.notice_on = notice;
            about.lines.front().from = first;
        });
    };
    CHECK(began(make_day(2026, 11, 14), make_day(2026, 11, 1)));
    CHECK_FALSE(began(make_day(2026, 11, 13), make_day(2026, 11, 1)));
    CHECK(began(make_day(2026, 11, 1), make_day(2026, 11, 24)));
    CHECK_FALSE(began(make_day(2026, 11, 1), make_day(2026, 11, 23)));
    auto const ends = [&](Day last) {
        return aid([&](About& about, FileAppeal&, Context&) { about.lines.front().to = last; });
    };
    CHECK(ends(make_day(2026, 11, 24)));
    CHECK_FALSE(ends(make_day(2026, 11, 23)));
    CHECK(aid([](About& about, FileAppeal&, Context&) {
        about.lines.front().to.reset();
        about.lines.front().from.reset();
    }));
    CHECK(aid([](About& about, FileAppeal&, Context&) { about.notice_on.reset(); }));
    // Of several lines the first day and the last one count, of those that are appealed alone.
    CHECK(aid([](About& about, FileAppeal&, Context&) {
        about.notice_on = make_day(2026, 11, 1);
        about.lines.front().from = make_day(2026, 11, 24);
        auto later = about.lines.front();
        later.line = LineNumber(2);
        later.from = make_day(2026, 11, 26);
        later.to = make_day(2026, 11, 20);
        about.lines.push_back(later);
    }));
    CHECK_FALSE(aid([](About& about, FileAppeal& command, Context&) {
        auto other = about.lines.front();
        other.line = LineNumber(2);
        about.lines.front().to = make_day(2026, 11, 20);
        about.lines.push_back(other);
        command.lines = {LineNumber(1)};
    }));
}

TEST_CASE("what the plan upholds or is late with goes on by itself where its rules say so") {
    auto const& pack = pack_of("medicare/current");
    auto const medicare = [&](Role role) { return context(pack, person(role), "medicare"); };
    auto command = member_appeal();
    command.kind = AppealKind::reconsideration;
    auto const state = after({}, decide({}, command, medicare(Role::member)));
    auto clock = medicare(Role::system);
    clock.now = *policy::find_clock(state.clocks, policy::ClockKind::appeal)->due_at +
                std::chrono::seconds(1);
    auto const late = after(state, decide(state, ExpireClock{policy::ClockKind::appeal}, clock));
    REQUIRE(awaited(late) != nullptr);
    CHECK(late.outside.front().sent.cause == ForwardCause::late);
    CHECK(late.exhausted);
    CHECK(late.overdue);
    for (auto change :
         {+[](State& s) { s.consent_missing = true; }, +[](State& s) { s.late = true; },
          +[](State& s) { s.outside.emplace_back(); }}) {
        auto other = state;
        change(other);
        auto const before = other.outside.size();
        auto const after_it =
            after(other, decide(other, ExpireClock{policy::ClockKind::appeal}, clock));
        CHECK(after_it.outside.size() == before);
    }
    auto const kept = after(state, decide(state, uphold(), medicare(Role::physician)));
    REQUIRE(awaited(kept) != nullptr);
    CHECK(kept.outside.front().sent.cause == ForwardCause::upheld);
    // The plan may still give way while others judge, and then sends nothing on.
    ResolveAppeal give;
    give.why.reveal() = "The new pictures show it.";
    give.no_conflict = true;
    auto const gave = after(late, decide(late, give, medicare(Role::physician)));
    CHECK(gave.outside.size() == 1);
    CHECK(refused(late, uphold(), medicare(Role::physician)) == "decided_elsewhere");
}

TEST_CASE("a form is waited for until the appeal is due, and no longer") {
    auto command = member_appeal();
    command.filer = Filer::provider;
    auto const state = after({}, decide({}, command, by(Role::provider_office)));
    REQUIRE(state.consent_missing);
    DismissAppeal const dismiss{DismissReason::no_representative_form, "It did not come."};
    auto with = by(Role::appeals_coordinator);
    with.now = *policy::find_clock(state.clocks, policy::ClockKind::appeal)->due_at;
    CHECK(refused(state, dismiss, with) == "too_early");
    with.now += std::chrono::milliseconds(1);
    CHECK(refused(state, dismiss, with).empty());
    CHECK(refused(filed(), dismiss, with) == "consent_is_here");
    auto const gone = after(state, decide(state, dismiss, with));
    CHECK(decide(gone, dismiss, with).value().empty());
    CHECK(refused(gone, DismissAppeal{DismissReason::not_a_party, "No."}, with) == "appeal_closed");
}

TEST_CASE("who adds, takes back and carries out is asked before anything is looked up") {
    auto const may = [](Command const& command, std::vector<Role> const& those) {
        for (std::size_t i = 0; i < enum_count<Role>; ++i) {
            auto const role = static_cast<Role>(i);
            CAPTURE(name_of(role));
            CHECK(role_may(command, person(role)).ok() ==
                  (std::ranges::find(those, role) != those.end()));
        }
    };
    may(RecordEffectuation{"Done."}, {Role::appeals_coordinator, Role::appeals_reviewer,
                                      Role::supervisor, Role::medical_director, Role::system});
    may(WithdrawAppeal{},
        {Role::appeals_coordinator, Role::appeals_reviewer, Role::supervisor,
         Role::medical_director, Role::member, Role::representative, Role::provider_office,
         Role::office_admin, Role::practitioner, Role::partner});
    std::vector<Role> all;
    for (std::size_t i = 0; i < enum_count<Role>; ++i) {
        auto const role = static_cast<Role>(i);
        if (policy::is_staff(role) || policy::is_office(role) || role == Role::member ||
            role == Role::representative || role == Role::appeals_coordinator ||
            role == Role::appeals_reviewer)
            all.push_back(role);
    }
    may(RecordAppealInformation{}, all);
    auto const state = filed();
    CHECK(is_party(state, "asking_office"));
    CHECK(is_party(state, "giving_office"));
    CHECK_FALSE(is_party(state, "another_office"));
    CHECK_FALSE(is_party(state, ""));
    CHECK_FALSE(is_party({}, "asking_office"));
    auto other = by(Role::provider_office);
    other.actor.organisation = "another_office";
    RecordAppealInformation evidence;
    evidence.text.reveal() = "See.";
    CHECK(refused(state, evidence, other) == "unknown_appeal");
    CHECK(refused(state, WithdrawAppeal{WithdrawnBy::provider, "No."}, other) == "unknown_appeal");
    CHECK(refused(state, WithdrawAppeal{WithdrawnBy::member, "No."}, by(Role::representative)) ==
          "filer_not_allowed");
    CHECK(refused(state, AddAppealNote{Private<std::string>("Hm.")}, by(Role::member)) ==
          "role_not_allowed");
}

}  // namespace assent::appeal::rules_tests
