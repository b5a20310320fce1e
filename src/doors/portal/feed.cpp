#include "doors/portal/feed.h"

#include "base/log.h"
#include "base/text.h"
#include "doors/portal/portal.h"
#include "engine/appeal_desk.h"

#include <algorithm>
#include <charconv>

namespace assent::portal {
namespace {

using Steady = std::chrono::steady_clock;

constexpr auto pause = std::chrono::milliseconds(250);
constexpr auto session_check = std::chrono::seconds(5);
constexpr int streams_most = 6;
/// More than this is not told one by one: the lists are fetched anew.
constexpr int told_most = 1000;

json::Value event_json(std::string_view type) {
    json::Value out;
    out.set("type", type);
    return out;
}

std::string change_text(std::string const& plan, views::Change const& change) {
    auto out = event_json("request");
    out.set("plan", plan);
    out.set("request", change.request.value);
    out.set("version", change.version);
    out.set("status", change.status);
    out.set("closed", change.closed);
    return json::write(out);
}

std::string appeal_text(std::string const& plan, views::AppealChange const& change) {
    auto out = event_json("appeal");
    out.set("plan", plan);
    out.set("appeal", change.appeal.value);
    if (!change.request.value.empty()) out.set("request", change.request.value);
    out.set("version", change.version);
    out.set("status", change.status);
    out.set("closed", change.closed);
    return json::write(out);
}

}  // namespace

std::string places_text(LogPlaces const& places) {
    std::string text;
    for (auto const& [plan, seq] : places)
        text += (text.empty() ? "" : " ") + plan + ":" + std::to_string(seq);
    return text;
}

LogPlaces read_places(std::string_view text) {
    LogPlaces places;
    for (auto const word : split(text, ' ')) {
        auto const colon = word.find(':');
        if (colon == std::string_view::npos) continue;
        auto const digits = word.substr(colon + 1);
        std::int64_t seq = 0;
        auto const [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), seq);
        if (error == std::errc() && end == digits.data() + digits.size() && seq >= 0)
            places[std::string(word.substr(0, colon))] = seq;
    }
    return places;
}

struct Feed::Open {
    Listener listener;
    http::EventStream stream;
    bool greeted = false;
    Steady::time_point checked = Steady::now();
};

Feed::~Feed() {
    {
        std::lock_guard const lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    if (thread_.joinable()) thread_.join();
}

Result<void> Feed::listen(Listener listener, http::EventStream stream) {
    std::lock_guard const lock(mutex_);
    auto const own = std::ranges::count_if(open_, [&](std::shared_ptr<Open> const& open) {
        return open->listener.asker.account.id == listener.asker.account.id &&
               !open->stream.closed();
    });
    if (own >= streams_most)
        return Fault{Kind::busy, "too_many_streams", "",
                     "You listen in six windows already. Close one of them."};
    open_.push_back(std::make_shared<Open>(Open{std::move(listener), std::move(stream)}));
    if (!thread_.joinable()) thread_ = std::thread([this] { loop(); });
    wake_.notify_all();
    return fine();
}

void Feed::loop() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        if (open_.empty()) {
            wake_.wait(lock);
            continue;
        }
        lock.unlock();
        round();
        lock.lock();
        std::erase_if(open_,
                      [](std::shared_ptr<Open> const& open) { return open->stream.closed(); });
        wake_.wait_for(lock, pause, [this] { return stopping_; });
    }
}

Result<Feed::Newest> Feed::newest_of(std::vector<std::shared_ptr<Open>> const& all) {
    Newest newest;
    for (auto const& open : all)
        for (auto const& plan : open->listener.plans)
            if (auto const [place, is_new] = newest.try_emplace(plan.value); is_new)
                place->second = TRY(engine_.newest_change(plan));
    return newest;
}

void Feed::round() {
    std::vector<std::shared_ptr<Open>> all;
    {
        std::lock_guard const lock(mutex_);
        all = open_;
    }
    auto const newest = newest_of(all);
    if (!newest) return log::warning("news_unread", {{"code", newest.fault().code}});
    for (auto const& open : all) {
        if (open->stream.closed() || is_over(*open)) continue;
        auto const told = tell(*open, *newest);
        if (!told) log::warning("news_untold", {{"code", told.fault().code}});
    }
}

