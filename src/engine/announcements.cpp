#include "engine/announcements.h"

#include "base/text.h"
#include "base/uuid.h"
#include "policy/actor.h"

#include <algorithm>

namespace assent::engine {
namespace {

using records::Announcement;
using records::Audience;

constexpr std::size_t title_most = 200;
constexpr std::size_t text_most = 4000;

Result<void> may_announce(Engine const& engine, Asker const& asker, PlanId const& plan) {
    TRY(identity::require_right(asker.account, identity::Right::administer,
                                "Only an administrator announces something."));
    return engine.works_for(asker, plan);
}

Result<Day> today_of(Engine& engine, PlanId const& plan) {
    auto const pack = TRY(engine.pack_today(plan));
    return pack->zone.day_of(engine.clock().now());
}

bool concerns(Announcement const& one, std::optional<Asker> const& asker) {
    auto const has = [&](Audience audience) {
        return std::ranges::find(one.audience, audience) != one.audience.end();
    };
    if (has(Audience::everybody)) return true;
    if (!asker) return false;
    auto const role = from_name<policy::Role>(asker->account.role);
    return has(role && policy::is_office(*role) ? Audience::office : Audience::staff);
}

bool is_shown_on(Announcement const& one, Day today) {
    return one.from <= today && (!one.to || today <= *one.to);
}

Result<void> must_be_said(std::string const& text, std::size_t most, std::string where) {
    if (trim(text).empty())
        return invalid("required", std::move(where), "Write it in English and in Spanish.");
    if (characters(text) > most)
        return invalid("too_long", std::move(where),
                       "This has at most " + std::to_string(most) + " characters.");
    return fine();
}

Result<void> check_announcement(Announcement const& one) {
    if (!is_uuid(one.id))
        return invalid("bad_id", "/id",
                       "The id of an announcement is a UUID in lower case that the page makes.");
    TRY(must_be_said(one.title_en, title_most, "/title_en"));
    TRY(must_be_said(one.text_en, text_most, "/text_en"));
    TRY(must_be_said(one.title_es, title_most, "/title_es"));
    TRY(must_be_said(one.text_es, text_most, "/text_es"));
    if (one.from == Day{}) return invalid("required", "/from", "Say from which day it is shown.");
    if (one.to && *one.to < one.from)
        return invalid("dates_reversed", "/to", "The last day is before the first day.");
    if (one.audience.empty()) return invalid("required", "/audience", "Say whom it concerns.");
    return fine();
}

Fault changed_meanwhile(Announcement const& held) {
    return conflict("stale_version", "/version",
                    held.updated_by_name + " changed this announcement meanwhile. Load it again.");
}

Fault unknown_announcement() {
    return not_found("unknown_announcement", "/announcement",
                     "This announcement is not here any more.");
}

}  // namespace

Result<std::vector<Announcement>> announcements_for(Engine& engine,
                                                    std::optional<Asker> const& asker,
                                                    PlanId const& plan) {
    if (asker) TRY(engine.works_for(*asker, plan));
    auto const today = TRY(today_of(engine, plan));
    return engine.store().read([&](store::Db& db) -> Result<std::vector<Announcement>> {
        auto all = TRY(records::announcements_of(db, plan, today));
        std::vector<std::string> gone;
        if (asker) gone = TRY(records::put_away_by(db, plan, asker->account.id));
        std::erase_if(all, [&](Announcement const& one) {
            return !is_shown_on(one, today) || !concerns(one, asker) ||
                   std::ranges::find(gone, one.id) != gone.end();
        });
        return all;
    });
}

Result<std::vector<Announcement>> list_announcements(Engine& engine, Asker const& asker,
                                                     PlanId const& plan) {
    TRY(may_announce(engine, asker, plan));
    return engine.store().read(
        [&](store::Db& db) { return records::announcements_of(db, plan, std::nullopt); });
}

Result<Announcement> save_announcement(Engine& engine, Asker const& asker,
                                       Announcement announcement,
                                       std::optional<std::int64_t> if_version) {
    TRY(may_announce(engine, asker, announcement.plan));
    TRY(check_announcement(announcement));
    announcement.updated_at = engine.clock().now();
    announcement.updated_by = asker.account.id;
    announcement.updated_by_name = asker.account.name;
    auto const& plan = announcement.plan;
    return engine.store().write(plan.value, [&](store::Db& db) -> Result<Announcement> {
        auto const held = TRY(records::find_announcement(db, plan, announcement.id));
        if (held && if_version != held->version) return changed_meanwhile(*held);
        if (!held && if_version) return unknown_announcement();
        auto next = announcement;
        next.version = held ? held->version + 1 : 1;
        if (held) TRY(records::remove_announcement(db, plan, next.id));
        TRY(records::save_announcement(db, next));
        return next;
    });
}

Result<void> remove_announcement(Engine& engine, Asker const& asker, PlanId const& plan,
                                 std::string const& id, std::optional<std::int64_t> if_version) {
    TRY(may_announce(engine, asker, plan));
    return engine.store().write(plan.value, [&](store::Db& db) -> Result<void> {
        auto const held = TRY(records::find_announcement(db, plan, id));
        if (!held) return fine();
        if (if_version && *if_version != held->version) return changed_meanwhile(*held);
        return records::remove_announcement(db, plan, id);
    });
}

Result<void> put_away_announcement(Engine& engine, Asker const& asker, PlanId const& plan,
                                   std::string const& id, PutAway wanted) {
    TRY(engine.works_for(asker, plan));
    auto const now = engine.clock().now();
    return engine.store().write(plan.value, [&](store::Db& db) -> Result<void> {
        auto const held = TRY(records::find_announcement(db, plan, id));
        if (!held || !concerns(*held, asker)) return unknown_announcement();
        if (wanted == PutAway::yes) return records::put_away(db, plan, id, asker.account.id, now);
        return records::bring_back(db, plan, id, asker.account.id);
    });
}

}  // namespace assent::engine
