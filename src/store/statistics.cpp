#include "store/statistics.h"

#include <algorithm>
#include <vector>

namespace assent::store {
namespace {

constexpr std::int64_t assumed_rows = 1'000'000;

struct Index {
    std::string table;
    std::string name;  ///< as the statistics call it
    std::int64_t columns = 0;
    bool leads_with_plan = false;
    bool unique = false;
};

Result<std::vector<Index>> indexes_without_statistics(Db& db) {
    // The primary key of a table without row numbers is counted under the name of the table.
    constexpr auto sql = R"sql(
        select tbl, idx, columns, leads, whole from (
            select t.name as tbl, case when l.origin = 'pk' and t.wr = 1 then t.name else l.name end as idx,
                   (select count(*) from pragma_index_info(l.name)) as columns,
                   (select name from pragma_index_info(l.name) where seqno = 0) = 'plan' as leads,
                   l."unique" as whole
            from pragma_table_list t, pragma_index_list(t.name) l
            where t.schema = 'main' and t.type = 'table' and t.name not like 'sqlite_%'
        ) found
        where not exists (select 1 from sqlite_stat1 s where s.tbl = found.tbl and s.idx = found.idx)
        order by 1, 2
    )sql";
    std::vector<Index> indexes;
    for (auto const row : TRY(db.query(sql)))
        indexes.push_back(
            {row.text(0), row.text(1), row.integer(2), row.integer(3) != 0, row.integer(4) != 0});
    return indexes;
}

/// How many rows share the first column, the first two, and so on: the plan narrows nothing, each
/// further column to a tenth, and a whole unique key to one.
std::string shares(Index const& index) {
    auto text = std::to_string(assumed_rows);
    auto share = assumed_rows;
    for (std::int64_t i = 1; i <= index.columns; ++i) {
        if (i > 1 || !index.leads_with_plan) share = std::max<std::int64_t>(2, share / 10);
        bool const whole = i == index.columns && index.unique;
        text += " " + std::to_string(whole ? 1 : share);
    }
    return text;
}

}  // namespace

Result<void> assume_one_plan(Db& db) {
    if (db.dialect() != Dialect::sqlite) return fine();
    TRY(db.execute("analyze sqlite_schema"));
    auto const indexes = TRY(indexes_without_statistics(db));
    if (indexes.empty()) return fine();
    TRY(db.begin(Access::write));
    for (auto const& index : indexes)
        TRY(db.execute("insert into sqlite_stat1 (tbl, idx, stat) values (?, ?, ?)",
                       {index.table, index.name, shares(index)}));
    TRY(db.commit());
    TRY(db.execute("analyze sqlite_schema"));
    return fine();
}

}  // namespace assent::store