/// Also takes up what the account may see by now (ACC-02).
bool Feed::is_signed_in(Open& open) {
    auto session = engine_.session(open.listener.token, engine::Sliding::not_with_this);
    if (!session) return false;
    open.listener.asker.account = std::move(session->account);
    return true;
}

bool Feed::is_over(Open& open) {
    if (Steady::now() - open.checked < session_check) return false;
    open.checked = Steady::now();
    if (is_signed_in(open)) return false;
    auto bye = event_json("bye");
    bye.set("reason", "session_ended");
    open.stream.send("bye", json::write(bye));
    open.stream.close();
    return true;
}

void Feed::greet(Open& open, Newest const& newest) {
    open.greeted = true;
    auto& places = open.listener.after;
    std::erase_if(places, [&](auto const& place) { return !newest.contains(place.first); });
    for (auto const& plan : open.listener.plans) {
        auto const last = newest.at(plan.value);
        auto const [place, is_new] = places.try_emplace(plan.value, last);
        // A place ahead of the log belongs to another database.
        if (!is_new) place->second = std::min(place->second, last);
    }
    auto hello = event_json("hello");
    hello.set("now", to_text(engine_.clock().now()));
    open.stream.send("hello", json::write(hello), places_text(places));
}

Result<void> Feed::tell(Open& open, Newest const& newest) {
    for (auto const& plan : open.listener.plans)
        if (!newest.contains(plan.value)) return fine();  // it came after the look
    if (!open.greeted) greet(open, newest);
    auto& places = open.listener.after;
    for (auto const& plan : open.listener.plans) {
        auto& place = places.at(plan.value);
        auto const until = newest.at(plan.value);
        if (place >= until) continue;
        auto const changes = TRY(engine_.changes_between(plan, place, until, told_most + 1));
        if (!is_signed_in(open)) return fine();
        auto const& asker = open.listener.asker;
        auto const appeals =
            TRY(engine::appeal_changes(engine_, asker, plan, {place, until}, told_most + 1));
        bool const too_many = static_cast<int>(changes.size() + appeals.size()) > told_most;
        // Before the requests, with the old place: told again rather than never when it breaks.
        for (auto const& change : appeals)
            if (!too_many) open.stream.send("appeal", appeal_text(plan.value, change));
        for (auto const& change : changes) {
            if (too_many) break;
            place = change.seq;
            if (TRY(engine_.is_listed_for(asker, plan, change)))
                open.stream.send("request", change_text(plan.value, change), places_text(places));
        }
        place = until;
        if (too_many)
            open.stream.send("reload", json::write(event_json("reload")), places_text(places));
    }
    return fine();
}

namespace {

Result<void> listen(Portal& portal, http::Request const& request, http::EventStream stream) {
    auto const token = request.cookie(portal.cookie_name()).value_or("");
    Feed::Listener listener{TRY(portal.asker(request)), std::string(token), {}, {}};
    listener.plans = listener.asker.account.plans;
    if (auto const plan = request.query_value("plan")) {
        listener.plans = {PlanId(std::string(*plan))};
        TRY(portal.engine().works_for(listener.asker, listener.plans.front()));
    }
    auto const last = request.header("Last-Event-ID");
    listener.after = read_places(last.empty() ? request.query_value("after").value_or("") : last);
    return portal.feed().listen(std::move(listener), std::move(stream));
}

}  // namespace

void add_feed_routes(Portal& portal, http::Router& router) {
    router.add(
        {"GET",
         "/api/events",
         {},
         http::StreamHandler([&portal](http::Request const& request, http::EventStream stream) {
             return listen(portal, request, std::move(stream));
         }),
         0});
}

void describe_feed(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/events",
                   "News as they happen (text/event-stream): hello, request, appeal, reload, bye",
                   Access::signed_in,
                   {"Last-Event-ID"},
                   {},
                   {},
                   {"sign_in_required", "unknown_plan", "too_many_streams"}});
}

}  // namespace assent::portal
