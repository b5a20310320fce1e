#include "base/hash.h"
#include "engine/desk.h"
#include "policy/licence.h"
#include "request/desks.h"
#include "request/state_codec.h"
#include "request/who_may.h"
#include "store/receipts.h"
#include "store/states.h"

#include <algorithm>
#include <array>
#include <future>

namespace assent::engine {
namespace {

constexpr std::size_t dealt_most = 200;
/// How many cases are looked at for one that the asker may do, and how often anew when others took
/// those meanwhile.
constexpr int looked_most = 500;
constexpr int page_rows = 25;
constexpr int rounds_most = 3;

/// Words of a decision, each of which is made on the page of its case.
constexpr std::array<std::string_view, 10> decisions{"approve",  "deny",    "modify", "determine",
                                                     "decide",   "sign",    "void",   "dismiss",
                                                     "withdraw", "overturn"};

Result<DealAct> act_of(std::string const& word) {
    if (auto const act = from_name<DealAct>(word)) return *act;
    if (std::ranges::find(decisions, word) != decisions.end())
        return forbidden("not_in_bulk", "/act",
                         "Requests are decided one by one, each on its own page.");
    return invalid("unknown_value", "/act", "Use assign, take, release or restore.");
}

/// Decides what its queue waits for, so that the deciders of the pack must name the role.
bool is_decider(request::Role role) {
    return role == request::Role::pharmacist || role == request::Role::physician ||
           role == request::Role::medical_director;
}

}  // namespace

Call Desk::call_for(PlanId const& plan, RequestId const& number, CommandKey key) const {
    Call call;
    call.plan = plan;
    call.request = number;
    call.key = std::move(key);
    call.actor = actor_of(asker_.account);
    return call;
}

/// Whether the asker may do what the case waits for, by the rules that will judge the deed.
Result<bool> Desk::may_do(PlanId const& plan, views::WorkRow const& row) const {
    return engine_.store_->read([&](store::Db& db) -> Result<bool> {
        auto const held = TRY(store::find_state(db, plan.value, row.request.request.value));
        if (!held) return false;
        auto const state = TRY(request::read_state(held->body));
        auto const pack = TRY(engine_.judging_pack(db, plan, held->pack_version));
        request::Context const context{engine_.clock_.now(), actor_of(asker_.account), *pack, {}};
        auto const role = context.actor.role;
        if (is_decider(role)) return request::may_approve(state, context).ok();
        if (request::is_licensed(role)) return request::may_review(state, context).ok();
        return request::must_be_impartial(state, context).ok();
    });
}

/// Cases nobody has that wait for the asker's kind of work.
Result<views::WorkSearch> Desk::candidates(NextAsk const& ask) const {
    auto search = TRY(seen(ask.plan));
    auto const role = actor_of(asker_.account).role;
    if (search.group.empty() && !search.works_from) {
        auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
        auto& names = search.works_from.emplace();
        for (auto const name : request::queues_of(*pack))
            if (request::works_from(role, name)) names.emplace_back(name);
    }
    search.owner = views::Owner::nobody;
    search.queues = ask.queue;
    search.but = ask.but;
    search.ready = true;
    search.limit = page_rows;
    return search;
}

Result<std::optional<views::WorkRow>> Desk::own_first(NextAsk const& ask) const {
    auto search = TRY(seen(ask.plan));
    search.owner = views::Owner::me;
    search.but = ask.but;
    search.ready = true;
    search.limit = 1;
    auto const page = TRY(engine_.store_->read(
        [&](store::Db& db) { return views::find_work(db, ask.plan, search); }));
    return page.rows.empty() ? std::optional<views::WorkRow>() : page.rows.front();
}

/// What the key brought already, when its answer was lost on the way.
Result<std::optional<NextCase>> Desk::taken_before(PlanId const& plan,
                                                   request::AssignRequest const& take,
                                                   CommandKey const& key) const {
    auto const held = TRY(engine_.store_->read(
        [&](store::Db& db) { return store::find_receipt(db, plan.value, key.value); }));
    if (!held) return std::optional<NextCase>();
    if (held->content_hash != sha256_hex(json_text(request::Command(take))))
        return conflict("key_reused", "/headers/Idempotency-Key",
                        "This key was used for another content. Use a new key.");
    auto const reply = TRY(json::parse(held->reply));
    return std::optional(NextCase{RequestId(std::string(reply.text("request"))), true});
}

/// One walk through the list. Whoever was quicker has the case: then the version moved on.
Result<Desk::Walk> Desk::walk(NextAsk const& ask, request::AssignRequest const& take,
                              CommandKey const& key,
                              std::optional<views::WorkRow> const& own) const {
    auto search = TRY(candidates(ask));
    Walk walk;
    for (int looked = 0; looked < looked_most; looked += page_rows) {
        auto const page = TRY(engine_.store_->read(
            [&](store::Db& db) { return views::find_work(db, ask.plan, search); }));
        for (auto const& row : page.rows) {
            if (own && own->rank <= row.rank) return walk;
            if (!TRY(may_do(ask.plan, row))) continue;
            auto call = call_for(ask.plan, row.request.request, key);
            call.command = take;
            call.if_version = row.request.version;
            auto const receipt = engine_.run(std::move(call));
            if (receipt) {
                walk.found = NextCase{receipt->request, true};
                return walk;
            }
            if (receipt.fault().kind != Kind::conflict) return receipt.fault();
            walk.was_late = true;
        }
        if (page.next.empty()) break;
        search.after = page.next;
    }
    return walk;
}

Result<std::optional<NextCase>> Desk::next(NextAsk const& ask, CommandKey const& key) {
    TRY(may_work(ask.plan));
    if (ask.but.size() > dealt_most) return invalid("too_many", "/but", "Name at most 200.");
    auto const actor = actor_of(asker_.account);
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    if (request::is_licensed(actor.role))
        TRY(policy::licence_current(actor, pack->zone.day_of(engine_.clock_.now())));
    request::AssignRequest const take{actor.account, actor.name, {}};
    if (auto before = TRY(taken_before(ask.plan, take, key))) return before;
    auto const own = TRY(own_first(ask));
    for (int round = 0; round < rounds_most; ++round) {
        auto const walked = TRY(walk(ask, take, key, own));
        if (walked.found) return walked.found;
        if (!walked.was_late) break;
    }
    if (own) return std::optional(NextCase{own->request.request, false});
    return std::optional<NextCase>();
}

Result<std::string> Desk::holder_of(PlanId const& plan, RequestId const& number) const {
    return engine_.store_->read([&](store::Db& db) -> Result<std::string> {
        auto const held = TRY(store::find_state(db, plan.value, number.value));
        if (!held) return std::string();
        return TRY(request::read_state(held->body)).assignee;
    });
}

/// To whom the cases may go, by account. Only looked up when somebody is named.
Result<Desk::Names> Desk::names_for(DealAct act, PlanId const& plan) const {
    Names names;
    if (act == DealAct::assign || act == DealAct::restore)
        for (auto const& worker : TRY(engine_.staff_of(asker_, plan)))
            names[worker.account.id] = worker.account.name;
    names[asker_.account.id] = asker_.account.name;
    return names;
}

Result<Call> Desk::prepare(DealAsk const& ask, DealItem const& item, DealAct act,
                           Names const& names) const {
    if (TRY(engine_.plan_of(item.request.value)) != ask.plan)
        return not_found("unknown_request", "/number",
                         "No request has that number. Check the digits.");
    TRY(engine_.may_act(asker_, item.request));
    request::AssignRequest command;
    if (act == DealAct::take) command.account = asker_.account.id;
    if (act == DealAct::assign) command.account = ask.account;
    if (act == DealAct::restore) command.account = item.account;
    if (!command.account.empty()) {
        auto const named = names.find(command.account);
        if (named == names.end())
            return invalid("unknown_account", "/account",
                           "Nobody of that name works on this plan's requests.");
        command.name = named->second;
    }
    command.note = ask.note;
    auto call = call_for(ask.plan, item.request, {});
    call.command = std::move(command);
    call.if_version = item.version;
    TRY(engine_.role_may(call));
    return call;
}

Result<std::vector<Dealt>> Desk::deal(DealAsk const& ask, CommandKey const& key) {
    auto const act = TRY(act_of(ask.act));
    TRY(may_work(ask.plan));
    if (ask.requests.empty()) return invalid("nothing_wanted", "/requests", "Name the requests.");
    if (ask.requests.size() > dealt_most)
        return invalid("too_many", "/requests", "Name at most 200 requests at once.");
    auto const names = TRY(names_for(act, ask.plan));
    if (act == DealAct::assign && !names.contains(ask.account))
        return invalid("unknown_account", "/account",
                       "Nobody of that name works on this plan's requests.");

    // All are under way before the first is waited for, so that they share their commits.
    std::vector<Dealt> dealt;
    std::vector<std::future<Result<Receipt>>> answers;
    for (auto const& item : ask.requests) {
        auto& one = dealt.emplace_back();
        auto& answer = answers.emplace_back();
        one.request = item.request;
        auto call = prepare(ask, item, act, names);
        if (!call) {
            one.fault = call.fault();
            continue;
        }
        one.before = TRY(holder_of(ask.plan, item.request));
        call->key = CommandKey(key.value + "." + item.request.value);
        auto const told = std::make_shared<std::promise<Result<Receipt>>>();
        answer = told->get_future();
        engine_.run_async(std::move(call).take(),
                          [told](Result<Receipt> receipt) { told->set_value(std::move(receipt)); });
    }
    for (std::size_t i = 0; i < dealt.size(); ++i) {
        if (!answers[i].valid()) continue;
        auto const receipt = answers[i].get();
        if (!receipt) {
            dealt[i].fault = receipt.fault();
            continue;
        }
        dealt[i].version = receipt->version;
        dealt[i].changed = !receipt->events.empty();
    }
    return dealt;
}

}  // namespace assent::engine
