#include "request/intake.h"

#include "base/text.h"
#include "request/retro_age.h"
#include "request/validate_submit.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::Special;

std::string line_of_business(SubmitRequest const& asked, Context const& context,
                             Instant received_at) {
    if (!context.facts.member) return {};
    auto const day = first_service_day(asked, context.pack.zone.day_of(received_at));
    auto const* coverage = directory::coverage_on(*context.facts.member, day);
    return coverage ? coverage->line_of_business : std::string();
}

/// True when the asking office is known not to give primary care and not to be the member's own.
bool is_no_primary_care(SubmitRequest const& asked, Context const& context, Day day) {
    auto const& facts = context.facts;
    if (!facts.requesting || !facts.member) return false;
    auto const* coverage = directory::coverage_on(*facts.member, day);
    auto const own = coverage ? coverage->primary_care : std::nullopt;
    if (own && asked.requesting == own) return false;
    auto const& specialty = facts.requesting->specialty;
    if (specialty.empty()) return own.has_value();
    return !holds(context.pack.programs.intake.primary_care, specialty);
}

/// VAL-10, REF-03: only primary care refers as primary care.
void check_primary_care(SubmitRequest& asked, Context const& context, Day received_on,
                        Faults& faults) {
    auto const& intake = context.pack.programs.intake;
    if (intake.primary_care_reason.empty() || asked.reason != intake.primary_care_reason) return;
    if (!is_no_primary_care(asked, context, first_service_day(asked, received_on))) return;
    if (!intake.instead.empty()) asked.reason = intake.instead;
    else
        faults.add("contradictory_choice", "/reason",
                   "Only the member's primary care office uses this reason.");
}

/// VAL-14: what the office left out is taken from its entry in the directory.
void check_contact(SubmitRequest& asked, Context const& context, Faults& faults) {
    auto const& intake = context.pack.programs.intake;
    if (!intake.contact_phone && !intake.contact_fax) return;
    auto const& office = context.facts.requesting;
    if (office && asked.contact.phone.empty()) asked.contact.phone = office->phone;
    if (office && asked.contact.fax.empty()) asked.contact.fax = office->fax;
    if (intake.contact_phone && trim(asked.contact.phone).empty())
        faults.add("contact_required", "/contact/phone", "Give a phone number to call back.");
    if (intake.contact_fax && trim(asked.contact.fax).empty())
        faults.add("contact_required", "/contact/fax", "Give a fax number for the answer.");
}

policy::RetroWindow const* window_of(SubmitRequest const& asked, Context const& context,
                                     Instant received_at) {
    if (asked.review != policy::Review::post_service) return nullptr;
    return retro_window(context.pack, line_of_business(asked, context, received_at));
}

bool is_outside(policy::RetroWindow const& window, Day from, Day received_on) {
    auto const end = window_end(window, from);
    return end && received_on > *end;
}

void check_late(SubmitRequest const& asked, Context const& context, Instant received_at,
                Faults& faults) {
    auto const* window = window_of(asked, context, received_at);
    if (window == nullptr || asked.late_reason) return;
    auto const received_on = context.pack.zone.day_of(received_at);
    if (window->always_reason)
        faults.add("late_reason_required", "/late_reason",
                   "Say why approval was not asked for before the care. " + window->why);
    else if (is_outside(*window, late_from(asked, received_on), received_on))
        faults.add("late_reason_required", "/late_reason",
                   "This comes late; say why. " + window->why);
}

/// CHG-02, CLK-17: a renewal follows its earlier authorization and comes in the weeks before its
/// end.
void check_renewal(SubmitRequest const& asked, Context const& context, Day received_on,
                   Faults& faults) {
    auto const earliest = context.pack.programs.intake.renewal_earliest_days;
    auto const& earlier = context.facts.followed;
    if (!asked.follows || !earlier || earlier->request != *asked.follows) return;
    if (earlier->member != asked.member)
        return faults.add("unknown_request", "/follows", "The member has no such request.");
    if (earliest == 0 || !earlier->to) return;
    auto const opens = *earlier->to - std::chrono::days(earliest);
    if (received_on < opens)
        faults.add("renewal_too_early", "/follows",
                   "A renewal is taken from " + to_text(opens) + " on.");
    for (std::size_t i = 0; i < asked.lines.size(); ++i)
        if (*asked.lines[i].from <= *earlier->to)
            faults.add("overlaps_earlier", at("/lines", i, "/from"),
                       "A renewal starts after the current approval; begin on " +
                           to_text(*earlier->to + std::chrono::days(1)) + ".");
}

void check_population(SubmitRequest const& asked, Context const& context, Faults& faults) {
    for (auto const& rule : context.pack.programs.intake.populations) {
        auto const is_meant = [&](ServiceLine const& line) {
            return line.service_type == rule.service_type;
        };
        if (std::ranges::none_of(asked.lines, is_meant)) continue;
        if (asked.population.empty() && holds(rule.needed, asked.review))
            faults.add(
                "population_required", "/population",
                "Say which population the member belongs to: " + join(rule.values, ", ") + ".");
        else if (!asked.population.empty() && !holds(rule.values, asked.population))
            faults.add("unknown_population", "/population",
                       "Choose one of: " + join(rule.values, ", ") + ".");
    }
}

/// DME-07: a thing is rented by the month or bought.
void check_equipment(SubmitRequest& asked, Faults& faults) {
    if (asked.kind != policy::RequestKind::dme) return;
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto& line = asked.lines[i];
        auto const has = [&](char const* modifier) {
            return holds(line.modifiers, std::string(modifier));
        };
        bool const is_rented = has("RR");
        bool const is_bought = has("NU") || has("UE");
        if (is_rented && is_bought)
            faults.add("contradictory_choice", at("/lines", i, "/modifiers"),
                       "A thing is rented (RR) or bought (NU, UE), not both.");
        else if (is_bought && line.unit == UnitKind::month)
            faults.add("contradictory_choice", at("/lines", i, "/unit"),
                       "What is bought is not counted in months; choose RR for a rental.");
        else if (is_rented && !line.unit) line.unit = UnitKind::month;
    }
}

