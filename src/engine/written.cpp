#include "engine/written.h"

#include "engine/outgoing.h"
#include "store/decision_inputs.h"
#include "store/event_log.h"
#include "store/receipts.h"
#include "store/states.h"

namespace assent::engine {
namespace {

std::vector<store::EventRow> rows_of(Written const& written) {
    std::vector<store::EventRow> rows;
    rows.reserve(written.events.size());
    for (auto const& event : written.events) {
        store::EventRow row;
        row.stream = written.stream;
        row.kind = event.kind;
        row.at = written.at;
        row.actor = written.actor.account;
        row.command_key = written.key.value;
        row.pack_version = written.pack_version;
        row.body = event.body;
        rows.push_back(std::move(row));
    }
    return rows;
}

store::DecisionInput input_of(Written const& written) {
    store::DecisionInput input;
    input.stream = written.stream;
    input.version = written.version;
    input.at = written.at;
    input.pack_version = written.pack_version;
    input.actor = json_text(written.actor);
    input.command = written.command;
    input.facts = written.facts;
    return input;
}

}  // namespace

Result<void> write_down(store::Db& db, Written const& written) {
    auto const& plan = written.plan.value;
    auto const after = written.version + static_cast<std::int64_t>(written.events.size());
    TRY(store::append(db, plan, written.version, rows_of(written)));
    TRY(store::save_input(db, plan, input_of(written)));
    return store::save_state(db, plan, written.stream, after, written.state);
}

Result<std::optional<std::string>> repeated_reply(store::Db& db, PlanId const& plan,
                                                  CommandKey const& key,
                                                  std::string const& content_hash) {
    auto const held = TRY(store::find_receipt(db, plan.value, key.value));
    if (!held) return std::optional<std::string>();
    if (held->content_hash != content_hash)
        return conflict("key_reused", "/headers/Idempotency-Key",
                        "This key was used for another content. Use a new key.");
    return std::optional<std::string>(held->reply);
}

Result<void> must_be_current(store::Db& db, Seen const& seen, std::int64_t version) {
    if (!seen.if_version || *seen.if_version == version) return fine();
    if (*seen.if_version < version &&
        TRY(store::is_untouched_since(db, seen.plan.value, seen.stream, *seen.if_version,
                                      delivery_key)))
        return fine();
    return conflict("stale_version", "/headers/If-Match",
                    "Someone changed this meanwhile. Load it again.");
}

}  // namespace assent::engine
