#include "base/check_digit.h"
#include "base/text.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"

#include <algorithm>

namespace assent::portal {
namespace {

using directory::Coverage;

constexpr int days_ahead = 30;  // what ends sooner is worth an alert

struct OverviewAsk {
    PlanId plan;
    MemberId member;
};

void fields(auto& f, auto& a) requires Is<OverviewAsk, decltype(a)> {
    f("plan", a.plan);
    f("member", a.member);
}

struct MineAsk {
    PlanId plan;
    std::optional<ProviderId> provider;
    Private<std::string> text;
    std::string after;
    int limit = 25;
};

void fields(auto& f, auto& a) requires Is<MineAsk, decltype(a)> {
    f("plan", a.plan);
    f("provider", a.provider);
    f("text", a.text);
    f("after", a.after);
    f("limit", a.limit);
}

using MemberPicture = engine::Engine::MemberPicture;

/// Everything the overview is made from.
struct View {
    MemberPicture const& picture;
    policy::Pack const& pack;
    Day today{};
    engine::Engine& engine;
};

json::Value span_json(View const& view, Coverage const& coverage) {
    json::Value out;
    out.set("line_of_business", coverage.line_of_business);
    if (auto const* line = view.pack.find_line(coverage.line_of_business))
        out.set("line_name", line->name);
    out.set("valid_from", to_text(coverage.valid_from));
    if (coverage.valid_to) out.set("valid_to", to_text(*coverage.valid_to));
    if (!coverage.medical_group.empty()) out.set("medical_group", coverage.medical_group);
    if (auto const* group = view.pack.find_group(coverage.medical_group))
        out.set("medical_group_name", group->name);
    if (coverage.primary_care) {
        auto const& known = view.picture.primary_care;
        auto const found =
            std::ranges::find(known, *coverage.primary_care, &directory::Provider::id);
        if (found != known.end()) out.set("primary_care", provider_json(*found));
    }
    if (!coverage.group_number.empty()) out.set("group_number", coverage.group_number);
    if (!coverage.other_payer.empty()) out.set("other_payer", coverage.other_payer);
    return out;
}

/// Days between spans on which nothing covers (ELG-04); spans of other lines may cover them.
json::Array gaps_json(std::vector<Coverage> spans) {
    json::Array gaps;
    std::ranges::sort(spans, {}, &Coverage::valid_from);
    std::optional<Day> covered_to;
    for (auto const& span : spans) {
        if (covered_to && span.valid_from > *covered_to + std::chrono::days(1)) {
            json::Value gap;
            gap.set("from", to_text(*covered_to + std::chrono::days(1)));
            gap.set("to", to_text(span.valid_from - std::chrono::days(1)));
            gaps.push_back(std::move(gap));
        }
        if (!span.valid_to) return gaps;
        covered_to = covered_to ? std::max(*covered_to, *span.valid_to) : *span.valid_to;
    }
    return gaps;
}

std::string named(std::optional<directory::Provider> const& provider) {
    return provider ? provider->name : std::string();
}

json::Value request_json(request::State const& state) {
    json::Value out;
    out.set("request", state.request.value);
    out.set("shown", grouped(state.request.value));
    if (state.asked) {
        out.set("kind", name_of(state.asked->kind));
        out.set("urgency", name_of(state.asked->urgency));
    }
    std::vector<std::string> codes;
    for (auto const& line : state.lines) codes.push_back(line.asked.code);
    out.set("service", join(codes, ", "));
    out.set("status", name_of(state.status));
    if (state.received_at) out.set("received_at", to_text(*state.received_at));
    auto const* clock = request::governing_clock(state);
    if (!state.closed() && clock && clock->due_at) out.set("due_at", to_text(*clock->due_at));
    out.set("closed", state.closed());
    if (state.closed_at) out.set("closed_at", to_text(*state.closed_at));
    auto const& origin = request::after_of(state).imported_from;
    if (!origin.empty()) out.set("origin", origin);
    if (state.known) {
        out.set("requesting_name", named(state.known->requesting));
        out.set("servicing_name", named(state.known->servicing));
    }
    return out;
}

/// Whether anything may still be used of it.
bool stands(request::LineState const& line, request::Balance const& balance, Day today) {
    if (!request::is_authorized(line)) return false;
    if (line.determined && line.determined->to && *line.determined->to < today) return false;
    return !balance.remaining || balance.remaining->thousandths > 0;
}

json::Value authorization_json(View const& view, request::State const& state,
                               request::LineState const& line, request::Balance const& balance) {
    json::Value out;
    out.set("request", state.request.value);
    out.set("shown", grouped(state.request.value));
    out.set("line", line.number.value);
    out.set("code", line.asked.code);
    if (line.asked.system) {
        auto const title = view.engine.title_of(*line.asked.system, line.asked.code);
        if (!title.empty()) out.set("title", title);
    }
    out.set("units", to_json(balance));
    if (line.asked.unit) out.set("unit", name_of(*line.asked.unit));
    if (line.determined && line.determined->from) out.set("from", to_text(*line.determined->from));
    if (line.determined && line.determined->to) out.set("to", to_text(*line.determined->to));
    if (state.known) out.set("servicing_name", named(state.known->servicing));
    return out;
}

json::Array authorizations_json(View const& view) {
    json::Array all;
    for (auto const& state : view.picture.requests)
        for (auto const& line : state.lines) {
            auto const balance = request::balance_of(state, line);
            if (stands(line, balance, view.today))
                all.push_back(authorization_json(view, state, line, balance));
        }
    return all;
}

class Alerts {
public:
    explicit Alerts(View const& view) : view_(view) {}

