#include "engine/announcements.h"

#include "doors/portal/picture.h"
#include "doors/portal/portal.h"
#include "doors/portal/session.h"

namespace assent::portal {
namespace {

using records::Announcement;

struct AnnouncementBody {
    std::string title_en;
    std::string text_en;
    std::string title_es;
    std::string text_es;
    Day from{};
    std::optional<Day> to;
    std::vector<records::Audience> audience;
};

void fields(auto& f, auto& a) requires Is<AnnouncementBody, decltype(a)> {
    f("title_en", a.title_en);
    f("text_en", a.text_en);
    f("title_es", a.title_es);
    f("text_es", a.text_es);
    f("from", a.from);
    f("to", a.to);
    f("audience", a.audience);
}

PlanId plan_of(http::Request const& request) {
    return PlanId(std::string(request.parameter("plan")));
}

std::string id_of(http::Request const& request) { return std::string(request.parameter("id")); }

/// What a reader sees of it: both languages, so that switching asks nothing anew.
json::Value shown_json(Announcement const& one) {
    json::Value out;
    out.set("id", one.id);
    out.set("title_en", one.title_en);
    out.set("text_en", one.text_en);
    out.set("title_es", one.title_es);
    out.set("text_es", one.text_es);
    out.set("from", to_text(one.from));
    return out;
}

json::Value kept_json(Announcement const& one) {
    auto out = shown_json(one);
    if (one.to) out.set("to", to_text(*one.to));
    out.set("audience", to_json(one.audience));
    out.set("version", one.version);
    out.set("updated_at", to_text(one.updated_at));
    out.set("updated_by_name", one.updated_by_name);
    return out;
}

json::Value list_json(std::vector<Announcement> const& all,
                      json::Value (*form)(Announcement const&)) {
    json::Array rows;
    for (auto const& one : all) rows.push_back(form(one));
    json::Value out;
    out.set("announcements", std::move(rows));
    return out;
}

/// Whoever has signed in gets what concerns him; anybody else what the public is told.
Result<json::Value> show(Portal& portal, http::Request const& request) {
    std::optional<engine::Asker> asker;
    if (!token_of(portal, request).empty())
        if (auto found = portal.asker(request)) asker = std::move(found).take();
    return list_json(TRY(engine::announcements_for(portal.engine(), asker, plan_of(request))),
                     shown_json);
}

Result<json::Value> announced(Portal& portal, http::Request const& request,
                              engine::Asker const& asker) {
    return list_json(TRY(engine::list_announcements(portal.engine(), asker, plan_of(request))),
                     kept_json);
}

Result<json::Value> save(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const body = TRY(body_as<AnnouncementBody>(request));
    Announcement one;
    one.plan = plan_of(request);
    one.id = id_of(request);
    one.title_en = body.title_en;
    one.text_en = body.text_en;
    one.title_es = body.title_es;
    one.text_es = body.text_es;
    one.from = body.from;
    one.to = body.to;
    one.audience = body.audience;
    return kept_json(TRY(engine::save_announcement(portal.engine(), asker, std::move(one),
                                                   TRY(version_of(request)))));
}

http::Response done(Result<void> const& result) {
    return result ? http::no_content() : http::problem(result.fault());
}

http::Response take_down(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const version = version_of(request);
    if (!version) return http::problem(version.fault());
    return done(engine::remove_announcement(portal.engine(), asker, plan_of(request),
                                            id_of(request), *version));
}

http::Response put_away(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    bool const back = request.method == "DELETE";
    return done(engine::put_away_announcement(portal.engine(), asker, plan_of(request),
                                              id_of(request),
                                              back ? engine::PutAway::no : engine::PutAway::yes));
}

}  // namespace

void add_announcement_routes(Portal& portal, http::Router& router) {
    auto answer = [](auto function) {
        return [function](Portal& to, http::Request const& request, engine::Asker const& asker) {
            return reply(function(to, request, asker));
        };
    };
    std::string const all = "/api/plans/{plan}/announcements";
    router.get(all + "/shown",
               [&portal](http::Request const& request) { return reply(show(portal, request)); });
    router.get(all, for_somebody(portal, answer(announced)));
    router.put(all + "/{id}", for_somebody(portal, answer(save)));
    router.remove(all + "/{id}", for_somebody(portal, take_down));
    router.put(all + "/{id}/put-away", for_somebody(portal, put_away));
    router.remove(all + "/{id}/put-away", for_somebody(portal, put_away));
}

void describe_announcements(std::vector<Endpoint>& out) {
    std::string const all = "/api/plans/{plan}/announcements";
    auto describe = [&](char const* method, std::string const& rest, char const* summary,
                        std::vector<std::string> faults, Access access = Access::signed_in) {
        out.push_back(endpoint(method, all + rest, summary, std::move(faults), access));
    };
    describe("get", "/shown", "What the plan announces today to whoever asks", {"unknown_plan"},
             Access::open);
    describe("get", "", "All announcements of a plan, for who writes them",
             {"right_required", "unknown_plan"});
    describe("put", "/{id}", "Announce something, or change it; it is shown to everybody again",
             {"right_required", "bad_id", "required", "too_long", "dates_reversed", "stale_version",
              "unknown_announcement"});
    out.back().headers.emplace_back("If-Match");
    out.back().asks = [](Schemas& schemas) { return schemas.of<AnnouncementBody>(); };
    describe("delete", "/{id}", "Take an announcement away", {"right_required", "stale_version"});
    out.back().headers.emplace_back("If-Match");
    describe("put", "/{id}/put-away", "Show it no more to me", {"unknown_announcement"});
    describe("delete", "/{id}/put-away", "Show it to me again", {"unknown_announcement"});
}

}  // namespace assent::portal
