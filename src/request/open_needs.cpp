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

}  // namespace

void open_needs(Events& events, Preview const& made, Context const& context) {
    auto const& intake = context.pack.programs.intake;
    auto const received_on = context.pack.zone.day_of(made.received_at);
    int number = 0;
    for (auto const& need : intake.documents) {
        if (!is_missing(need, made.asked, received_on)) continue;
        TaskOpened task;
        task.task = ++number;
        task.kind = TaskKind::document;
        task.text = need.why;
        task.subject = need.document;
        task.by = the_rules();
        task.at = context.now;
        events.push_back(task);
    }
    auto const& facility = context.facts.servicing;
    if (made.asked.kind != policy::RequestKind::inpatient || !facility) return;
    auto const nurse =
        std::ranges::find(intake.nurses, facility->organisation, &policy::FacilityNurse::facility);
    if (nurse != intake.nurses.end()) events.push_back(Assigned{nurse->account, nurse->name});
}

}  // namespace assent::request
