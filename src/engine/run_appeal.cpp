#include "appeal/decide_parts.h"
#include "base/check_digit.h"
#include "base/hash.h"
#include "engine/account_rights.h"
#include "engine/engine.h"
#include "engine/outgoing.h"
#include "engine/written.h"
#include "records/members.h"
#include "request/disputed.h"
#include "request/state_codec.h"
#include "store/receipts.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {

/// What is looked up on the caller's thread, before the command queues for the writer.
struct Engine::PreparedAppeal {
    appeal::Facts facts;
    std::shared_ptr<policy::Pack const> pack;  ///< of one that is filed
    std::string content;
};

namespace {

struct LoadedAppeal {
    std::int64_t version = 0;
    appeal::State state;
    std::string pack_version;
};

Result<LoadedAppeal> load_appeal(store::Db& db, PlanId const& plan, AppealId const& number) {
    auto held = TRY(store::find_state(db, plan.value, number.value));
    if (!held) return appeal::unknown_appeal();
    return LoadedAppeal{held->version, TRY(appeal::read_state(held->body)),
                        std::move(held->pack_version)};
}

Result<std::optional<AppealReceipt>> repeated(store::Db& db, AppealCall const& call,
                                              std::string const& content_hash) {
    auto const held = TRY(repeated_reply(db, call.plan, call.key, content_hash));
    if (!held) return std::optional<AppealReceipt>();
    AppealReceipt receipt;
    receipt.reply = *held;
    receipt.repeated = true;
    auto const value = TRY(json::parse(*held));
    receipt.appeal = AppealId(std::string(value.text("appeal")));
    if (auto const* version = value.find("version"))
        receipt.version = TRY(json::to_int(version->as_number()));
    return std::optional<AppealReceipt>(std::move(receipt));
}

std::vector<appeal::DocumentRef> const* documents_of(appeal::Command const& command) {
    if (auto const* file = std::get_if<appeal::FileAppeal>(&command)) return &file->documents;
    if (auto const* ask = std::get_if<appeal::AskToReconsider>(&command)) return &ask->documents;
    if (auto const* more = std::get_if<appeal::RecordAppealInformation>(&command))
        return &more->documents;
    return nullptr;
}

std::optional<Instant> received_at(appeal::Command const& command) {
    if (auto const* file = std::get_if<appeal::FileAppeal>(&command)) return file->received_at;
    if (auto const* ask = std::get_if<appeal::AskToReconsider>(&command)) return ask->received_at;
    return std::nullopt;
}

}  // namespace

Result<Engine::PreparedAppeal> Engine::prepare(AppealCall const& call) {
    TRY(must_hold(call.actor.account, right_for(call.command)));
    PreparedAppeal prepared;
    prepared.content = json_text(call.command);
    if (appeal::begins(call.command)) {
        auto const any = TRY(pack_on(call.plan, std::nullopt));
        prepared.pack = TRY(packs_.effective(
            call.plan, any->zone.day_of(received_at(call.command).value_or(clock_.now()))));
    }
    if (auto const* file = std::get_if<appeal::FileAppeal>(&call.command); file && file->member)
        prepared.facts.member = TRY(store_->read([&](store::Db& db) {
            return none_if_unknown(records::find_member(db, call.plan, *file->member));
        }));
    if (auto const* documents = documents_of(call.command))
        for (auto const& document : *documents)
            if (!blobs_->has(document.blob)) prepared.facts.blobs_exist = false;
    return prepared;
}

