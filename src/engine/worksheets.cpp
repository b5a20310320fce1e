#include "engine/worksheets.h"

#include "engine/engine.h"
#include "request/guards.h"
#include "request/state_codec.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {
namespace {

using records::Worksheet;

constexpr std::size_t body_most = std::size_t{256} << 10;

Result<Worksheets> held_by(store::Db& db, PlanId const& plan, RequestId const& number,
                           std::string const& account) {
    Worksheets held;
    held.mine = TRY(records::find_worksheet(db, plan, number, account));
    held.others = TRY(records::at_work_on(db, plan, number));
    std::erase_if(held.others, [&](auto const& other) { return other.account == account; });
    return held;
}

Result<request::State> state_of(store::Db& db, PlanId const& plan, RequestId const& number) {
    auto const held = TRY(store::find_state(db, plan.value, number.value));
    if (!held) return request::unknown_request();
    return request::read_state(held->body);
}

Fault changed_meanwhile(Instant saved_at) {
    return conflict("worksheet_changed", "/version",
                    "Your work on this request was saved elsewhere at " + to_text(saved_at) +
                        ". Take over what you need from it and save again.");
}

}  // namespace

/// The request as it stands, for who reviews.
Result<request::State> Engine::case_of(Asker const& asker, RequestId const& number) {
    TRY(identity::require_right(
        asker.account, identity::Right::decide,
        "Only who reviews requests keeps work on them. Ask your administrator."));
    TRY(may_act(asker, number));
    auto const plan = TRY(plan_of(number.value));
    return store_->read([&](store::Db& db) { return state_of(db, plan, number); });
}

Result<Worksheets> Engine::read_worksheets(Asker const& asker, RequestId const& number) {
    auto const state = TRY(case_of(asker, number));
    auto const plan = TRY(plan_of(number.value));
    auto held = TRY(
        store_->read([&](store::Db& db) { return held_by(db, plan, number, asker.account.id); }));
    if (held.mine && state.known)
        TRY(note_access(asker, plan,
                        {records::Act::view, "worksheet", number.value, state.known->member.id}));
    return held;
}

Result<Worksheets> Engine::save_worksheet(Asker const& asker, RequestId const& number,
                                          std::int64_t version, std::string const& body) {
    TRY(case_of(asker, number));
    if (body.size() > body_most)
        return invalid("too_long", "/body", "Unfinished work has at most 256 kB.");
    auto const plan = TRY(plan_of(number.value));
    auto const& account = asker.account;
    return store_->write(plan.value, [&](store::Db& db) -> Result<Worksheets> {
        // Inside the transaction: what closes the request takes every worksheet away.
        TRY(request::must_be_open(TRY(state_of(db, plan, number))));
        auto const held = TRY(records::find_worksheet(db, plan, number, account.id));
        if (held && held->version != version) return changed_meanwhile(held->saved_at);
        auto const now = clock_.now();
        // A worksheet that was taken away meanwhile goes on counting from what the page had.
        Worksheet const made{account.id,
                             account.name,
                             version + 1,
                             Private<std::string>(body),
                             held ? held->started_at : now,
                             now};
        TRY(records::save_worksheet(db, plan, number, made));
        return held_by(db, plan, number, account.id);
    });
}

Result<void> Engine::remove_worksheet(Asker const& asker, RequestId const& number) {
    TRY(case_of(asker, number));
    auto const plan = TRY(plan_of(number.value));
    return store_->write(plan.value, [&](store::Db& db) {
        return records::remove_worksheet(db, plan, number, asker.account.id);
    });
}

}  // namespace assent::engine
