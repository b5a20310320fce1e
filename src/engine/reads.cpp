#include "engine/acts.h"
#include "engine/desk.h"
#include "engine/engine.h"
#include "engine/restricted.h"
#include "records/packs.h"
#include "records/providers.h"
#include "request/guards.h"
#include "request/state_codec.h"
#include "request/who_may.h"
#include "store/event_log.h"
#include "store/states.h"

#include <algorithm>
#include <map>

namespace assent::engine {
namespace {

using identity::Right;
using request::unknown_request;

Fault unknown_plan() {
    return not_found("unknown_plan", "/plan", "There is no plan of that name here.");
}

bool is_plan_of(identity::Account const& account, PlanId const& plan) {
    return std::find(account.plans.begin(), account.plans.end(), plan) != account.plans.end();
}

Result<void> must_have(Asker const& asker, PlanId const& plan, Right right) {
    TRY(identity::require_right(asker.account, right,
                                "Your role does not allow this. Ask your administrator."));
    if (is_plan_of(asker.account, plan)) return fine();
    return unknown_plan();
}

Result<std::pair<std::int64_t, request::State>> load(store::Db& db, PlanId const& plan,
                                                     RequestId const& number) {
    auto const held = TRY(store::find_state(db, plan.value, number.value));
    if (!held) return unknown_request();
    return std::pair{held->version, TRY(request::read_state(held->body))};
}

/// Names of the accounts that acted; the clock and the rules have none.
class Names {
public:
    std::string of(store::Db& db, std::string const& account) {
        auto const [held, is_new] = names_.try_emplace(account);
        if (!is_new) return held->second;
        if (auto found = identity::find_account(db, account)) held->second = found->name;
        return held->second;
    }

private:
    std::map<std::string, std::string> names_;
};

Result<std::vector<TimelineEntry>> timeline_of(store::Db& db, PlanId const& plan,
                                               RequestId const& number, std::string& pack_version) {
    auto const rows = TRY(store::load_stream(db, plan.value, number.value));
    std::vector<TimelineEntry> timeline;
    Names names;
    for (auto const& row : rows) {
        auto event = TRY(request::read_event(row.kind, row.body));
        timeline.push_back(
            {row.version, row.at, row.actor, names.of(db, row.actor), std::move(event)});
        if (pack_version.empty()) pack_version = row.pack_version;
    }
    return timeline;
}

/// The appeals about a request that the asker may see.
Result<std::vector<views::AppealRow>> appeals_seen(store::Db& db, PlanId const& plan,
                                                   RequestId const& number, Asker const& asker) {
    std::vector<views::AppealRow> seen;
    for (auto& row : TRY(views::appeals_of(db, plan, number))) {
        auto const held = TRY(store::find_state(db, plan.value, row.appeal.value));
        if (held &&
            visibility_of(TRY(appeal::read_state(held->body)), asker.account) != Visibility::none)
            seen.push_back(std::move(row));
    }
    return seen;
}

}  // namespace

Result<void> Engine::note_access(Asker const& asker, PlanId const& plan, Looked looked) {
    return note_access(asker, plan, std::vector{std::move(looked)});
}

Result<void> Engine::note_access(Asker const& asker, PlanId const& plan,
                                 std::vector<Looked> looked) {
    std::vector<records::Access> rows;
    {
        std::lock_guard lock(late_access_mutex_);
        rows.swap(late_access_);
    }
    for (auto& one : looked)
        rows.push_back({plan, clock_.now(), asker.account.id, asker.account.role, one.act,
                        std::move(one.what), std::move(one.record), std::move(one.member),
                        asker.channel});
    auto written = store_->write(
        plan.value, [&rows](store::Db& db) { return records::append_access(db, rows); });
    if (written) return fine();
    if (written.fault().code != "storage_full" && written.fault().code != "database_full")
        return written.fault();
    // A full disk serves reads; what was read is written down as soon as there is room again.
    constexpr std::size_t most = 100000;
    std::lock_guard lock(late_access_mutex_);
    if (late_access_.size() + rows.size() > most) return written.fault();
    late_access_.insert(late_access_.end(), rows.begin(), rows.end());
    return fine();
}

Result<void> Engine::works_for(Asker const& asker, PlanId const& plan) const {
    return is_plan_of(asker.account, plan) ? fine() : Result<void>(unknown_plan());
}

Result<void> Engine::role_may(Call const& call) const {
    auto const pack = TRY(pack_on(call.plan, std::nullopt));
    return request::role_may(call.command, call.actor, *pack);
}

Result<void> Engine::may_see_requests(Asker const& asker) const {
    using identity::is_withheld;
    if (!is_withheld(asker.account, Right::request_search)) return fine();
    return identity::right_withheld(Right::request_search);
}

Result<Visibility> Engine::look_at(Asker const& asker, RequestId const& number) {
    // Said before anything tells whether there is such a request.
    TRY(may_see_requests(asker));
    auto const plan = TRY(plan_of(number.value));
    MemberId member;
    auto const seen = TRY(store_->read([&](store::Db& db) -> Result<Visibility> {
        auto const loaded = TRY(load(db, plan, number));
        auto const& state = loaded.second;
        if (state.known) member = state.known->member.id;
        return visibility(db, plan, state, asker);
    }));
    if (seen == Visibility::full || seen == Visibility::read_only) return seen;
    TRY(note_access(asker, plan, {records::Act::denied, "request", number.value, member}));
    if (seen == Visibility::masked) return restricted_record(asker.account);
    return unknown_request();
}

Result<void> Engine::may_see(Asker const& asker, RequestId const& number) {
    TRY(look_at(asker, number));
    return fine();
}

Result<void> Engine::may_act(Asker const& asker, RequestId const& number) {
    if (TRY(look_at(asker, number)) == Visibility::full) return fine();
    if (is_plan_staff(asker.account.role))
        return forbidden("read_only", "",
                         "You opened this restricted record to read it. To work on it, let your "
                         "supervisor give you the case.");
    return forbidden("read_only", "",
                     "You read this request as the member's primary care. Ask the office that sent "
                     "it, or call the plan.");
}

Result<RequestPicture> Engine::read_request(Asker const& asker, RequestId const& number,
                                            records::Act act) {
    RequestPicture picture;
    picture.visibility = TRY(look_at(asker, number));
    auto const plan = TRY(plan_of(number.value));
    std::string pack_version;
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        auto loaded = TRY(load(db, plan, number));
        picture.version = loaded.first;
        picture.state = std::move(loaded.second);
        picture.timeline = TRY(timeline_of(db, plan, number, pack_version));
        picture.appeals = TRY(appeals_seen(db, plan, number, asker));
        if (auto held = packs_.version(PackVersion(pack_version))) {
            picture.pack = std::move(held).take();
            return fine();
        }
        // Judged by an edition that has been replaced since: read it back from where it is kept.
        auto kept = TRY(records::kept_pack(db, plan, PackVersion(pack_version)));
        picture.pack = std::make_shared<policy::Pack const>(std::move(kept));
        return fine();
    }));
    if (picture.visibility == Visibility::full)
        picture.actions =
            acts_of(picture.state, {clock_.now(), actor_of(asker.account), *picture.pack, {}},
                    asker.account.withheld);
    auto const member = picture.state.known ? picture.state.known->member.id : MemberId();
    if (act == records::Act::view) Desk(*this, asker).note_look(plan, number);
    TRY(note_access(asker, plan, {act, "request", number.value, member}));
    return picture;
}

