#include "doors/portal/picture.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

struct MemberQuery {
    PlanId plan;
    Private<std::string> member_number;
    Private<std::string> last_name;
    Private<std::string> first_name;
    std::optional<Private<Day>> born_on;
};

void fields(auto& f, auto& q) requires Is<MemberQuery, decltype(q)> {
    f("plan", q.plan);
    f("member_number", q.member_number);
    f("last_name", q.last_name);
    f("first_name", q.first_name);
    f("born_on", q.born_on);
}

struct ProviderQuery {
    PlanId plan;
    std::string text;
    bool accepting = false;  ///< only those who said that they take new patients
    std::string language;    ///< only those whose people speak it; a tag such as `es`
    int limit = 12;
};

void fields(auto& f, auto& q) requires Is<ProviderQuery, decltype(q)> {
    f("plan", q.plan);
    f("text", q.text);
    f("accepting", q.accepting);
    f("language", q.language);
    f("limit", q.limit);
}

json::Value coverage_json(policy::Pack const* pack, directory::Coverage const& coverage) {
    auto out = to_json(coverage);
    if (!pack) return out;
    if (auto const* line = pack->find_line(coverage.line_of_business))
        out.set("line_name", line->name);
    if (auto const* group = pack->find_group(coverage.medical_group))
        out.set("medical_group_name", group->name);
    return out;
}

/// Nothing when no edition is in force.
std::shared_ptr<policy::Pack const> pack_today(Portal& portal, PlanId const& plan) {
    auto pack = portal.engine().pack_today(plan);
    return pack ? std::move(pack).take() : nullptr;
}

json::Value member_json(Portal& portal, PlanId const& plan, directory::Member const& member) {
    auto const pack = pack_today(portal, plan);
    json::Value out;
    out.set("id", member.id.value);
    out.set("name", member.first_name.reveal() + " " + member.last_name.reveal());
    out.set("born_on", to_text(member.born_on.reveal()));
    out.set("member_number", member.member_number.reveal());
    out.set("sex", name_of(member.sex));
    if (!member.language.empty()) out.set("language", member.language);
    json::Array spans;
    for (auto const& coverage : member.coverages)
        spans.push_back(coverage_json(pack.get(), coverage));
    out.set("coverages", std::move(spans));
    if (pack) {
        auto const today = pack->zone.day_of(portal.engine().clock().now());
        if (auto const* coverage = directory::coverage_on(member, today))
            out.set("coverage", coverage_json(pack.get(), *coverage));
    }
    return out;
}

http::Response search_members(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    auto query = body_as<MemberQuery>(request);
    if (!query) return http::problem(query.fault());
    records::MemberSearch const search{query->member_number, query->last_name, query->first_name,
                                       query->born_on};
    auto found = portal.engine().search_members(asker, query->plan, search);
    if (!found) return http::problem(found.fault());
    json::Array members;
    for (auto const& member : *found) members.push_back(member_json(portal, query->plan, member));
    json::Value out;
    out.set("members", std::move(members));
    return http::json(200, out);
}

http::Response read_member(Portal& portal, http::Request const& request,
                           engine::Asker const& asker) {
    PlanId const plan(std::string(request.parameter("plan")));
    auto member =
        portal.engine().read_member(asker, plan, MemberId(std::string(request.parameter("id"))));
    if (!member) return http::problem(member.fault());
    return http::json(200, member_json(portal, plan, *member));
}

/// Whether new patients are taken is left out where nobody stated it.
json::Value found_json(directory::Provider const& provider) {
    auto item = provider_json(provider);
    item.set("type", name_of(provider.type));
    item.set("city", provider.address.city);
    item.set("county", provider.address.county);
    if (provider.new_patients) item.set("new_patients", to_json(*provider.new_patients));
    item.set("languages", to_json(provider.languages));
    return item;
}

http::Response search_providers(Portal& portal, http::Request const& request,
                                engine::Asker const& asker) {
    auto query = body_as<ProviderQuery>(request);
    if (!query) return http::problem(query.fault());
    auto const limit = query->limit < 1 || query->limit > 50 ? 12 : query->limit;
    auto found = portal.engine().search_providers(
        asker, query->plan, {query->text, query->accepting, query->language, limit});
    if (!found) return http::problem(found.fault());
    auto const pack = pack_today(portal, query->plan);
    json::Array providers;
    for (auto const& provider : *found) {
        auto item = found_json(provider);
        if (pack) {
            auto const today = pack->zone.day_of(portal.engine().clock().now());
            bool in = false;
            for (auto const& line : pack->lines)
                in = in || directory::in_network(provider, line.id, today);
            item.set("network", in ? "in" : "out");
        }
        providers.push_back(std::move(item));
    }
    json::Value out;
    out.set("providers", std::move(providers));
    return http::json(200, out);
}

}  // namespace

void add_directory_routes(Portal& portal, http::Router& router) {
    auto add = [&](auto function) {
        return signed_in(
            portal, [&portal, function](http::Request const& request, engine::Asker const& asker) {
                return function(portal, request, asker);
            });
    };
    router.post("/api/members/search", add(search_members));
    router.get("/api/plans/{plan}/members/{id}", add(read_member));
    router.post("/api/providers/search", add(search_providers));
}

void describe_directory(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/members/search",
                   "Find a member by number, or last name and birth date",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<MemberQuery>(); },
                   {},
                   {"search_too_wide"}});
    out.push_back({"get",
                   "/api/plans/{plan}/members/{id}",
                   "A member and the coverage spans",
                   Access::signed_in,
                   {},
                   {},
                   {},
                   {"unknown_member"}});
    out.push_back(
        {"post",
         "/api/providers/search",
         "Find a provider by name, NPI, number, specialty or city; only those who take new "
         "patients (`accepting`), only those who speak a language (`language`)",
         Access::signed_in,
         {"X-CSRF-Token"},
         [](Schemas& schemas) { return schemas.of<ProviderQuery>(); },
         {},
         {}});
}

}  // namespace assent::portal
