#include "views/request_search.h"

#include "request/state.h"
#include "views/condition.h"
#include "views/due.h"
#include "views/request_row.h"

#include <algorithm>
#include <array>

namespace assent::views {
namespace {

using store::Cell;

/// One condition, `$` for its column: `$ = ?`. With a source, the rows are those whose numbers this
/// query gives; of a row at hand the test says the same.
struct Condition {
    std::string column;
    std::string test;
    std::vector<Cell> cells;
    bool indexed = false;
    std::optional<RequestSort> natural = {};  ///< its index gives the rows in this order, too
    std::string source = {};
    std::vector<Cell> source_cells = {};
};

/// Columns whose index leaves out rows without a value.
bool is_sparse(std::string_view column) {
    return column == "closed_at" || column == "authorized_to" || column == "reply_due_at" ||
           column == "assignee";
}

std::string_view column_of(RequestSort sort) {
    switch (sort) {
        case RequestSort::due: return "due_at";
        case RequestSort::received: return "received_at";
        case RequestSort::updated: return "updated_at";
        case RequestSort::closed: return "closed_at";
        case RequestSort::authorized_to: return "authorized_to";
        case RequestSort::reply: return "reply_due_at";
    }
    return {};
}

std::string key_text(RequestRow const& row, RequestSort sort) {
    switch (sort) {
        case RequestSort::due: return due_key(row.due_at);
        case RequestSort::received: return to_text(row.received_at);
        case RequestSort::updated: return to_text(row.updated_at);
        case RequestSort::closed: return row.closed_at ? to_text(*row.closed_at) : "";
        case RequestSort::authorized_to:
            return row.authorized_to ? to_text(*row.authorized_to) : "";
        case RequestSort::reply: return row.reply_due_at ? to_text(*row.reply_due_at) : "";
    }
    return {};
}

class Conditions {
public:
    Conditions(RequestSearch const& search, PlanId const& plan) : search_(search), plan_(plan) {
        add_hidden();
        add_number();
        add_member();
        add_people();
        add_choices();
        add_times();
    }

    std::vector<Condition> const& all() const { return all_; }

private:
    void equal(std::string column, std::string const& value, bool indexed = false,
               std::optional<RequestSort> natural = {}) {
        if (!value.empty()) all_.push_back({std::move(column), "$ = ?", {value}, indexed, natural});
    }
    void one_of(std::string column, std::vector<std::string> const& values, bool indexed = false,
                std::optional<RequestSort> natural = {}) {
        if (values.empty()) return;
        std::vector<Cell> cells(values.begin(), values.end());
        auto test =
            cells.size() == 1 ? "$ = ?" : "$ in (" + store::placeholders(cells.size()) + ")";
        if (cells.size() > 1) natural.reset();
        all_.push_back({std::move(column), std::move(test), std::move(cells), indexed, natural});
    }
    void range(std::string column, Cell const& from, Cell const& before, bool indexed) {
        bool const has_from = !std::holds_alternative<std::monostate>(from.held);
        bool const has_before = !std::holds_alternative<std::monostate>(before.held);
        if (!has_from && !has_before) return;
        Condition made{std::move(column), has_from ? "$ >= ?" : "", {}, indexed};
        if (has_from) made.cells.push_back(from);
        if (has_before) made.test += has_from ? " and $ < ?" : "$ < ?";
        if (has_before) made.cells.push_back(before);
        all_.push_back(std::move(made));
    }
    static Cell after(std::optional<Day> last) {
        return last ? Cell(*last + std::chrono::days(1)) : Cell();
    }

    void add_hidden() {
        if (!search_.kept_from) return;
        auto [query, cells] = hidden_from(plan_, *search_.kept_from);
        all_.push_back({"request", "$ not in (" + query + ")", std::move(cells)});
    }

    void add_number() {
        one_of("request", search_.numbers, true);
        if (search_.number_part.empty()) return;
        auto const& part = search_.number_part;
        std::string const reversed(part.rbegin(), part.rend());
        all_.push_back({"request",
                        "($ like ? or $ like ?)",
                        {part + "%", "%" + part},
                        true,
                        {},
                        R"sql(
            select request from request_view where plan = ? and request >= ? and request < ?
            union all select request from request_view where plan = ? and number_reversed >= ? and number_reversed < ?
        )sql",
                        {plan_.value, part, part + ":", plan_.value, reversed, reversed + ":"}});
    }

    void add_member() {
        if (!search_.members) return;
        std::vector<std::string> ids{""};  // nobody found: no row
        for (auto const& member : *search_.members) ids.push_back(member.value);
        one_of("member", ids, true);
    }

