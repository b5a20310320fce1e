#include "engine/saved.h"

#include "base/text.h"
#include "base/uuid.h"
#include "engine/engine.h"

#include <algorithm>

namespace assent::engine {
namespace {

using records::SavedView;

constexpr std::size_t saved_most = 100;
constexpr std::size_t name_most = 200;
constexpr auto requests_list = "requests";

}  // namespace

Result<void> may_be_saved(SavedView const& view) {
    if (!is_uuid(view.id))
        return invalid("bad_id", "/id",
                       "The id of a saved search is a UUID in lower case that the page makes.");
    if (view.name.empty()) return invalid("name_missing", "/name", "Give the search a name.");
    if (characters(view.name) > name_most)
        return invalid("too_long", "/name", "A name has at most 200 characters.");
    return fine();
}

Result<void> save_beside_others(store::Db& db, SavedView const& view) {
    auto const held = TRY(records::saved_views_of(db, view.plan, view.account, view.list));
    auto const is_taken = [&](SavedView const& other) {
        return other.id != view.id && other.name == view.name;
    };
    if (std::ranges::any_of(held, is_taken))
        return conflict("name_taken", "/name", "You have a search of that name already.");
    bool const is_new = std::ranges::count(held, view.id, &SavedView::id) == 0;
    if (is_new && held.size() >= saved_most)
        return conflict("too_many", "", "You have a hundred saved searches. Delete one first.");
    return records::save_view(db, view);
}

Result<std::vector<SavedView>> Engine::saved_searches(Asker const& asker) {
    return store_->read([&](store::Db& db) -> Result<std::vector<SavedView>> {
        std::vector<SavedView> all;
        for (auto const& plan : asker.account.plans)
            for (auto& view :
                 TRY(records::saved_views_of(db, plan, asker.account.id, requests_list)))
                all.push_back(std::move(view));
        std::ranges::stable_sort(all, {}, &SavedView::name);
        return all;
    });
}

Result<SavedView> Engine::save_search(Asker const& asker, std::string const& id,
                                      std::string const& name, RequestAsk const& filters) {
    TRY(may_search(asker, filters.plan));
    SavedView const view{
        filters.plan, asker.account.id, id, std::string(trim(name)), json::write(to_json(filters)),
        clock_.now(), requests_list};
    TRY(may_be_saved(view));
    return store_->write(filters.plan.value, [&](store::Db& db) -> Result<SavedView> {
        // What would be refused as a search is refused before it is kept.
        auto checked = search_of(db, asker, filters);
        if (!checked) {
            auto fault = checked.fault();
            fault.where = "/filters" + fault.where;
            return fault;
        }
        TRY(save_beside_others(db, view));
        return view;
    });
}

Result<void> Engine::remove_search(Asker const& asker, std::string const& id) {
    for (auto const& plan : asker.account.plans)
        TRY(store_->write(plan.value, [&](store::Db& db) {
            return records::remove_view(db, plan, asker.account.id, id);
        }));
    return fine();
}

Result<bool> Engine::export_requests(Asker const& asker, RequestAsk const& ask,
                                     std::function<void(views::RequestRow const&)> const& on_row) {
    constexpr int page_rows = 1000;
    constexpr int rows_most = 50'000;
    TRY(may_search(asker, ask.plan));
    auto first = ask;
    first.limit = 1;
    auto search = TRY(store_->read([&](store::Db& db) { return search_of(db, asker, first); }));
    search.limit = page_rows;
    for (int told = 0; told < rows_most; told += page_rows) {
        auto const page = TRY(store_->read(
            [&](store::Db& db) { return views::find_requests(db, ask.plan, search); }));
        TRY(note_rows(asker, ask.plan, records::Act::data_export, page.rows));
        for (auto const& row : page.rows) on_row(row);
        if (page.next.empty()) return true;
        search.after = page.next;
    }
    return false;
}

}  // namespace assent::engine
