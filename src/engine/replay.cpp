#include "appeal/commands.h"
#include "engine/engine.h"
#include "engine/streams.h"
#include "store/decision_inputs.h"
#include "store/event_log.h"
#include "store/states.h"

namespace assent::engine {
namespace {

constexpr std::size_t problems_most = 1000;

using Rows = std::vector<store::StoredEvent>;

struct RequestAgain : RequestStream {
    using Command = request::Command;
    using Facts = request::Facts;
};

struct AppealAgain : AppealStream {
    using Command = appeal::Command;
    using Facts = appeal::Facts;
};

/// One stream, walked decision by decision.
template <class Stream>
struct Replay {
    std::string const& number;
    Rows const& rows;
    ReplayReport& report;
    typename Stream::State state = {};
    std::size_t position = 0;

    void problem(std::size_t version, std::string const& what) {
        if (report.problems.size() >= problems_most) return;
        report.problems.push_back(std::string(Stream::word) + " " + number + " version " +
                                  std::to_string(version) + ": " + what);
    }

    /// Takes the stored events up to that version as they are.
    Result<void> advance(std::size_t to) {
        for (; position < to; ++position)
            state =
                Stream::apply(std::move(state),
                              TRY(Stream::read_event(rows[position].kind, rows[position].body)));
        return fine();
    }

    void compare(std::vector<typename Stream::Event> const& events) {
        for (std::size_t i = 0; i < events.size(); ++i) {
            auto const at = position + i;
            if (at >= rows.size())
                return problem(at + 1, "the decision gives an event that is not stored");
            if (kind_of(events[i]) != rows[at].kind)
                return problem(at + 1, "the decision gives " + std::string(kind_of(events[i])) +
                                           ", stored is " + rows[at].kind);
            if (body_of(events[i]) != rows[at].body)
                return problem(at + 1, "the decision gives another " + rows[at].kind);
            ++report.events;
        }
    }

    Result<void> decide_again(store::DecisionInput const& input, policy::Pack const& pack) {
        auto const version = static_cast<std::size_t>(input.version);
        auto const actor = TRY(from_json<request::Actor>(TRY(json::parse(input.actor))));
        auto const command =
            TRY(from_json<typename Stream::Command>(TRY(json::parse(input.command))));
        auto facts = TRY(from_json<typename Stream::Facts>(TRY(json::parse(input.facts))));
        ++report.decisions;
        auto const events = decide(state, command, {input.at, actor, pack, std::move(facts)});
        if (!events) {
            problem(version + 1, "the decision is refused: " + events.fault().code);
            return fine();
        }
        compare(*events);
        return advance(std::min(rows.size(), version + events->size()));
    }
};

}  // namespace

template <class Stream>
Result<void> Engine::replay_stream(store::Db& db, PlanId const& plan, std::string const& number,
                                   ReplayReport& report) {
    auto const rows = TRY(store::load_stream(db, plan.value, number));
    if (rows.empty()) return not_found("unknown_request", "/number", "Nothing has that number.");
    ++(is_appeal_stream(number) ? report.appeals : report.requests);
    Replay<Stream> replay{number, rows, report};
    for (auto const& input : TRY(store::inputs_of(db, plan.value, number))) {
        auto const version = static_cast<std::size_t>(input.version);
        if (version > rows.size() || version < replay.position) {
            replay.problem(version, "facts were kept for a decision that is not stored");
            continue;
        }
        report.unexplained += static_cast<std::int64_t>(version - replay.position);
        TRY(replay.advance(version));
        auto const pack = TRY(judging_pack(db, plan, input.pack_version));
        TRY(replay.decide_again(input, *pack));
    }
    report.unexplained += static_cast<std::int64_t>(rows.size() - replay.position);
    return fine();
}

Result<void> Engine::replay(PlanId const& plan, std::string const& number, ReplayReport& report) {
    return store_->read([&](store::Db& db) {
        return is_appeal_stream(number) ? replay_stream<AppealAgain>(db, plan, number, report)
                                        : replay_stream<RequestAgain>(db, plan, number, report);
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
            for (auto const& number : streams) TRY(replay(plan, number, report));
            after = streams.back();
            if (progress) progress(report.requests + report.appeals);
        }
    }
    return report;
}

}  // namespace assent::engine