    json::Array take() {
        of_coverage();
        of_record();
        of_requests();
        return std::move(all_);
    }

private:
    json::Value& add(std::string_view kind, std::string text) {
        json::Value alert;
        alert.set("kind", kind);
        alert.set("text", std::move(text));
        all_.push_back(std::move(alert));
        return all_.back();
    }

    bool is_soon(Day day) const {
        return view_.today <= day && day <= view_.today + std::chrono::days(days_ahead);
    }

    void of_coverage() {
        auto const* now = directory::coverage_on(view_.picture.member, view_.today);
        if (!now) {
            add("not_covered_today", "The plan does not cover this member today.");
            return;
        }
        if (now->valid_to && is_soon(*now->valid_to) &&
            !directory::coverage_on(view_.picture.member, *now->valid_to + std::chrono::days(1)))
            add("coverage_ends", "The coverage ends on " + to_text(*now->valid_to) + ".")
                .set("on", to_text(*now->valid_to));
        if (!now->other_payer.empty())
            add("other_insurance", now->other_payer + " pays before this plan.");
    }

    void of_record() {
        auto const& member = view_.picture.member;
        if (member.restricted_record)
            add("restricted_record", "Only few may see this record. Every look is written down.");
        if (!member.confidential_channel.empty())
            add("confidential_channel",
                "The member asked to be told by " + member.confidential_channel + " only.");
    }

    void of_requests() {
        for (auto const& state : view_.picture.requests) {
            bool const asked =
                !state.closed() && state.status == request::Status::awaiting_information;
            if (asked)
                add("information_asked",
                    "Request " + grouped(state.request.value) + " waits for an answer.")
                    .set("request", state.request.value);
            for (auto const& line : state.lines) {
                if (!request::is_authorized(line) || !line.determined || !line.determined->to ||
                    !is_soon(*line.determined->to))
                    continue;
                auto& alert = add("authorization_ends", "Approval " + grouped(state.request.value) +
                                                            " ends on " +
                                                            to_text(*line.determined->to) + ".");
                alert.set("request", state.request.value);
                alert.set("on", to_text(*line.determined->to));
            }
        }
    }

