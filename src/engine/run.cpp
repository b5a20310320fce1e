#include "base/check_digit.h"
#include "base/hash.h"
#include "base/log.h"
#include "base/text.h"
#include "engine/account_rights.h"
#include "engine/listing.h"
#include "engine/outgoing.h"
#include "engine/prepared.h"
#include "engine/written.h"
#include "records/codes.h"
#include "records/drafts.h"
#include "records/packs.h"
#include "records/providers.h"
#include "records/worksheets.h"
#include "request/state_codec.h"
#include "store/receipts.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {

namespace {

using request::SubmitRequest;

Day first_service_day(SubmitRequest const& asked, Day today) {
    std::optional<Day> first;
    for (auto const& line : asked.lines)
        if (line.from && (!first || *line.from < *first)) first = *line.from;
    if (!first && asked.stay && asked.stay->admit_on) first = asked.stay->admit_on;
    return first.value_or(today);
}

/// Whether each line's code stands in the table of its system; nothing when that system has no
/// table.
Result<std::vector<std::optional<bool>>> known_codes(store::Db& db, SubmitRequest const& asked,
                                                     Day today) {
    std::vector<std::optional<bool>> known;
    for (auto const& line : asked.lines) {
        auto const code = line.code.empty() ? Result<codes::Code>(codes::Code{})
                                            : codes::parse_code(line.code, line.system);
        bool const checked = code && !line.code.empty() && code->system == codes::CodeSystem::hcpcs;
        if (!checked || !TRY(records::has_table(db, code->system))) {
            known.emplace_back();
            continue;
        }
        known.emplace_back(
            TRY(records::find_code(db, code->system, code->value, line.from.value_or(today)))
                .has_value());
    }
    return known;
}

Result<void> look_up(store::Db& db, SubmitRequest const& asked, Day today, request::Facts& facts) {
    facts.member = TRY(none_if_unknown(records::find_member(db, asked.plan, asked.member)));
    if (asked.requesting)
        facts.requesting =
            TRY(none_if_unknown(records::find_provider(db, asked.plan, *asked.requesting)));
    if (asked.servicing)
        facts.servicing =
            TRY(none_if_unknown(records::find_provider(db, asked.plan, *asked.servicing)));
    if (asked.unlisted) {
        auto const npi = std::string(trim(asked.unlisted->npi));
        facts.servicing = TRY(none_if_unknown(
            records::find_provider(db, asked.plan, directory::provider_id_of(asked.plan, npi))));
    }
    facts.known_codes = TRY(known_codes(db, asked, today));
    return fine();
}

struct Loaded {
    std::int64_t version = 0;
    request::State state;
    std::string pack_version;
};

Result<Loaded> load(store::Db& db, PlanId const& plan, RequestId const& number) {
    auto held = TRY(store::find_state(db, plan.value, number.value));
    if (!held)
        return not_found("unknown_request", "/number",
                         "No request has that number. Check the digits.");
    return Loaded{held->version, TRY(request::read_state(held->body)),
                  std::move(held->pack_version)};
}

Result<std::optional<Receipt>> repeated(store::Db& db, Call const& call,
                                        std::string const& content_hash) {
    auto const held = TRY(repeated_reply(db, call.plan, call.key, content_hash));
    if (!held) return std::optional<Receipt>();
    Receipt receipt;
    receipt.reply = *held;
    receipt.repeated = true;
    auto const value = TRY(json::parse(*held));
    receipt.request = RequestId(std::string(value.text("request")));
    if (auto const* version = value.find("version"))
        receipt.version = TRY(json::to_int(version->as_number()));
    return std::optional<Receipt>(std::move(receipt));
}

Written written_of(Call const& call, std::string const& content, request::Facts const& facts) {
    Written written;
    written.plan = call.plan;
    written.stream = call.request->value;
    written.key = call.key;
    written.actor = call.actor;
    written.command = content;
    written.facts = json_text(facts);
    return written;
}

/// Commands that name another request of the same member.
bool joins_copies(request::Command const& command) {
    return std::holds_alternative<request::AnswerDuplicate>(command) ||
           std::holds_alternative<request::VoidRequest>(command);
}

/// What a new request is made of: a submission, or an authorization taken over.
SubmitRequest const* new_request(request::Command const& command) {
    if (auto const* asked = std::get_if<SubmitRequest>(&command)) return asked;
    if (auto const* taken = std::get_if<request::ImportAuthorization>(&command))
        return &taken->asked;
    return nullptr;
}

/// What a command on a standing request asks of the directory of today, or of another request.
Result<void> look_up_member(store::Db& db, Call const& call, request::State const& state,
                            request::Facts& facts) {
    if (std::holds_alternative<request::RecheckCoverage>(call.command))
        facts.member = TRY(none_if_unknown(
            records::find_member(db, call.plan, state.asked ? state.asked->member : MemberId())));
    if (auto const* link = std::get_if<request::LinkRequest>(&call.command)) {
        auto const other = load(db, call.plan, link->other);
        if (other && other->state.asked) facts.followed = request::as_followed(other->state);
    }
    if (auto const* move = std::get_if<request::MoveToMember>(&call.command))
        facts.member = TRY(none_if_unknown(records::find_member(db, call.plan, move->member)));
    return fine();
}

Result<void> look_up_earlier(store::Db& db, Call const& call, SubmitRequest const& asked,
                             request::Facts& facts) {
    if (!asked.follows) return fine();
    auto const earlier = load(db, call.plan, *asked.follows);
    if (earlier && earlier->state.asked) facts.followed = request::as_followed(earlier->state);
    return fine();
}

bool moves_member(request::Command const& command) {
    return std::holds_alternative<request::MoveToMember>(command);
}

/// Unfinished review work ends with the request, and with a decision that leaves no line to decide.
Result<void> end_worksheets(store::Db& db, Call const& call, request::State const& state) {
    if (state.closed()) return records::remove_worksheets(db, call.plan, *call.request);
    if (!std::holds_alternative<request::Determine>(call.command)) return fine();
    auto const is_undecided = [](request::LineState const& line) {
        return line.outcome == request::Outcome::pending && !line.adverse;
    };
    if (std::ranges::any_of(state.lines, is_undecided)) return fine();
    return records::remove_worksheet(db, call.plan, *call.request, call.actor.account);
}

Result<std::int64_t> next_serial(store::Db& db, PlanId const& plan) {
    return store::next_value(db, plan.value, "request");
}

}  // namespace

