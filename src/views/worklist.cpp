#include "views/worklist.h"

#include "base/text.h"
#include "views/condition.h"
#include "views/due.h"
#include "views/request_row.h"

#include <algorithm>

namespace assent::views {
namespace {

using store::Cell;

/// Beside those of the request; the desk is the asker's.
constexpr std::string_view work_columns = R"sql(,
    w.started_at, w.press_at, w.stopped, w.waits, w.change_asked, w.call_at,
    case when w.document_at <> '' and w.document_at > coalesce(d.looked_at, '') then 1 else 0 end,
    case when w.replied_at <> '' then 1 else 0 end, w.handed_at, coalesce(d.looked_at, ''), w.handed_by, w.channel, w.child,
    w.forwarded_to, w.system, w.code, w.policy_row, coalesce(d.snoozed_until, ''), coalesce(d.snoozed_at, ''), w.news_at,
    w.rank, w.member_key, w.due_at, w.about)sql";

/// `$` stands for the column; with a source, the rows are those whose numbers that query gives.
struct WorkCondition {
    std::string column;
    std::string test;
    std::vector<Cell> cells = {};
    bool indexed = false;
    bool in_order = false;  ///< its index gives the rows in the recommended order
    std::string source = {};
    std::vector<Cell> source_cells = {};
};

std::string_view column_of(WorkSort sort) {
    switch (sort) {
        case WorkSort::recommended: return "rank";
        case WorkSort::due: return "due_at";
        case WorkSort::received: return "received_at";
        case WorkSort::member: return "member_key";
    }
    return {};
}

/// Behind every text that begins with this one.
std::string end_of(std::string const& text) { return text + "~"; }

class WorkConditions {
public:
    WorkConditions(PlanId const& plan, WorkSearch const& search, bool steered)
        : plan_(plan), search_(search), steered_(steered) {
        add_hidden();
        add_seen();
        add_owner();
        add_choices();
        add_due();
        add_flags();
        add_text();
    }
    std::vector<WorkCondition> const& all() const { return all_; }

private:
    /// A column inside of a test of several: SQLite must not choose an index by it.
    std::string inside(std::string_view column) const {
        auto const name = "w." + std::string(column);
        return steered_ ? "(" + name + " || '')" : name;
    }
    void equal(std::string column, std::string const& value, bool indexed, bool in_order = false) {
        if (value.empty()) return;
        all_.push_back({std::move(column), "$ = ?", {value}, indexed, in_order});
    }
    void one_of(std::string column, std::vector<std::string> const& values, bool indexed = false) {
        if (values.empty()) return;
        if (values.size() == 1) return equal(std::move(column), values.front(), indexed, indexed);
        all_.push_back({std::move(column),
                        "$ in (" + store::placeholders(values.size()) + ")",
                        {values.begin(), values.end()},
                        indexed});
    }

    void add_hidden() {
        if (!search_.kept_from) return;
        auto [query, cells] = hidden_from(plan_, {search_.account, search_.now});
        all_.push_back({"request", "$ not in (" + query + ")", std::move(cells)});
    }

    /// What the asker works from, and what is his own wherever it lies.
    void add_seen() {
        if (!search_.group.empty())
            return all_.push_back(
                {"forwarded_to", "$ = ? and $ <> ''", {search_.group}, true, true});
        if (!search_.works_from) return;
        auto names = *search_.works_from;
        if (names.empty()) names.emplace_back();  // no queue: no row
        auto const in = "in (" + store::placeholders(names.size()) + ")";
        WorkCondition seen{
            "request", "(" + inside("queue") + " " + in + " or " + inside("assignee") + " = ?)"};
        seen.cells.assign(names.begin(), names.end());
        seen.cells.emplace_back(search_.account);
        seen.source = "select request from worklist where plan = ? and queue " + in +
                      " union all select request from worklist where plan = ? and assignee = ?";
        seen.source_cells.emplace_back(plan_.value);
        seen.source_cells.insert(seen.source_cells.end(), names.begin(), names.end());
        seen.source_cells.emplace_back(plan_.value);
        seen.source_cells.emplace_back(search_.account);
        seen.indexed = true;
        all_.push_back(std::move(seen));
    }

