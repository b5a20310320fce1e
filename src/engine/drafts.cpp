#include "engine/drafts.h"

#include "base/uuid.h"
#include "engine/engine.h"
#include "identity/staff.h"
#include "records/settings.h"

#include <algorithm>
#include <charconv>

namespace assent::engine {
namespace {

using identity::Right;
using records::Draft;

constexpr int drafts_listed = 200;
constexpr std::string_view days_setting = "draft_days";

Fault unknown_draft() {
    return not_found("unknown_draft", "/draft",
                     "This draft is not here. It was deleted, or it expired.");
}

Fault draft_sent(Draft const& draft) {
    return conflict("draft_sent", "/draft",
                    "This draft was sent. It is request " + draft.request + ".");
}

/// The office shares its drafts; who belongs to none, or lost the right to see the office's, has
/// his own.
bool has_own_only(identity::Account const& account) {
    return account.organisation.empty() || identity::is_withheld(account, Right::office_view);
}

bool is_theirs(Draft const& draft, Asker const& asker) {
    auto const& account = asker.account;
    if (draft.organisation != account.organisation) return false;
    return draft.owner == account.id || !has_own_only(account);
}

Result<void> must_be_small(DraftToSave const& asked) {
    if (!is_uuid(asked.draft))
        return invalid("bad_draft_id", "/draft",
                       "The id of a draft is a UUID in lower case that the page makes.");
    if (asked.summary.size() > draft_summary_most)
        return invalid("too_long", "/summary", "The summary of a draft has at most 4 KiB.");
    if (asked.content.size() > draft_content_most)
        return invalid("too_long", "/content", "A draft has at most 512 KiB; attach large files.");
    return fine();
}

Fault changed_meanwhile(Draft const& draft) {
    return conflict("stale_version", "/version",
                    draft.updated_by_name + " saved this draft at " + to_text(draft.updated_at) +
                        ". Read it again and choose what to keep.");
}

/// Only an organisation shares drafts: of nobody else it is known whose colleague he is.
Result<void> must_have_colleagues(Asker const& asker) {
    if (!asker.account.organisation.empty()) return fine();
    return conflict("no_organisation", "",
                    "Your account belongs to no organisation, so there is nobody to hand a draft "
                    "to. Ask an administrator to add it to one.");
}

bool may_take(identity::Account const& account, Draft const& draft) {
    return !account.disabled && account.organisation == draft.organisation &&
           std::ranges::find(account.plans, draft.plan) != account.plans.end() &&
           identity::has_right(account, Right::request_submit);
}

Result<int> days_of(store::Db& db, PlanId const& plan) {
    auto const text = TRY(records::find_setting(db, plan.value, days_setting)).value_or("");
    int days = draft_days_default;
    std::from_chars(text.data(), text.data() + text.size(), days);
    return days;
}

DraftView view_of(Draft draft, int days, Instant now) {
    DraftView view;
    view.expires_at = draft.updated_at + std::chrono::hours(24 * days);
    view.expires_soon = view.expires_at - std::chrono::hours(24 * draft_warning_days) <= now;
    view.draft = std::move(draft);
    return view;
}

MemberId member_of(Draft const& draft) {
    auto const summary = json::parse(draft.summary);
    return summary && summary->is_object() ? MemberId(std::string(summary->text("member")))
                                           : MemberId();
}

}  // namespace

Result<void> Engine::may_draft(Asker const& asker) const {
    return identity::require_right(asker.account, Right::request_submit,
                                   "Your role does not send requests.");
}

Result<Draft> Engine::own_draft(store::Db& db, Asker const& asker, std::string const& id) const {
    for (auto const& plan : asker.account.plans) {
        auto const found = TRY(records::find_draft(db, plan, id));
        if (!found || !is_theirs(*found, asker)) continue;
        if (!found->request.empty()) return draft_sent(*found);
        auto const days = TRY(days_of(db, plan));
        if (view_of(*found, days, clock_.now()).expires_at < clock_.now()) continue;
        return *found;
    }
    return unknown_draft();
}

Result<DraftList> Engine::list_drafts(Asker const& asker, PlanId const& plan, bool mine) {
    TRY(may_draft(asker));
    TRY(works_for(asker, plan));
    DraftList list;
    list.now = clock_.now();
    auto const& account = asker.account;
    bool const only_own = mine || has_own_only(account);
    std::vector<Looked> looked;
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        list.drafts.clear();
        list.days = TRY(days_of(db, plan));
        records::DraftsOf const of{account.organisation, only_own ? account.id : std::string(),
                                   list.now - std::chrono::hours(24 * list.days)};
        for (auto& draft : TRY(records::drafts_of(db, plan, of, drafts_listed)))
            list.drafts.push_back(view_of(std::move(draft), list.days, list.now));
        return fine();
    }));
    for (auto const& view : list.drafts)
        looked.push_back({records::Act::search, "draft", view.draft.draft, member_of(view.draft)});
    if (!looked.empty()) TRY(note_access(asker, plan, std::move(looked)));
    return list;
}

Result<DraftView> Engine::read_draft(Asker const& asker, std::string const& id) {
    TRY(may_draft(asker));
    auto view = TRY(store_->read([&](store::Db& db) -> Result<DraftView> {
        auto draft = TRY(own_draft(db, asker, id));
        auto const days = TRY(days_of(db, draft.plan));
        return view_of(std::move(draft), days, clock_.now());
    }));
    TRY(note_access(asker, view.draft.plan,
                    {records::Act::view, "draft", id, member_of(view.draft)}));
    return view;
}

