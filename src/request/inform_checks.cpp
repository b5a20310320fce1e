#include "request/inform_checks.h"

#include "base/text.h"
#include "request/faults.h"
#include "request/limits.h"
#include "request/timing.h"

#include <algorithm>

namespace assent::request {
namespace {

Result<void> must_be_administrative(State const& state, RequestInformation const& command,
                                    Context const& context) {
    auto const ask = clock_ask(state);
    auto const* rule = policy::information_rule(context.pack, ask.line_of_business);
    auto const* clock = policy::clock_rule(context.pack, policy::ClockKind::incomplete, ask);
    if (rule == nullptr || clock == nullptr)
        return conflict("incomplete_not_allowed", "/kind",
                        "On this line of business no request is voided for what is missing; ask "
                        "for it as clinical information.");
    for (std::size_t i = 0; i < command.items.size(); ++i)
        if (std::ranges::find(rule->administrative, command.items[i].item) ==
            rule->administrative.end())
            return invalid("not_administrative", at("/items", i, "/item"),
                           "An Incomplete Notice asks only for: " +
                               join(rule->administrative, ", ") + ". Clinical records never void.");
    return fine();
}

bool is_known(Information const& ask, AnsweredItem const& answer) {
    return std::ranges::any_of(ask.answers, [&](AnsweredItem const& known) {
        return known.item == answer.item && known.answer == answer.answer &&
               known.document == answer.document && known.text.reveal() == answer.text.reveal();
    });
}

Result<void> must_answer(State const& state, Information const& ask, AnsweredItem const& answer,
                         std::string const& where) {
    if (answer.item < 1 || answer.item > std::ssize(ask.items))
        return invalid("unknown_item", where + "/item", "The ask has no item with this number.");
    auto const is_document = answer.answer == ItemAnswer::document;
    if (is_document && (!answer.document || *answer.document < 1 ||
                        *answer.document > std::ssize(state.documents)))
        return invalid("unknown_document", where + "/document",
                       "Attach the document first, then name its number.");
    auto const& text = answer.text.reveal();
    if (answer.answer == ItemAnswer::text && trim(text).empty())
        return invalid("nothing_wanted", where + "/text", "The answer is empty.");
    return must_be_short(text, where + "/text", note_limit);
}

}  // namespace

Information const* find_information(State const& state, int number) {
    auto const& all = state.timing.information;
    auto const found = std::ranges::find(all, number, &Information::number);
    return found == all.end() ? nullptr : &*found;
}

Result<void> must_say_why(std::string_view why) {
    if (trim(why).empty()) return invalid("reason_required", "/why", "Say why in a sentence.");
    return must_be_short(why, "/why");
}

Result<void> must_be_outgoing(policy::Channel channel) {
    using policy::Channel;
    if (channel != Channel::imported && channel != Channel::rest && channel != Channel::email)
        return fine();
    return invalid("channel_not_outgoing", "/channel",
                   "Nothing is sent by this channel; choose portal, fax, phone, mail or another.");
}

Result<void> must_name_items(State const& state, RequestInformation const& command,
                             Context const& context) {
    if (command.items.empty())
        return invalid("nothing_wanted", "/items", "List what is needed, item by item.");
    TRY(must_be_short(command.why, "/why"));
    for (std::size_t i = 0; i < command.items.size(); ++i) {
        auto const& item = command.items[i];
        if (trim(item.item).empty() && trim(item.text).empty())
            return invalid("nothing_wanted", at("/items", i), "Say what this item is.");
        TRY(must_be_short(item.text, at("/items", i, "/text")));
    }
    if (command.kind != InformationKind::incomplete) return fine();
    return must_be_administrative(state, command, context);
}

Result<std::optional<Instant>> reply_due(State const& state, RequestInformation const& command,
                                         Context const& context) {
    auto const* rule =
        policy::clock_rule(context.pack, policy::ClockKind::information_reply, clock_ask(state));
    if (command.due && *command.due <= context.now)
        return invalid("reply_too_soon", "/due", "The time to reply lies in the past.");
    // An Incomplete Notice has its own clock, from its delivery.
    if (command.kind == InformationKind::incomplete || rule == nullptr) return command.due;
    auto const& bound = rule->bounds.front();
    auto const least =
        calendar::due_after(context.now, bound.span, context.pack.zone, context.pack.holidays);
    if (command.due && bound.mandatory && *command.due < least)
        return invalid("reply_too_soon", "/due",
                       "A reply may not be asked sooner than " + std::to_string(bound.span.count) +
                           " " + std::string(name_of(bound.span.unit)) + " from now.");
    return command.due ? command.due : std::optional(least);
}

Result<std::vector<AnsweredItem>> new_answers(State const& state, Information const& ask,
                                              RecordInformation const& command) {
    if (command.answers.empty())
        return invalid("nothing_wanted", "/answers", "Answer at least one item.");
    std::vector<AnsweredItem> found;
    for (std::size_t i = 0; i < command.answers.size(); ++i) {
        auto const& answer = command.answers[i];
        TRY(must_answer(state, ask, answer, at("/answers", i)));
        if (!is_known(ask, answer)) found.push_back(answer);
    }
    return found;
}

}  // namespace assent::request
