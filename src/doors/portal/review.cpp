#include "doors/portal/picture.h"
#include "doors/portal/portal.h"
#include "doors/portal/printed.h"
#include "engine/decision_check.h"
#include "request/citations.h"

namespace assent::portal {
namespace {

RequestId number_of(http::Request const& request) {
    return RequestId(std::string(request.parameter("number")));
}

json::Value item_json(policy::CriteriaItem const& item);

json::Value group_json(policy::CriteriaItem const& group) {
    json::Value out;
    out.set("need", name_of(group.need));
    if (group.need == policy::Need::at_least) out.set("least", group.least);
    json::Array items;
    for (auto const& item : group.items) items.push_back(item_json(item));
    out.set("items", std::move(items));
    return out;
}

json::Value item_json(policy::CriteriaItem const& item) {
    if (item.is_group()) {
        auto out = group_json(item);
        out.set("title", item.text);
        return out;
    }
    json::Value out;
    out.set("point", item.point);
    out.set("text", item.text);
    if (!item.hint.empty()) out.set("hint", item.hint);
    return out;
}

std::string source_name(policy::Pack const& pack, std::string const& source) {
    for (auto const& known : pack.decisions.criteria)
        if (known.source == source) return known.name;
    return source;
}

json::Value list_json(request::ListForLines const& found, policy::Pack const& pack) {
    auto const& list = *found.list;
    json::Value out;
    out.set("id", list.id);
    out.set("title", list.title);
    out.set("source", list.source);
    out.set("source_name", source_name(pack, list.source));
    out.set("edition", list.edition);
    out.set("section", list.section);
    out.set("valid_from", to_text(list.valid_from));
    out.set("valid_to", to_text(list.valid_to));
    out.set("lines", to_json(found.lines));
    out.set("tree", group_json(list.tree));
    return out;
}

/// The plan's own criteria for the request, for its staff.
Result<json::Value> checklists(Portal& portal, http::Request const& request,
                               engine::Asker const& asker) {
    if (!is_staff(asker))
        return forbidden("right_required", "", "Check lists are for the plan's reviewers.");
    auto const picture = TRY(portal.engine().read_request(asker, number_of(request)));
    json::Array lists;
    for (auto const& found : request::criteria_lists(picture.state, *picture.pack))
        lists.push_back(list_json(found, *picture.pack));
    json::Value out;
    out.set("lists", std::move(lists));
    return out;
}

Result<json::Value> worksheet_json(records::Worksheet const& worksheet) {
    json::Value out;
    out.set("version", worksheet.version);
    out.set("body", TRY(json::parse(worksheet.body.reveal())));
    out.set("saved_at", to_text(worksheet.saved_at));
    return out;
}

Result<json::Value> worksheets_json(engine::Worksheets const& held) {
    json::Value out;
    out.set("mine", held.mine ? TRY(worksheet_json(*held.mine)) : json::Value());
    json::Array others;
    for (auto const& other : held.others) {
        json::Value item;
        item.set("name", other.name);
        item.set("since", to_text(other.since));
        others.push_back(std::move(item));
    }
    out.set("others", std::move(others));
    return out;
}

Result<json::Value> read(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    return worksheets_json(TRY(portal.engine().read_worksheets(asker, number_of(request))));
}

struct WorksheetBody {
    std::int64_t version = 0;
    json::Value body = json::Value(json::Object{});
};
void fields(auto& f, auto& b) requires Is<WorksheetBody, decltype(b)> {
    f("version", b.version);
    f("body", b.body);
}

/// The fault with what is held meanwhile beside it, so that nothing is lost.
http::Response outdated(Portal& portal, http::Request const& request, engine::Asker const& asker,
                        Fault const& fault) {
    auto response = http::problem(fault);
    auto const held = read(portal, request, asker);
    auto told = json::parse(response.body);
    if (!held || !told) return response;
    told->set("mine", *held->find("mine"));
    told->set("others", *held->find("others"));
    response.body = json::write(*told);
    return response;
}

http::Response save(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto const sent = body_as<WorksheetBody>(request);
    if (!sent) return http::problem(sent.fault());
    if (!sent->body.is_object())
        return http::problem(invalid("wrong_type", "/body", "This is a JSON object."));
    auto const held = portal.engine().save_worksheet(asker, number_of(request), sent->version,
                                                     json::write(sent->body));
    if (held) return reply(worksheets_json(*held));
    if (held.fault().code == "worksheet_changed")
        return outdated(portal, request, asker, held.fault());
    return http::problem(held.fault());
}

http::Response discard_work(Portal& portal, http::Request const& request,
                            engine::Asker const& asker) {
    auto const removed = portal.engine().remove_worksheet(asker, number_of(request));
    return removed ? http::no_content() : http::problem(removed.fault());
}

json::Value said_json(std::string_view code, std::string_view where, std::string_view message) {
    json::Value out;
    out.set("code", code);
    out.set("pointer", where);
    out.set("detail", message);
    return out;
}

Result<json::Value> check(Portal& portal, http::Request const& request,
                          engine::Asker const& asker) {
    auto const command = body_as<request::Determine>(request);
    // What is half written is no mistake of who writes it: it is told like what would be refused.
    auto const wanted = command ? *command : request::Determine{};
    auto const found =
        TRY(engine::check_decision(portal.engine(), asker, number_of(request), wanted));
    auto const fault = command ? found.fault : std::optional(command.fault());
    json::Array faults;
    if (fault) faults.push_back(said_json(fault->code, fault->where, fault->message));
    json::Array warnings;
    for (auto const& warning : found.warnings)
        warnings.push_back(said_json(warning.code, warning.where, warning.message));
    json::Value out;
    out.set("faults", std::move(faults));
    out.set("warnings", std::move(warnings));
    out.set("letters", letters_after(portal.engine(), found.picture, found.happened_before));
    return out;
}

}  // namespace

void add_review_routes(Portal& portal, http::Router& router) {
    auto told = [&](auto function) {
        return for_somebody(portal, [function](Portal& to, http::Request const& request,
                                               engine::Asker const& asker) {
            return reply(function(to, request, asker));
        });
    };
    router.get("/api/requests/{number}/checklists", told(checklists));
    router.get("/api/requests/{number}/worksheet", told(read));
    router.put("/api/requests/{number}/worksheet", for_somebody(portal, save));
    router.remove("/api/requests/{number}/worksheet", for_somebody(portal, discard_work));
    router.post("/api/requests/{number}/decision/check", told(check));
}

void describe_review(std::vector<Endpoint>& out) {
    std::vector<std::string> const faults{"unknown_request", "right_required"};
    auto add = [&](std::string method, std::string const& rest, std::string summary,
                   std::vector<std::string> more, std::function<json::Value(Schemas&)> asks = {}) {
        more.insert(more.end(), faults.begin(), faults.end());
        auto made = endpoint(std::move(method), "/api/requests/{number}/" + rest,
                             std::move(summary), std::move(more));
        made.asks = std::move(asks);
        out.push_back(std::move(made));
    };
    add("get", "checklists", "The plan's own criteria for the request, as check lists", {});
    add("get", "worksheet", "My unfinished review work, and who else has the request in work", {});
    add("put", "worksheet", "Save my unfinished review work: version, body",
        {"too_long", "request_closed", "worksheet_changed"},
        [](Schemas& schemas) { return schemas.of<WorksheetBody>(); });
    add("delete", "worksheet", "Delete my unfinished review work", {});
    add("post", "decision/check",
        "What a decision would come to, with nothing decided: faults, warnings, letters", {},
        [](Schemas& schemas) { return schemas.of<request::Determine>(); });
}

}  // namespace assent::portal