    void add_people() {
        equal("submitted_by", search_.submitted_by, true, RequestSort::due);
        equal("assignee", search_.assignee, true, RequestSort::due);
        if (search_.unassigned) all_.push_back({"assignee", "$ = ''", {}});
        equal("requesting", search_.requesting, true, RequestSort::received);
        equal("servicing", search_.servicing, true, RequestSort::received);
        if (search_.provider.empty()) return;
        auto const& id = search_.provider;
        all_.push_back({"request",
                        "((v.requesting || '') = ? or (v.servicing || '') = ?)",
                        {id, id},
                        true,
                        {},
                        R"sql(
            select request from request_view where plan = ? and requesting = ?
            union all select request from request_view where plan = ? and servicing = ?
        )sql",
                        {plan_.value, id, plan_.value, id}});
    }

    void add_choices() {
        equal("queue", search_.queue, search_.state == OpenOrClosed::open, RequestSort::due);
        one_of("status", search_.statuses, true, RequestSort::updated);
        one_of("kind", search_.kinds);
        one_of("urgency", search_.urgencies);
        one_of("review", search_.reviews);
        one_of("line_of_business", search_.lines_of_business);
        if (search_.information_asked) range("reply_due_at", "0", {}, true);
    }

    void add_times() {
        range("received_at", search_.received_from, search_.received_before, true);
        bool const closed = search_.closed_from || search_.closed_before;
        if (closed)
            range("closed_at", search_.closed_from ? Cell(*search_.closed_from) : Cell("0"),
                  search_.closed_before, true);
        range("due_at", {}, search_.due_before, true);
        bool const authorized = search_.authorized_from || search_.authorized_to;
        if (authorized)
            range("authorized_to",
                  search_.authorized_from ? Cell(*search_.authorized_from) : Cell("0"),
                  after(search_.authorized_to), true);
        if (search_.service_to) range("service_from", "0", after(search_.service_to), false);
        range("service_to", search_.service_from, {}, false);
    }

    RequestSearch const& search_;
    PlanId const& plan_;
    std::vector<Condition> all_;
};

class Finder {
public:
    Finder(store::Db& db, PlanId const& plan, RequestSearch const& search)
        : db_(db), plan_(plan), search_(search), conditions_(search, plan) {}

    Result<RequestPage> page() {
        auto const after = TRY(after_of(search_.after));
        TRY(choose_driver());
        put_from();
        for (auto const& condition : conditions_.all()) put(condition);
        put_state();
        put_after(after);
        put_order();
        RequestPage page;
        for (auto const row : TRY(db_.query(sql_, cells_))) {
            if (static_cast<int>(page.rows.size()) == search_.limit) {
                auto const& last = page.rows.back();
                page.next = token_of(key_text(last, search_.sort), last.request);
                break;
            }
            std::size_t first = 0;
            page.rows.push_back(TRY(read_request_row(row, first)));
        }
        return page;
    }

private:
    bool is_steered() const {
        return db_.dialect() == store::Dialect::sqlite && !search_.listed_for;
    }

    Result<bool> leaves_few(Condition const& condition) {
        auto const& column = condition.column;
        auto source = condition.source;
        auto cells = condition.source_cells;
        if (source.empty()) {
            source = "select 1 from request_view where plan = ? and " +
                     said_of(condition.test, column) +
                     (is_sparse(column) ? " and " + column + " <> ''" : "");
            cells.emplace_back(plan_.value);
            cells.insert(cells.end(), condition.cells.begin(), condition.cells.end());
        }
        return gives_few(db_, source, std::move(cells));
    }

    Result<void> choose_driver() {
        if (search_.listed_for) return fine();
        for (auto const& condition : conditions_.all()) {
            bool const is_asked = is_steered() || !condition.source.empty();
            if (!condition.indexed || !is_asked || !TRY(leaves_few(condition))) continue;
            driver_ = &condition;
            return fine();
        }
        for (auto const& condition : conditions_.all())
            if (condition.indexed && condition.natural == search_.sort) ordered_ = &condition;
        return fine();
    }

    /// Whether the columns stand in the rows of the organisation, where its indexes are.
    std::string column(std::string_view name) const {
        static constexpr std::array own{"due_at",    "updated_at",    "closed",      "status",
                                        "closed_at", "authorized_to", "reply_due_at"};
        bool const is_own = search_.listed_for && std::ranges::count(own, name) > 0;
        return (is_own ? "p." : "v.") + std::string(name);
    }
    /// A column SQLite must not choose an index by.
    std::string hidden(std::string_view name) const { return "(" + column(name) + " || '')"; }

    void put_from() {
        sql_ = "select " + std::string(request_columns);
        if (!search_.listed_for) {
            sql_ += ", 0 from request_view v where v.plan = ?";
            cells_.emplace_back(plan_.value);
            return;
        }
        bool const by_row = !search_.numbers.empty() || search_.members;
        sql_ += by_row ? ", p.primary_care from request_view v cross join request_party p"
                       : ", p.primary_care from request_party p cross join request_view v";
        sql_ +=
            " where p.plan = ? and p.organisation = ? and v.plan = ? and v.plan = p.plan and "
            "v.request = p.request";
        cells_.insert(cells_.end(), {plan_.value, *search_.listed_for, plan_.value});
        if (search_.pcp) condition("p.primary_care = ?", {*search_.pcp});
        if (search_.own_part) condition("p.part <> 'linked'", {});
    }

