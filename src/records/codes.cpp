#include "records/codes.h"

#include "base/text.h"
#include "records/settings.h"

#include <algorithm>

namespace assent::records {
namespace {

CodeRow read_row(store::Row const& row) {
    CodeRow out;
    out.system = from_name<codes::CodeSystem>(row.text(0)).value_or(codes::CodeSystem::hcpcs);
    out.code = row.text(1);
    out.title = row.text(2);
    if (auto from = parse_day(row.text(3))) out.valid_from = *from;
    if (auto to = parse_day(row.text(4))) out.valid_to = *to;
    out.billable = row.integer(5) != 0;
    return out;
}

constexpr std::string_view columns =
    "select system, code, title, valid_from, valid_to, billable from code ";

/// The first text behind every text that begins so, for a range the key can answer.
std::string behind(std::string prefix) { return prefix + "\x7f"; }

}  // namespace

Result<std::vector<CodeRow>> search_codes(store::Db& db,
                                          std::vector<codes::CodeSystem> const& systems,
                                          std::string const& text, Day day, int limit) {
    std::vector<CodeRow> found;
    std::string plain;
    for (char const c : upper(trim(text)))
        if (c != '.' && c != ' ') plain.push_back(c);
    for (auto const system : systems) {
        std::string const sql =
            std::string(columns) +
            "where plan = ? and system = ? and code >= ? and code < ? and valid_from <= ? and "
            "(valid_to = '' or valid_to >= ?) order by code limit ?";
        if (plain.empty()) break;
        auto const rows = TRY(
            db.query(sql, {installation, name_of(system), plain, behind(plain), day, day, limit}));
        for (auto const row : rows) found.push_back(read_row(row));
    }
    auto const folded = fold_for_search(text);
    auto const parts = words(folded);
    for (auto const system : systems) {
        if (static_cast<int>(found.size()) >= limit || parts.empty()) break;
        std::string sql = std::string(columns) +
                          "where plan = ? and system = ? and valid_from <= ? and "
                          "(valid_to = '' or valid_to >= ?)";
        std::vector<store::Cell> params{installation, name_of(system), day, day};
        for (auto const part : parts) {
            sql += " and search like ?";
            params.emplace_back("% " + std::string(part) + "%");
        }
        sql += " order by billable desc, length(title), code limit ?";
        params.emplace_back(limit - static_cast<int>(found.size()));
        auto const rows = TRY(db.query(sql, params));
        for (auto const row : rows) {
            auto code = read_row(row);
            bool const there = std::any_of(found.begin(), found.end(), [&](CodeRow const& other) {
                return other.system == code.system && other.code == code.code;
            });
            if (!there) found.push_back(std::move(code));
        }
    }
    if (static_cast<int>(found.size()) > limit) found.resize(static_cast<std::size_t>(limit));
    return found;
}

Result<std::optional<CodeRow>> find_code(store::Db& db, codes::CodeSystem system,
                                         std::string const& code, Day day) {
    std::string const sql = std::string(columns) +
                            "where plan = ? and system = ? and code = ? and valid_from <= ? and "
                            "(valid_to = '' or valid_to >= ?) limit 1";
    auto const rows = TRY(db.query(sql, {installation, name_of(system), code, day, day}));
    if (rows.empty()) return std::optional<CodeRow>();
    return std::optional<CodeRow>(read_row(rows.front()));
}

Result<void> each_code(store::Db& db, std::function<void(CodeRow const&)> const& on_row) {
    std::string const sql =
        std::string(columns) + "where plan = ? order by system, code, valid_from";
    return db.for_each(sql, {installation}, [&](store::Row const& row) {
        on_row(read_row(row));
        return true;
    });
}

Result<bool> has_table(store::Db& db, codes::CodeSystem system) {
    constexpr auto sql = "select 1 from code where plan = ? and system = ? and source <> ? limit 1";
    return !TRY(db.query(sql, {installation, name_of(system), starter_list})).empty();
}

Result<void> drop_starter_list(store::Db& db, codes::CodeSystem system) {
    constexpr auto sql = "delete from code where plan = ? and system = ? and source = ?";
    TRY(db.execute(sql, {installation, name_of(system), starter_list}));
    return fine();
}

}  // namespace assent::records
