#include "views/condition.h"

namespace assent::views {

std::string said_of(std::string_view test, std::string_view column) {
    std::string text;
    for (char const c : test) text += c == '$' ? std::string(column) : std::string(1, c);
    return text;
}

Result<bool> gives_few(store::Db& db, std::string const& query, std::vector<store::Cell> cells) {
    cells.emplace_back(few + 1);
    auto const sql = "select count(*) from (" + query + " limit ?) counted";
    return TRY(db.query(sql, cells)).front().integer(0) <= few;
}

}  // namespace assent::views
