#include "views/overturned.h"

#include "request/test_case.h"
#include "views/request_view.h"
#include "views/testing.h"

#include <doctest/doctest.h>

namespace assent::views {
namespace {

using request::ReasonCode;

request::Determine no(ReasonCode reason) {
    request::Determine command;
    command.no_conflict = true;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(1);
    line.outcome = request::Outcome::denied;
    line.reasons.push_back({reason, Private<std::string>("Your records show otherwise.")});
    line.questions =
        request::Questions{request::Judged::no, request::Judged::yes, request::Judged::yes};
    line.cited.push_back(
        {"evidence_of_coverage", "2026", "4", "", {{"need", request::CriteriaAnswer::not_met}}});
    return command;
}

/// A lumbar MRI that was denied and, when `overturned`, approved after a talk.
request::State decided(std::string const& number, bool overturned) {
    auto const& pack = request::pack_of("harbor");
    auto asked = request::context(pack, request::Role::provider_office);
    asked.facts.next_number = RequestId(number);
    auto state = request::state_of(request::decide({}, request::lumbar_mri(), asked));
    auto const play = [&](request::Command const& command, std::string const& account) {
        auto by = request::context(pack, request::Role::physician);
        by.actor.account = account;
        auto const events = request::decide(state, command, by);
        INFO((events.ok() ? std::string() : events.fault().message));
        REQUIRE(events.ok());
        for (auto const& event : *events) state = request::apply(std::move(state), event);
    };
    play(no(ReasonCode::not_medically_necessary), "first");
    if (!overturned) return state;
    request::ApplyOutcome outcome;
    outcome.lines.emplace_back().line = LineNumber(1);
    outcome.source = policy::OutcomeSource::peer_to_peer;
    outcome.why = "New records.";
    play(outcome, "second");
    return state;
}

void put(store::Store& store, request::State const& state) {
    auto const done = store.write(harbor.value, [&](store::Db& db) {
        return project(db, harbor, state, {1, moment(), {}});
    });
    INFO((done.ok() ? std::string() : done.fault().message));
    REQUIRE(done.ok());
}

std::int64_t count(store::Store& store, std::string const& code, ReasonCode reason,
                   std::string_view since) {
    return store
        .read([&](store::Db& db) {
            return overturned_since(db, harbor, {code, reason}, parse_instant(since).value());
        })
        .value();
}

constexpr auto long_ago = "2025-12-01T00:00:00.000Z";

}  // namespace

TEST_CASE("denials that did not stand are counted by service, reason and time, each request once") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        put(*store, decided("400000007", true));
        put(*store, decided("400000015", false));
        auto const reason = ReasonCode::not_medically_necessary;
        CHECK(count(*store, "72148", reason, long_ago) == 1);
        put(*store, decided("400000007", true));
        put(*store, decided("400000023", true));
        CHECK(count(*store, "72148", reason, long_ago) == 2);
        CHECK(count(*store, "72141", reason, long_ago) == 0);
        CHECK(count(*store, "72148", ReasonCode::experimental, long_ago) == 0);
        CHECK(count(*store, "72148", reason, "2026-11-24T17:15:00.001Z") == 0);
        REQUIRE(store->write(harbor.value, [](store::Db& db) { return clear(db, harbor); }).ok());
        CHECK(count(*store, "72148", reason, long_ago) == 0);
    }
}

}  // namespace assent::views