Result<Engine::Prepared> Engine::prepare(Call const& call) {
    TRY(must_hold(call.actor.account, right_for(call.command)));
    Prepared prepared;
    prepared.content = json_text(call.command);
    if (auto const* asked = new_request(call.command)) {
        auto const any = TRY(pack_on(asked->plan, std::nullopt));
        auto const today = any->zone.day_of(clock_.now());
        // The clocks and the policy are those in force when the request was received; lines are
        // asked on their own day.
        // An older decision is taken over as it is, under the rules of today.
        bool const is_taken_over =
            std::holds_alternative<request::ImportAuthorization>(call.command);
        auto const received =
            asked->received_at && !is_taken_over ? any->zone.day_of(*asked->received_at) : today;
        prepared.pack = TRY(packs_.effective(asked->plan, received));
        TRY(store_->read([&](store::Db& db) {
            return look_up(db, *asked, first_service_day(*asked, today), prepared.facts);
        }));
        for (auto const& document : asked->documents)
            if (!blobs_->has(document.blob)) prepared.facts.blob_exists = false;
    }
    if (auto const* amend = std::get_if<request::AmendRequest>(&call.command);
        amend && amend->servicing)
        TRY(store_->read([&](store::Db& db) -> Result<void> {
            prepared.facts.servicing =
                TRY(none_if_unknown(records::find_provider(db, call.plan, *amend->servicing)));
            return fine();
        }));
    if (auto const* attach = std::get_if<request::AttachDocument>(&call.command))
        prepared.facts.blob_exists = blobs_->has(attach->document.blob);
    return prepared;
}

