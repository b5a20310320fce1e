#include "request/find_duplicates.h"

#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::request {
namespace {

SubmitRequest asked_for() {
    auto asked = lumbar_mri();
    auto& line = asked.lines.front();
    line.code = "72148";
    line.system = codes::CodeSystem::cpt;
    line.to = make_day(2026, 12, 31);
    line.units = whole_units(1);
    return asked;
}

Facts facts_with(SubmitRequest const& earlier) {
    auto const& line = earlier.lines.front();
    PossibleDuplicate one;
    one.request = make_request_number("40", 7);
    one.code = line.code;
    one.system = line.system;
    one.from = *line.from;
    one.to = *line.to;
    one.servicing = earlier.servicing->value;
    one.units = line.units;
    one.modifiers = line.modifiers;
    one.urgency = earlier.urgency;
    one.beside = asked_beside(earlier);
    one.received_at = at_utc("2026-11-23T17:15:00Z");
    auto known = facts("medi_cal");
    known.duplicates.push_back(one);
    return known;
}

bool is_copy(SubmitRequest const& asked) {
    return find_copy(asked, facts_with(asked_for())).has_value();
}

}  // namespace

TEST_CASE("DUP-04 a copy asks for the same in everything") {
    using Change = void (*)(SubmitRequest&);
    CHECK(is_copy(asked_for()));
    for (Change const change : std::initializer_list<Change>{
             [](auto& a) { a.kind = policy::RequestKind::referral; },
             [](auto& a) { a.review = policy::Review::post_service; },
             [](auto& a) { a.special = {policy::Special::continuity_of_care}; },
             [](auto& a) { a.population = "homeless_adult"; },
             [](auto& a) { a.requesting = ProviderId("another"); },
             [](auto& a) { a.diagnoses.front().code = "M54.17"; },
             [](auto& a) {
                 a.diagnoses.push_back({"G83.4", {}, {}});
             },
             [](auto& a) { a.urgency = policy::Urgency::urgent; },
             [](auto& a) { a.servicing = ProviderId("elsewhere"); },
             [](auto& a) { a.lines.front().units = whole_units(2); },
         }) {
        auto asked = asked_for();
        change(asked);
        CHECK_FALSE(is_copy(asked));
    }
}

TEST_CASE("DUP-04 the order of diagnoses and special situations says nothing") {
    using policy::Special;
    auto first = asked_for();
    first.diagnoses.push_back({"G83.4", {}, {}});
    first.special = {Special::continuity_of_care, Special::second_opinion};
    auto second = first;
    std::swap(second.diagnoses.front(), second.diagnoses.back());
    std::swap(second.special.front(), second.special.back());
    CHECK(find_copy(second, facts_with(first)));
}

TEST_CASE("facts kept before more than the lines was looked at are judged by the lines") {
    auto known = facts_with(asked_for());
    known.duplicates.front().beside.reset();
    auto asked = asked_for();
    asked.special = {policy::Special::continuity_of_care};
    CHECK(find_copy(asked, known));
}

}  // namespace assent::request