Result<std::vector<directory::Member>> Engine::search_members(Asker const& asker,
                                                              PlanId const& plan,
                                                              records::MemberSearch const& search) {
    if (!identity::has_right(asker.account, Right::member_browse))
        TRY(identity::require_right(asker.account, Right::request_submit,
                                    "Your role does not allow looking up members."));
    if (!is_plan_of(asker.account, plan)) return unknown_plan();
    auto members =
        TRY(store_->read([&](store::Db& db) { return records::search_members(db, plan, search); }));
    if (members.empty())
        TRY(note_access(asker, plan, {records::Act::search, "member", "", MemberId()}));
    for (auto const& member : members)
        TRY(note_access(asker, plan, {records::Act::search, "member", member.id.value, member.id}));
    return members;
}

Result<directory::Member> Engine::read_member(Asker const& asker, PlanId const& plan,
                                              MemberId const& id) {
    bool const may = identity::has_right(asker.account, Right::request_submit) ||
                     identity::has_right(asker.account, Right::member_browse);
    if (!may || !is_plan_of(asker.account, plan)) {
        TRY(note_access(asker, plan, {records::Act::denied, "member", id.value, id}));
        return not_found("unknown_member", "/member", "There is no such member in this plan.");
    }
    auto member =
        TRY(store_->read([&](store::Db& db) { return records::find_member(db, plan, id); }));
    TRY(note_access(asker, plan, {records::Act::view, "member", id.value, id}));
    return member;
}

Result<std::vector<directory::Provider>> Engine::search_providers(
    Asker const& asker, PlanId const& plan, records::ProviderSearch const& search) {
    TRY(must_have(asker, plan, Right::lookup));
    return store_->read([&](store::Db& db) { return records::search_providers(db, plan, search); });
}

Result<std::vector<directory::Provider>> Engine::own_providers(Asker const& asker,
                                                               PlanId const& plan) {
    if (asker.account.organisation.empty() || !is_plan_of(asker.account, plan))
        return std::vector<directory::Provider>{};
    return store_->read(
        [&](store::Db& db) { return records::providers_of(db, plan, asker.account.organisation); });
}

Result<request::DocumentRef> Engine::find_document(Asker const& asker, RequestId const& number,
                                                   int document, records::Act act) {
    TRY(may_see(asker, number));
    auto const plan = TRY(plan_of(number.value));
    auto const loaded = TRY(store_->read([&](store::Db& db) { return load(db, plan, number); }));
    for (auto const& attached : loaded.second.documents) {
        if (attached.document != document) continue;
        TRY(note_access(asker, plan,
                        {act, "document", number.value, loaded.second.known->member.id}));
        return attached.content;
    }
    return not_found("unknown_document", "/document", "There is no such document here.");
}

Result<Engine::DocumentBody> Engine::read_document(Asker const& asker, RequestId const& number,
                                                   int document) {
    auto content = TRY(find_document(asker, number, document, records::Act::download));
    auto bytes = TRY(blobs_->read(content.blob));
    return DocumentBody{std::move(content), std::move(bytes)};
}

Result<Engine::DocumentPlace> Engine::view_document(Asker const& asker, RequestId const& number,
                                                    int document) {
    auto content = TRY(find_document(asker, number, document, records::Act::view));
    auto file = blobs_->path_of(content.blob);
    return DocumentPlace{std::move(content), std::move(file), blobs_->work_folder()};
}

}  // namespace assent::engine
