#include "base/check_digit.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"
#include "engine/desk.h"

namespace assent::portal {
namespace {

json::Value shown_request(views::RequestRow const& row) {
    auto item = to_json(row);
    item.set("shown", grouped(row.request.value));
    return item;
}

void put_stay_row(json::Value& item, views::StayRow const& row) {
    item.set("facility", row.facility);
    item.set("facility_name", row.facility_name);
    if (!row.level.empty()) item.set("level", row.level);
    item.set("stay_state", name_of(row.body.state));
    if (row.body.source) item.set("source", name_of(*row.body.source));
    if (row.body.priority) item.set("priority", name_of(*row.body.priority));
    item.set("admit_on", to_text(row.admit_on));
    if (row.body.asked_to) item.set("asked_to", to_text(*row.body.asked_to));
    if (row.covered_to) item.set("covered_to", to_text(*row.covered_to));
    if (row.planned_to) item.set("planned_to", to_text(*row.planned_to));
    if (row.discharged_on) item.set("discharged_on", to_text(*row.discharged_on));
    if (row.review_at) item.set("review_at", to_text(*row.review_at));
    item.set("review_missed", row.body.review_missed);
    if (row.body.decide_at) item.set("decide_at", to_text(*row.body.decide_at));
    item.set("discharge", to_json(row.body.discharge));
}

json::Value stay_json(engine::StayNow const& stay) {
    auto const& row = stay.row;
    auto item = shown_request(row.request);
    put_stay_row(item, row);
    item.set("days", to_json(stay.days));
    item.set("day_of_stay", stay.day_of_stay);
    item.set("days_covered", stay.days_covered);
    item.set("days_open", stay.days_open);
    if (stay.longer_by > 0) item.set("longer_by", stay.longer_by);
    item.set("review_due", stay.review_due);
    if (stay.notice_after) item.set("notice_after", *stay.notice_after);
    item.set("notice_late", stay.notice_late);
    item.set("readmitted", stay.readmitted);
    if (row.left_before_on) item.set("left_before_on", to_text(*row.left_before_on));
    if (!stay.nurse_name.empty()) item.set("nurse_name", stay.nurse_name);
    return item;
}

Result<json::Value> census(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::CensusAsk>(request));
    auto const census = TRY(engine::Desk(portal.engine(), asker).census(ask));
    json::Array stays;
    for (auto const& stay : census.stays) stays.push_back(stay_json(stay));
    json::Value out;
    out.set("now", to_text(census.now));
    out.set("today", to_text(census.today));
    out.set("stays", std::move(stays));
    out.set("more", census.more);
    out.set("facilities", to_json(census.facilities));
    return out;
}

json::Value task_json(views::TaskRow const& row) {
    auto item = shown_request(row.request);
    json::Value task = to_json(row);
    for (auto& member : task.as_object()) item.set(member.name, std::move(member.value));
    return item;
}

Result<json::Value> tasks(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    auto const ask = TRY(body_as<engine::TaskAsk>(request));
    auto const list = TRY(engine::Desk(portal.engine(), asker).tasks(ask));
    json::Array rows;
    for (auto const& row : list.page.rows) rows.push_back(task_json(row));
    json::Value out;
    out.set("now", to_text(list.now));
    out.set("today", to_text(list.today));
    out.set("attempts_required", list.attempts_required);
    out.set("tasks", std::move(rows));
    if (!list.page.next.empty()) out.set("next", list.page.next);
    return out;
}

Result<json::Value> keep_contact(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    auto const key = TRY(key_of(request));
    auto const wanted = TRY(body_as<engine::ContactToKeep>(request));
    json::Value out;
    out.set("kept", TRY(engine::Desk(portal.engine(), asker).keep_contact(wanted, key)));
    return out;
}

struct MemberFileAsk {
    PlanId plan;
    MemberId member;
};

void fields(auto& f, auto& a) requires Is<MemberFileAsk, decltype(a)> {
    f("plan", a.plan);
    f("member", a.member);
}

json::Array contacts_json(std::vector<engine::ContactSeen> const& contacts) {
    json::Array all;
    for (auto const& contact : contacts) {
        auto item = to_json(contact);
        if (!contact.request.value.empty()) item.set("shown", grouped(contact.request.value));
        all.push_back(std::move(item));
    }
    return all;
}

Result<json::Value> member_file(Portal& portal, http::Request const& request,
                                engine::Asker const& asker) {
    auto const ask = TRY(body_as<MemberFileAsk>(request));
    auto const file = TRY(engine::Desk(portal.engine(), asker).member_file(ask.plan, ask.member));
    json::Array appeals;
    for (auto const& appeal : file.appeals) {
        auto item = to_json(appeal);
        item.set("shown", grouped(appeal.appeal.value));
        appeals.push_back(std::move(item));
    }
    json::Array stays;
    for (auto const& row : file.stays) {
        auto item = shown_request(row.request);
        put_stay_row(item, row);
        stays.push_back(std::move(item));
    }
    json::Array open;
    for (auto const& row : file.tasks) open.push_back(task_json(row));
    json::Value out;
    out.set("contacts", contacts_json(file.contacts));
    out.set("appeals", std::move(appeals));
    out.set("stays", std::move(stays));
    out.set("tasks", std::move(open));
    return out;
}

struct ProviderFileAsk {
    PlanId plan;
    ProviderId provider;
};

void fields(auto& f, auto& a) requires Is<ProviderFileAsk, decltype(a)> {
    f("plan", a.plan);
    f("provider", a.provider);
}

void put_provider(json::Value& out, directory::Provider const& provider, policy::Pack const& pack,
                  Day today) {
    out.set("type", name_of(provider.type));
    out.set("plan_number", provider.plan_number);
    out.set("address", to_json(provider.address));
    out.set("languages", to_json(provider.languages));
    if (provider.new_patients) out.set("new_patients", to_json(*provider.new_patients));
    out.set("unlisted", directory::is_unlisted(provider));
    json::Array networks;
    for (auto const& span : provider.networks) {
        auto item = to_json(span);
        if (auto const* line = pack.find_line(span.line_of_business))
            item.set("line_name", line->name);
        item.set("now", span.valid_from <= today && (!span.valid_to || today <= *span.valid_to));
        networks.push_back(std::move(item));
    }
    out.set("networks", std::move(networks));
}

Result<json::Value> provider_file(Portal& portal, http::Request const& request,
                                  engine::Asker const& asker) {
    auto& engine = portal.engine();
    auto const ask = TRY(body_as<ProviderFileAsk>(request));
    auto const file = TRY(engine::Desk(engine, asker).provider_file(ask.plan, ask.provider));
    auto const pack = TRY(engine.pack_today(ask.plan));
    auto out = provider_json(file.provider);
    put_provider(out, file.provider, *pack, pack->zone.day_of(engine.clock().now()));
    json::Array outcomes;
    for (auto const& [status, count] : file.outcomes) {
        json::Value item;
        item.set("status", status);
        item.set("count", count);
        outcomes.push_back(std::move(item));
    }
    out.set("outcomes", std::move(outcomes));
    json::Array requests;
    for (auto const& row : file.requests) requests.push_back(shown_request(row));
    out.set("requests", std::move(requests));
    out.set("contacts_log", contacts_json(file.contacts));
    json::Array accounts;
    for (auto const& account : file.accounts) {
        json::Value item;
        item.set("name", account.name);
        item.set("role", account.role);
        item.set("disabled", account.disabled);
        accounts.push_back(std::move(item));
    }
    if (!accounts.empty()) out.set("accounts", std::move(accounts));
    return out;
}

template <class T>
Endpoint reading(std::string pattern, std::string summary, std::vector<std::string> faults) {
    return {"post",
            std::move(pattern),
            std::move(summary),
            Access::signed_in,
            {"X-CSRF-Token"},
            [](Schemas& schemas) { return schemas.of<T>(); },
            {},
            std::move(faults)};
}

}  // namespace

