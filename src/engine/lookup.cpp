#include "engine/lookup.h"

#include "policy/require.h"

#include <utility>

namespace assent::engine {
namespace {

Result<std::shared_ptr<policy::Pack const>> pick_pack(policy::Packs const& packs,
                                                      LookupAsk const& ask, Instant now) {
    if (!ask.edition.empty()) return packs.edition(ask.plan, ask.edition);
    if (ask.date) return packs.effective(ask.plan, *ask.date);
    // Today is the plan's today, so any of its editions may tell the zone.
    for (auto const& pack : packs.all())
        if (pack->plan == ask.plan) return packs.effective(ask.plan, pack->zone.day_of(now));
    return not_found("unknown_plan", "/plan", "There is no plan of that name here.");
}

Fault at(Fault fault, std::string where) {
    fault.where = std::move(where);
    return fault;
}

Result<void> take_codes(LookupAsk const& ask, policy::Ask& question) {
    if (!ask.code.empty()) {
        auto code = codes::parse_code(ask.code, ask.system);
        if (!code) return at(code.fault(), "/code");
        question.code = *code;
    }
    if (!ask.revenue.empty()) {
        auto revenue = codes::parse_revenue(ask.revenue);
        if (!revenue) return at(revenue.fault(), "/revenue");
        question.revenue = *revenue;
    }
    if (!ask.place.empty()) {
        auto place = codes::parse_place(ask.place);
        if (!place) return at(place.fault(), "/place");
        question.place = *place;
    }
    for (std::size_t i = 0; i < ask.modifier.size(); ++i) {
        auto modifier = codes::parse_modifier(ask.modifier[i]);
        if (!modifier) return at(modifier.fault(), "/modifier/" + std::to_string(i));
        question.modifiers.push_back(*modifier);
    }
    for (std::size_t i = 0; i < ask.diagnosis.size(); ++i) {
        auto diagnosis = codes::parse_diagnosis(ask.diagnosis[i]);
        if (!diagnosis) return at(diagnosis.fault(), "/diagnosis/" + std::to_string(i));
        question.diagnoses.push_back(*diagnosis);
    }
    return fine();
}

void take_facts(LookupAsk const& ask, policy::Ask& question) {
    question.line_of_business = ask.line;
    question.kind = ask.kind;
    question.setting = ask.setting;
    question.review = ask.review;
    question.network = ask.network;
    question.age = ask.age;
    question.admission_source = ask.admission_source;
    question.admission_priority = ask.admission_priority;
    question.level_of_care = ask.level_of_care;
    question.discipline = ask.discipline;
    question.specialty = ask.specialty;
    question.county = ask.county;
    question.medical_group = ask.medical_group;
    question.population = ask.population;
    question.emergency_transport = ask.emergency_transport;
    question.marks = ask.mark;
    question.special = ask.special;
}

}  // namespace

Result<LookupReply> answer_lookup(policy::Packs const& packs, LookupAsk const& ask, Instant now,
                                  std::optional<MemberFacts> const& member) {
    auto const pack = TRY(pick_pack(packs, ask, now));
    policy::Ask question;
    question.service_day = ask.date ? *ask.date : pack->zone.day_of(now);
    TRY(take_codes(ask, question));
    take_facts(ask, question);
    if (member) {
        question.line_of_business = member->line;
        question.medical_group = member->medical_group;
        question.age = age_on(member->born_on, question.service_day);
    }
    if (!question.line_of_business.empty() && !pack->find_line(question.line_of_business))
        return invalid("unknown_line", "/line",
                       pack->name + " has no line of business of that name.");

    LookupReply reply;
    reply.plan = pack->plan;
    reply.plan_name = pack->name;
    reply.edition = pack->edition;
    reply.pack = pack->version;
    reply.code = question.code;
    reply.date = question.service_day;
    reply.asked_at = now;
    reply.time_zone = pack->zone.name();
    reply.line = question.line_of_business;
    reply.answer = policy::require(*pack, question);
    reply.disclaimer = pack->disclaimer;
    return reply;
}

json::Value reply_json(LookupReply const& reply) {
    json::Value out;
    out.set("plan", reply.plan.value);
    out.set("plan_name", reply.plan_name);
    out.set("edition", reply.edition);
    out.set("pack", reply.pack.value);
    if (reply.code) {
        out.set("code", reply.code->value);
        out.set("system", name_of(reply.code->system));
    }
    if (!reply.title.empty()) out.set("title", reply.title);
    out.set("date", to_text(reply.date));
    out.set("asked_at", to_text(reply.asked_at));
    out.set("time_zone", reply.time_zone);
    if (!reply.line.empty()) out.set("line", reply.line);
    auto answer = to_json(reply.answer);
    for (auto& member : answer.as_object())
        if (member.name != "plan" && member.name != "edition" && member.name != "pack")
            out.as_object().push_back(std::move(member));
    // A reader may count on these lists, so they are there when empty too.
    for (auto const* name : {"why", "rows", "contacts"})
        if (!out.find(name)) out.set(name, json::Array{});
    out.set("disclaimer", reply.disclaimer);
    return out;
}

}  // namespace assent::engine
