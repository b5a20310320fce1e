#include "request/validate_submit.h"

#include "base/check_digit.h"
#include "request/intake.h"
#include "request/unlisted.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Special;

void check_member(SubmitRequest const& asked, Context const& context, Day received_on,
                  Faults& faults) {
    auto const& member = context.facts.member;
    if (!member)
        return faults.add("unknown_member", "/member",
                          "The plan has no such member; search again.");
    auto const sentence = "The member has no coverage with this plan on that day.";
    for (std::size_t i = 0; i < asked.lines.size(); ++i)
        if (directory::coverage_on(*member, service_day(asked.lines[i])) == nullptr)
            faults.add("not_covered_on_date", at("/lines", i, "/from"), sentence);
    if (asked.lines.empty() && directory::coverage_on(*member, received_on) == nullptr)
        faults.add("not_covered_on_date", "/member", sentence);
}

/// Exactly one requesting and one servicing (VAL-07).
void check_role(SubmitRequest const& asked, ProviderRole role, bool is_named, Faults& faults) {
    auto const word = std::string(name_of(role));
    if (!is_named)
        faults.add("one_provider_per_role", "/" + word, "Name one " + word + " provider.");
    for (std::size_t i = 0; i < asked.care_team.size(); ++i)
        if (asked.care_team[i].role == role)
            faults.add("one_provider_per_role", at("/care_team", i),
                       "There is one " + word + " provider, and it is named above.");
}

void check_providers(SubmitRequest const& asked, Context const& context, Faults& faults) {
    auto const& facts = context.facts;
    check_role(asked, ProviderRole::requesting, asked.requesting.has_value(), faults);
    check_role(asked, ProviderRole::servicing, asked.servicing.has_value(), faults);
    auto const unknown = "The plan knows no such provider; search again.";
    if (asked.requesting && !facts.requesting)
        faults.add("unknown_provider", "/requesting", unknown);
    if (asked.servicing && !facts.servicing) faults.add("unknown_provider", "/servicing", unknown);
    check_unlisted(asked, facts, faults);
    auto const& actor = context.actor;
    if (is_office(actor.role) && facts.requesting &&
        (actor.organisation.empty() || facts.requesting->organisation != actor.organisation))
        faults.add(forbidden("own_provider_required", "/requesting",
                             "Choose a requesting provider of your own office (VAL-08)."));
    for (std::size_t i = 0; i < asked.care_team.size(); ++i) {
        auto const& npi = asked.care_team[i].npi;
        if (!npi.empty() && !is_npi(npi))
            faults.add("bad_npi", at("/care_team", i, "/npi"),
                       "An NPI has ten digits; one of these is wrong.");
    }
}

void check_receipt(SubmitRequest const& asked, Context const& context, Faults& faults) {
    if (!asked.received_at) return;
    if (!is_staff(context.actor.role))
        return faults.add(forbidden("role_not_allowed", "/received_at",
                                    "Only staff enter an earlier receipt time."));
    if (*asked.received_at > context.now)
        faults.add("received_in_future", "/received_at",
                   "A request cannot have arrived after now.");
}

void check_line_dates(SubmitRequest const& asked, Day received_on, Faults& faults) {
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const& line = asked.lines[i];
        if (*line.from > *line.to)
            faults.add("dates_reversed", at("/lines", i, "/to"),
                       "The last day is before the first day.");
        else if (asked.review == policy::Review::post_service && *line.to > received_on)
            faults.add("post_service_in_future", at("/lines", i, "/to"),
                       "Not everything is done yet; choose pre_service for what is still to come.");
    }
}

void check_review(SubmitRequest const& asked, Faults& faults) {
    if (asked.review == policy::Review::post_service && asked.urgency == policy::Urgency::urgent)
        faults.add("contradictory_choice", "/urgency",
                   "Care that is done is never urgent; choose standard, or pre_service if some is "
                   "still to come.");
    if (asked.stay && asked.kind != policy::RequestKind::inpatient)
        faults.add("contradictory_choice", "/stay",
                   "Only an inpatient request has a stay; choose kind inpatient.");
    auto const& stay = asked.stay;
    if (stay && stay->admit_on && stay->discharge_on && *stay->discharge_on < *stay->admit_on)
        faults.add("dates_reversed", "/stay/discharge_on",
                   "The discharge is before the admission.");
}

void check_line(SubmitRequest const& asked, std::size_t i, Faults& faults) {
    auto const& line = asked.lines[i];
    auto const where = at("/lines", i);
    auto const is_stay = asked.kind == policy::RequestKind::inpatient;
    if (line.code.empty() && line.revenue.empty() && !is_stay)
        faults.add("code_required", where + "/code",
                   "Say which service: a procedure, supply, drug or plan code.");
    if (!line.place.empty() && !line.type_of_bill.empty())
        faults.add("contradictory_choice", where + "/type_of_bill",
                   "A line has a place of service or a type of bill; leave one of them out.");
    if (line.units && line.units->thousandths <= 0)
        faults.add("bad_quantity", where + "/units", "The number asked for is more than zero.");
    for (std::size_t k = 0; k < line.diagnoses.size(); ++k)
        if (line.diagnoses[k] < 1 || line.diagnoses[k] > std::ssize(asked.diagnoses))
            faults.add("unknown_diagnosis", at(where + "/diagnoses", k),
                       "The request lists no diagnosis there.");
}

