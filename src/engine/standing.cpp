#include "base/check_digit.h"
#include "engine/engine.h"

namespace assent::engine {
namespace {

json::Value line_json(request::LineState const& line) {
    json::Value out;
    out.set("line", line.number.value);
    out.set("code", line.asked.code);
    out.set("outcome", name_of(line.outcome));
    if (line.requirement) {
        out.set("answer", name_of(line.requirement->answer));
        out.set("why", to_json(line.requirement->why));
        out.set("rows", to_json(line.requirement->rows));
    }
    if (line.determined && line.outcome == request::Outcome::approved) {
        json::Value authorized;
        if (line.determined->from) authorized.set("from", to_text(*line.determined->from));
        if (line.determined->to) authorized.set("to", to_text(*line.determined->to));
        if (line.determined->units)
            authorized.set("units", json::Number{to_text(*line.determined->units)});
        out.set("authorized", std::move(authorized));
        out.set("decided_because", line.determined->why);
    }
    return out;
}

bool approved_by_rule(request::State const& state) {
    if (state.status != request::Status::approved) return false;
    for (auto const& line : state.lines)
        if (line.determined && line.determined->decided_by != request::By::rule) return false;
    return true;
}

}  // namespace

json::Value standing(request::State const& state, std::int64_t version) {
    json::Value out;
    out.set("request", state.request.value);
    out.set("shown", grouped(state.request.value));
    out.set("version", version);
    out.set("status", name_of(state.status));
    out.set("closed", state.closed());
    out.set("stage", name_of(state.stage));
    if (!state.queue.empty()) out.set("queue", state.queue);
    if (state.received_at) out.set("received_at", to_text(*state.received_at));
    if (auto const* clock = request::governing_clock(state)) {
        out.set("clock", name_of(clock->clock));
        out.set("due_at", to_text(*clock->due_at));
        out.set("governs", clock->governs);
    }
    json::Array lines;
    for (auto const& line : state.lines) lines.push_back(line_json(line));
    out.set("lines", std::move(lines));
    out.set("auto_approved", approved_by_rule(state));
    return out;
}

json::Value standing(appeal::State const& state, std::int64_t version) {
    json::Value out;
    out.set("appeal", state.appeal.value);
    out.set("shown", grouped(state.appeal.value));
    out.set("version", version);
    out.set("status", name_of(state.status));
    out.set("urgency", name_of(state.urgency));
    out.set("closed", state.closed());
    out.set("overdue", state.overdue);
    if (!state.filed) return out;
    out.set("kind", name_of(state.filed->kind));
    if (state.filed->about) out.set("request", state.filed->about->request.value);
    out.set("lines", to_json(state.filed->lines));
    if (state.consent_missing) out.set("consent_missing", true);
    if (state.late) out.set("late", true);
    if (state.filed->aid) out.set("services", to_json(*state.filed->aid));
    if (auto const* clock = appeal::governing_clock(state)) {
        out.set("due_at", to_text(*clock->due_at));
        out.set("governs", clock->governs);
    }
    return out;
}

}  // namespace assent::engine
