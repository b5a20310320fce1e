#include "engine/search.h"

#include "base/text.h"
#include "engine/engine.h"
#include "engine/restricted.h"

#include <algorithm>
#include <set>

namespace assent::engine {
namespace {

using identity::Right;

constexpr int page_most = 200;
constexpr std::size_t part_least = 3;

template <class E>
std::vector<std::string> words_of(std::vector<E> const& values) {
    std::vector<std::string> words;
    for (auto const value : values) words.emplace_back(name_of(value));
    return words;
}

/// The digits of a number as it is spoken or shown: spaces and dashes do not count.
Result<std::string> digits_of(std::string_view text, std::string_view where) {
    std::string digits;
    for (char const c : text) {
        if (c == ' ' || c == '-') continue;
        if (c < '0' || c > '9')
            return invalid("bad_number", std::string(where), "A number has digits only.");
        digits += c;
    }
    return digits;
}

/// The number as it is here, and those that an older system called so (SRC-08B).
Result<std::vector<std::string>> numbers_of(store::Db& db, RequestAsk const& ask) {
    std::vector<std::string> numbers;
    for (auto const& earlier : TRY(views::with_earlier_number(db, ask.plan, ask.number)))
        numbers.push_back(earlier.value);
    auto digits = digits_of(ask.number, "/number");
    if (digits) numbers.push_back(*digits);
    else if (numbers.empty()) return digits.fault();
    return numbers;
}

/// An older system's number is found when it is whole; of ours a part is enough.
Result<void> put_number_part(store::Db& db, RequestAsk const& ask, views::RequestSearch& search) {
    if (ask.text.empty()) return fine();
    for (auto const& earlier : TRY(views::with_earlier_number(db, ask.plan, ask.text)))
        search.numbers.push_back(earlier.value);
    if (!search.numbers.empty()) return fine();
    search.number_part = TRY(digits_of(ask.text, "/text"));
    if (search.number_part.size() < part_least)
        return invalid("too_short", "/text", "Give at least 3 digits of the number.");
    return fine();
}

/// One box takes both: a number that no member has may be one that an older system gave.
Result<void> put_earlier(store::Db& db, RequestAsk const& ask, views::RequestSearch& search) {
    auto const& typed = ask.member_number.reveal();
    if (typed.empty() || !search.members->empty()) return fine();
    auto const earlier = TRY(views::with_earlier_number(db, ask.plan, typed));
    if (earlier.empty()) return fine();
    for (auto const& number : earlier) search.numbers.push_back(number.value);
    search.members.reset();
    return fine();
}

bool is_open_status(std::string_view word) {
    auto const status = from_name<request::Status>(word);
    return status && *status < request::Status::approved;
}

RequestCounts counted(std::map<std::string, std::int64_t> by_status) {
    RequestCounts counts;
    for (auto const& [status, count] : by_status) {
        counts.total += count;
        if (is_open_status(status)) counts.open += count;
    }
    counts.status = std::move(by_status);
    return counts;
}

views::RequestSort sort_of(RequestAsk const& ask) {
    if (ask.sort) return *ask.sort;
    bool const open = ask.state == views::OpenOrClosed::open || ask.scope == SearchScope::team;
    return open ? views::RequestSort::due : views::RequestSort::updated;
}

bool is_newest_first(views::RequestSort sort) {
    using S = views::RequestSort;
    return sort == S::received || sort == S::updated || sort == S::closed;
}

void copy_plain(views::RequestSearch& search, RequestAsk const& ask) {
    search.closed_from = ask.decided_from;
    search.closed_before = ask.decided_to;
    search.due_before = ask.due_before;
    search.service_from = ask.service_from;
    search.service_to = ask.service_to;
    search.authorized_from = ask.authorized_from;
    search.authorized_to = ask.authorized_to;
    search.provider = ask.provider;
    search.requesting = ask.requesting;
    search.servicing = ask.servicing;
    search.submitted_by = ask.submitter;
    search.assignee = ask.assignee;
    search.unassigned = ask.unassigned;
    search.queue = ask.queue;
    search.statuses = words_of(ask.status);
    search.kinds = words_of(ask.kind);
    search.urgencies = words_of(ask.urgency);
    search.reviews = words_of(ask.review);
    search.lines_of_business = ask.line_of_business;
    search.information_asked = ask.information_asked;
    search.state = ask.state;
    search.sort = sort_of(ask);
    search.descending = ask.descending.value_or(is_newest_first(search.sort));
    search.after = ask.after;
    search.limit = ask.limit;
}

bool names_a_member(RequestAsk const& ask) {
    return !ask.member_number.reveal().empty() || !ask.last_name.reveal().empty() ||
           !ask.first_name.reveal().empty() || ask.born_on;
}

Result<std::vector<MemberId>> members_named(store::Db& db, RequestAsk const& ask) {
    records::MemberSearch search{ask.member_number, ask.last_name, ask.first_name, ask.born_on};
    std::vector<MemberId> members;
    for (auto const& member : TRY(records::search_members(db, ask.plan, search)))
        members.push_back(member.id);
    return members;
}

}  // namespace

/// What part of the plan's requests the asker sees: staff all, a group's people those forwarded to
/// it, an office those it has a part in. Somebody of no organisation, or who lost the right to see
/// the office's, sees only his own.
views::RequestSearch Engine::seen_by(Asker const& asker, PlanId const& plan) const {
    views::RequestSearch search;
    auto const& account = asker.account;
    if (is_kept_from_restricted(account)) search.kept_from = {account.id, clock_.now()};
    if (sees_whole_plan(account, plan)) return search;
    if (!account.organisation.empty()) search.listed_for = account.organisation;
    bool const only_own =
        account.organisation.empty() || identity::is_withheld(account, Right::office_view);
    if (only_own) search.submitted_by = account.id;
    return search;
}

/// Requests are assigned to these people; others send them.
bool Engine::is_given_work(Asker const& asker, PlanId const& plan) const {
    return identity::has_right(asker.account.role, Right::assign) ||
           sees_whole_plan(asker.account, plan);
}

Result<views::RequestSearch> Engine::search_of(store::Db& db, Asker const& asker,
                                               RequestAsk const& ask) const {
    if (ask.limit < 1 || ask.limit > page_most)
        return invalid("bad_limit", "/limit", "Ask for 1 to 200 rows at once.");
    auto const seen = seen_by(asker, ask.plan);
    views::RequestSearch search;
    copy_plain(search, ask);
    search.listed_for = seen.listed_for;
    search.kept_from = seen.kept_from;
    bool const staff = is_given_work(asker, ask.plan);
    auto const& me = asker.account.id;
    if (ask.scope == SearchScope::mine && staff) search.assignee = me;
    if ((ask.scope == SearchScope::mine && !staff) || !seen.submitted_by.empty())
        search.submitted_by = me;
    search.own_part = search.listed_for && ask.scope != SearchScope::all;
    if (ask.scope == SearchScope::team) search.state = views::OpenOrClosed::open;
    if (ask.case_of) {
        if (!search.listed_for)
            return invalid("contradictory_choice", "/case",
                           "Only an office is primary care of a member; leave this out.");
        search.pcp = *ask.case_of == CaseOf::pcp;
    }
    if (!ask.number.empty()) search.numbers = TRY(numbers_of(db, ask));
    TRY(put_number_part(db, ask, search));
    auto const pack = TRY(pack_on(ask.plan, std::nullopt));
    auto const& zone = pack->zone;
    if (ask.submitted_from) search.received_from = zone.at(*ask.submitted_from, 0, 0);
    if (ask.submitted_to)
        search.received_before = zone.at(*ask.submitted_to + std::chrono::days(1), 0, 0);
    if (ask.member) search.members = {*ask.member};
    if (names_a_member(ask)) {
        auto named = TRY(members_named(db, ask));
        if (ask.member) std::erase_if(named, [&](MemberId const& id) { return id != *ask.member; });
        search.members = std::move(named);
        TRY(put_earlier(db, ask, search));
    }
    return search;
}

Result<RequestList> Engine::search_requests(Asker const& asker, RequestAsk const& ask) {
    TRY(may_search(asker, ask.plan));
    RequestList list;
    list.now = clock_.now();
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        auto const search = TRY(search_of(db, asker, ask));
        list.page = TRY(views::find_requests(db, ask.plan, search));
        if (ask.count) list.counts = TRY(counts_for(db, asker, ask.plan));
        return fine();
    }));
    TRY(note_rows(asker, ask.plan, records::Act::search, list.page.rows));
    return list;
}

