#include "engine/record.h"

#include "appeal/decide_parts.h"
#include "base/hash.h"
#include "engine/engine.h"
#include "engine/streams.h"
#include "request/guards.h"
#include "store/event_log.h"
#include "store/states.h"

namespace assent::engine {
namespace {

/// Recomputes what the hashes say, event by event.
template <class Stream>
class Checker {
public:
    Checker(store::Db& db, PlanId const& plan, RecordCheck& check)
        : db_(db), plan_(plan), check_(check) {}

    Result<RecordedEvent> take(store::StoredEvent const& row) {
        RecordedEvent event;
        event.seq = row.seq;
        event.version = row.version;
        event.kind = row.kind;
        event.at = row.at;
        event.actor = row.actor;
        event.command_key = row.command_key;
        event.pack = row.pack_version;
        event.body = TRY(json::parse(row.body));
        event.body_hash = row.body_hash;
        event.previous_hash = TRY(hash_before(row.seq));
        event.chain_hash = row.chain_hash;
        compare(row, event.previous_hash);
        fold(row);
        last_ = {row.seq, row.chain_hash};
        return event;
    }

    void finish(std::string const& stored_state) {
        if (check_.expunged.empty() && Stream::write_state(state_) != stored_state)
            problem("the stored state is not what its events fold to");
        check_.holds = check_.problems.empty();
    }

private:
    Result<std::string> hash_before(std::int64_t seq) {
        if (last_.first == seq - 1) return last_.second;
        return store::chain_hash_at(db_, plan_.value, seq - 1);
    }

    void compare(store::StoredEvent const& row, std::string const& previous) {
        auto const place = "event " + std::to_string(row.seq) + ": ";
        if (store::is_expunged(row)) check_.expunged.push_back(row.seq);
        else if (sha256_hex(row.body) != row.body_hash)
            problem(place + "the body is not the one that was written");
        if (store::chain_hash(previous, plan_.value, row) != row.chain_hash)
            problem(place + "it was changed, or does not follow the one before it");
    }

    void fold(store::StoredEvent const& row) {
        if (!check_.expunged.empty()) return;
        auto event = Stream::read_event(row.kind, row.body);
        if (event) state_ = Stream::apply(std::move(state_), *event);
        else problem("event " + std::to_string(row.seq) + ": " + event.fault().code);
    }

    void problem(std::string text) { check_.problems.push_back(std::move(text)); }

    store::Db& db_;
    PlanId const& plan_;
    RecordCheck& check_;
    typename Stream::State state_;
    std::pair<std::int64_t, std::string> last_{0, {}};
};

template <class Stream>
Result<void> load_record(store::Db& db, PlanId const& plan, std::string const& number,
                         Fault const& unknown, StreamRecord& record) {
    auto const held = TRY(store::find_state(db, plan.value, number));
    if (!held) return unknown;
    record.plan = plan;
    record.version = held->version;
    record.state = TRY(json::parse(held->body));
    Checker<Stream> checker(db, plan, record.chain);
    for (auto const& row : TRY(store::load_stream(db, plan.value, number)))
        record.events.push_back(TRY(checker.take(row)));
    checker.finish(held->body);
    return fine();
}

MemberId member_of(RequestRecord const& record) {
    auto const* known = record.state.find("known");
    auto const* member = known ? known->find("member") : nullptr;
    return MemberId(member ? std::string(member->text("id")) : std::string());
}

MemberId member_of(AppealRecord const& record) {
    auto const* filed = record.state.find("filed");
    return MemberId(filed ? std::string(filed->text("member")) : std::string());
}

}  // namespace

Result<void> Engine::may_audit(Asker const& asker, PlanId const& plan, std::string const& number,
                               MemberId const& member) {
    if (!identity::has_right(asker.account, identity::Right::access_review)) {
        TRY(note_access(asker, plan, {records::Act::denied, "record", number, member}));
        return forbidden("right_required", "", "Only an auditor reads the whole record.");
    }
    return note_access(asker, plan, {records::Act::data_export, "record", number, member});
}

Result<RequestRecord> Engine::read_record(Asker const& asker, RequestId const& number) {
    TRY(may_see(asker, number));
    auto const plan = TRY(plan_of(number.value));
    RequestRecord record;
    record.request = number;
    TRY(store_->read([&](store::Db& db) {
        return load_record<RequestStream>(db, plan, number.value, request::unknown_request(),
                                          record);
    }));
    TRY(may_audit(asker, plan, number.value, member_of(record)));
    return record;
}

Result<AppealRecord> Engine::read_record(Asker const& asker, AppealId const& number) {
    TRY(may_see(asker, number));
    auto const plan = TRY(plan_of(number.value));
    AppealRecord record;
    record.appeal = number;
    TRY(store_->read([&](store::Db& db) {
        return load_record<AppealStream>(db, plan, number.value, appeal::unknown_appeal(), record);
    }));
    TRY(may_audit(asker, plan, number.value, member_of(record)));
    return record;
}

}  // namespace assent::engine