    void condition(std::string_view text, std::initializer_list<Cell> cells) {
        sql_ += " and ";
        sql_ += text;
        cells_.insert(cells_.end(), cells);
    }

    void put(Condition const& one) {
        if (!one.source.empty()) {
            bool const drives = &one == driver_;
            sql_ += drives ? " and v.request in (" + one.source + ")"
                           : " and " + said_of(one.test, "v." + one.column);
            auto const& cells = drives ? one.source_cells : one.cells;
            cells_.insert(cells_.end(), cells.begin(), cells.end());
            return;
        }
        bool const of_order = driver_ == nullptr && one.column == column_of(search_.sort);
        bool const open = !is_steered() || &one == driver_ || &one == ordered_ || of_order;
        sql_ += " and " + said_of(one.test, open ? column(one.column) : hidden(one.column));
        if (open && is_sparse(one.column) && one.test != "$ = ''")
            sql_ += " and " + column(one.column) + " <> ''";
        cells_.insert(cells_.end(), one.cells.begin(), one.cells.end());
    }

    void put_state() {
        auto state = search_.state;
        if (search_.sort == RequestSort::due || search_.due_before) {
            if (state == OpenOrClosed::closed) condition("1 = 0", {});
            state = OpenOrClosed::open;
        }
        if (state != OpenOrClosed::all)
            condition(column("closed") + " = ?", {state == OpenOrClosed::closed});
        auto const key = column_of(search_.sort);
        if (is_sparse(key)) condition(column(key) + " <> ''", {});
    }

    std::string sort_column() const {
        auto const name = column_of(search_.sort);
        return driver_ != nullptr && is_steered() ? hidden(name) : column(name);
    }

    void put_after(std::optional<After> const& after) {
        if (!after) return;
        auto const key = sort_column();
        std::string const sign = search_.descending ? "<" : ">";
        // The first condition lets the index start at the key; the second drops what was shown.
        condition(key + " " + sign + "= ?", {after->key});
        condition("(" + key + " " + sign + " ? or v.request " + sign + " ?)",
                  {after->key, after->number});
    }

    void put_order() {
        std::string const way = search_.descending ? " desc" : "";
        sql_ += " order by " + sort_column() + way + ", " +
                (search_.listed_for ? "p.request" : "v.request") + way + " limit ?";
        cells_.emplace_back(search_.limit + 1);
    }

    store::Db& db_;
    PlanId const& plan_;
    RequestSearch const& search_;
    Conditions conditions_;
    Condition const* driver_ = nullptr;
    Condition const* ordered_ = nullptr;
    std::string sql_;
    std::vector<Cell> cells_;
};

Result<void> add_counts(std::map<std::string, std::int64_t>& counts, store::Db& db,
                        std::string const& from, std::vector<Cell> cells) {
    cells.emplace_back(counted_most);
    auto const sql = "select status, count(*) from (select status from " + from +
                     " limit ?) counted group by status order by status limit 100";
    for (auto const row : TRY(db.query(sql, cells))) counts[row.text(0)] += row.integer(1);
    return fine();
}

}  // namespace

Result<RequestPage> find_requests(store::Db& db, PlanId const& plan, RequestSearch const& search) {
    return Finder(db, plan, search).page();
}

Result<std::map<std::string, std::int64_t>> count_by_status(store::Db& db, PlanId const& plan,
                                                            CountOf const& of) {
    std::map<std::string, std::int64_t> counts;
    std::string const view = "request_view where plan = ? and ";
    auto const both = [&](std::string const& from, std::string const& who) -> Result<void> {
        for (bool const closed : {false, true})
            TRY(add_counts(counts, db, from + " and closed = ?", {plan.value, who, closed}));
        return fine();
    };
    if (!of.submitted_by.empty()) {
        TRY(both(view + "submitted_by = ?", of.submitted_by));
    } else if (!of.assignee.empty()) {
        TRY(both(view + "assignee <> '' and assignee = ?", of.assignee));
    } else if (!of.organisation.empty()) {
        std::string const part = of.own_part ? "part <> 'linked' and " : "";
        TRY(both("request_party where plan = ? and " + part + "organisation = ?", of.organisation));
    } else {
        for (std::size_t i = 0; i < enum_count<request::Status>; ++i)
            TRY(add_counts(counts, db, view + "status = ?",
                           {plan.value, name_of(static_cast<request::Status>(i))}));
    }
    return counts;
}

}  // namespace assent::views