/// Hours and minutes of a day: `09:05`.
bool is_time_of_day(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return false;
    auto const pair = [&](std::size_t at) {
        bool const digits =
            text[at] >= '0' && text[at] <= '9' && text[at + 1] >= '0' && text[at + 1] <= '9';
        return digits ? (text[at] - '0') * 10 + (text[at + 1] - '0') : 99;
    };
    return pair(0) < 24 && pair(3) < 60;
}

void check_trip(TripLeg const& trip, std::string const& where, Faults& faults) {
    constexpr int attendants_most = 9;
    if (trim(trip.from.reveal()).empty() || trim(trip.to.reveal()).empty())
        faults.add("trip_required", where, "Say where the trip begins and where it ends.");
    if (!trip.appointment.empty() && !is_time_of_day(trip.appointment))
        faults.add("bad_time", where + "/appointment",
                   "Write the time of the appointment as 14:30.");
    if (trip.attendants < 0 || trip.attendants > attendants_most)
        faults.add("bad_quantity", where + "/attendants", "At most 9 people ride along.");
}

/// TRN-06: every leg has two ends.
void check_trips(SubmitRequest const& asked, Faults& faults) {
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const& trips = asked.lines[i].trips;
        if (!trips.empty() && asked.kind != policy::RequestKind::transport)
            faults.add("contradictory_choice", at("/lines", i, "/trips"),
                       "Only a transport request has trips; choose kind transport.");
        for (std::size_t k = 0; k < trips.size(); ++k)
            check_trip(trips[k], at(at("/lines", i, "/trips"), k), faults);
    }
}

/// An emergency is not planned, and what is planned does not come through the emergency room.
void check_stay(SubmitRequest const& asked, Day received_on, Faults& faults) {
    using policy::AdmissionPriority;
    if (!asked.stay) return;
    auto const& stay = *asked.stay;
    bool const is_emergency = stay.admission_priority == AdmissionPriority::emergency ||
                              stay.admission_priority == AdmissionPriority::trauma;
    if (is_emergency && stay.admit_on && *stay.admit_on > received_on)
        faults.add("contradictory_choice", "/stay/admission_priority",
                   "An emergency admission is not planned ahead; choose elective or urgent.");
    if (stay.admission_priority == AdmissionPriority::elective &&
        stay.admission_source == policy::AdmissionSource::emergency_room)
        faults.add("contradictory_choice", "/stay/admission_source",
                   "An elective admission does not come from the emergency room.");
}

/// NEW-05: the remark the plan's desk looks for, made from the fields.
void add_newborn_remark(SubmitRequest& asked) {
    if (!has_special(asked, Special::newborn_on_mother) || !asked.newborn) return;
    auto const& baby = *asked.newborn;
    auto const text = "Baby using mom's ID: " + baby.name.reveal() + ", born " +
                      to_text(baby.born_on.reveal()) + ".";
    auto const is_there = [&](NewNote const& note) { return note.text.reveal() == text; };
    if (baby.name.reveal().empty() || std::ranges::any_of(asked.notes, is_there)) return;
    asked.notes.emplace_back().text.reveal() = text;
}

}  // namespace

policy::NewbornRule const* newborn_rule(policy::Pack const& pack,
                                        std::optional<directory::Member> const& mother, Day day) {
    auto const* coverage = mother ? directory::coverage_on(*mother, day) : nullptr;
    if (coverage == nullptr) return nullptr;
    return pack.programs.intake.find_newborn(coverage->line_of_business);
}

Followed as_followed(State const& state) {
    Followed earlier{state.request, state.asked->member, {}};
    for (auto const& line : state.lines) {
        auto const last = is_authorized(line) ? line.determined->to : line.asked.to;
        if (last && (!earlier.to || *last > *earlier.to)) earlier.to = last;
    }
    return earlier;
}

void begin_after_earlier(SubmitRequest& asked, Facts const& facts) {
    auto const& earlier = facts.followed;
    if (!asked.follows || !earlier || earlier->request != *asked.follows || !earlier->to) return;
    if (earlier->member != asked.member) return;
    for (auto& line : asked.lines)
        if (!line.from) line.from = *earlier->to + std::chrono::days(1);
}

void check_intake(SubmitRequest& asked, Context const& context, Instant received_at,
                  Faults& faults) {
    auto const received_on = context.pack.zone.day_of(received_at);
    check_primary_care(asked, context, received_on, faults);
    check_contact(asked, context, faults);
    check_late(asked, context, received_at, faults);
    check_renewal(asked, context, received_on, faults);
    check_population(asked, context, faults);
    check_equipment(asked, faults);
    check_trips(asked, faults);
    check_stay(asked, received_on, faults);
    add_newborn_remark(asked);
}

Late late_of(SubmitRequest const& asked, Context const& context, Instant received_at) {
    auto const* window = window_of(asked, context, received_at);
    if (window == nullptr || !asked.late_reason) return {};
    auto const received_on = context.pack.zone.day_of(received_at);
    auto const is_late = is_outside(*window, late_from(asked, received_on), received_on);
    auto const is_straight = holds(window->straight, std::string(name_of(*asked.late_reason)));
    if ((!is_late && !window->always_reason) || is_straight) return {};
    return {true, window->queue.empty() ? "retro" : window->queue, window->why};
}

}  // namespace assent::request
