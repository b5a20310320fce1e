#include "records/members.h"

#include "base/opaque_id.h"
#include "base/text.h"
#include "records/primary_care.h"
#include "records/restricted.h"
#include "records/settings.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

namespace assent::records {
namespace {

using directory::Member;

constexpr auto in_force =
    "select body from member where plan = ? and id = ? and superseded_at = '' limit 1";

Result<directory::Member> read_body(std::string const& body) {
    auto const value = TRY(json::parse(body));
    return from_json<directory::Member>(value);
}

Result<std::vector<directory::Member>> read_all(store::Rows const& rows) {
    std::vector<directory::Member> members;
    for (auto const row : rows) members.push_back(TRY(read_body(row.text(0))));
    return members;
}

struct Held {
    std::string body;
    std::string recorded_at;
};

constexpr std::size_t rows_at_once = 64;
constexpr auto end_version =
    "update member set superseded_at = ? where plan = ? and id = ? and superseded_at = ''";

/// The versions in force of these members, by id.
Result<std::unordered_map<std::string, Held>> held_versions(store::Db& db, PlanId const& plan,
                                                            std::span<Member const> members) {
    std::vector<store::Cell> cells{plan.value};
    for (auto const& member : members) cells.emplace_back(member.id.value);
    auto const sql =
        "select id, body, recorded_at from member where plan = ? and superseded_at = '' and id in "
        "(" +
        store::placeholders(members.size()) + ")";
    auto const rows = TRY(db.query(sql, cells));
    std::unordered_map<std::string, Held> held;
    for (auto const row : rows) held[row.text(0)] = {row.text(1), row.text(2)};
    return held;
}

/// New versions on their way into the table, many rows to a statement.
class Versions {
public:
    Versions(store::Db& db, PlanId const& plan, std::string const& source)
        : db_(db), plan_(plan), source_(source) {}

    Result<void> add(Member const& member, std::string recorded_at, std::string body) {
        for (store::Cell cell :
             {store::Cell(plan_.value), store::Cell(member.id.value),
              store::Cell(std::move(recorded_at)), store::Cell(""), store::Cell(source_),
              store::Cell(upper(member.member_number.reveal())),
              store::Cell(upper(member.cin.reveal())), store::Cell(upper(member.mbi.reveal())),
              store::Cell(fold_for_search(member.last_name.reveal())),
              store::Cell(fold_for_search(member.first_name.reveal())),
              store::Cell(member.born_on.reveal()), store::Cell(std::move(body))})
            cells_.push_back(std::move(cell));
        return ++rows_ == rows_at_once ? flush() : fine();
    }

    Result<void> flush() {
        if (rows_ == 0) return fine();
        std::string sql =
            "insert into member (plan, id, recorded_at, superseded_at, source, member_number, cin, "
            "mbi, "
            "last_fold, first_fold, born_on, body) values ";
        for (std::size_t i = 0; i < rows_; ++i)
            sql += (i == 0 ? "(" : ", (") + store::placeholders(columns) + ")";
        rows_ = 0;
        auto const cells = std::exchange(cells_, {});
        return db_.send(sql, cells);
    }

private:
    static constexpr std::size_t columns = 12;
    store::Db& db_;
    PlanId const& plan_;
    std::string const& source_;
    std::vector<store::Cell> cells_;
    std::size_t rows_ = 0;
};

}  // namespace

Result<directory::Member> find_member(store::Db& db, PlanId const& plan, MemberId const& id) {
    auto const rows = TRY(db.query(in_force, {plan.value, id.value}));
    if (rows.empty())
        return not_found("unknown_member", "/member", "There is no such member in this plan.");
    return read_body(rows.front().text(0));
}

Result<std::vector<directory::Member>> search_members(store::Db& db, PlanId const& plan,
                                                      MemberSearch const& search) {
    auto const number = upper(trim(search.member_number.reveal()));
    if (!number.empty()) {
        for (auto const* column : {"member_number", "cin", "mbi"}) {
            auto const sql = "select body from member where plan = ? and " + std::string(column) +
                             " = ? and superseded_at = '' order by last_fold, first_fold limit 20";
            auto const rows = TRY(db.query(sql, {plan.value, number}));
            if (!rows.empty()) return read_all(rows);
        }
        return std::vector<directory::Member>{};
    }
    auto const last = fold_for_search(search.last_name.reveal());
    if (last.empty() || !search.born_on)
        return invalid("search_too_wide", "/member_number",
                       "Give the member number, or the last name and birth date.");
    constexpr auto by_name = R"sql(
        select body from member
        where plan = ? and last_fold = ? and born_on = ? and superseded_at = '' and first_fold like ?
        order by first_fold limit 20
    )sql";
    auto const first = fold_for_search(search.first_name.reveal()) + "%";
    return read_all(TRY(db.query(by_name, {plan.value, last, search.born_on->reveal(), first})));
}

Result<Saved> save_member(store::Db& db, PlanId const& plan, directory::Member const& member,
                          Instant at, std::string const& source) {
    auto const counts = TRY(save_members(db, plan, {member}, at, source));
    if (counts.added > 0) return Saved::added;
    return counts.changed > 0 ? Saved::changed : Saved::unchanged;
}

Result<SavedCounts> save_members(store::Db& db, PlanId const& plan,
                                 std::vector<Member> const& members, Instant at,
                                 std::string const& source) {
    SavedCounts counts;
    Versions insert(db, plan, source);
    for (std::size_t first = 0; first < members.size(); first += rows_at_once) {
        auto const last = std::min(first + rows_at_once, members.size());
        auto const held =
            TRY(held_versions(db, plan, std::span(members).subspan(first, last - first)));
        std::vector<Member> changed;
        std::vector<std::string> changed_ids;
        for (auto i = first; i < last; ++i) {
            auto const& member = members[i];
            auto body = json_text(member);
            auto const known = held.find(member.id.value);
            auto recorded_at = to_text(at);
            if (known != held.end()) {
                if (known->second.body == body) {
                    counts.count(Saved::unchanged);
                    continue;
                }
                recorded_at = version_after(known->second.recorded_at, at);
                TRY(db.send(end_version, {recorded_at, plan.value, member.id.value}));
            }
            counts.count(known == held.end() ? Saved::added : Saved::changed);
            if (known != held.end()) changed_ids.push_back(member.id.value);
            changed.push_back(member);
            if (member.restricted_record || known != held.end())
                TRY(set_restricted(db, plan, member.id, member.restricted_record));
            TRY(insert.add(member, std::move(recorded_at), std::move(body)));
        }
        TRY(save_primary_care(db, plan, changed, changed_ids));
    }
    TRY(insert.flush());
    return counts;
}

Result<MemberId> member_id_of(store::Db& db, PlanId const& plan, std::string const& member_number) {
    auto const salt = TRY(ensure_salt(db, plan));
    return MemberId(opaque_id(salt, "member", upper(trim(member_number))));
}

}  // namespace assent::records