Result<std::vector<std::pair<std::string, RequestCounts>>> Engine::counts_for(
    store::Db& db, Asker const& asker, PlanId const& plan) const {
    std::vector<std::pair<std::string, RequestCounts>> counts;
    auto const add = [&](std::string scope, views::CountOf const& of) -> Result<void> {
        counts.emplace_back(std::move(scope), counted(TRY(views::count_by_status(db, plan, of))));
        return fine();
    };
    auto const seen = seen_by(asker, plan);
    auto const& me = asker.account.id;
    bool const staff = is_given_work(asker, plan);
    TRY(add("mine", staff ? views::CountOf{{}, false, {}, me} : views::CountOf{{}, false, me, {}}));
    if (seen.listed_for && seen.submitted_by.empty()) {
        TRY(add("office", {*seen.listed_for, true, {}, {}}));
        TRY(add("all", {*seen.listed_for, false, {}, {}}));
    } else if (seen.submitted_by.empty()) {
        TRY(add("all", {}));
    }
    return counts;
}

Result<void> Engine::may_search(Asker const& asker, PlanId const& plan) const {
    TRY(identity::require_right(asker.account, Right::request_search,
                                "Your role does not allow this. Ask your administrator."));
    return works_for(asker, plan);
}

Result<void> Engine::note_rows(Asker const& asker, PlanId const& plan, records::Act act,
                               std::vector<views::RequestRow> const& rows) {
    std::set<std::string> seen;
    std::vector<Looked> looked;
    for (auto const& row : rows)
        if (seen.insert(row.member.value).second)
            looked.push_back({act, "request", row.request.value, row.member});
    if (looked.empty()) looked.push_back({act, "request", "", MemberId()});
    return note_access(asker, plan, std::move(looked));
}

}  // namespace assent::engine