    void add_owner() {
        equal("request", search_.request, true);
        equal("assignee", search_.assignee, true, true);
        switch (search_.owner) {
            case Owner::anybody: return;
            case Owner::me: return equal("assignee", search_.account, true, true);
            case Owner::nobody: return all_.push_back({"assignee", "$ = ''", {}, true, true});
            case Owner::somebody: return all_.push_back({"assignee", "$ <> ''"});
        }
    }

    void add_choices() {
        one_of("queue", search_.queues, true);
        one_of("kind", search_.kinds);
        one_of("urgency", search_.urgencies);
        one_of("status", search_.statuses);
        one_of("line_of_business", search_.lines_of_business);
        if (search_.topic)
            all_.push_back({"topics",
                            "$ <> '' and $ like ?",
                            {"% " + std::string(name_of(*search_.topic)) + " %"},
                            true,
                            true});
        if (search_.ready) all_.push_back({"waits", "$ = 0"});
        if (!search_.but.empty())
            all_.push_back({"request",
                            "$ not in (" + store::placeholders(search_.but.size()) + ")",
                            {search_.but.begin(), search_.but.end()}});
    }

    void add_due() {
        if (search_.due.empty()) return;
        WorkCondition made{"due_at", "", {}, true};
        for (auto const& span : search_.due) {
            made.test += (made.test.empty() ? "(" : " or ") + std::string("($ > ? and $ <= ?)");
            made.cells.emplace_back(span.after);
            made.cells.emplace_back(span.until);
        }
        made.test += ")";
        all_.push_back(std::move(made));
    }

    void add_flag(WorkCondition& made, WorkFlag flag) const {
        made.test += made.test.empty() ? "(" : " or ";
        switch (flag) {
            case WorkFlag::new_document:
                made.test += "(w.document_at <> '' and w.document_at > coalesce(d.looked_at, ''))";
                return;
            case WorkFlag::change: made.test += "w.change_asked <> ''"; return;
            case WorkFlag::reply: made.test += "w.replied_at <> ''"; return;
            case WorkFlag::returned:
                made.test +=
                    "(" + inside("assignee") + " = ? and w.handed_at > coalesce(d.looked_at, ''))";
                made.cells.emplace_back(search_.account);
                return;
            case WorkFlag::call:
                made.test += "(w.call_at <> '' and w.call_at <= ?)";
                made.cells.emplace_back(search_.day_end);
                return;
            case WorkFlag::waits: made.test += "w.waits = 1"; return;
            case WorkFlag::overdue:
                made.test += inside("due_at") + " <= ?";
                made.cells.emplace_back(search_.now);
                return;
        }
    }

    void add_flags() {
        if (search_.flags.empty()) return;
        WorkCondition made{"request", ""};
        bool marked = true;
        for (auto const flag : search_.flags) {
            add_flag(made, flag);
            marked = marked && flag != WorkFlag::waits && flag != WorkFlag::overdue;
        }
        made.test += ")";
        all_.push_back(std::move(made));
        if (marked) all_.push_back({"marked", "$ = 1", {}, true, true});
    }

    void add_text() {
        auto const& text = search_.text;
        if (text.empty()) return;
        if (is_digits(text)) {
            all_.push_back({"request",
                            "($ like ? or $ like ? or w.service like ?)",
                            {text + "%", "%" + text, "%" + text + "%"}});
            return;
        }
        WorkCondition made{"member_key", "(($ >= ? and $ < ?) or w.service like ?)"};
        made.cells = {text, end_of(text), "%" + text + " %"};
        all_.push_back(std::move(made));
    }

    PlanId const& plan_;
    WorkSearch const& search_;
    bool steered_;
    std::vector<WorkCondition> all_;
};

constexpr int aside_most = 500;
constexpr std::string_view desk_join =
    " left join desk d on d.plan = w.plan and d.account = ? and d.request = w.request";

class WorkFinder {
public:
    WorkFinder(store::Db& db, PlanId const& plan, WorkSearch const& search)
        : db_(db), plan_(plan), search_(search), conditions_(plan, search, is_steered()) {}