/// What hangs on the order of commands is read inside the transaction.
Result<void> Engine::look_up_appeal(store::Db& db, AppealCall const& call,
                                    appeal::State const& before, appeal::Facts& facts) const {
    if (auto const request = appeal::request_of(call.command)) {
        if (auto const held = TRY(store::find_state(db, call.plan.value, request->value))) {
            auto const pack = TRY(judging_pack(db, call.plan, held->pack_version));
            facts.about = request::disputed_of(TRY(request::read_state(held->body)), *pack);
        }
        for (auto const& other : TRY(views::appeals_of(db, call.plan, *request)))
            facts.others.push_back(
                appeal::as_other(TRY(load_appeal(db, call.plan, other.appeal)).state));
    }
    if (std::holds_alternative<appeal::RecordEffectuation>(call.command))
        if (auto const owed = appeal::owed(before))
            if (auto const held = TRY(store::find_state(db, call.plan.value, owed->request.value)))
                facts.carried_out =
                    request::is_carried_out(TRY(request::read_state(held->body)), owed->outcome);
    auto const* assign = std::get_if<appeal::AssignAppeal>(&call.command);
    if (assign == nullptr || assign->account.empty()) return fine();
    if (auto const to = TRY(none_if_unknown(identity::find_account(db, assign->account))))
        facts.superiors_of_assignee = to->superiors;
    return fine();
}

Result<AppealReceipt> Engine::execute(store::Db& db, AppealCall const& given,
                                      PreparedAppeal const& prepared) {
    auto call = given;
    auto facts = prepared.facts;
    auto const content_hash = sha256_hex(prepared.content);
    if (auto known = TRY(repeated(db, call, content_hash))) return std::move(*known);

    LoadedAppeal before;
    auto pack = prepared.pack;
    if (appeal::begins(call.command)) {
        call.appeal = make_appeal_number(pack->number_block,
                                         TRY(store::next_value(db, call.plan.value, "appeal")));
        facts.next_number = *call.appeal;
        before.pack_version = pack->version.value;
    } else {
        before = TRY(load_appeal(db, call.plan, *call.appeal));
        pack = TRY(judging_pack(db, call.plan, before.pack_version));
    }
    TRY(look_up_appeal(db, call, before.state, facts));
    TRY(must_be_current(db, {call.plan, call.appeal->value, call.if_version}, before.version));

    auto const now = clock_.now();
    Written written{call.plan,
                    call.appeal->value,
                    call.key,
                    call.actor,
                    before.version,
                    before.pack_version,
                    now,
                    prepared.content,
                    json_text(facts),
                    {},
                    {}};
    auto const events =
        TRY(appeal::decide(before.state, call.command, {now, call.actor, *pack, std::move(facts)}));
    auto state = before.state;
    for (auto const& event : events) state = appeal::apply(std::move(state), event);
    AppealReceipt receipt;
    receipt.appeal = *call.appeal;
    receipt.version = before.version + static_cast<std::int64_t>(events.size());
    receipt.reply = json::write(standing(state, receipt.version));
    for (auto const& event : events) receipt.events.emplace_back(appeal::kind_of(event));
    if (!events.empty()) {
        written.events = written_events(events);
        written.state = appeal::write_state(state);
        TRY(write_down(db, written));
        TRY(views::project(db, call.plan, state, receipt.version, now));
        TRY(enqueue_outgoing(db, call, {before.state, state, events, before.version, now}));
    }
    // A clock that came too early has done nothing and must be able to come again.
    bool const too_early =
        events.empty() && std::holds_alternative<appeal::ExpireClock>(call.command);
    if (!too_early)
        TRY(store::save_receipt(db, call.plan.value, call.key.value, {content_hash, receipt.reply},
                                now));
    return receipt;
}

Result<AppealReceipt> Engine::run(AppealCall const& call) {
    auto const prepared = TRY(prepare(call));
    auto receipt =
        store_->write(call.plan.value, [&](store::Db& db) { return execute(db, call, prepared); });
    if (receipt) outgoing_.tell(call.plan, receipt->events);
    return receipt;
}

void Engine::run_async(AppealCall call, std::function<void(Result<AppealReceipt>)> done) {
    auto prepared = prepare(call);
    if (!prepared) return done(prepared.fault());
    auto const shared = std::make_shared<std::pair<AppealCall, PreparedAppeal>>(
        std::move(call), std::move(prepared).take());
    store_->write_async(
        shared->first.plan.value,
        [this, shared](store::Db& db) { return execute(db, shared->first, shared->second); },
        [this, shared, done = std::move(done)](Result<AppealReceipt> receipt) {
            if (receipt) outgoing_.tell(shared->first.plan, receipt->events);
            done(std::move(receipt));
        });
}

}  // namespace assent::engine
