#include "engine/engine.h"
#include "store/decision_inputs.h"
#include "store/event_log.h"
#include "store/states.h"

namespace assent::engine {
namespace {

constexpr std::size_t problems_most = 1000;

using Rows = std::vector<store::StoredEvent>;

/// One request, walked decision by decision.
struct Replay {
    RequestId const& number;
    Rows const& rows;
    ReplayReport& report;
    request::State state;
    std::size_t position = 0;

    void problem(std::size_t version, std::string const& what) {
        if (report.problems.size() >= problems_most) return;
        report.problems.push_back("request " + number.value + " version " +
                                  std::to_string(version) + ": " + what);
    }

    /// Takes the stored events up to that version as they are.
    Result<void> advance(std::size_t to) {
        for (; position < to; ++position) {
            auto const event = TRY(request::read_event(rows[position].kind, rows[position].body));
            state = request::apply(std::move(state), event);
        }
        return fine();
    }

    void compare(request::Events const& events) {
        for (std::size_t i = 0; i < events.size(); ++i) {
            auto const at = position + i;
            if (at >= rows.size())
                return problem(at + 1, "the decision gives an event that is not stored");
            if (request::kind_of(events[i]) != rows[at].kind)
                return problem(at + 1, "the decision gives " +
                                           std::string(request::kind_of(events[i])) +
                                           ", stored is " + rows[at].kind);
            if (request::body_of(events[i]) != rows[at].body)
                return problem(at + 1, "the decision gives another " + rows[at].kind);
            ++report.events;
        }
    }
};

struct Again {
    request::Actor actor;
    request::Command command;
    request::Facts facts;
};

Result<Again> read_input(store::DecisionInput const& input) {
    Again again;
    again.actor = TRY(from_json<request::Actor>(TRY(json::parse(input.actor))));
    again.command = TRY(from_json<request::Command>(TRY(json::parse(input.command))));
    again.facts = TRY(from_json<request::Facts>(TRY(json::parse(input.facts))));
    return again;
}

}  // namespace

Result<void> Engine::replay(PlanId const& plan, RequestId const& number, ReplayReport& report) {
    return store_->read([&](store::Db& db) -> Result<void> {
        auto const rows = TRY(store::load_stream(db, plan.value, number.value));
        if (rows.empty())
            return not_found("unknown_request", "/number", "No request has that number.");
        ++report.requests;
        Replay replay{number, rows, report, {}, 0};
        for (auto const& input : TRY(store::inputs_of(db, plan.value, number.value))) {
            auto const version = static_cast<std::size_t>(input.version);
            if (version > rows.size() || version < replay.position) {
                replay.problem(version, "facts were kept for a decision that is not stored");
                continue;
            }
            report.unexplained += static_cast<std::int64_t>(version - replay.position);
            TRY(replay.advance(version));
            auto again = TRY(read_input(input));
            auto const pack = TRY(judging_pack(db, plan, input.pack_version));
            ++report.decisions;
            auto const events =
                request::decide(replay.state, again.command,
                                {input.at, again.actor, *pack, std::move(again.facts)});
            if (!events) {
                replay.problem(version + 1, "the decision is refused: " + events.fault().code);
                continue;
            }
            replay.compare(*events);
            TRY(replay.advance(std::min(rows.size(), version + events->size())));
        }
        report.unexplained += static_cast<std::int64_t>(rows.size() - replay.position);
        return fine();
    });
}

Result<ReplayReport> Engine::replay_all(
    std::function<void(std::int64_t requests)> const& progress) {
    ReplayReport report;
    for (auto const& plan : plans()) {
        std::string after;
        while (true) {
            auto const streams = TRY(store_->read(
                [&](store::Db& db) { return store::streams_after(db, plan.value, after); }));
            if (streams.empty()) break;
            for (auto const& number : streams) TRY(replay(plan, RequestId(number), report));
            after = streams.back();
            if (progress) progress(report.requests);
        }
    }
    return report;
}

}  // namespace assent::engine