    /// First the numbers, from the work list alone and as far as can be from its indexes; then what
    /// is told of them.
    Result<WorkPage> page() {
        auto const after = TRY(after_of(search_.after));
        TRY(choose_driver());
        std::string const way = search_.descending ? " desc" : "";
        sql_ = "select " + std::string(request_columns) + ", 0" + std::string(work_columns) +
               " from (select w.request as request from worklist w";
        TRY(put_where());
        put_after(after);
        sql_ += " order by " + sort_column() + way + ", w.request" + way + " limit ?) k";
        sql_ +=
            " cross join worklist w cross join request_view v" + std::string(desk_join) +
            " where w.plan = ? and w.request = k.request and v.plan = ? and v.request = k.request"
            " order by w." +
            std::string(column_of(search_.sort)) + way + ", w.request" + way;
        cells_.insert(cells_.end(), {search_.limit + 1, search_.account, plan_.value, plan_.value});
        WorkPage page;
        std::string last;
        for (auto const row : TRY(db_.query(sql_, cells_))) {
            if (static_cast<int>(page.rows.size()) == search_.limit) {
                page.next = token_of(last, page.rows.back().request.request);
                break;
            }
            page.rows.push_back(TRY(read(row, last)));
        }
        return page;
    }

    Result<std::int64_t> count() {
        TRY(choose_driver());
        sql_ = "select count(*) from (select 1 from worklist w";
        TRY(put_where());
        sql_ += " limit ?) counted";
        cells_.emplace_back(counted_most);
        return TRY(db_.query(sql_, cells_)).front().integer(0);
    }

private:
    bool is_steered() const { return db_.dialect() == store::Dialect::sqlite; }

    Result<bool> leaves_few(WorkCondition const& condition) {
        auto source = condition.source;
        auto cells = condition.source_cells;
        if (source.empty()) {
            source = "select 1 from worklist where plan = ? and " +
                     said_of(condition.test, condition.column);
            cells.emplace_back(plan_.value);
            cells.insert(cells.end(), condition.cells.begin(), condition.cells.end());
        }
        return gives_few(db_, source, std::move(cells));
    }

    Result<void> choose_driver() {
        for (auto const& condition : conditions_.all()) {
            if (!condition.indexed || !is_steered() || !TRY(leaves_few(condition))) continue;
            driver_ = &condition;
            return fine();
        }
        for (auto const& condition : conditions_.all())
            if (condition.in_order && search_.sort == WorkSort::recommended) ordered_ = &condition;
        return fine();
    }

    bool is_open(WorkCondition const& one) const {
        if (!is_steered() || &one == driver_ || &one == ordered_) return true;
        return driver_ == nullptr && one.column == column_of(search_.sort);
    }

    Result<void> put_where() {
        if (needs_desk()) {
            sql_ += desk_join;
            cells_.emplace_back(search_.account);
        }
        sql_ += " where w.plan = ?";
        cells_.emplace_back(plan_.value);
        for (auto const& one : conditions_.all()) put(one);
        return put_aside();
    }

    bool needs_desk() const {
        return std::ranges::any_of(search_.flags, [](WorkFlag flag) {
            return flag == WorkFlag::new_document || flag == WorkFlag::returned;
        });
    }

    void put(WorkCondition const& one) {
        bool const drives = &one == driver_ && !one.source.empty();
        auto const column = is_open(one) ? "w." + one.column : "(w." + one.column + " || '')";
        if (drives) sql_ += " and w.request in (" + one.source + ")";
        else if (one.column == "marked" && &one != driver_ && &one != ordered_ && is_steered())
            return;
        else if (one.column == "waits") sql_ += " and w.waits = 0";
        else sql_ += " and " + said_of(one.test, column);
        auto const& cells = drives ? one.source_cells : one.cells;
        cells_.insert(cells_.end(), cells.begin(), cells.end());
    }

    /// What stands aside comes back by itself when little time is left or something new came.
    Result<std::vector<Cell>> aside() {
        constexpr auto sql = R"sql(
            select d.request from desk d join worklist w on w.plan = d.plan and w.request = d.request
            where d.plan = ? and d.account = ? and d.snoozed_until <> '' and d.snoozed_until > ? and w.press_at > ?
                and w.news_at <= d.snoozed_at order by d.snoozed_until limit ?
        )sql";
        std::vector<Cell> numbers;
        for (auto const row : TRY(db_.query(
                 sql, {plan_.value, search_.account, search_.now, search_.now, aside_most})))
            numbers.emplace_back(row.text(0));
        return numbers;
    }

