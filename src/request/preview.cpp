#include "request/preview.h"

#include "base/text.h"
#include "policy/auto_approve.h"
#include "request/answer_lines.h"
#include "request/choose.h"
#include "request/find_duplicates.h"
#include "request/intake.h"
#include "request/limits.h"
#include "request/normal_form.h"
#include "request/timing.h"
#include "request/unlisted.h"
#include "request/validate_submit.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::AnswerKind;

/// A rule approves only what the plan itself decides and covers.
bool may_be_automatic(policy::Answer const& answer) {
    return answer.answer == AnswerKind::required || answer.answer == AnswerKind::referral_only;
}

/// In the facility before the coverage of the service day began (L-COC-09).
std::optional<bool> was_resident(SubmitRequest const& asked, ServiceLine const& line,
                                 Context const& context) {
    if (!asked.stay || !asked.stay->admit_on || !context.facts.member) return std::nullopt;
    auto const* coverage = directory::coverage_on(*context.facts.member, service_day(line));
    if (coverage == nullptr) return std::nullopt;
    return *asked.stay->admit_on < coverage->valid_from;
}

policy::AutoAsk auto_ask(Preview const& made, ServiceLine const& line, Context const& context) {
    auto const& asked = made.asked;
    auto const ask = ask_for(asked, line, context);
    policy::AutoAsk found;
    found.kind = asked.kind;
    found.reason = asked.reason;
    found.urgency = asked.urgency;
    found.review = asked.review;
    found.line_of_business = ask.line_of_business;
    found.code = ask.code;
    found.network = ask.network;
    // Where a practice is that the directory lacks is said by who asks; no rule relies on it.
    auto const& servicing = context.facts.servicing;
    if (servicing && !directory::is_unlisted(*servicing))
        found.servicing_county = lower(servicing->address.county);
    found.open_duplicate = !made.duplicates.empty();
    for (auto const& document : asked.documents)
        found.documents.emplace_back(name_of(document.type));
    found.units = line.units;
    found.service_day = ask.service_day;
    found.special = asked.special;
    found.level_of_care = ask.level_of_care;
    found.resident = was_resident(asked, line, context);
    return found;
}

LinePreview preview_line(Preview const& made, std::size_t i, policy::Answer answer,
                         Context const& context) {
    LinePreview line;
    line.answer = std::move(answer);
    if (!may_be_automatic(line.answer)) return line;
    auto const finding =
        policy::auto_approve(context.pack, auto_ask(made, made.asked.lines[i], context));
    line.auto_approval = finding.result;
    // Care asked for too late is a person's question, too, as is what is checked first.
    if (made.is_late || needs_check_first(made.asked, context.pack))
        line.auto_approval = policy::AutoApproval::no;
    // A possible duplicate is for a person to ask about, whatever the rule says (AUT-09, A-23).
    if (!made.duplicates.empty()) line.auto_approval = policy::AutoApproval::no;
    line.auto_row = finding.row;
    line.auto_why = finding.why;
    line.auto_months = finding.months;
    return line;
}

/// The plan holds what it needs when records came along or the policy asks for none.
bool is_information_complete(Preview const& made) {
    if (!made.asked.documents.empty()) return true;
    return std::ranges::all_of(made.lines, [](LinePreview const& line) {
        return needs_nothing(line.answer) || line.answer.documents.empty();
    });
}

void start_clocks(Preview& made, Context const& context) {
    auto const& pack = context.pack;
    auto const received_on = pack.zone.day_of(made.received_at);
    auto const first_day = first_service_day(made.asked, received_on);
    auto const* coverage = directory::coverage_on(*context.facts.member, first_day);
    auto const ask = clock_ask(made.asked, coverage ? coverage->line_of_business : std::string());
    policy::Anchors anchors;
    anchors.at = {{policy::Anchor::received, made.received_at},
                  {policy::Anchor::notified, made.received_at}};
    if (is_information_complete(made)) made.information_complete_at = made.received_at;
    if (made.information_complete_at)
        anchors.at.emplace_back(policy::Anchor::information_complete, made.received_at);
    for (auto const* rule : policy::clocks_for(pack, ask))
        made.clocks.push_back(started(*rule, policy::due_of(pack, *rule, anchors)));
}

}  // namespace

Preview preview(SubmitRequest asked, Context const& context) {
    Preview made;
    made.received_at = asked.received_at.value_or(context.now);
    made.asked = std::move(asked);
    Faults faults;
    auto const received_on = context.pack.zone.day_of(made.received_at);
    check_limits(made.asked, faults);
    begin_after_earlier(made.asked, context.facts);
    name_unlisted(made.asked);
    bring_to_normal_form(made.asked, context.pack, received_on, faults);
    choose(made.asked, context.pack, faults);
    check_intake(made.asked, context, made.received_at, faults);
    validate_submit(made.asked, context, made.received_at, faults);
    made.faults = faults.all();

    auto const blocks_answers = [](Fault const& fault) {
        return fault.code == "unknown_diagnosis" || fault.code == "unknown_member";
    };
    if (std::ranges::any_of(made.faults, blocks_answers)) return made;
    made.duplicates = find_duplicates(made.asked, context, received_on);
    made.joins = find_copy(made.asked, context.facts);
    auto const late = late_of(made.asked, context, made.received_at);
    made.is_late = late.is_late;
    made.late_queue = late.queue;
    made.late_because = late.because;
    auto answers = answer_lines(made.asked, context);
    for (std::size_t i = 0; i < answers.size(); ++i)
        made.lines.push_back(preview_line(made, i, std::move(answers[i]), context));
    made.decided_at_once =
        !made.joins && !made.lines.empty() &&
        std::ranges::all_of(made.lines, [](LinePreview const& line) {
            return needs_nothing(line.answer) || line.auto_approval == policy::AutoApproval::yes;
        });
    start_clocks(made, context);
    return made;
}

}  // namespace assent::request
