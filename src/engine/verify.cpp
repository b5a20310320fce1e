#include "engine/engine.h"
#include "engine/listing.h"
#include "engine/streams.h"
#include "store/event_log.h"
#include "store/states.h"
#include "views/appeal_view.h"

namespace assent::engine {
namespace {

constexpr std::size_t problems_most = 1000;

/// Folds the streams as the log is walked. Only streams that are not complete yet are held.
class Refold {
public:
    Refold(store::Db& db, PlanId const& plan, VerifyReport& report)
        : db_(db), plan_(plan), report_(report) {}

    Result<void> stream(std::string const& number) {
        return with_stream(number, [&](auto kind) { return fold(kind, number); });
    }

private:
    template <class Stream>
    Result<void> fold(Stream, std::string const& number) {
        auto const rows = TRY(store::load_stream(db_, plan_.value, number));
        auto const label = std::string(Stream::word) + " " + number;
        typename Stream::State state;
        for (auto const& row : rows) {
            auto event = Stream::read_event(row.kind, row.body);
            if (!event) {
                problem(label + " version " + std::to_string(row.version) + ": " +
                        event.fault().code);
                return fine();
            }
            state = Stream::apply(std::move(state), *event);
        }
        compare(number, label, rows.empty() ? 0 : rows.back().version, Stream::write_state(state));
        ++(is_appeal_stream(number) ? report_.appeals : report_.requests);
        return fine();
    }

    void compare(std::string const& number, std::string const& label, std::int64_t version,
                 std::string const& body) {
        auto const held = store::find_state(db_, plan_.value, number);
        if (!held || !*held) return problem(label + ": no stored state");
        if ((*held)->version != version)
            return problem(label + ": the stored state has another version");
        if ((*held)->body != body)
            problem(label + ": the stored state is not what its events fold to");
    }

    void problem(std::string text) {
        if (report_.problems.size() < problems_most) report_.problems.push_back(std::move(text));
    }

    store::Db& db_;
    PlanId const& plan_;
    VerifyReport& report_;
};

Result<void> verify_plan(store::Db& db, PlanId const& plan, VerifyReport& report,
                         std::function<void(std::int64_t)> const& progress) {
    auto const chain = TRY(store::verify_chain(db, plan.value, [&](std::int64_t events) {
        if (progress) progress(report.events + events);
    }));
    report.events += chain.events;
    if (!chain.holds())
        report.problems.push_back("plan " + plan.value + " event " +
                                  std::to_string(chain.broken_seq) + ": " + chain.why);
    Refold refold(db, plan, report);
    std::string after;
    for (auto streams = TRY(store::streams_after(db, plan.value, after)); !streams.empty();
         streams = TRY(store::streams_after(db, plan.value, after))) {
        for (auto const& number : streams) TRY(refold.stream(number));
        after = streams.back();
    }
    return fine();
}

Result<void> rebuild(store::Db& db, PlanId const& plan, std::string const& stream,
                     store::StateRow const& held, Instant at) {
    if (is_appeal_stream(stream))
        return views::project(db, plan, TRY(appeal::read_state(held.body)), held.version, at);
    return list_request(db, plan, TRY(request::read_state(held.body)), {held.version, at, {}},
                        Listing::anew);
}

}  // namespace

Result<VerifyReport> verify(store::Store& store, std::vector<PlanId> const& plans,
                            std::function<void(std::int64_t events)> const& progress) {
    VerifyReport report;
    for (auto const& plan : plans)
        TRY(store.read([&](store::Db& db) { return verify_plan(db, plan, report, progress); }));
    return report;
}

Result<std::int64_t> rebuild_views(store::Store& store, std::vector<PlanId> const& plans,
                                   Instant at) {
    std::int64_t rebuilt = 0;
    for (auto const& plan : plans) {
        TRY(store.write(plan.value, [&](store::Db& db) -> Result<void> {
            TRY(views::clear(db, plan));
            TRY(views::clear_appeals(db, plan));
            std::optional<Fault> fault;
            TRY(store::each_state(db, plan.value,
                                  [&](std::string const& stream, store::StateRow const& held) {
                                      auto written = rebuild(db, plan, stream, held, at);
                                      if (!written) fault = written.fault();
                                      ++rebuilt;
                                      return written.ok();
                                  }));
            return fault ? Result<void>(*fault) : fine();
        }));
    }
    return rebuilt;
}

}  // namespace assent::engine
