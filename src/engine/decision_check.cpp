#include "engine/decision_check.h"

#include "request/guards.h"
#include "views/overturned.h"

#include <fmt/format.h>

namespace assent::engine {
namespace {

/// So far back it counts that a denial like it did not stand.
constexpr auto looks_back = std::chrono::hours(24 * 365);

request::DecisionWarning overturned_before(std::int64_t count, std::string where) {
    return {"overturned_before", std::move(where),
            fmt::format("In the last 12 months {} denial{} of this service for this reason "
                        "{} overturned.",
                        count, count == 1 ? "" : "s", count == 1 ? "was" : "were")};
}

Result<void> warn_of_overturned(store::Db& db, RequestPicture const& picture,
                                request::Determine const& command, Instant now,
                                std::vector<request::DecisionWarning>& warnings) {
    for (std::size_t i = 0; i < command.lines.size(); ++i) {
        auto const& wanted = command.lines[i];
        auto const* line = request::find_line(picture.state, wanted.line);
        if (line == nullptr || line->asked.code.empty() || !request::is_adverse(wanted.outcome))
            continue;
        for (std::size_t j = 0; j < wanted.reasons.size(); ++j) {
            auto const count = TRY(views::overturned_since(
                db, picture.pack->plan, {line->asked.code, wanted.reasons[j].code},
                now - looks_back));
            if (count > 0)
                warnings.push_back(
                    overturned_before(count, fmt::format("/lines/{}/reasons/{}", i, j)));
        }
    }
    return fine();
}

struct Then {
    Instant at{};
    identity::Account const& by;
};

/// The request as it stands once this has happened.
void foretell(RequestPicture& picture, std::vector<request::Event> const& events,
              Then const& then) {
    for (auto const& event : events) {
        picture.state = request::apply(std::move(picture.state), event);
        picture.timeline.push_back({++picture.version, then.at, then.by.id, then.by.name, event});
    }
}

}  // namespace

Result<DecisionCheck> check_decision(Engine& engine, Asker const& asker, RequestId const& number,
                                     request::Determine const& command) {
    TRY(identity::require_right(asker.account, identity::Right::decide,
                                "Your role decides no requests. Ask your administrator."));
    TRY(engine.may_act(asker, number));
    DecisionCheck check;
    auto& picture = check.picture;
    picture = TRY(engine.read_request(asker, number));
    check.happened_before = picture.timeline.size();
    auto const now = engine.clock().now();
    auto const decided =
        request::decide(picture.state, command, {now, actor_of(asker.account), *picture.pack, {}});
    check.warnings = request::warnings_of(picture.state, command, *picture.pack);
    TRY(engine.store().read([&](store::Db& db) {
        return warn_of_overturned(db, picture, command, now, check.warnings);
    }));
    if (decided) foretell(picture, *decided, {now, asker.account});
    else check.fault = decided.fault();
    return check;
}

}  // namespace assent::engine