void add_census_routes(Portal& portal, http::Router& router) {
    auto add = [&](std::string pattern, auto function) {
        router.post(std::move(pattern),
                    signed_in(portal, [&portal, function](http::Request const& request,
                                                          engine::Asker const& asker) {
                        return reply(function(portal, request, asker));
                    }));
    };
    add("/api/census/search", census);
    add("/api/tasks/search", tasks);
    add("/api/contacts", keep_contact);
    add("/api/members/file", member_file);
    add("/api/providers/file", provider_file);
}

void describe_census(std::vector<Endpoint>& out) {
    out.push_back(reading<engine::CensusAsk>(
        "/api/census/search",
        "Who is in a hospital or nursing facility today, by facility, with the days one by one",
        {"right_required", "unknown_plan", "bad_limit"}));
    out.push_back(reading<engine::TaskAsk>(
        "/api/tasks/search", "Open tasks over all requests, due first first",
        {"right_required", "unknown_plan", "bad_limit", "bad_page"}));
    auto contact = reading<engine::ContactToKeep>(
        "/api/contacts",
        "Keep a call or letter about a member or provider that belongs to no request",
        {"right_required", "unknown_plan", "unknown_member", "unknown_provider", "nothing_wanted",
         "too_long"});
    contact.headers = {"Idempotency-Key", "X-CSRF-Token"};
    out.push_back(std::move(contact));
    out.push_back(reading<MemberFileAsk>("/api/members/file",
                                         "Calls, appeals, stays and open tasks of a member",
                                         {"right_required", "unknown_plan", "unknown_member"}));
    out.push_back(reading<ProviderFileAsk>(
        "/api/providers/file",
        "Network, requests with their outcomes, calls and accounts of a provider",
        {"right_required", "unknown_plan", "unknown_provider"}));
}

}  // namespace assent::portal