Result<Receipt> Engine::execute(store::Db& db, Call const& given, Prepared const& prepared) {
    auto call = given;
    auto facts = prepared.facts;
    auto const content_hash = sha256_hex(prepared.content);
    auto known = repeated(db, call, content_hash);
    // Sent with another content: the draft tells which request it became.
    if (!known && known.fault().code == "key_reused") TRY(must_be_unsent(db, call));
    if (!known) return known.fault();
    if (*known) return *std::move(known).take();
    TRY(must_be_unsent(db, call));

    Loaded before;
    std::shared_ptr<policy::Pack const> pack = prepared.pack;
    if (auto const* asked = new_request(call.command)) {
        call.request = make_request_number(pack->number_block, TRY(next_serial(db, call.plan)));
        facts.next_number = *call.request;
        facts.duplicates = TRY(views::possible_duplicates(db, call.plan, asked->member));
        TRY(look_up_earlier(db, call, *asked, facts));
        before.pack_version = pack->version.value;
    } else {
        before = TRY(load(db, call.plan, *call.request));
        pack = TRY(judging_pack(db, call.plan, before.pack_version));
        if (joins_copies(call.command) && before.state.asked)
            facts.duplicates =
                TRY(views::possible_duplicates(db, call.plan, before.state.asked->member));
        TRY(look_up_member(db, call, before.state, facts));
    }
    TRY(must_be_current(db, {call.plan, call.request->value, call.if_version}, before.version));

    auto const now = clock_.now();
    auto written = written_of(call, prepared.content, facts);
    written.version = before.version;
    written.pack_version = before.pack_version;
    written.at = now;
    auto const events = TRY(
        request::decide(before.state, call.command, {now, call.actor, *pack, std::move(facts)}));
    bool const was_open = before.version > 0 && !before.state.closed();
    request::State state = std::move(before.state);
    for (auto const& event : events) state = request::apply(std::move(state), event);
    auto const version = before.version + static_cast<std::int64_t>(events.size());

    Receipt receipt;
    receipt.request = *call.request;
    receipt.version = version;
    receipt.reply = json::write(standing(state, version));
    for (auto const& event : events) receipt.events.emplace_back(request::kind_of(event));
    if (!events.empty()) {
        written.events = written_events(events);
        written.state = request::write_state(state);
        TRY(write_down(db, written));
        auto const listing =
            before.version == 0 || moves_member(call.command) ? Listing::anew : Listing::changed;
        TRY(list_request(db, call.plan, state, {version, now, {}}, listing));
        if (was_open) TRY(end_worksheets(db, call, state));
        TRY(enqueue_outgoing(db, call, {state, events, before.version, now}));
        if (!call.draft.empty())
            TRY(records::settle_draft(db, call.plan, call.draft, *call.request));
    }
    // A clock that came too early has done nothing and must be able to come again.
    bool const too_early =
        events.empty() && std::holds_alternative<request::ExpireClock>(call.command);
    if (!too_early)
        TRY(store::save_receipt(db, call.plan.value, call.key.value, {content_hash, receipt.reply},
                                now));
    return receipt;
}

Result<std::shared_ptr<policy::Pack const>> Engine::judging_pack(store::Db& db, PlanId const& plan,
                                                                 std::string const& version) const {
    if (auto held = packs_.version(PackVersion(version))) return std::move(held).take();
    auto kept = TRY(records::kept_pack(db, plan, PackVersion(version)));
    return std::make_shared<policy::Pack const>(std::move(kept));
}

Result<Receipt> Engine::run(Call call) {
    TRY(uploads_->describe(call.command));
    auto const prepared = TRY(prepare(call));
    auto receipt =
        store_->write(call.plan.value, [&](store::Db& db) { return execute(db, call, prepared); });
    if (receipt) outgoing_.tell(call.plan, receipt->events);
    return receipt;
}

void Engine::run_async(Call call, std::function<void(Result<Receipt>)> done) {
    if (auto described = uploads_->describe(call.command); !described)
        return done(described.fault());
    auto prepared = prepare(call);
    if (!prepared) return done(prepared.fault());
    auto const shared =
        std::make_shared<std::pair<Call, Prepared>>(std::move(call), std::move(prepared).take());
    store_->write_async(
        shared->first.plan.value,
        [this, shared](store::Db& db) { return execute(db, shared->first, shared->second); },
        [this, shared, done = std::move(done)](Result<Receipt> receipt) {
            if (receipt) outgoing_.tell(shared->first.plan, receipt->events);
            done(std::move(receipt));
        });
}

}  // namespace assent::engine
