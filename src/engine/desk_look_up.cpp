#include "base/text.h"
#include "engine/desk.h"
#include "records/providers.h"
#include "request/limits.h"
#include "request/state_codec.h"
#include "store/states.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace assent::engine {
namespace {

constexpr int tasks_most = 200;
constexpr int file_most = 100;
constexpr int requests_most = 50;
constexpr auto a_year = std::chrono::days(365);

ContactSeen seen_of(records::Contact const& contact) {
    return {{},           contact.topic,   contact.direction, contact.channel,
            contact.with, contact.reached, contact.text,      contact.account_name,
            contact.at};
}

ContactSeen seen_of(RequestId const& number, request::ContactLogged const& contact) {
    return {number,
            std::string(name_of(contact.topic)),
            std::string(name_of(contact.direction)),
            std::string(name_of(contact.channel)),
            contact.with,
            contact.reached,
            contact.text,
            contact.by.name,
            contact.at};
}

void newest_first(std::vector<ContactSeen>& contacts) {
    std::ranges::stable_sort(contacts, std::greater<>(), &ContactSeen::at);
    if (contacts.size() > file_most) contacts.resize(file_most);
}

}  // namespace

/// A group's people know what was forwarded to it, not what the plan's other people talk about.
Result<void> Desk::may_look_up(PlanId const& plan) const {
    TRY(may_work(plan));
    if (engine_.sees_whole_plan(asker_.account, plan)) return fine();
    return forbidden("right_required", "", "Only the plan's own people see this.");
}

Result<TaskList> Desk::tasks(TaskAsk const& ask) {
    TRY(may_work(ask.plan));
    if (ask.limit < 1 || ask.limit > tasks_most)
        return invalid("bad_limit", "/limit", "Ask for 1 to 200 tasks at once.");
    auto const pack = TRY(engine_.pack_on(ask.plan, std::nullopt));
    TaskList list;
    list.now = engine_.clock_.now();
    list.today = pack->zone.day_of(list.now);
    list.attempts_required = pack->decisions.information_attempts;
    views::TaskSearch search;
    search.account = asker_.account.id;
    search.group = TRY(seen(ask.plan)).group;
    search.request = ask.request;
    for (auto const kind : ask.kind) search.kinds.emplace_back(name_of(kind));
    search.owner = ask.owner;
    if (ask.due) search.due_by = list.today;
    search.after = ask.after;
    search.limit = ask.limit;
    list.page = TRY(engine_.store_->read([&](store::Db& db) -> Result<views::TaskPage> {
        auto found = TRY(views::find_tasks(db, ask.plan, search));
        TRY(leave_out_closed(db, ask.plan, found.rows));
        return found;
    }));
    std::vector<views::RequestRow> shown;
    for (auto const& row : list.page.rows) shown.push_back(row.request);
    TRY(engine_.note_rows(asker_, ask.plan, records::Act::search, shown));
    return list;
}

Result<bool> Desk::keep_contact(ContactToKeep const& wanted, CommandKey const& key) {
    TRY(may_look_up(wanted.plan));
    TRY(request::must_be_short(wanted.with, "/with", request::name_limit));
    TRY(request::must_be_short(wanted.text.reveal(), "/text", request::note_limit));
    if (trim(wanted.with).empty() && trim(wanted.text.reveal()).empty())
        return invalid("nothing_wanted", "/with", "Say who was reached or what was said.");
    if (wanted.subject == records::ContactSubject::member)
        TRY(engine_.read_member(asker_, wanted.plan, MemberId(wanted.id)));
    else
        TRY(engine_.store_->read([&](store::Db& db) {
            return records::find_provider(db, wanted.plan, ProviderId(wanted.id));
        }));
    records::Contact const contact{wanted.subject,
                                   wanted.id,
                                   engine_.clock_.now(),
                                   key.value,
                                   asker_.account.id,
                                   asker_.account.name,
                                   std::string(name_of(wanted.direction)),
                                   std::string(name_of(wanted.channel)),
                                   std::string(name_of(wanted.topic)),
                                   wanted.with,
                                   wanted.reached,
                                   wanted.text};
    return engine_.store_->write(wanted.plan.value, [&](store::Db& db) {
        return records::add_contact(db, wanted.plan, contact);
    });
}

Result<void> Desk::put_requests(store::Db& db, PlanId const& plan, MemberId const& member,
                                MemberFile& file) const {
    for (auto const& number : TRY(views::requests_of(db, plan, member, file_most))) {
        auto const held = TRY(store::find_state(db, plan.value, number.value));
        if (!held) continue;
        auto const state = TRY(request::read_state(held->body));
        if (visibility_of(state, asker_.account) == Visibility::none) continue;
        for (auto const& contact : request::talk_of(state).contacts)
            file.contacts.push_back(seen_of(number, contact));
        views::TaskSearch tasks;
        tasks.request = number.value;
        auto page = TRY(views::find_tasks(db, plan, tasks));
        std::ranges::move(page.rows, std::back_inserter(file.tasks));
    }
    return fine();
}

Result<MemberFile> Desk::member_file(PlanId const& plan, MemberId const& member) {
    TRY(may_look_up(plan));
    if (TRY(engine_.store_->read([&](store::Db& db) {
            return is_closed_to(db, asker_, plan, member, engine_.clock_.now());
        })))
        return restricted_record(asker_.account);
    TRY(engine_.read_member(asker_, plan, member));
    MemberFile file;
    TRY(engine_.store_->read([&](store::Db& db) -> Result<void> {
        file = {};
        TRY(put_requests(db, plan, member, file));
        for (auto const& contact : TRY(records::contacts_of(
                 db, plan, records::ContactSubject::member, member.value, file_most)))
            file.contacts.push_back(seen_of(contact));
        file.appeals = TRY(views::appeals_of_member(db, plan, member, file_most));
        views::StaySearch stays;
        stays.member = member.value;
        stays.over = true;
        file.stays = std::move(TRY(views::find_stays(db, plan, stays)).rows);
        return fine();
    }));
    newest_first(file.contacts);
    std::ranges::stable_sort(file.stays, std::greater<>(), &views::StayRow::admit_on);
    return file;
}

Result<ProviderFile> Desk::provider_file(PlanId const& plan, ProviderId const& id) {
    TRY(may_look_up(plan));
    auto const since = engine_.clock_.now() - a_year;
    ProviderFile file;
    TRY(engine_.store_->read([&](store::Db& db) -> Result<void> {
        file = {};
        file.provider = TRY(records::find_provider(db, plan, id));
        file.outcomes = TRY(views::outcomes_of(db, plan, id, since));
        views::RequestSearch search;
        search.provider = id.value;
        search.sort = views::RequestSort::received;
        search.kept_from = engine_.seen_by(asker_, plan).kept_from;
        search.limit = requests_most;
        file.requests = std::move(TRY(views::find_requests(db, plan, search)).rows);
        for (auto const& contact : TRY(records::contacts_of(
                 db, plan, records::ContactSubject::provider, id.value, file_most)))
            file.contacts.push_back(seen_of(contact));
        auto const& organisation = file.provider.organisation;
        bool const answers = identity::has_right(asker_.account, identity::Right::account_requests);
        if (!answers || organisation.empty()) return fine();
        identity::AccountFilter filter;
        filter.organisation = organisation;
        filter.state = identity::AccountsShown::all;
        for (auto& row : TRY(identity::find_accounts(db, filter, engine_.clock_.now())).rows)
            file.accounts.push_back(std::move(row.account));
        return fine();
    }));
    TRY(engine_.note_rows(asker_, plan, records::Act::search, file.requests));
    return file;
}

}  // namespace assent::engine
