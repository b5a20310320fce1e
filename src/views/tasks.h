/// Open tasks over all requests: what is left to do, until when, and who sees to it. Written with
/// the rows of the request.
#pragma once

#include "request/state.h"
#include "views/request_search.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::views {

Result<void> write_tasks(store::Db& db, PlanId const& plan, request::State const& state);

struct TaskRow {
    RequestRow request;
    int task = 0;
    std::string kind;
    std::string text;
    std::optional<Day> due_on;
    Instant opened_at{};
    std::string opened_by;  ///< name; empty: the rules
    std::string owner;      ///< account id; empty: nobody in particular
    std::string owner_name;
    bool before_approval = false;  ///< nothing is approved while it is open (PRV-26)
    int attempts = 0;              ///< calls and letters that left since it was opened
    int reached = 0;               ///< of them, that reached somebody
};

void fields(auto& f, auto& r) requires Is<TaskRow, decltype(r)> {
    f("task", r.task);
    f("kind", r.kind);
    f("text", r.text);
    f("due_on", r.due_on);
    f("opened_at", r.opened_at);
    f("opened_by", r.opened_by);
    f("owner", r.owner);
    f("owner_name", r.owner_name);
    f("before_approval", r.before_approval);
    f("attempts", r.attempts);
    f("reached", r.reached);
}

enum class TaskOwner { anybody, me, nobody };

struct TaskSearch {
    std::string account;  ///< the asker
    std::string group;    ///< that sees what was forwarded to it; empty: the plan
    std::string request;
    std::vector<std::string> kinds;
    TaskOwner owner = TaskOwner::anybody;
    std::optional<Day> due_by;
    std::string after;
    int limit = 50;
};

struct TaskPage {
    std::vector<TaskRow> rows;  ///< due first first, those without a day last
    std::string next;
};

/// Faults: `bad_page`.
Result<TaskPage> find_tasks(store::Db& db, PlanId const& plan, TaskSearch const& search);

}  // namespace assent::views
