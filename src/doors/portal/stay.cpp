#include "doors/portal/stay.h"

#include "request/stay_days.h"

namespace assent::portal {

void put_stay(json::Value& out, engine::Engine& engine, engine::RequestPicture const& picture) {
    auto const& state = picture.state;
    if (!state.stay) return;
    auto const& stay = *state.stay;
    auto const today = picture.pack->zone.day_of(engine.clock().now());
    auto const days = request::days_of_stay(state, today);
    json::Value shown;
    shown.set("state", name_of(stay.state));
    shown.set("today", to_text(today));
    shown.set("admit_on", to_text(stay.admit_on));
    if (stay.last_day) shown.set("asked_to", to_text(*stay.last_day));
    if (stay.source) shown.set("source", name_of(*stay.source));
    if (stay.priority) shown.set("priority", name_of(*stay.priority));
    shown.set("levels", to_json(stay.levels));
    if (stay.converted_on) shown.set("converted_on", to_text(*stay.converted_on));
    if (stay.discharged_on) shown.set("discharged_on", to_text(*stay.discharged_on));
    if (stay.disposition) shown.set("disposition", name_of(*stay.disposition));
    if (auto const covered = request::covered_through(days))
        shown.set("covered_to", to_text(*covered));
    if (auto const planned = request::planned_through(state))
        shown.set("planned_to", to_text(*planned));
    shown.set("days", to_json(days));
    out.set("stay", std::move(shown));
}

}  // namespace assent::portal
