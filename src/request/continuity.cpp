#include "base/text.h"
#include "request/after_parts.h"
#include "request/guards.h"
#include "request/limits.h"
#include "request/validate_submit.h"
#include "request/who_may_after.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::ContinuityProgram;

CriterionFound relationship(ContinuityProgram const& program, AssessContinuity const& command) {
    auto const is_shown =
        command.evidence != Evidence::none && command.evidence != Evidence::self_attestation;
    CriterionFound found{"relationship", is_shown && command.visits >= program.visits, {}};
    if (!is_shown) found.why = "Claims or records must show the visits; a statement does not.";
    else if (!found.met)
        found.why = "The records show fewer than " + std::to_string(program.visits) +
                    " visits in the 12 months before enrollment.";
    return found;
}

CriterionFound condition(ContinuityProgram const& program, AssessContinuity const& command) {
    CriterionFound found{"condition", holds(program.conditions, command.condition), {}};
    if (command.condition == "authorized_service" && found.met) {
        auto const last = command.enrolled_on + std::chrono::days(program.service_within_days);
        found.met = command.service_on && *command.service_on <= last;
        if (!found.met) found.why = "The authorized service is not due by " + to_text(last) + ".";
    } else if (!found.met) {
        found.why = "None of the conditions of this program is shown.";
    }
    return found;
}

/// Every condition of the program with its finding, so that a refusal can name the one that
/// failed.
std::vector<CriterionFound> assess(ContinuityProgram const& program, State const& state,
                                   AssessContinuity const& command) {
    std::vector<CriterionFound> found;
    if (program.visits > 0) found.push_back(relationship(program, command));
    if (program.rate)
        found.push_back({"rate", command.rate_accepted,
                         command.rate_accepted ? "" : "The provider does not accept the rate."});
    if (program.quality)
        found.push_back(
            {"quality", !command.quality_issue,
             command.quality_issue ? "A concern bars the provider from the network." : ""});
    if (!program.conditions.empty()) found.push_back(condition(program, command));
    if (!program.excluded_kinds.empty()) {
        auto const is_out = holds(program.excluded_kinds, state.asked->kind);
        found.push_back({"service", !is_out,
                         is_out ? "This kind of service is outside continuity of care." : ""});
    }
    if (program.prior_authorization) {
        auto const is_active =
            command.authorized_until && *command.authorized_until >= command.enrolled_on;
        found.push_back({"prior_authorization", is_active,
                         is_active ? "" : "No earlier authorization was active at the move."});
    }
    if (program.fee_for_service)
        found.push_back({"fee_for_service", command.from_fee_for_service,
                         command.from_fee_for_service
                             ? ""
                             : "Only a member who comes from fee-for-service is exempt."});
    return found;
}

/// Enrollment is day 1.
std::optional<Day> last_day(ContinuityProgram const& program, Day enrolled_on) {
    if (program.months > 0) return last_day_of_months(enrolled_on, program.months);
    if (program.days > 0) return enrolled_on + std::chrono::days(program.days - 1);
    return std::nullopt;
}

Result<void> must_be_about_continuity(State const& state) {
    using policy::Special;
    if (has_special(*state.asked, Special::continuity_of_care) ||
        has_special(*state.asked, Special::medical_exemption))
        return fine();
    return conflict("not_continuity", {}, "This request does not ask for continuity of care.");
}

Result<ContinuityProgram const*> find_program(State const& state, std::string const& id,
                                              policy::Pack const& pack) {
    auto const& coverage = state.known->coverage;
    auto const line = coverage ? coverage->line_of_business : std::string();
    std::vector<std::string> open;
    for (auto const& program : pack.programs.continuity) {
        if (!program.lines.empty() && !holds(program.lines, line)) continue;
        if (program.id == id) return &program;
        open.push_back(program.id);
    }
    return invalid("unknown_program", "/program",
                   open.empty() ? "This line of business has no continuity program."
                                : "Choose a program of this line: " + join(open, ", ") + ".");
}

bool repeats(ContinuityAssessed const& a, ContinuityAssessed const& b) {
    auto const same = [](CriterionFound const& x, CriterionFound const& y) {
        return x.criterion == y.criterion && x.met == y.met && x.why == y.why;
    };
    return a.program == b.program && a.from == b.from && a.to == b.to && a.met == b.met &&
           a.alternative == b.alternative && a.member_chose == b.member_chose &&
           std::ranges::equal(a.criteria, b.criteria, same);
}

void open_follow_up(Events& events, State const& state, ContinuityAssessed const& found,
                    ContinuityProgram const& program) {
    auto const number = static_cast<int>(talk_of(state).tasks.size()) + 1;
    if (found.met && found.to && program.notice_days > 0)
        events.push_back(TaskOpened{number,
                                    TaskKind::continuity_end,
                                    "Tell the member in writing that the stay with this provider "
                                    "ends on " +
                                        to_text(*found.to) + ".",
                                    *found.to - std::chrono::days(program.notice_days),
                                    {},
                                    found.by,
                                    found.at});
    if (!found.met)
        events.push_back(TaskOpened{number,
                                    TaskKind::offer_provider,
                                    found.member_chose
                                        ? "Arrange the care with the provider the member chose."
                                        : "Refer the member to the provider of the network.",
                                    {},
                                    {},
                                    found.by,
                                    found.at});
}

}  // namespace

Result<Events> assess_continuity(State const& state, AssessContinuity const& command,
                                 Context const& context) {
    TRY(may_assess(context.actor));
    TRY(must_be_about_continuity(state));
    TRY(must_be_open(state));
    auto const* program = TRY(find_program(state, command.program, context.pack));
    if (command.enrolled_on == Day{})
        return invalid("nothing_wanted", "/enrolled_on", "Say when the coverage began.");
    TRY(must_be_short(command.alternative, "/alternative", name_limit));

    ContinuityAssessed found;
    found.program = program->id;
    found.row = program->row;
    found.criteria = assess(*program, state, command);
    found.met = std::ranges::all_of(found.criteria, &CriterionFound::met);
    found.alternative = command.alternative;
    found.member_chose = command.member_chose;
    found.by = context.actor;
    found.at = context.now;
    if (found.met) {
        found.from = command.enrolled_on;
        found.to = last_day(*program, command.enrolled_on);
    } else if (trim(command.alternative).empty() && program->otherwise.empty()) {
        return invalid("alternative_required", "/alternative",
                       "Name the provider of the network who is offered instead.");
    }
    auto const& before = after_of(state).continuity;
    if (before && repeats(*before, found)) return Events{};

    Events events{found};
    open_follow_up(events, state, found, *program);
    order_notices(events, state, context, found.met ? "continuity_met" : "continuity_not_met");
    return events;
}

}  // namespace assent::request
