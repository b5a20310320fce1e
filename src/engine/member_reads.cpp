#include "engine/engine.h"
#include "engine/restricted.h"
#include "records/primary_care.h"
#include "records/providers.h"
#include "request/state_codec.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {
namespace {

constexpr int requests_max = 200;
constexpr int patients_max = 100;

Result<std::vector<directory::Provider>> primary_care_of(store::Db& db, PlanId const& plan,
                                                         directory::Member const& member) {
    std::vector<directory::Provider> found;
    for (auto const& coverage : member.coverages) {
        auto const& wanted = coverage.primary_care;
        if (!wanted || std::ranges::find(found, *wanted, &directory::Provider::id) != found.end())
            continue;
        // An import may name a practice that is not in the directory yet.
        if (auto provider = records::find_provider(db, plan, *wanted))
            found.push_back(std::move(provider).take());
    }
    return found;
}

}  // namespace

Result<Engine::MemberPicture> Engine::read_member_picture(Asker const& asker, PlanId const& plan,
                                                          MemberId const& id) {
    // Who has no part in the plan does not even learn that a record is closed.
    if (works_for(asker, plan) && TRY(store_->read([&](store::Db& db) {
            return is_closed_to(db, asker, plan, id, clock_.now());
        }))) {
        TRY(note_access(asker, plan, {records::Act::denied, "member", id.value, id}));
        return restricted_record(asker.account);
    }
    MemberPicture picture;
    picture.member = TRY(read_member(asker, plan, id));
    bool const sees_requests = static_cast<bool>(may_see_requests(asker));
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        picture.primary_care = TRY(primary_care_of(db, plan, picture.member));
        picture.requests.clear();
        if (!sees_requests) return fine();
        auto const numbers = TRY(views::requests_of(db, plan, id, requests_max + 1));
        picture.more = numbers.size() > requests_max;
        for (auto const& number : numbers) {
            auto const held = TRY(store::find_state(db, plan.value, number.value));
            if (!held) continue;
            auto state = TRY(request::read_state(held->body));
            if (visibility_of(state, asker.account) != Visibility::none)
                picture.requests.push_back(std::move(state));
        }
        return fine();
    }));
    return picture;
}

Result<Engine::OwnPatients> Engine::own_patients(Asker const& asker, PlanId const& plan,
                                                 OwnPatientsAsk const& ask) {
    TRY(identity::require_right(
        asker.account, identity::Right::office_view,
        "Only a practice has a list of its own members. Look the member up."));
    TRY(works_for(asker, plan));
    auto const own = TRY(own_providers(asker, plan));
    records::Patients wanted;
    for (auto const& provider : own)
        if (!ask.provider || *ask.provider == provider.id) wanted.providers.push_back(provider.id);
    if (ask.provider && wanted.providers.empty())
        return not_found("unknown_provider", "/provider", "This provider is not one of yours.");
    wanted.on = TRY(pack_on(plan, std::nullopt))->zone.day_of(clock_.now());
    wanted.last_name = ask.last_name;
    wanted.after = ask.after;
    wanted.limit = std::clamp(ask.limit, 1, patients_max);
    OwnPatients found;
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        found = {};
        for (auto const& provider : own)
            found.providers.emplace_back(
                provider, TRY(records::count_patients(db, plan, provider.id, wanted.on)));
        auto page = TRY(records::patients_of(db, plan, wanted));
        found.members = std::move(page.members);
        found.next = std::move(page.next);
        return fine();
    }));
    if (found.members.empty())
        TRY(note_access(asker, plan, {records::Act::search, "patients", "", MemberId()}));
    for (auto const& member : found.members)
        TRY(note_access(asker, plan,
                        {records::Act::search, "patients", member.id.value, member.id}));
    return found;
}

}  // namespace assent::engine
