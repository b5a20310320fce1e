#include "doors/portal/portal.h"
#include "policy/choices.h"

namespace assent::portal {
namespace {

constexpr int search_limit_max = 50;

struct CodeSearch {
    PlanId plan;
    std::string text;
    std::optional<Day> date;
    int limit = 12;
};

void fields(auto& f, auto& s) requires Is<CodeSearch, decltype(s)> {
    f("plan", s.plan);
    f("text", s.text);
    f("date", s.date);
    f("limit", s.limit);
}

struct DiagnosisSearch {
    std::string text;
    int limit = 12;
};

void fields(auto& f, auto& s) requires Is<DiagnosisSearch, decltype(s)> {
    f("text", s.text);
    f("limit", s.limit);
}

enum class WithMember { no, yes };

int within(int limit) {
    return limit < 1 ? 1 : (limit > search_limit_max ? search_limit_max : limit);
}

json::Value edition_json(policy::Pack const& pack) {
    json::Value edition;
    edition.set("edition", pack.edition);
    edition.set("valid_from", to_text(pack.valid_from));
    edition.set("valid_to", to_text(pack.valid_to));
    edition.set("version", pack.version.value);
    return edition;
}

json::Value plan_json(policy::Pack const& pack, json::Array editions) {
    json::Value out;
    out.set("plan", pack.plan.value);
    out.set("name", pack.name);
    out.set("editions", std::move(editions));
    out.set("time_zone", pack.zone.name());
    json::Array lines;
    for (auto const& line : pack.lines) {
        json::Value item;
        item.set("id", line.id);
        item.set("name", line.name);
        lines.push_back(std::move(item));
    }
    out.set("lines", std::move(lines));
    json::Array groups;
    for (auto const& group : pack.groups) {
        json::Value item;
        item.set("id", group.id);
        item.set("name", group.name);
        if (auto const* contact = pack.find_contact(group.contact))
            item.set("contact", to_json(*contact));
        groups.push_back(std::move(item));
    }
    out.set("groups", std::move(groups));
    json::Array newborns;
    for (auto const& rule : pack.programs.intake.newborns) {
        json::Value item;
        item.set("row", rule.row);
        item.set("lines", to_json(rule.lines));
        item.set("months", rule.months);
        item.set("why", rule.why);
        newborns.push_back(std::move(item));
    }
    out.set("newborns", std::move(newborns));
    out.set("disclaimer", pack.disclaimer);
    if (auto const* contact = pack.find_contact(pack.default_contact))
        out.set("contact", to_json(*contact));
    json::Array contacts;
    for (auto const& contact : pack.contacts) contacts.push_back(to_json(contact));
    out.set("contacts", std::move(contacts));
    return out;
}

/// One object a plan, described by the edition in force today.
http::Response plans(Portal& portal) {
    auto& engine = portal.engine();
    json::Array all;
    for (auto const& plan : engine.plans()) {
        json::Array editions;
        policy::Pack const* current = nullptr;
        for (auto const& pack : engine.packs().all()) {
            if (pack->plan != plan) continue;
            editions.push_back(edition_json(*pack));
            auto const today = pack->zone.day_of(engine.clock().now());
            if (!current || (pack->valid_from <= today && today <= pack->valid_to))
                current = pack.get();
        }
        if (current) all.push_back(plan_json(*current, std::move(editions)));
    }
    json::Value out;
    out.set("plans", std::move(all));
    out.set("trial", engine.trial());
    out.set("now", to_text(engine.clock().now()));
    return http::json(200, out);
}

http::Response choices(Portal& portal, http::Request const& request) {
    auto& engine = portal.engine();
    PlanId const plan(std::string(request.parameter("plan")));
    auto const asked = request.query_value("kind");
    auto const kind = asked ? from_name<policy::RequestKind>(*asked) : std::nullopt;
    if (asked && !kind)
        return http::problem(
            invalid("unknown_value", "/kind", "There is no such kind of request."));
    for (auto const& pack : engine.packs().all()) {
        if (pack->plan != plan) continue;
        auto const today = pack->zone.day_of(engine.clock().now());
        if (today < pack->valid_from || pack->valid_to < today) continue;
        return http::json(200, to_json(policy::choices(*pack, kind)));
    }
    return http::problem(not_found("unknown_plan", "/plan", "There is no plan of that name here."));
}

http::Response lookup(Portal& portal, http::Request const& request, WithMember with_member) {
    auto ask = body_as<engine::LookupAsk>(request);
    if (!ask) return http::problem(ask.fault());
    std::optional<engine::Asker> asker;
    if (ask->member && with_member == WithMember::no)
        return http::problem(invalid("member_needs_sign_in", "/member",
                                     "Ask about a member at /api/lookup/member."));
    if (ask->member) {
        auto found = portal.asker(request);
        if (!found) return http::problem(found.fault());
        asker = std::move(found).take();
    }
    auto answer = portal.engine().lookup(*ask, asker);
    if (!answer) return http::problem(answer.fault());
    return http::json(200, engine::reply_json(*answer));
}

json::Value code_json(records::CodeRow const& row) {
    json::Value item;
    item.set("code", row.code);
    item.set("system", name_of(row.system));
    if (!row.title.empty()) item.set("title", row.title);
    return item;
}

http::Response search_codes(Portal& portal, http::Request const& request) {
    auto asked = body_as<CodeSearch>(request);
    if (!asked) return http::problem(asked.fault());
    auto& engine = portal.engine();
    auto found = engine.search_codes(asked->plan, asked->text, asked->date, within(asked->limit));
    if (!found) return http::problem(found.fault());
    json::Array codes;
    for (auto const& row : *found) codes.push_back(code_json(row));
    json::Value out;
    bool const known = !codes.empty();
    out.set("codes", std::move(codes));
    if (known) return http::json(200, out);
    auto near = engine.near_codes(asked->plan, asked->text, asked->date);
    if (!near) return http::problem(near.fault());
    json::Array others;
    for (auto const& row : *near) others.push_back(code_json(row));
    out.set("did_you_mean", std::move(others));
    return http::json(200, out);
}

http::Response search_diagnoses(Portal& portal, http::Request const& request) {
    auto asked = body_as<DiagnosisSearch>(request);
    if (!asked) return http::problem(asked.fault());
    auto found = portal.engine().search_diagnoses(asked->text, within(asked->limit));
    if (!found) return http::problem(found.fault());
    json::Array diagnoses;
    for (auto const& row : *found) {
        json::Value item;
        item.set("code", row.code);
        item.set("shown", codes::show_diagnosis(row.code));
        item.set("title", row.title);
        item.set("billable", row.billable);
        diagnoses.push_back(std::move(item));
    }
    json::Value out;
    out.set("diagnoses", std::move(diagnoses));
    return http::json(200, out);
}

}  // namespace

void add_lookup_routes(Portal& portal, http::Router& router) {
    router.get("/api/plans", [&portal](http::Request const&) { return plans(portal); });
    router.get("/api/plans/{plan}/choices",
               [&portal](http::Request const& request) { return choices(portal, request); });
    // Without a member nothing blocks: the answer comes from memory in microseconds, on the I/O
    // thread.
    constexpr std::size_t small = std::size_t{64} << 10;
    router.post(
        "/api/lookup",
        [&portal](http::Request const& request) { return lookup(portal, request, WithMember::no); },
        {http::Run::inline_, small});
    router.post("/api/lookup/member",
                [&portal](http::Request const& request) {
                    return lookup(portal, request, WithMember::yes);
                },
                {http::Run::pooled, small});
    router.post("/api/codes/search",
                [&portal](http::Request const& request) { return search_codes(portal, request); });
    router.post("/api/diagnoses/search", [&portal](http::Request const& request) {
        return search_diagnoses(portal, request);
    });
}

void describe_lookup(std::vector<Endpoint>& out) {
    auto asks = [](Schemas& schemas) { return schemas.of<engine::LookupAsk>(); };
    auto answers = [](Schemas& schemas) { return schemas.of<policy::Answer>(); };
    std::vector<std::string> const faults{"unknown_plan", "no_pack_on_date", "unknown_field",
                                          "wrong_code_system"};
    out.push_back({"get", "/api/plans", "The plans served here", Access::open, {}, {}, {}, {}});
    out.push_back({"get",
                   "/api/plans/{plan}/choices",
                   "Valid reason, service type and code system combinations",
                   Access::open,
                   {},
                   {},
                   [](Schemas& schemas) { return schemas.of<policy::Choices>(); },
                   {"unknown_plan"}});
    out.push_back({"post",
                   "/api/lookup",
                   "Does this need authorization?",
                   Access::open,
                   {},
                   asks,
                   answers,
                   faults});
    out.push_back({"post",
                   "/api/lookup/member",
                   "The same for a member; leaves an access-log row",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   asks,
                   answers,
                   faults});
    out.push_back({"post",
                   "/api/codes/search",
                   "Search codes by number or word",
                   Access::open,
                   {},
                   [](Schemas& schemas) { return schemas.of<CodeSearch>(); },
                   {},
                   {}});
    out.push_back({"post",
                   "/api/diagnoses/search",
                   "Search ICD-10-CM by code or word",
                   Access::open,
                   {},
                   [](Schemas& schemas) { return schemas.of<DiagnosisSearch>(); },
                   {},
                   {}});
}

}  // namespace assent::portal
