#include "engine/desk.h"

#include "base/text.h"
#include "engine/saved.h"
#include "policy/rule_index.h"
#include "records/desk.h"
#include "request/desks.h"
#include "request/retro_age.h"

#include <algorithm>

namespace assent::engine {
namespace {

using identity::Right;

constexpr int page_most = 200;
constexpr std::size_t views_most = 60;
constexpr std::size_t digits_least = 3;
constexpr std::size_t letters_least = 2;
constexpr int week_days = 7;
constexpr auto work_list = "work";

template <class E>
std::vector<std::string> words_of(std::vector<E> const& values) {
    std::vector<std::string> words;
    for (auto const value : values) words.emplace_back(name_of(value));
    return words;
}

/// As lists are searched: without accents, a number without its gaps.
Result<std::string> searched(std::string_view text) {
    auto folded = fold_for_search(text);
    auto digits = folded;
    std::erase(digits, ' ');
    if (digits.empty()) return digits;
    bool const is_number = is_digits(digits);
    if (is_number) folded = digits;
    if (folded.size() < (is_number ? digits_least : letters_least))
        return invalid("too_short", "/text", "Give at least 2 letters or 3 digits.");
    return folded;
}

views::TimeSpan span_of(DueIn due, Instant now, calendar::Zone const& zone) {
    auto const today = zone.day_of(now);
    auto const midnight = [&](int days) { return zone.at(today + std::chrono::days(days), 0, 0); };
    switch (due) {
        case DueIn::overdue: return {Instant{}, now};
        case DueIn::today: return {now, midnight(1)};
        case DueIn::tomorrow: return {midnight(1), midnight(2)};
        case DueIn::week: return {midnight(2), midnight(week_days + 1)};
    }
    return {};
}

void put_limits_of(views::WorkAbout& about, policy::Pack const& pack, Day today, Day received_on) {
    auto const& programs = pack.programs;
    if (auto& continuity = about.continuity) {
        auto const found = std::ranges::find(programs.continuity, continuity->program,
                                             &policy::ContinuityProgram::id);
        if (found != programs.continuity.end()) continuity->title = found->title;
    }
    if (auto& retro = about.retro) {
        if (retro->service_to)
            retro->days_since = static_cast<int>((today - *retro->service_to).count());
        auto const* window = request::retro_window(pack, retro->line_of_business);
        if (window != nullptr) retro->window_to = request::window_end(*window, retro->late_from);
        retro->late = retro->window_to && received_on > *retro->window_to;
    }
    if (auto& newborn = about.newborn)
        if (auto const* rule = programs.intake.find_newborn(newborn->line_of_business))
            newborn->until = policy::last_day_on_mother(*rule, newborn->born_on);
}

}  // namespace

Result<void> Desk::may_work(PlanId const& plan) const {
    TRY(identity::require_right(asker_.account, Right::assign,
                                "Your role does not allow this. Ask your administrator."));
    return engine_.may_search(asker_, plan);
}

/// What the asker works on: a group's people what was forwarded to it, who shares work out all of
/// it, anybody else the queues of the role.
Result<views::WorkSearch> Desk::seen(PlanId const& plan) const {
    auto const pack = TRY(engine_.pack_on(plan, std::nullopt));
    views::WorkSearch search;
    search.account = asker_.account.id;
    search.now = engine_.clock_.now();
    search.kept_from = is_kept_from_restricted(asker_.account);
    search.day_end = pack->zone.at(pack->zone.day_of(search.now) + std::chrono::days(1), 0, 0);
    if (!engine_.sees_whole_plan(asker_.account, plan)) {
        search.group = asker_.account.organisation;
        return search;
    }
    auto const role = actor_of(asker_.account).role;
    if (request::shares_out(role)) return search;
    auto& names = search.works_from.emplace();
    for (auto const& edition : engine_.packs_.all()) {
        if (edition->plan != plan) continue;
        for (auto const name : request::queues_of(*edition))
            if (request::works_from(role, name) && std::ranges::count(names, name) == 0)
                names.emplace_back(name);
    }
    return search;
}

Result<views::WorkSearch> Desk::search_of(WorkAsk const& ask) const {
    if (ask.limit < 1 || ask.limit > page_most)
        return invalid("bad_limit", "/limit", "Ask for 1 to 200 rows at once.");
    auto search = TRY(seen(ask.plan));
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    search.request = ask.request;
    search.queues = ask.queue;
    search.owner = ask.owner;
    search.assignee = ask.assignee;
    search.kinds = words_of(ask.kind);
    search.urgencies = words_of(ask.urgency);
    search.statuses = words_of(ask.status);
    search.lines_of_business = ask.line_of_business;
    for (auto const due : ask.due) search.due.push_back(span_of(due, search.now, pack->zone));
    search.flags = ask.flag;
    search.text = TRY(searched(ask.text.reveal()));
    search.topic = ask.topic;
    search.aside = ask.aside;
    search.sort = ask.sort;
    search.descending = ask.descending;
    search.after = ask.after;
    search.limit = ask.limit;
    return search;
}

/// By the tables of codes, else as the plan's policy calls the service.
void Desk::name_services(PlanId const& plan, std::vector<views::WorkRow>& rows) const {
    auto const pack = engine_.pack_on(plan, std::nullopt);
    for (auto& row : rows) {
        if (auto const system = from_name<codes::CodeSystem>(row.system))
            row.title = engine_.title_of(*system, row.code);
        if (!row.title.empty() || !pack) continue;
        auto const& rules = (*pack)->rules->rows;
        auto const named = std::ranges::find(rules, row.policy_row, &policy::Row::row);
        if (named != rules.end()) row.title = named->title;
    }
}

/// The limits the plan sets to what a case is about.
void Desk::put_limits(PlanId const& plan, std::vector<views::WorkRow>& rows) const {
    auto const pack = engine_.pack_on(plan, std::nullopt);
    if (!pack) return;
    auto const today = (*pack)->zone.day_of(engine_.clock_.now());
    for (auto& row : rows)
        if (row.about)
            put_limits_of(*row.about, **pack, today, (*pack)->zone.day_of(row.request.received_at));
}

Result<WorkList> Desk::list(WorkAsk const& ask) {
    TRY(may_work(ask.plan));
    auto const search = TRY(search_of(ask));
    WorkList list;
    list.now = search.now;
    list.page = TRY(engine_.store_->read(
        [&](store::Db& db) { return views::find_work(db, ask.plan, search); }));
    name_services(ask.plan, list.page.rows);
    put_limits(ask.plan, list.page.rows);
    std::vector<views::RequestRow> shown;
    for (auto const& row : list.page.rows) shown.push_back(row.request);
    TRY(engine_.note_rows(asker_, ask.plan, records::Act::search, shown));
    return list;
}

Result<WorkCounts> Desk::counts(CountAsk const& ask) {
    TRY(may_work(ask.plan));
    if (ask.views.size() > views_most)
        return invalid("too_many", "/views", "At most 60 lists are counted at once.");
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    WorkCounts counts;
    counts.now = engine_.clock_.now();
    auto const today = pack->zone.at(pack->zone.day_of(counts.now), 0, 0);
    TRY(engine_.store_->read([&](store::Db& db) -> Result<void> {
        for (auto const& view : ask.views) {
            auto filters = view.filters;
            filters.plan = ask.plan;
            auto const search = TRY(search_of(filters));
            counts.views.emplace_back(view.id, TRY(views::count_work(db, ask.plan, search)));
        }
        counts.closed_today = TRY(views::closed_since(db, ask.plan, asker_.account.id, today));
        return fine();
    }));
    return counts;
}

Result<PutAside> Desk::put_aside(RequestId const& number, Instant until) {
    constexpr auto longest = std::chrono::days(30);
    auto const plan = TRY(engine_.plan_of(number.value));
    TRY(may_work(plan));
    auto search = TRY(seen(plan));
    search.request = number.value;
    search.aside = views::Aside::any;
    if (until <= search.now) return invalid("in_the_past", "/until", "Choose a later time.");
    if (until > search.now + longest)
        return invalid("too_far", "/until", "A case stands aside for at most 30 days.");
    return engine_.store_->write(plan.value, [&](store::Db& db) -> Result<PutAside> {
        auto const page = TRY(views::find_work(db, plan, search));
        if (page.rows.empty())
            return not_found("unknown_request", "/number", "You have no such case to work on.");
        auto const& press = page.rows.front().press_at;
        if (press && *press <= search.now)
            return conflict("time_is_short", "/until",
                            "Little time is left for this case. It cannot stand aside.");
        PutAside put{until, press && *press < until};
        if (put.shortened) put.until = *press;
        TRY(records::put_aside(db, {plan, asker_.account.id, number}, search.now, put.until));
        return put;
    });
}

Result<void> Desk::take_up(RequestId const& number) {
    auto const plan = TRY(engine_.plan_of(number.value));
    TRY(may_work(plan));
    return engine_.store_->write(plan.value, [&](store::Db& db) {
        return records::take_up(db, {plan, asker_.account.id, number});
    });
}

Result<std::vector<std::string>> Desk::queues(PlanId const& plan) {
    TRY(may_work(plan));
    auto const search = TRY(seen(plan));
    if (search.works_from) return *search.works_from;
    std::vector<std::string> names;
    if (!search.group.empty()) return names;
    auto const pack = TRY(engine_.pack_on(plan, std::nullopt));
    for (auto const name : request::queues_of(*pack)) names.emplace_back(name);
    return names;
}

Result<std::vector<records::SavedView>> Desk::saved_views(PlanId const& plan) {
    TRY(may_work(plan));
    return engine_.store_->read([&](store::Db& db) {
        return records::saved_views_of(db, plan, asker_.account.id, work_list);
    });
}

Result<records::SavedView> Desk::save_view(std::string const& id, std::string const& name,
                                           WorkAsk const& filters) {
    TRY(may_work(filters.plan));
    records::SavedView const view{filters.plan,
                                  asker_.account.id,
                                  id,
                                  std::string(trim(name)),
                                  json::write(to_json(filters)),
                                  engine_.clock_.now(),
                                  work_list};
    TRY(may_be_saved(view));
    if (auto const checked = search_of(filters); !checked) {
        auto fault = checked.fault();
        fault.where = "/filters" + fault.where;
        return fault;
    }
    TRY(engine_.store_->write(filters.plan.value,
                              [&](store::Db& db) { return save_beside_others(db, view); }));
    return view;
}

/// Not waited for: whoever reads a record is not kept from it because this cannot be kept.
void Desk::note_look(PlanId const& plan, RequestId const& number) {
    if (!identity::has_right(asker_.account, Right::assign)) return;
    engine_.store_->write_async(
        plan.value,
        [place = records::DeskPlace{plan, asker_.account.id, number},
         now = engine_.clock_.now()](store::Db& db) { return records::note_look(db, place, now); },
        [](Result<void> const&) {});
}

}  // namespace assent::engine