    Result<void> put_aside() {
        if (search_.aside == Aside::any) return fine();
        auto numbers = TRY(aside());
        bool const only = search_.aside == Aside::only;
        if (numbers.empty() && !only) return fine();
        if (numbers.empty()) numbers.emplace_back("");
        sql_ += std::string(" and w.request ") + (only ? "in (" : "not in (") +
                store::placeholders(numbers.size()) + ")";
        cells_.insert(cells_.end(), numbers.begin(), numbers.end());
        return fine();
    }

    std::string sort_column() const {
        auto const name = std::string(column_of(search_.sort));
        return driver_ != nullptr ? "(w." + name + " || '')" : "w." + name;
    }

    void put_after(std::optional<After> const& after) {
        if (!after) return;
        auto const key = sort_column();
        std::string const sign = search_.descending ? "<" : ">";
        // The first condition lets the index start at the key; the second drops what was shown.
        sql_ += " and " + key + " " + sign + "= ? and (" + key + " " + sign + " ? or w.request " +
                sign + " ?)";
        cells_.insert(cells_.end(), {after->key, after->key, after->number});
    }

    Result<WorkRow> read(store::Row const& row, std::string& key) const {
        std::size_t i = 0;
        WorkRow out;
        out.request = TRY(read_request_row(row, i));
        auto const text = [&] { return row.text(i++); };
        auto const flag = [&] { return row.integer(i++) != 0; };
        out.started_at = TRY(instant_or_none(text()));
        out.press_at = TRY(read_due_key(text()));
        out.stopped = flag();
        out.waits = flag();
        out.change_asked = text();
        out.call_at = TRY(instant_or_none(text()));
        out.new_document = flag();
        out.reply_in = flag();
        auto const handed = text();
        auto const looked = text();
        out.handed_by = text();
        out.channel = text();
        out.child = flag();
        out.forwarded_to = text();
        out.system = text();
        out.code = text();
        out.policy_row = text();
        auto const until = text();
        auto const snoozed = text();
        auto const news = text();
        out.rank = text();
        auto const member = text();
        out.request.due_at = TRY(read_due_key(text()));
        if (auto const about = text(); !about.empty())
            out.about = TRY(from_json<WorkAbout>(TRY(json::parse(about))));
        bool const mine = out.request.assignee == search_.account;
        out.returned = mine && !handed.empty() && handed > looked;
        out.unseen = looked.empty();
        auto const now = to_text(search_.now);
        if (until > now && news <= snoozed && (!out.press_at || *out.press_at > search_.now))
            out.snoozed_until = TRY(instant_or_none(until));
        switch (search_.sort) {
            case WorkSort::recommended: key = out.rank; break;
            case WorkSort::due: key = due_key(out.request.due_at); break;
            case WorkSort::received: key = to_text(out.request.received_at); break;
            case WorkSort::member: key = member; break;
        }
        return out;
    }

    store::Db& db_;
    PlanId const& plan_;
    WorkSearch const& search_;
    WorkConditions conditions_;
    WorkCondition const* driver_ = nullptr;
    WorkCondition const* ordered_ = nullptr;
    std::string sql_;
    std::vector<Cell> cells_;
};

}  // namespace

Result<WorkPage> find_work(store::Db& db, PlanId const& plan, WorkSearch const& search) {
    return WorkFinder(db, plan, search).page();
}

Result<std::int64_t> count_work(store::Db& db, PlanId const& plan, WorkSearch const& search) {
    return WorkFinder(db, plan, search).count();
}

Result<std::int64_t> closed_since(store::Db& db, PlanId const& plan, std::string const& account,
                                  Instant since) {
    constexpr auto sql = R"sql(
        select count(*) from request_view where plan = ? and closed_at <> '' and closed_at >= ? and (assignee || '') = ?
    )sql";
    return TRY(db.query(sql, {plan.value, since, account})).front().integer(0);
}

}  // namespace assent::views
