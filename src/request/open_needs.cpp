#include "request/guards.h"
#include "request/intake.h"
#include "request/normal_form.h"
#include "request/queue.h"
#include "request/validate_submit.h"

#include <algorithm>

namespace assent::request {
namespace {

bool is_admitted(SubmitRequest const& asked, Day received_on) {
    return asked.stay && asked.stay->admit_on && *asked.stay->admit_on <= received_on;
}

bool is_missing(policy::DocumentNeed const& need, SubmitRequest const& asked, Day received_on) {
    if (!policy::applies_to(need.kinds, asked.kind) ||
        !policy::applies_to(need.reviews, asked.review))
        return false;
    if (need.admitted && !is_admitted(asked, received_on)) return false;
    if (!names_a_code(need.codes, asked)) return false;
    return std::ranges::none_of(asked.documents, [&](DocumentRef const& document) {
        return name_of(document.type) == need.document;
    });
}

/// One of its conditions holds; each that is not stated asks for nothing.
bool is_needed(policy::TaskNeed const& need, SubmitRequest const& asked) {
    auto const is_marked = [&](ServiceLine const& line) {
        return std::ranges::any_of(line.facts.marks, [&](policy::Mark mark) {
            return std::ranges::find(need.marks, mark) != need.marks.end();
        });
    };
    return (!need.codes.ranges.empty() && names_a_code(need.codes, asked)) ||
           std::ranges::any_of(need.special,
                               [&](policy::Special one) { return has_special(asked, one); }) ||
           std::ranges::any_of(asked.lines, is_marked);
}

TaskOpened task_of(int number, TaskKind kind, std::string const& text, Context const& context) {
    TaskOpened task;
    task.task = number;
    task.kind = kind;
    task.text = text;
    task.by = the_rules();
    task.at = context.now;
    return task;
}

}  // namespace

bool needs_check_first(SubmitRequest const& asked, policy::Pack const& pack) {
    return std::ranges::any_of(pack.programs.intake.tasks, [&](policy::TaskNeed const& need) {
        return need.before_approval && is_needed(need, asked);
    });
}

void open_needs(Events& events, Preview const& made, Context const& context) {
    auto const& intake = context.pack.programs.intake;
    auto const received_on = context.pack.zone.day_of(made.received_at);
    int number = 0;
    for (auto const& need : intake.documents) {
        if (!is_missing(need, made.asked, received_on)) continue;
        auto task = task_of(++number, TaskKind::document, need.why, context);
        task.subject = need.document;
        events.push_back(task);
    }
    for (auto const& need : intake.tasks) {
        if (!is_needed(need, made.asked)) continue;
        auto task = task_of(++number, need.task, need.why, context);
        task.before_approval = need.before_approval;
        events.push_back(task);
    }
    auto const& facility = context.facts.servicing;
    if (facility && directory::is_unlisted(*facility)) {
        auto task = task_of(++number, TaskKind::unlisted_provider,
                            "The directory lacks " + facility->name + ", NPI " +
                                facility->npi.value + ". Provider services looks at it.",
                            context);
        task.subject = facility->npi.value;
        events.push_back(task);
    }
    if (made.asked.kind != policy::RequestKind::inpatient || !facility) return;
    auto const nurse =
        std::ranges::find(intake.nurses, facility->organisation, &policy::FacilityNurse::facility);
    if (nurse != intake.nurses.end()) events.push_back(Assigned{nurse->account, nurse->name});
}

}  // namespace assent::request