void check_lines(SubmitRequest const& asked, Faults& faults) {
    if (asked.diagnoses.empty())
        faults.add("diagnosis_required", "/diagnoses", "Give at least one diagnosis.");
    auto const may_have_none = has_special(asked, Special::continuity_of_care) ||
                               has_special(asked, Special::medical_exemption);
    if (asked.lines.empty() && !may_have_none)
        faults.add("line_required", "/lines", "Say at least one service that is asked for.");
    for (std::size_t i = 0; i < asked.lines.size(); ++i) check_line(asked, i, faults);
}

/// CC-58 and CC-59: as many calendar months as the plan says, to the last day.
void check_newborn(SubmitRequest const& asked, Context const& context, Day received_on,
                   Faults& faults) {
    if (!has_special(asked, Special::newborn_on_mother)) {
        if (asked.newborn)
            faults.add(
                "contradictory_choice", "/newborn",
                "A newborn is given; choose special newborn_on_mother or leave the newborn out.");
        return;
    }
    if (!asked.newborn || asked.newborn->name.reveal().empty() ||
        asked.newborn->born_on.reveal() == Day{})
        return faults.add("newborn_required", "/newborn",
                          "Give the baby's name and date of birth.");
    auto const born = asked.newborn->born_on.reveal();
    auto const* rule = newborn_rule(context.pack, context.facts.member, received_on);
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const day = service_day(asked.lines[i]);
        if (day < born)
            faults.add("dates_reversed", at("/lines", i, "/from"),
                       "This day is before the baby's birth.");
        else if (rule != nullptr && day > policy::last_day_on_mother(*rule, born))
            faults.add("newborn_window_passed", at("/lines", i, "/from"),
                       "The mother's number holds to " +
                           to_text(policy::last_day_on_mother(*rule, born)) +
                           "; use the baby's own number.");
    }
}

void check_follows(SubmitRequest const& asked, Faults& faults) {
    auto const is_again = has_special(asked, Special::reauthorization);
    if (asked.follows && !is_again)
        faults.add(
            "contradictory_choice", "/follows",
            "An earlier request is named; choose special reauthorization or leave the number out.");
    if (is_again && !asked.follows)
        faults.add("contradictory_choice", "/special",
                   "Reauthorization names the earlier request; give its number in follows.");
    if (asked.follows && !is_request_number(asked.follows->value))
        faults.add("bad_request_number", "/follows",
                   "This is no request number; one of its digits is wrong.");
}

}  // namespace

bool has_special(SubmitRequest const& asked, Special special) {
    return std::ranges::find(asked.special, special) != asked.special.end();
}

Day service_day(ServiceLine const& line) { return *line.from; }

Day first_service_day(SubmitRequest const& asked, Day received_on) {
    auto const first = std::ranges::min_element(asked.lines, {}, &ServiceLine::from);
    return first == asked.lines.end() ? received_on : service_day(*first);
}

bool is_short_notice(SubmitRequest const& asked, Instant at, policy::Pack const& pack) {
    auto const lead = pack.programs.intake.records_lead_days;
    if (lead == 0 || asked.review != policy::Review::pre_service || asked.lines.empty())
        return false;
    auto const today = pack.zone.day_of(at);
    return first_service_day(asked, today) < today + std::chrono::days(lead);
}

void validate_submit(SubmitRequest const& asked, Context const& context, Instant received_at,
                     Faults& faults) {
    auto const received_on = context.pack.zone.day_of(received_at);
    check_receipt(asked, context, faults);
    check_member(asked, context, received_on, faults);
    check_providers(asked, context, faults);
    check_lines(asked, faults);
    check_line_dates(asked, received_on, faults);
    check_review(asked, faults);
    check_newborn(asked, context, received_on, faults);
    check_follows(asked, faults);
    auto const& known = context.facts.known_codes;
    for (std::size_t i = 0; i < asked.lines.size() && i < known.size(); ++i)
        if (known[i] == false)
            faults.add("unknown_code", at("/lines", i, "/code"),
                       "No such code is in force on that day.");
    for (std::size_t i = 0; i < asked.notes.size(); ++i)
        if (auto allowed = may_note(context.actor, asked.notes[i].type); !allowed)
            faults.add(
                forbidden("role_not_allowed", at("/notes", i, "/type"), allowed.fault().message));
}

}  // namespace assent::request
