#include "views/parties.h"

#include <algorithm>
#include <vector>

namespace assent::views {
namespace {

using request::State;

struct Party {
    std::string organisation;
    std::string_view part;
};

void add(std::vector<Party>& parties, std::string const& organisation, std::string_view part) {
    if (organisation.empty()) return;
    if (std::ranges::count(parties, organisation, &Party::organisation) > 0) return;
    parties.push_back({organisation, part});
}

/// As request::is_attached says of an office, and the group it was forwarded to.
std::vector<Party> parties_of(State const& state) {
    std::vector<Party> parties;
    if (state.submitted_by) add(parties, state.submitted_by->organisation, "full");
    if (state.known && state.known->requesting)
        add(parties, state.known->requesting->organisation, "full");
    if (state.known && state.known->servicing)
        add(parties, state.known->servicing->organisation, "full");
    add(parties, state.forwarded_to, "delegate");
    return parties;
}

constexpr std::string_view upsert = R"sql(
    insert into request_party (plan, request, organisation, part, primary_care, status, closed, due_at, updated_at,
        authorized_to, closed_at, reply_due_at, version)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, organisation, request) do update set part = excluded.part, status = excluded.status,
        closed = excluded.closed, due_at = excluded.due_at, updated_at = excluded.updated_at,
        authorized_to = excluded.authorized_to, closed_at = excluded.closed_at, reply_due_at = excluded.reply_due_at,
        version = excluded.version
)sql";

/// Those that have no part any more: primary care goes on reading, the others are gone.
constexpr std::string_view keep_primary_care = R"sql(
    update request_party set part = 'linked', status = ?, closed = ?, due_at = ?, updated_at = ?, authorized_to = ?,
        closed_at = ?, reply_due_at = ?, version = ?
    where plan = ? and request = ? and primary_care = 1 and version <> ?
)sql";
constexpr std::string_view drop_others = R"sql(
    delete from request_party where plan = ? and request = ? and version <> ?
)sql";

}  // namespace

Result<void> write_parties(store::Db& db, PlanId const& plan, State const& state,
                           ListKeys const& keys, PrimaryCare const& primary_care) {
    auto parties = parties_of(state);
    auto const& number = state.request.value;
    std::vector<store::Cell> const shown{name_of(state.status), keys.closed,        keys.due_at,
                                         keys.updated_at,       keys.authorized_to, keys.closed_at,
                                         keys.reply_due_at,     keys.version};
    auto const with_shown = [&](std::vector<store::Cell> cells) {
        cells.insert(cells.end(), shown.begin(), shown.end());
        return cells;
    };
    // What is sensitive is for those who asked for it and give it (SRC-07B).
    if (primary_care && !state.sensitive) add(parties, *primary_care, "linked");
    for (auto const& party : parties) {
        bool const cares = primary_care == party.organisation && !state.sensitive;
        TRY(db.send(upsert,
                    with_shown({plan.value, number, party.organisation, party.part, cares})));
    }
    if (!state.sensitive) {
        auto cells = shown;
        cells.insert(cells.end(), {plan.value, number, keys.version});
        TRY(db.send(keep_primary_care, cells));
    }
    return db.send(drop_others, {plan.value, number, keys.version});
}

Result<std::string> part_of(store::Db& db, PlanId const& plan, RequestId const& request,
                            std::string const& organisation) {
    constexpr auto sql = R"sql(
        select part from request_party where plan = ? and organisation = ? and request = ? limit 1
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value, organisation, request.value}));
    return rows.empty() ? std::string() : rows.front().text(0);
}

}  // namespace assent::views
