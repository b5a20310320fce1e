#include "base/match.h"
#include "engine/prepared.h"
#include "request/intake.h"

namespace assent::engine {
namespace {

json::Value fault_json(Fault const& fault) {
    json::Value out;
    out.set("code", fault.code);
    out.set("pointer", fault.where);
    out.set("detail", fault.message);
    return out;
}

/// Said and not held against anyone (INT-12).
json::Value short_notice() {
    json::Value out;
    out.set("code", "records_short_notice");
    out.set("pointer", "/documents");
    out.set("detail",
            "These records come close to the day of service; the plan asks for them earlier.");
    return out;
}

/// The events a submission would write, told as an answer.
json::Value told(request::Events const& events) {
    json::Array lines;
    json::Array duplicates;
    json::Array outcomes;
    json::Array warnings;
    json::Value clock;
    for (auto const& event : events) {
        std::visit(Match{[&](request::RequestReceived const& e) {
                             if (e.records_short_notice) warnings.push_back(short_notice());
                         },
                         [&](request::RequirementFound const& e) { lines.push_back(to_json(e)); },
                         [&](request::DuplicateSuspected const& e) {
                             json::Value item;
                             item.set("request", e.other.value);
                             item.set("kind", name_of(e.kind));
                             duplicates.push_back(std::move(item));
                         },
                         [&](request::LineDetermined const& e) { outcomes.push_back(to_json(e)); },
                         [&](policy::ClockStarted const& e) {
                             if (clock.is_null()) clock = to_json(e);
                         },
                         [](auto const&) {}},
                   event);
    }
    json::Value out;
    bool const at_once = !lines.empty() && outcomes.size() == lines.size();
    out.set("auto_approval", at_once ? "yes" : "no");
    out.set("lines", std::move(lines));
    out.set("determined", std::move(outcomes));
    out.set("duplicates", std::move(duplicates));
    if (!clock.is_null()) out.set("clock", std::move(clock));
    out.set("warnings", std::move(warnings));
    out.set("faults", json::Array{});
    return out;
}

/// Until when the baby runs on the mother's number, in the words of the plan (NEW-04).
void put_newborn(json::Value& out, request::SubmitRequest const& asked, policy::Pack const& pack,
                 request::Facts const& facts, Day today) {
    auto const* rule = request::newborn_rule(pack, facts.member, today);
    if (rule == nullptr || !asked.newborn || asked.newborn->born_on.reveal() == Day{}) return;
    json::Value newborn;
    newborn.set("row", rule->row);
    newborn.set("until",
                to_text(policy::last_day_on_mother(*rule, asked.newborn->born_on.reveal())));
    newborn.set("why", rule->why);
    out.set("newborn", std::move(newborn));
}

}  // namespace

Result<json::Value> Engine::check(Asker const& asker, request::SubmitRequest const& asked) {
    TRY(identity::require_right(asker.account, identity::Right::request_submit,
                                "Your role does not allow submitting requests."));
    TRY(works_for(asker, asked.plan));
    Call call;
    call.plan = asked.plan;
    call.actor = actor_of(asker.account);
    call.command = asked;
    auto prepared = TRY(prepare(call));
    prepared.facts.next_number = RequestId("0");
    prepared.facts.duplicates = TRY(store_->read(
        [&](store::Db& db) { return views::possible_duplicates(db, asked.plan, asked.member); }));
    auto events = request::decide({}, call.command,
                                  {clock_.now(), call.actor, *prepared.pack, prepared.facts});
    auto const today = prepared.pack->zone.day_of(clock_.now());
    auto with_newborn = [&](json::Value out) {
        put_newborn(out, asked, *prepared.pack, prepared.facts, today);
        return out;
    };
    if (events) return with_newborn(told(*events));
    if (events.fault().kind == Kind::broken || events.fault().kind == Kind::unavailable)
        return events.fault();
    json::Value out;
    out.set("auto_approval", "no");
    out.set("lines", json::Array{});
    out.set("faults", json::Array{fault_json(events.fault())});
    return with_newborn(std::move(out));
}

}  // namespace assent::engine
