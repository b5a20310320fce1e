#include "doors/portal/continuity.h"

#include <algorithm>

namespace assent::portal {
namespace {

using policy::ContinuityProgram;

/// The words of the command that the program judges; the page asks for no others.
json::Array asks_json(ContinuityProgram const& program) {
    json::Array asks;
    auto ask = [&](std::string_view name, bool is_asked) {
        if (is_asked) asks.emplace_back(name);
    };
    bool const authorized = std::ranges::count(program.conditions, "authorized_service") > 0;
    ask("visits", program.visits > 0);
    ask("evidence", program.visits > 0);
    ask("rate_accepted", program.rate);
    ask("quality_issue", program.quality);
    ask("condition", !program.conditions.empty());
    ask("service_on", authorized);
    ask("authorized_until", program.prior_authorization);
    ask("from_fee_for_service", program.fee_for_service);
    return asks;
}

json::Value program_json(ContinuityProgram const& program) {
    json::Value out;
    out.set("program", program.id);
    out.set("title", program.title);
    out.set("row", program.row);
    out.set("why", program.why);
    out.set("asks", asks_json(program));
    if (program.visits > 0) out.set("visits_needed", program.visits);
    out.set("conditions", to_json(program.conditions));
    if (program.months > 0) out.set("months", program.months);
    if (program.days > 0) out.set("days", program.days);
    out.set("otherwise", program.otherwise);
    return out;
}

json::Value finding_json(request::ContinuityAssessed const& found) {
    json::Value out;
    out.set("program", found.program);
    out.set("row", found.row);
    out.set("met", found.met);
    out.set("criteria", to_json(found.criteria));
    if (found.from) out.set("from", to_text(*found.from));
    if (found.to) out.set("to", to_text(*found.to));
    if (!found.alternative.empty()) out.set("alternative", found.alternative);
    out.set("member_chose", found.member_chose);
    out.set("at", to_text(found.at));
    return out;
}

json::Value programs_json(engine::RequestPicture const& picture) {
    auto const& known = picture.state.known;
    auto const* coverage = known && known->coverage ? &*known->coverage : nullptr;
    json::Array programs;
    for (auto const& program : picture.pack->programs.continuity)
        if (coverage && policy::applies_to(program.lines, coverage->line_of_business))
            programs.push_back(program_json(program));
    json::Value out;
    if (coverage) out.set("enrolled_on", to_text(coverage->valid_from));
    out.set("programs", std::move(programs));
    return out;
}

std::string title_of(policy::Pack const& pack, std::string const& id) {
    auto const found = std::ranges::find(pack.programs.continuity, id, &ContinuityProgram::id);
    return found == pack.programs.continuity.end() ? std::string() : found->title;
}

}  // namespace

void put_continuity(json::Value& out, engine::RequestPicture const& picture) {
    if (auto const& found = request::after_of(picture.state).continuity) {
        auto finding = finding_json(*found);
        finding.set("title", title_of(*picture.pack, found->program));
        out.set("continuity", std::move(finding));
    }
    if (std::ranges::count(picture.actions, "assess_continuity") > 0)
        out.set("continuity_programs", programs_json(picture));
}

}  // namespace assent::portal
