#include "records/primary_care.h"

#include "base/hash.h"
#include "base/text.h"
#include "records/members.h"
#include "records/settings.h"

namespace assent::records {
namespace {

using directory::Member;

constexpr std::string_view filled_name = "primary_care_filled";
constexpr std::string_view no_end = "9999-12-31";
constexpr std::size_t columns = 8;
constexpr std::size_t rows_at_once = 64;
constexpr std::size_t members_at_once = 500;

Result<void> insert(store::Db& db, std::vector<store::Cell>& cells) {
    if (cells.empty()) return fine();
    std::string sql =
        "insert into primary_care (plan, provider, last_fold, first_fold, member, "
        "line_of_business, valid_from, valid_to) values ";
    for (std::size_t i = 0; i < cells.size() / columns; ++i)
        sql += (i == 0 ? "(" : ", (") + store::placeholders(columns) + ")";
    auto const held = std::exchange(cells, {});
    return db.send(sql, held);
}

/// Names may hold the stroke, hex cannot.
std::string token_of(std::string const& last, std::string const& first, std::string const& member) {
    return to_hex(last) + "|" + to_hex(first) + "|" + member;
}

struct Place {
    std::string last;
    std::string first;
    std::string member;
};

Result<Place> place_of(std::string const& token) {
    if (token.empty()) return Place{};
    auto const parts = split(token, '|');
    auto const bad = invalid("bad_page", "/after", "Go on with `next` of the page before.");
    if (parts.size() != 3) return bad;
    auto last = from_hex(parts[0]);
    auto first = from_hex(parts[1]);
    if (!last || !first || !is_utf8(*last) || !is_utf8(*first)) return bad;
    return Place{std::move(last).take(), std::move(first).take(), std::string(parts[2])};
}

}  // namespace

Result<PatientsPage> patients_of(store::Db& db, PlanId const& plan, Patients const& wanted) {
    PatientsPage page;
    if (wanted.providers.empty()) return page;
    auto const place = TRY(place_of(wanted.after));
    std::vector<store::Cell> cells{plan.value};
    for (auto const& provider : wanted.providers) cells.emplace_back(provider.value);
    std::string sql =
        "select distinct last_fold, first_fold, member from primary_care where plan = ? and "
        "provider in (" +
        store::placeholders(wanted.providers.size()) + ") and valid_from <= ? and valid_to >= ?";
    cells.emplace_back(wanted.on);
    cells.emplace_back(wanted.on);
    if (auto const beginning = fold_for_search(wanted.last_name); !beginning.empty()) {
        sql += " and last_fold >= ? and last_fold < ?";
        cells.emplace_back(beginning);
        cells.emplace_back(beginning + "\x7f");
    }
    if (!place.member.empty()) {
        sql +=
            " and (last_fold > ? or (last_fold = ? and (first_fold > ? or (first_fold = ? and "
            "member > ?))))";
        for (auto const& part : {place.last, place.last, place.first, place.first, place.member})
            cells.emplace_back(part);
    }
    sql += " order by last_fold, first_fold, member limit ?";
    cells.emplace_back(wanted.limit + 1);
    auto const rows = TRY(db.query(sql, cells));
    std::string last;
    for (auto const row : rows) {
        if (static_cast<int>(page.members.size()) == wanted.limit) {
            page.next = last;
            break;
        }
        page.members.push_back(TRY(find_member(db, plan, MemberId(row.text(2)))));
        last = token_of(row.text(0), row.text(1), row.text(2));
    }
    return page;
}

Result<std::int64_t> count_patients(store::Db& db, PlanId const& plan, ProviderId const& provider,
                                    Day on) {
    constexpr auto sql = R"sql(
        select count(distinct member) from primary_care
        where plan = ? and provider = ? and valid_from <= ? and valid_to >= ?
    )sql";
    return TRY(db.query(sql, {plan.value, provider.value, on, on})).front().integer(0);
}

Result<void> save_primary_care(store::Db& db, PlanId const& plan, std::span<Member const> members,
                               std::vector<std::string> const& known) {
    if (!known.empty()) {
        std::vector<store::Cell> cells{plan.value};
        for (auto const& id : known) cells.emplace_back(id);
        TRY(db.send("delete from primary_care where plan = ? and member in (" +
                        store::placeholders(known.size()) + ")",
                    cells));
    }
    std::vector<store::Cell> cells;
    for (auto const& member : members)
        for (auto const& coverage : member.coverages) {
            if (!coverage.primary_care) continue;
            auto const to = coverage.valid_to ? to_text(*coverage.valid_to) : std::string(no_end);
            for (store::Cell cell :
                 {store::Cell(plan.value), store::Cell(coverage.primary_care->value),
                  store::Cell(fold_for_search(member.last_name.reveal())),
                  store::Cell(fold_for_search(member.first_name.reveal())),
                  store::Cell(member.id.value), store::Cell(coverage.line_of_business),
                  store::Cell(coverage.valid_from), store::Cell(to)})
                cells.push_back(std::move(cell));
            if (cells.size() == rows_at_once * columns) TRY(insert(db, cells));
        }
    return insert(db, cells);
}

Result<void> fill_primary_care(store::Db& db, PlanId const& plan) {
    if (TRY(find_setting(db, plan.value, filled_name))) return fine();
    std::string after;
    for (;;) {
        constexpr auto sql = R"sql(
            select id, body from member where plan = ? and superseded_at = '' and id > ? order by id limit ?
        )sql";
        auto const rows = TRY(db.query(sql, {plan.value, after, members_at_once}));
        if (rows.empty()) break;
        std::vector<Member> members;
        std::vector<std::string> known;
        for (auto const row : rows) {
            auto const value = TRY(json::parse(row.text(1)));
            members.push_back(TRY(from_json<Member>(value)));
            known.push_back(row.text(0));
        }
        TRY(save_primary_care(db, plan, members, known));
        after = known.back();
    }
    return save_setting(db, plan.value, filled_name, "yes");
}

}  // namespace assent::records
