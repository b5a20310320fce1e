#include "engine/appeal_desk.h"

#include "appeal/decide_parts.h"
#include "appeal/who_may.h"
#include "base/text.h"
#include "engine/appeal_acts.h"
#include "identity/staff.h"
#include "request/disputed.h"
#include "request/state_codec.h"
#include "store/states.h"

#include <algorithm>

namespace assent::engine {
namespace {

using identity::Right;

constexpr int rows_most = 200;
constexpr std::size_t lists_most = 40;
constexpr int a_week = 7;

template <class E>
std::vector<std::string> names_in(std::vector<E> const& values) {
    std::vector<std::string> words;
    for (auto const value : values) words.emplace_back(name_of(value));
    return words;
}

Result<std::optional<bool>> closed_by(std::string const& state) {
    if (state == "open") return std::optional<bool>(false);
    if (state == "closed") return std::optional<bool>(true);
    if (state == "all") return std::optional<bool>();
    return invalid("unknown_value", "/state", "Use open, closed or all.");
}

/// As it is searched: without accents, a number without its gaps.
Result<std::string> folded(std::string_view text) {
    auto words = fold_for_search(text);
    auto digits = words;
    std::erase(digits, ' ');
    auto const bare = digits.starts_with('a') ? digits.substr(1) : digits;
    if (!bare.empty() && is_digits(bare)) words = digits;
    if (words.size() == 1) return invalid("too_short", "/text", "Give at least 2 letters.");
    return words;
}

bool sees_all_appeals(identity::Account const& account) {
    return identity::has_right(account.role, Right::appeal) ||
           identity::has_right(account.role, Right::assign) ||
           identity::has_right(account.role, Right::access_review);
}

}  // namespace

/// Who works on appeals; the right may be taken from an account.
Result<void> AppealDesk::may_work(PlanId const& plan) const {
    TRY(identity::require_right(asker_.account, Right::appeal,
                                "Your role does not allow this. Ask your administrator."));
    return engine_.may_search(asker_, plan);
}

Result<views::AppealSearch> AppealDesk::search_of(AppealAsk const& ask) const {
    if (ask.limit < 1 || ask.limit > rows_most)
        return invalid("bad_limit", "/limit", "Ask for 1 to 200 rows at once.");
    views::AppealSearch search;
    search.appeal = ask.appeal;
    search.owner = ask.owner;
    search.account = asker_.account.id;
    search.closed = TRY(closed_by(ask.state));
    search.need = ask.need;
    search.kinds = names_in(ask.kind);
    search.urgencies = names_in(ask.urgency);
    search.statuses = names_in(ask.status);
    search.lines_of_business = ask.line_of_business;
    search.text = TRY(folded(ask.text.reveal()));
    search.after = ask.after;
    search.limit = ask.limit;
    if (!ask.due) return search;
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    auto const now = engine_.clock_.now();
    auto const midnight = [&](int days) {
        return pack->zone.at(pack->zone.day_of(now) + std::chrono::days(days), 0, 0);
    };
    switch (*ask.due) {
        case AppealDue::overdue: search.due_before = now; break;
        case AppealDue::today: search.due_before = midnight(1); break;
        case AppealDue::week: search.due_before = midnight(a_week + 1); break;
    }
    return search;
}

Result<views::AppealWorkPage> AppealDesk::list(AppealAsk const& ask) {
    TRY(may_work(ask.plan));
    auto const search = TRY(search_of(ask));
    auto page = TRY(engine_.store_->read(
        [&](store::Db& db) { return views::find_appeal_work(db, ask.plan, search); }));
    std::vector<Engine::Looked> looked;
    for (auto const& work : page.rows)
        looked.push_back({records::Act::search, "appeal", work.row.appeal.value, work.row.member});
    if (looked.empty()) looked.push_back({records::Act::search, "appeal", "", MemberId()});
    TRY(engine_.note_access(asker_, ask.plan, std::move(looked)));
    return page;
}

Result<std::vector<std::pair<std::string, std::int64_t>>> AppealDesk::counts(
    AppealCountAsk const& ask) {
    TRY(may_work(ask.plan));
    if (ask.views.size() > lists_most)
        return invalid("too_many", "/views", "At most 40 lists are counted at once.");
    std::vector<std::pair<std::string, std::int64_t>> counts;
    TRY(engine_.store_->read([&](store::Db& db) -> Result<void> {
        for (auto const& view : ask.views) {
            auto filters = view.filters;
            filters.plan = ask.plan;
            auto const search = TRY(search_of(filters));
            counts.emplace_back(view.id, TRY(views::count_appeal_work(db, ask.plan, search)));
        }
        return fine();
    }));
    return counts;
}

Result<std::vector<AppealReviewer>> AppealDesk::reviewers(AppealId const& number) {
    auto const picture = TRY(engine_.read_appeal(asker_, number));
    auto const plan = picture.pack->plan;
    TRY(may_work(plan));
    auto const& state = picture.state;
    auto const found =
        TRY(engine_.store_->read([&](store::Db& db) -> Result<std::vector<AppealReviewer>> {
            auto const open = TRY(views::appeals_by_assignee(db, plan));
            std::vector<AppealReviewer> all;
            for (auto const& listed : TRY(identity::accounts_for(db, plan, Right::appeal))) {
                // With the superiors, which lists leave out.
                AppealReviewer one{TRY(identity::find_account(db, listed.id)), 0, {}, false, false};
                for (auto const& [account, count] : open)
                    if (account == listed.id) one.open = count;
                all.push_back(std::move(one));
            }
            return all;
        }));
    std::vector<AppealReviewer> reviewers;
    for (auto one : found) {
        auto const& account = one.account;
        auto const free = appeal::must_be_independent(
            state, {account.id, account.organisation, account.superiors}, "/account");
        if (!free) one.conflict = free.fault();
        appeal::Context const context{engine_.clock_.now(), actor_of(account), *picture.pack, {}};
        auto const acts = acts_of(state, context);
        one.may_uphold = std::ranges::count(acts, "uphold") > 0;
        one.may_overturn = std::ranges::count(acts, "overturn") > 0;
        reviewers.push_back(std::move(one));
    }
    std::ranges::stable_partition(
        reviewers, [](AppealReviewer const& one) { return !one.conflict.has_value(); });
    return reviewers;
}

Result<AppealActs> AppealDesk::acts(AppealPicture const& picture) {
    AppealActs out;
    if (identity::is_withheld(asker_.account, Right::appeal)) return out;
    auto const& state = picture.state;
    appeal::Context context{engine_.clock_.now(), actor_of(asker_.account), *picture.pack, {}};
    if (auto const owed = appeal::owed(state); owed && !state.effectuated) {
        auto const held = TRY(engine_.store_->read([&](store::Db& db) {
            return store::find_state(db, picture.pack->plan.value, owed->request.value);
        }));
        if (held)
            context.facts.carried_out =
                request::is_carried_out(TRY(request::read_state(held->body)), owed->outcome);
    }
    out.acts = acts_of(state, context);
    out.bodies = bodies_for(state, context);
    return out;
}

Result<Engine::DocumentPlace> AppealDesk::place_of(appeal::State const& state, int document) {
    if (document < 1 || document > std::ssize(state.documents))
        return not_found("unknown_document", "/document", "There is no such document here.");
    return place_of(state.documents[static_cast<std::size_t>(document) - 1]);
}

Engine::DocumentPlace AppealDesk::place_of(request::DocumentRef const& content) const {
    return {content, engine_.blobs_->path_of(content.blob), engine_.blobs_->work_folder()};
}

Result<std::string> AppealDesk::bytes_of(Engine::DocumentPlace const& place) const {
    return engine_.blobs_->read(place.content.blob);
}

Result<Engine::DocumentBody> AppealDesk::read_document(AppealId const& number, int document) {
    TRY(engine_.may_see(asker_, number));
    auto const plan = TRY(engine_.plan_of(number.value));
    auto const held = TRY(engine_.store_->read(
        [&](store::Db& db) { return store::find_state(db, plan.value, number.value); }));
    if (!held) return appeal::unknown_appeal();
    auto const state = TRY(appeal::read_state(held->body));
    auto place = TRY(place_of(state, document));
    TRY(engine_.note_access(
        asker_, plan, {records::Act::download, "document", number.value, state.filed->member}));
    auto bytes = TRY(engine_.blobs_->read(place.content.blob));
    return Engine::DocumentBody{std::move(place.content), std::move(bytes)};
}

Result<std::shared_ptr<policy::Pack const>> AppealDesk::rules(PlanId const& plan) {
    TRY(engine_.works_for(asker_, plan));
    return engine_.pack_on(plan, std::nullopt);
}

Result<void> AppealDesk::note_packet(AppealPicture const& picture) {
    return engine_.note_access(asker_, picture.pack->plan,
                               {records::Act::print, "appeal_packet", picture.state.appeal.value,
                                picture.state.filed->member});
}

Result<std::vector<views::AppealChange>> appeal_changes(Engine& engine, Asker const& asker,
                                                        PlanId const& plan, views::LogSpan span,
                                                        int limit) {
    std::vector<views::AppealChange> none;
    if (!engine.works_for(asker, plan)) return none;
    if (identity::is_withheld(asker.account, Right::request_search)) return none;
    std::string organisation;
    if (!sees_all_appeals(asker.account)) {
        organisation = asker.account.organisation;
        if (organisation.empty()) return none;
    }
    return engine.store().read(
        [&](store::Db& db) { return views::appeals_changed(db, plan, span, organisation, limit); });
}

}  // namespace assent::engine
