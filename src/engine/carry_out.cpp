#include "engine/carry_out.h"

#include "base/log.h"
#include "engine/streams.h"

namespace assent::engine {
namespace {

constexpr int page = 50;

std::string cause_of(store::OutboxRow const& row) {
    return row.cause_stream + "|" + std::to_string(row.cause_version);
}

}  // namespace

Result<void> carry_out(Engine& engine, PlanId const& plan, store::OutboxRow const& row) {
    auto const owed = TRY(from_json<appeal::CarryOut>(TRY(json::parse(row.body))));
    Call change;
    change.plan = plan;
    change.request = owed.request;
    change.key = CommandKey("command|" + cause_of(row));
    change.actor = owed.by;
    change.command = owed.outcome;
    TRY(engine.run(change));
    AppealCall done;
    done.plan = plan;
    done.appeal = AppealId(row.cause_stream);
    done.key = CommandKey("carried_out|" + cause_of(row));
    done.actor = policy::system_actor();
    done.command = appeal::RecordEffectuation{"The request was changed."};
    TRY(engine.run(done));
    return fine();
}

int carry_out_owed(Engine& engine, PlanId const& plan) {
    auto const now = engine.clock().now();
    auto const rows = engine.store().read([&](store::Db& db) {
        return store::due_rows(db, plan.value, {"command", {}}, now, page);
    });
    if (!rows) {
        log::warning("outbox_unread", {{"plan", plan.value}, {"code", rows.fault().code}});
        return 0;
    }
    int carried = 0;
    for (auto const& row : *rows) {
        if (!is_appeal_stream(row.cause_stream)) continue;
        auto const done = carry_out(engine, plan, row);
        auto const kept = engine.store().write(plan.value, [&](store::Db& db) {
            return done ? store::mark_done(db, plan.value, row.id, now)
                        : store::mark_failed(db, plan.value, row, done.fault().code, now);
        });
        if (done && kept) ++carried;
    }
    return carried;
}

}  // namespace assent::engine
