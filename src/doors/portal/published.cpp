#include "policy/published.h"

#include "base/hash.h"
#include "base/text.h"
#include "doors/portal/csv.h"
#include "doors/portal/portal.h"
#include "letters/blocks.h"
#include "render/pdf.h"

#include <deque>
#include <map>
#include <mutex>

namespace assent::portal {
namespace {

using letters::Language;
using letters::Words;

enum class Form { json, csv, pdf };

/// What one list is made from; the same ask of the same edition gives the same bytes.
struct Asked {
    std::shared_ptr<policy::Pack const> pack;
    Day day{};
    std::string line;
    Language language = Language::en;
    Form form = Form::json;

    std::string key() const {
        return pack->version.value + "|" + to_text(day) + "|" + line + "|" +
               std::string(name_of(language)) + "|" + std::string(name_of(form)) + "|" +
               ASSENT_VERSION;
    }
};

/// The lists that were asked for last: making one of a thousand codes takes a while, and anybody
/// may ask.
class Kept {
public:
    std::optional<std::string> find(std::string const& key) {
        std::lock_guard const lock(mutex_);
        auto const found = bodies_.find(key);
        if (found == bodies_.end()) return std::nullopt;
        return found->second;
    }

    void keep(std::string const& key, std::string const& body) {
        std::lock_guard const lock(mutex_);
        if (!bodies_.emplace(key, body).second) return;
        order_.push_back(key);
        if (order_.size() <= most) return;
        bodies_.erase(order_.front());
        order_.pop_front();
    }

private:
    static constexpr std::size_t most = 32;
    std::mutex mutex_;
    std::map<std::string, std::string> bodies_;
    std::deque<std::string> order_;
};

Result<Asked> read_ask(Portal& portal, http::Request const& request, Form form) {
    auto& engine = portal.engine();
    PlanId const plan(std::string(request.parameter("plan")));
    Asked asked;
    asked.form = form;
    if (auto const text = request.query_value("date")) {
        auto const day = parse_day(*text);
        if (!day) return invalid("bad_day", "/date", "Write the day as 2026-11-30.");
        asked.day = *day;
    } else {
        asked.day = TRY(engine.pack_today(plan))->zone.day_of(engine.clock().now());
    }
    asked.pack = TRY(engine.packs().effective(plan, asked.day));
    asked.line = std::string(request.query_value("line").value_or(""));
    if (!asked.line.empty() && !asked.pack->find_line(asked.line))
        return invalid("unknown_line", "/line",
                       asked.pack->name + " has no line of business of that name.");
    if (auto const text = request.query_value("language")) {
        auto const language = from_name<Language>(*text);
        if (!language)
            return invalid("unknown_language", "/language", "Printed records are in en and es.");
        asked.language = *language;
    }
    return asked;
}

std::string codes_of(policy::ListedCodes const& listed) {
    if (listed.whole_system) return "*";
    return listed.first == listed.last ? listed.first : listed.first + "-" + listed.last;
}

std::string list_json(Asked const& asked) {
    auto const& pack = *asked.pack;
    auto const list = policy::published_list(pack, asked.day, asked.line);
    json::Value out;
    out.set("plan", pack.plan.value);
    out.set("plan_name", pack.name);
    out.set("edition", pack.edition);
    out.set("pack", pack.version.value);
    out.set("valid_from", to_text(pack.valid_from));
    out.set("valid_to", to_text(pack.valid_to));
    out.set("date", to_text(asked.day));
    if (!asked.line.empty()) out.set("line", asked.line);
    json::Array lines;
    for (auto const& line : pack.lines) {
        json::Value item;
        item.set("id", line.id);
        item.set("name", line.name);
        lines.push_back(std::move(item));
    }
    out.set("lines", std::move(lines));
    out.set("disclaimer", pack.disclaimer);
    out.set("services", to_json(list.services));
    out.set("codes", to_json(list.codes));
    return json::write(out);
}

std::string conditions(std::vector<policy::Question> const& questions, Words const& words) {
    std::vector<std::string> all;
    for (auto const& question : questions) {
        auto const fact = words.word("fact", question.fact);
        std::vector<std::string> values;
        for (auto const& value : question.values)
            values.push_back(words.word("value." + question.fact, value));
        if (values.empty()) values.push_back(lower(words.text("not_stated")));
        all.push_back(fact + ": " + join(values, ", "));
    }
    return join(all, "; ");
}

std::string list_csv(Asked const& asked) {
    Words const words(asked.language);
    auto const list = policy::published_list(*asked.pack, asked.day, asked.line);
    std::string out = "system,first,last,answer,service,depends_on,rows,date,edition,pack\r\n";
    for (auto const& listed : list.codes) {
        std::vector<std::string> const cells{std::string(name_of(listed.system)),
                                             listed.whole_system ? "" : listed.first,
                                             listed.whole_system ? "" : listed.last,
                                             std::string(name_of(listed.answer)),
                                             join(listed.titles, "; "),
                                             conditions(listed.asks, words),
                                             join(listed.rows, " "),
                                             to_text(asked.day),
                                             asked.pack->edition,
                                             asked.pack->version.value};
        out += csv_line(cells);
    }
    return out;
}

letters::Tree list_tree(Asked const& asked) {
    Words const words(asked.language);
    auto const& pack = *asked.pack;
    auto const list = policy::published_list(pack, asked.day, asked.line);
    auto label = [&](std::string const& name) { return words.text("list." + name); };
    auto const* line = pack.find_line(asked.line);
    auto const day = words.day(asked.day);
    letters::Tree tree;
    tree.language = asked.language;
    tree.title = words.text("list.title", {{"plan", pack.name}});
    tree.foot =
        words.text("list.foot", {{"plan", pack.name}, {"edition", pack.edition}, {"day", day}});
    auto& out = tree.blocks;
    out.emplace_back(letters::Heading{1, tree.title});
    out.emplace_back(letters::Paragraph{
        words.text("list.subject",
                   {{"line", line ? line->name : label("all_lines")}, {"day", day}}),
        letters::Tone::strong});
    out.emplace_back(letters::Paragraph{pack.disclaimer, letters::Tone::plain});
    out.emplace_back(letters::Paragraph{
        words.text("list.rules", {{"edition", pack.edition}, {"version", pack.version.value}}),
        letters::Tone::note});
    letters::Table services{{label("service"), label("answer"), label("when"), label("row")}, {}};
    for (auto const& service : list.services) {
        auto const when = conditions(service.when, words);
        services.rows.push_back({service.title, words.word("answer", name_of(service.answer)),
                                 when.empty() ? label("always") : when, service.row});
    }
    out.emplace_back(letters::Heading{2, label("service")});
    out.emplace_back(std::move(services));
    letters::Table table{{label("codes"), label("service"), label("answer"), label("row")}, {}};
    for (auto const& listed : list.codes)
        table.rows.push_back({words.word("system", name_of(listed.system)) + " " + codes_of(listed),
                              join(listed.titles, "; "),
                              words.word("answer", name_of(listed.answer)),
                              join(listed.rows, " ")});
    out.emplace_back(letters::Heading{2, label("codes")});
    out.emplace_back(std::move(table));
    return tree;
}

Result<std::string> make(Asked const& asked) {
    switch (asked.form) {
        case Form::json: return list_json(asked);
        case Form::csv: return list_csv(asked);
        case Form::pdf:
            // What it tells was so when the edition came into force.
            return render::pdf_of(list_tree(asked),
                                  asked.pack->zone.at(asked.pack->valid_from, 0, 0));
    }
    return not_found("unknown_form", "", "There is no such form of the list.");
}

std::string_view type_of(Form form) {
    switch (form) {
        case Form::json: return "application/json";
        case Form::csv: return "text/csv; charset=utf-8";
        case Form::pdf: return "application/pdf";
    }
    return "";
}

http::Response list(Portal& portal, Kept& kept, http::Request const& request, Form form) {
    auto const asked = read_ask(portal, request, form);
    if (!asked) return http::problem(asked.fault());
    auto const key = asked->key();
    auto const tag = "\"" + sha256_hex(key).substr(0, 20) + "\"";
    http::Response response;
    if (request.header("If-None-Match") == tag) {
        response.status = 304;
    } else {
        auto body = kept.find(key);
        if (!body) {
            auto made = make(*asked);
            if (!made) return http::problem(made.fault());
            body = std::move(made).take();
            kept.keep(key, *body);
        }
        response.content_type = type_of(form);
        response.body = *std::move(body);
        if (form != Form::json)
            response.with("Content-Disposition", "inline; filename=\"" + asked->pack->plan.value +
                                                     "-" + to_text(asked->day) + "." +
                                                     std::string(name_of(form)) + "\"");
    }
    // Public and the same for everybody; asked again each time, answered from the tag.
    return std::move(response).with("ETag", tag).with("Cache-Control", "public, no-cache");
}

}  // namespace

void add_published_routes(Portal& portal, http::Router& router) {
    auto const kept = std::make_shared<Kept>();
    auto add = [&](std::string const& ending, Form form) {
        router.get("/api/plans/{plan}/list" + ending,
                   [&portal, kept, form](http::Request const& request) {
                       return list(portal, *kept, request, form);
                   });
    };
    add("", Form::json);
    add(".csv", Form::csv);
    add(".pdf", Form::pdf);
}

void describe_published(std::vector<Endpoint>& out) {
    for (auto const* ending : {"", ".csv", ".pdf"})
        out.push_back(
            {"get",
             std::string("/api/plans/{plan}/list") + ending,
             "What needs approval, by service and by code, on a day (`date`) and for a "
             "line of business (`line`)",
             Access::open,
             {"If-None-Match"},
             {},
             {},
             {"unknown_plan", "no_pack_on_date", "unknown_line", "bad_day", "unknown_language"}});
}

}  // namespace assent::portal
