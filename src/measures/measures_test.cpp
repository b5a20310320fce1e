#include "calendar/testing.h"
#include "measures/delegates.h"
#include "measures/lines.h"
#include "measures/yearly.h"

#include <doctest/doctest.h>

namespace assent::measures::measures_tests {

Instant at(std::string_view text) { return parse_instant(text).value(); }
Instant const noon = at("2026-11-24T20:00:00.000Z");

/// Received at noon, decided after so many hours.
Case decided(int hours, std::string outcome = "approved") {
    Case one;
    one.request = RequestId(std::to_string(hours));
    one.line_of_business = "medi_cal";
    one.kind = "outpatient";
    one.review = "pre_service";
    one.channel = "portal";
    one.closed = true;
    one.received_at = noon;
    one.decided_at = noon + std::chrono::hours(hours);
    one.due_at = noon + std::chrono::hours(72);
    one.outcome = std::move(outcome);
    one.status = one.outcome;
    one.maker = Maker::staff;
    return one;
}

Case urgent(Case one) {
    one.urgent = true;
    return one;
}

TEST_CASE("a decision at its limit is in time, a moment later it is late") {
    auto one = decided(72);
    CHECK(met_limit(one, noon) == true);
    one.decided_at = *one.due_at + std::chrono::milliseconds(1);
    CHECK(met_limit(one, noon) == false);
}

TEST_CASE("what is open is late once its limit passed, and neither before") {
    auto one = decided(1);
    one.closed = false;
    one.outcome.clear();
    one.decided_at.reset();
    CHECK_FALSE(met_limit(one, *one.due_at));
    CHECK(met_limit(one, *one.due_at + std::chrono::minutes(1)) == false);
    CHECK(counts(Figure::past_limit, one, *one.due_at + std::chrono::minutes(1)));
    one.closed = true;  // withdrawn
    CHECK_FALSE(met_limit(one, *one.due_at + std::chrono::minutes(1)));
}

TEST_CASE("a letter that never went is late once its time is over") {
    auto one = decided(1);
    CHECK_FALSE(met_letter(one, noon));
    one.letter.due_at = noon + std::chrono::hours(24);
    CHECK_FALSE(met_letter(one, noon));
    CHECK(met_letter(one, noon + std::chrono::hours(25)) == false);
    one.letter.sent_at = noon + std::chrono::hours(24);
    CHECK(met_letter(one, noon + std::chrono::hours(25)) == true);
}

TEST_CASE("times: mean, middle and nine of ten") {
    std::vector<std::chrono::milliseconds> all;
    for (int hours = 10; hours >= 1; --hours) all.emplace_back(std::chrono::hours(hours));
    auto const times = times_of(all);
    CHECK(times.count == 10);
    CHECK(times.mean == 330);
    CHECK(times.median == 330);
    CHECK(times.ninetieth == 9 * 60);
    CHECK_FALSE(times_of({}).mean);
    CHECK(times_of({std::chrono::hours(3)}).ninetieth == 180);
}

TEST_CASE("a row counts the cases that agree with it, and the total counts all") {
    TurnaroundTally tally(calendar::zone("America/Los_Angeles"), StepOf::week, noon);
    tally.add(decided(10));
    tally.add(decided(80, "denied"));
    tally.add(urgent(decided(5, "modified")));
    auto const figures = tally.finished();
    CHECK(figures.total.counts[Figure::received] == 3);
    CHECK(figures.total.counts[Figure::late] == 1);
    CHECK(figures.total.counts[Figure::partial] == 1);
    REQUIRE(figures.by_pace.size() == 2);
    CHECK(figures.by_pace[0].counts[Figure::denied] == 1);
    CHECK(figures.by_pace[0].limit == 72 * 60);
    REQUIRE(figures.steps.size() == 1);
    CHECK(to_text(figures.steps[0].from) == "2026-11-23");
    CHECK(figures.steps[0].urgent[Figure::on_time] == 1);
    CHECK(figures.steps[0].standard[Figure::on_time] == 1);
}

std::int64_t share(Yearly const& yearly, YearlyFigure figure) {
    return yearly.shares.at(static_cast<std::size_t>(figure)).tenths;
}

TEST_CASE("the yearly measures leave out drugs and services already given (L-REP-01)") {
    YearlyTally tally;
    for (int hours : {24, 48, 96}) tally.add(decided(hours));
    tally.add(decided(30, "denied"));
    tally.add(decided(30, "partially_approved"));
    auto appealed = decided(30, "denied");
    appealed.overturned_by = "appeal";
    tally.add(appealed);
    auto talked = decided(30, "denied");
    talked.overturned_by = "peer_to_peer";
    tally.add(talked);
    auto extended = urgent(decided(100));
    extended.extended = true;
    tally.add(extended);
    auto drug = decided(1);
    drug.drug = true;
    tally.add(drug);
    auto retro = decided(1);
    retro.review = "post_service";
    tally.add(retro);
    auto none = decided(1, "not_required");
    tally.add(none);
    auto const yearly = tally.finished();
    CHECK(yearly.standard.count == 7);
    CHECK(share(yearly, YearlyFigure::standard_approved) == 429);  // 3 of 7
    CHECK(share(yearly, YearlyFigure::standard_denied) == 429);
    CHECK(share(yearly, YearlyFigure::standard_partial) == 143);
    CHECK(share(yearly, YearlyFigure::standard_after_appeal) == 143);  // a talk is no appeal
    CHECK(share(yearly, YearlyFigure::extended_approved) == 125);      // 1 of 8
    CHECK(share(yearly, YearlyFigure::expedited_approved) == 1000);
    CHECK(share(yearly, YearlyFigure::expedited_denied) == 0);
    CHECK(yearly.standard.median == 30 * 60);
}

TEST_CASE("the rule binds Medicaid and Medicare Advantage, not exchanges or self-funded groups") {
    CHECK(is_bound("medi_cal_cohs"));
    CHECK(is_bound("dsnp_aip"));
    CHECK_FALSE(is_bound("ga_insured"));
    CHECK_FALSE(is_bound("ca_kk_commercial"));
}

DecidedLine line(std::string account, std::string outcome, std::string criteria) {
    DecidedLine one;
    one.request = RequestId(account + outcome);
    one.account = std::move(account);
    one.name = one.account;
    one.outcome = std::move(outcome);
    one.criteria = {std::move(criteria)};
    if (one.outcome == "denied") one.reasons = {"not_medically_necessary"};
    return one;
}

TEST_CASE("reviewers are compared by criteria that at least two of them used") {
    LineTally tally;
    tally.add(line("kim", "approved", "imaging 4.1"));
    tally.add(line("lee", "denied", "imaging 4.1"));
    tally.add(line("kim", "approved", "therapy 2"));
    auto overturned = line("lee", "denied", "imaging 4.1");
    overturned.overturned_by = "appeal";
    tally.add(overturned);
    auto const judged = tally.judged();
    REQUIRE(judged.size() == 2);
    CHECK(judged[0].account == "kim");
    CHECK(judged[1].denied == 2);
    CHECK(judged[1].overturned == 1);
    REQUIRE(tally.reasons().size() == 1);
    CHECK(tally.reasons()[0].lines == 2);
    CHECK(tally.reasons()[0].requests == 1);
    CHECK(tally.reasons()[0].overturned == 1);
}

TEST_CASE("a group's times count from the first receipt, its hand-over from the forwarding") {
    auto one = decided(50);
    one.group = "bayside";
    one.forwarded_at = noon + std::chrono::hours(10);
    one.acknowledged_at = noon + std::chrono::hours(12);
    one.acknowledge_due_at = noon + std::chrono::hours(11);
    GroupTally tally(noon + std::chrono::hours(100));
    tally.add(one);
    auto waits = decided(1);
    waits.group = "bayside";
    waits.closed = false;
    waits.acknowledge_due_at = noon + std::chrono::hours(200);
    tally.add(waits);
    tally.add(decided(3));
    auto const rows = tally.finished();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].times.median.value() > 0);
    CHECK(rows[0].handover.median == 120);
    CHECK(rows[0].acknowledged_late == 1);
    CHECK(rows[0].waiting == 1);
}

}  // namespace assent::measures::measures_tests