    View const& view_;
    json::Array all_;
};

void put_person(json::Value& out, View const& view) {
    auto const& member = view.picture.member;
    out.set("id", member.id.value);
    out.set("name", member.first_name.reveal() + " " + member.last_name.reveal());
    out.set("born_on", to_text(member.born_on.reveal()));
    out.set("age", age_on(member.born_on.reveal(), view.today));
    out.set("member_number", member.member_number.reveal());
    out.set("sex", name_of(member.sex));
    if (!member.language.empty()) out.set("language", member.language);
    if (!member.format.empty()) out.set("format", member.format);
    auto const& county = member.address.reveal().county;
    if (!county.empty()) out.set("county", county);
    out.set("restricted", member.restricted_record);
}

void put_coverage(json::Value& out, View const& view) {
    auto const& member = view.picture.member;
    json::Array spans;
    json::Array others;
    for (auto const& coverage : member.coverages) {
        spans.push_back(span_json(view, coverage));
        if (!coverage.other_payer.empty()) others.push_back(coverage.other_payer);
    }
    out.set("coverages", std::move(spans));
    out.set("gaps", gaps_json(member.coverages));
    out.set("other_insurance", std::move(others));
    json::Array contacts;
    if (auto const* coverage = directory::coverage_on(member, view.today)) {
        out.set("coverage", span_json(view, *coverage));
        if (auto const* group = view.pack.find_group(coverage->medical_group))
            if (auto const* contact = view.pack.find_contact(group->contact))
                out.set("group_contact", to_json(*contact));
    }
    if (auto const* contact = view.pack.find_contact(view.pack.default_contact))
        contacts.push_back(to_json(*contact));
    out.set("contacts", std::move(contacts));
}

Result<json::Value> overview(Portal& portal, http::Request const& request,
                             engine::Asker const& asker) {
    auto& engine = portal.engine();
    auto const ask = TRY(body_as<OverviewAsk>(request));
    auto const picture = TRY(engine.read_member_picture(asker, ask.plan, ask.member));
    auto const pack = TRY(engine.pack_today(ask.plan));
    View const view{picture, *pack, pack->zone.day_of(engine.clock().now()), engine};
    json::Value out;
    put_person(out, view);
    put_coverage(out, view);
    json::Array requests;
    for (auto const& state : picture.requests) requests.push_back(request_json(state));
    out.set("requests", std::move(requests));
    out.set("more_requests", picture.more);
    out.set("authorizations", authorizations_json(view));
    out.set("alerts", Alerts(view).take());
    out.set("now", to_text(engine.clock().now()));
    return out;
}

Result<json::Value> mine(Portal& portal, http::Request const& request, engine::Asker const& asker) {
    auto& engine = portal.engine();
    auto const ask = TRY(body_as<MineAsk>(request));
    auto const found = TRY(engine.own_patients(
        asker, ask.plan, {ask.provider, ask.text.reveal(), ask.after, ask.limit}));
    auto const pack = TRY(engine.pack_today(ask.plan));
    auto const today = pack->zone.day_of(engine.clock().now());
    json::Array providers;
    for (auto const& [provider, patients] : found.providers) {
        auto item = provider_json(provider);
        item.set("members", patients);
        providers.push_back(std::move(item));
    }
    json::Array members;
    for (auto const& member : found.members) {
        json::Value item;
        item.set("id", member.id.value);
        item.set("name", member.first_name.reveal() + " " + member.last_name.reveal());
        item.set("born_on", to_text(member.born_on.reveal()));
        item.set("member_number", member.member_number.reveal());
        if (auto const* coverage = directory::coverage_on(member, today)) {
            if (auto const* line = pack->find_line(coverage->line_of_business))
                item.set("line_name", line->name);
            item.set("valid_from", to_text(coverage->valid_from));
            if (coverage->valid_to) item.set("valid_to", to_text(*coverage->valid_to));
            for (auto const& [provider, patients] : found.providers)
                if (coverage->primary_care == provider.id)
                    item.set("primary_care", provider_json(provider));
        }
        members.push_back(std::move(item));
    }
    json::Value out;
    out.set("providers", std::move(providers));
    out.set("members", std::move(members));
    if (!found.next.empty()) out.set("next", found.next);
    return out;
}

}  // namespace

void add_member_routes(Portal& portal, http::Router& router) {
    auto add = [&](std::string pattern, auto function) {
        router.post(std::move(pattern),
                    signed_in(portal, [&portal, function](http::Request const& request,
                                                          engine::Asker const& asker) {
                        return reply(function(portal, request, asker));
                    }));
    };
    add("/api/members/overview", overview);
    add("/api/members/mine", mine);
}

void describe_members(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/members/overview",
                   "Coverage, requests, standing authorizations and alerts of a member",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<OverviewAsk>(); },
                   {},
                   {"unknown_member"}});
    out.push_back({"post",
                   "/api/members/mine",
                   "Members whose primary care is at the caller's practice",
                   Access::signed_in,
                   {"X-CSRF-Token"},
                   [](Schemas& schemas) { return schemas.of<MineAsk>(); },
                   {},
                   {"right_required", "unknown_provider", "bad_page"}});
}

}  // namespace assent::portal
