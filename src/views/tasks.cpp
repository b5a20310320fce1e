#include "views/tasks.h"

#include "base/text.h"
#include "views/request_row.h"

namespace assent::views {
namespace {

using request::State;

/// Tasks without a day stand last.
constexpr auto no_day = "~";
constexpr std::size_t task_digits = 6;

constexpr std::string_view insert_task = R"sql(
    insert into task (plan, request, task, kind, text, due_key, opened_at, opened_by, owner, owner_name, before_approval,
        forwarded_to, attempts, reached)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

struct Tries {
    int made = 0;
    int reached = 0;
};

Tries tries_since(State const& state, Instant opened_at) {
    Tries tries;
    for (auto const& contact : request::talk_of(state).contacts) {
        if (contact.at < opened_at || contact.direction != request::ContactDirection::outgoing)
            continue;
        ++tries.made;
        if (contact.reached) ++tries.reached;
    }
    return tries;
}

std::string task_key(TaskRow const& row) {
    return row.due_on ? to_text(*row.due_on) : std::string(no_day);
}

/// Number and task of the last row shown.
std::string task_place(TaskRow const& row) {
    return row.request.request.value + "." + std::to_string(row.task);
}

bool is_out_of_play(State const& state) {
    return state.status == request::Status::voided || state.status == request::Status::dismissed;
}

}  // namespace

Result<void> write_tasks(store::Db& db, PlanId const& plan, State const& state) {
    if (!state.talk || state.talk->tasks.empty()) return fine();
    TRY(db.send("delete from task where plan = ? and request = ?",
                {plan.value, state.request.value}));
    if (is_out_of_play(state)) return fine();
    for (auto const& task : state.talk->tasks) {
        if (task.closed) continue;
        auto const& opened = task.opened;
        auto const tries = tries_since(state, opened.at);
        TRY(db.send(insert_task,
                    {plan.value, state.request.value, opened.task, name_of(opened.kind),
                     opened.text, opened.due_on ? to_text(*opened.due_on) : std::string(no_day),
                     opened.at, opened.by.name, task.owner ? task.owner->account : std::string(),
                     task.owner ? task.owner->name : std::string(), opened.before_approval,
                     state.forwarded_to, tries.made, tries.reached}));
    }
    return fine();
}

Result<TaskPage> find_tasks(store::Db& db, PlanId const& plan, TaskSearch const& search) {
    std::string sql = "select " + std::string(request_columns) +
                      ", 0, t.task, t.kind, t.text, t.due_key, t.opened_at, t.opened_by, t.owner, "
                      "t.owner_name, t.before_approval, t.attempts, t.reached from task t cross "
                      "join request_view v where t.plan = ? and v.plan = t.plan and v.request = "
                      "t.request";
    std::vector<store::Cell> cells{plan.value};
    auto const put = [&](std::string_view test, store::Cell cell) {
        sql += " and " + std::string(test);
        cells.push_back(std::move(cell));
    };
    if (!search.group.empty()) put("t.forwarded_to = ?", search.group);
    if (!search.request.empty()) put("t.request = ?", search.request);
    if (search.owner == TaskOwner::me) put("t.owner = ?", search.account);
    if (search.owner == TaskOwner::nobody) sql += " and t.owner = ''";
    if (search.due_by) put("t.due_key <= ?", to_text(*search.due_by));
    if (!search.kinds.empty()) {
        sql += " and t.kind in (" + store::placeholders(search.kinds.size()) + ")";
        cells.insert(cells.end(), search.kinds.begin(), search.kinds.end());
    }
    if (auto const after = TRY(after_of(search.after))) {
        auto const dot = after->number.find('.');
        auto const number = after->number.substr(0, dot);
        auto const task = dot == std::string::npos ? std::string() : after->number.substr(dot + 1);
        if (task.size() > task_digits || !is_digits(task))
            return invalid("bad_page", "/after", "Send the token of the page before, or none.");
        sql +=
            " and t.due_key >= ? and (t.due_key > ? or t.request > ? or (t.request = ? and "
            "t.task > ?))";
        cells.insert(cells.end(), {after->key, after->key, number, number, std::stoi(task)});
    }
    sql += " order by t.due_key, t.request, t.task limit ?";
    cells.emplace_back(search.limit + 1);
    TaskPage page;
    for (auto const row : TRY(db.query(sql, cells))) {
        if (static_cast<int>(page.rows.size()) == search.limit) {
            auto const& last = page.rows.back();
            page.next = task_key(last) + "|" + task_place(last);
            break;
        }
        std::size_t i = 0;
        auto& out = page.rows.emplace_back();
        out.request = TRY(read_request_row(row, i));
        out.task = static_cast<int>(row.integer(i++));
        out.kind = row.text(i++);
        out.text = row.text(i++);
        auto const due = row.text(i++);
        if (due != no_day) out.due_on = TRY(parse_day(due));
        out.opened_at = TRY(parse_instant(row.text(i++)));
        out.opened_by = row.text(i++);
        out.owner = row.text(i++);
        out.owner_name = row.text(i++);
        out.before_approval = row.integer(i++) != 0;
        out.attempts = static_cast<int>(row.integer(i++));
        out.reached = static_cast<int>(row.integer(i++));
    }
    return page;
}

}  // namespace assent::views