Result<DraftView> Engine::save_draft(Asker const& asker, DraftToSave const& asked) {
    TRY(may_draft(asker));
    TRY(works_for(asker, asked.plan));
    TRY(must_be_small(asked));
    auto const now = clock_.now();
    auto const& account = asker.account;
    return store_->write(asked.plan.value, [&](store::Db& db) -> Result<DraftView> {
        auto held = TRY(records::find_draft(db, asked.plan, asked.draft));
        if (held && !is_theirs(*held, asker))
            return invalid("bad_draft_id", "/draft", "Take another id for this draft.");
        if (held && !held->request.empty()) return draft_sent(*held);
        if (held && asked.if_version != held->version) return changed_meanwhile(*held);
        if (!held && asked.if_version) return unknown_draft();
        Draft draft;
        if (held) draft = std::move(*held);
        else
            draft = {asked.plan,
                     asked.draft,
                     account.organisation,
                     account.id,
                     account.name,
                     "",
                     "",
                     0,
                     now,
                     now,
                     "",
                     "",
                     ""};
        draft.summary = asked.summary;
        draft.content = asked.content;
        draft.version += 1;
        draft.updated_at = now;
        draft.updated_by = account.id;
        draft.updated_by_name = account.name;
        TRY(records::save_draft(db, draft));
        return view_of(std::move(draft), TRY(days_of(db, asked.plan)), now);
    });
}

Result<std::vector<identity::Account>> Engine::colleagues_for(Asker const& asker,
                                                              std::string const& id) {
    TRY(may_draft(asker));
    TRY(must_have_colleagues(asker));
    return store_->read([&](store::Db& db) -> Result<std::vector<identity::Account>> {
        auto const draft = TRY(own_draft(db, asker, id));
        auto found = TRY(identity::accounts_for(db, draft.plan, Right::request_submit,
                                                asker.account.organisation));
        std::erase_if(found, [&](auto const& account) { return account.id == draft.owner; });
        return found;
    });
}

Result<DraftView> Engine::hand_over_draft(Asker const& asker, std::string const& id,
                                          std::string const& to) {
    TRY(may_draft(asker));
    TRY(must_have_colleagues(asker));
    auto const found = TRY(store_->read([&](store::Db& db) { return own_draft(db, asker, id); }));
    auto const now = clock_.now();
    return store_->write(found.plan.value, [&](store::Db& db) -> Result<DraftView> {
        auto draft = TRY(own_draft(db, asker, id));
        auto const colleague = identity::find_account(db, to);
        if (!colleague || !may_take(*colleague, draft))
            return not_found("unknown_account", "/account",
                             "Nobody of your office who sends requests for this plan has this "
                             "account.");
        draft.owner = colleague->id;
        draft.owner_name = colleague->name;
        draft.version += 1;
        draft.updated_at = now;
        draft.updated_by = asker.account.id;
        draft.updated_by_name = asker.account.name;
        TRY(records::save_draft(db, draft));
        return view_of(std::move(draft), TRY(days_of(db, found.plan)), now);
    });
}

Result<void> Engine::remove_draft(Asker const& asker, std::string const& id,
                                  std::optional<std::int64_t> if_version) {
    TRY(may_draft(asker));
    auto const found = store_->read([&](store::Db& db) { return own_draft(db, asker, id); });
    if (!found) return found.fault().code == "unknown_draft" ? fine() : Result<void>(found.fault());
    return store_->write(found->plan.value, [&](store::Db& db) -> Result<void> {
        auto const draft = own_draft(db, asker, id);
        if (!draft)
            return draft.fault().code == "unknown_draft" ? fine() : Result<void>(draft.fault());
        if (if_version && *if_version != draft->version) return changed_meanwhile(*draft);
        return records::remove_draft(db, draft->plan, id);
    });
}

Result<PlanId> Engine::plan_of_draft(Asker const& asker, std::string const& id) {
    TRY(may_draft(asker));
    return store_->read([&](store::Db& db) -> Result<PlanId> {
        for (auto const& plan : asker.account.plans) {
            auto const found = TRY(records::find_draft(db, plan, id));
            if (found && is_theirs(*found, asker)) return plan;
        }
        return unknown_draft();
    });
}

Result<void> Engine::must_be_unsent(store::Db& db, Call const& call) const {
    if (call.draft.empty()) return fine();
    auto const found = TRY(records::find_draft(db, call.plan, call.draft));
    if (!found) return unknown_draft();
    return found->request.empty() ? fine() : Result<void>(draft_sent(*found));
}

Result<void> Engine::set_draft_days(Asker const& asker, PlanId const& plan, int days) {
    if (!identity::has_right(asker.account, Right::administer))
        return forbidden("right_required", "", "Only an administrator sets how long drafts stay.");
    TRY(works_for(asker, plan));
    if (days < 1 || days > draft_days_most)
        return invalid("bad_quantity", "/days", "Drafts stay for 1 to 365 days.");
    return store_->write(plan.value, [&](store::Db& db) {
        return records::save_setting(db, plan.value, days_setting, std::to_string(days));
    });
}

Result<std::int64_t> Engine::purge_drafts() {
    std::int64_t purged = 0;
    auto const now = clock_.now();
    for (auto const& plan : plans())
        purged += TRY(store_->write(plan.value, [&](store::Db& db) -> Result<std::int64_t> {
            auto const days = TRY(days_of(db, plan));
            return records::purge_drafts(db, plan, now - std::chrono::hours(24 * days));
        }));
    return purged;
}

}  // namespace assent::engine
