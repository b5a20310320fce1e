#include "base/hash.h"
#include "doors/portal/portal.h"
#include "letters/words.h"

namespace assent::portal {
namespace {

using letters::Language;

struct Topic {
    std::string topic;
    std::string title;
    std::string summary;
    std::vector<std::string> pages;  ///< parts of the portal where it helps
    std::vector<std::string> steps;
    std::string note;
};

void fields(auto& f, auto& t) requires Is<Topic, decltype(t)> {
    f("topic", t.topic);
    f("title", t.title);
    f("summary", t.summary);
    f("pages", t.pages);
    f("steps", t.steps);
    f("note", t.note);
}

Result<json::Value> topics_of(Language language) {
    auto const held =
        TRY(json::parse(letters::embedded_text("help." + std::string(name_of(language)))));
    // Read as topics, so that a misspelt field is found by the first who asks.
    auto const topics = TRY(from_json<std::vector<Topic>>(held));
    json::Value out;
    out.set("language", name_of(language));
    out.set("topics", to_json(topics));
    return out;
}

http::Response help(http::Request const& request) {
    auto const asked = request.query_value("language").value_or("en");
    auto const language = from_name<Language>(asked);
    if (!language)
        return http::problem(
            invalid("unknown_language", "/language", "Help is written in en and es."));
    auto topics = topics_of(*language);
    if (!topics) return http::problem(topics.fault());
    auto response = http::json(200, *topics);
    auto const tag = "\"" + sha256_hex(response.body).substr(0, 20) + "\"";
    if (request.header("If-None-Match") == tag) {
        response = http::Response();
        response.status = 304;
    }
    return std::move(response).with("ETag", tag).with("Cache-Control", "public, no-cache");
}

}  // namespace

void add_help_routes(http::Router& router) { router.get("/api/help", help); }

void describe_help(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/help",
                   "Short instructions for the portal; `language` en or es",
                   Access::open,
                   {"If-None-Match"},
                   {},
                   [](Schemas& schemas) { return schemas.of<std::vector<Topic>>(); },
                   {"unknown_language"}});
}

}  // namespace assent::portal
