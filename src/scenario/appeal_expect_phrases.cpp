#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>

namespace assent::scenario {
namespace {

Result<Said> expect_status(World& world, Call const&) {
    return truth("Expect appeal " + std::string(name_of(TRY(world.stage.appeal_state()).status)));
}

Result<Said> expect_urgency(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    return truth("Expect the appeal to be " + std::string(name_of(state.urgency)));
}

Result<Said> expect_due(World& world, Call const& call) {
    auto const kind = TRY(enumerator<policy::ClockKind>(call.word(0)));
    auto const state = TRY(world.stage.appeal_state());
    auto const* clock = policy::find_clock(state.clocks, kind);
    if (clock == nullptr) return truth("Expect no appeal clock " + call.word(0));
    auto const due = clock->due_at ? TRY(world.show(*clock->due_at)) : std::string("never");
    return truth("Expect appeal clock " + call.word(0) + " due " + due);
}

Result<Said> expect_clock(World& world, Call const& call) {
    auto const kind = TRY(enumerator<policy::ClockKind>(call.word(0)));
    auto const state = TRY(world.stage.appeal_state());
    auto const* clock = policy::find_clock(state.clocks, kind);
    if (clock == nullptr) return truth("Expect no appeal clock " + call.word(0));
    return truth("Expect appeal clock " + call.word(0) + " is " +
                 std::string(name_of(clock->state)));
}

Result<Said> expect_late(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    if (state.exhausted) return truth("Expect the plan to be late and the next level open");
    return truth(state.overdue ? "Expect the plan to be late" : "Expect the plan not to be late");
}

Result<Said> expect_lines(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    std::vector<std::string> lines;
    for (auto const line : state.filed->lines) lines.push_back(std::to_string(line.value));
    return truth("Expect appealed lines " + (lines.empty() ? "none" : join(lines, ", ")));
}

Result<Said> expect_aid(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    auto const& aid = state.filed->aid;
    if (!aid) return truth("Expect nobody to have asked that services go on");
    return truth((aid->granted ? "Expect services to go on because \""
                               : "Expect services not to go on because \"") +
                 aid->why + "\"");
}

Result<Said> expect_assignee(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    return truth("Expect appeal assignee " +
                 (state.assignee.empty() ? std::string("nobody") : state.assignee_name));
}

Result<Said> expect_notice(World& world, Call const& call) {
    std::vector<std::string> all;
    auto const wanted = call.word(0) + " to " + call.word(1);
    for (auto const& notice : TRY(world.stage.appeal_state()).notices) {
        auto const shown = notice.form + " to " + std::string(name_of(notice.to));
        if (std::ranges::find(all, shown) == all.end()) all.push_back(shown);
    }
    bool const sent = std::ranges::find(all, wanted) != all.end();
    return truth("Expect appeal notice " + (sent          ? wanted
                                            : all.empty() ? "none"
                                                          : join(all, ", ")));
}

Result<Said> expect_no_notice(World& world, Call const& call) {
    for (auto const& notice : TRY(world.stage.appeal_state()).notices)
        if (name_of(notice.to) == call.word(1) && notice.form == call.word(0))
            return truth("Expect appeal notice " + call.word(0) + " to " + call.word(1));
    return truth("Expect no appeal notice " + call.word(0) + " to " + call.word(1));
}

Result<Said> expect_notice_due(World& world, Call const& call) {
    for (auto const& notice : TRY(world.stage.appeal_state()).notices)
        if (notice.form == call.word(0) && name_of(notice.to) == call.word(1))
            return truth("Expect appeal notice " + call.word(0) + " to " + call.word(1) + " due " +
                         (notice.due ? TRY(world.show(*notice.due)) : std::string("never")));
    return truth("Expect no appeal notice " + call.word(0) + " to " + call.word(1));
}

Result<Said> expect_outside(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    if (state.outside.empty()) return truth("Expect the appeal inside the plan");
    auto const& last = state.outside.back();
    std::string const body(name_of(last.sent.body));
    if (last.decided)
        return truth("Expect the appeal judged by " + body + " as " +
                     std::string(name_of(last.decided->result)));
    return truth("Expect the appeal with " + body + " because " +
                 std::string(name_of(last.sent.cause)));
}

Result<Said> expect_carried_out(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    return truth(state.effectuated ? "Expect the appeal carried out"
                                   : "Expect the appeal not carried out");
}

Result<Said> expect_decider(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    return truth("Expect the appeal decided by " +
                 (state.resolved ? state.resolved->by.name : std::string("nobody")));
}

Result<Said> expect_counts(World& world, Call const&) {
    auto const state = TRY(world.stage.appeal_state());
    return truth("Expect " + std::to_string(state.information.size()) + " additions and " +
                 std::to_string(state.notes.size()) + " notes on the appeal");
}

void add_clock_phrases(PhraseBook& book) {
    book.add("Expect appeal clock <clock> due <weekday> <date> <time>",
             "When a clock of the appeal is due, by the plan's clock.", expect_due);
    book.add("Expect appeal clock <clock> is <state>", "running, stopped or expired.",
             expect_clock);
    book.add("Expect no appeal clock <clock>", "This clock never started.", expect_clock);
    book.add("Expect the plan to be late", "The time to resolve it passed.", expect_late);
    book.add("Expect the plan to be late and the next level open",
             "The plan's level counts as exhausted.", expect_late);
    book.add("Expect the plan not to be late", "Nothing was missed.", expect_late);
}

void add_notice_phrases(PhraseBook& book) {
    book.add("Expect appeal notice <form> to <recipient> due <weekday> <date> <time>",
             "The first of these, and its time.", expect_notice_due);
    book.add("Expect appeal notice <form> to <recipient>", "One of the notices ordered.",
             expect_notice);
    book.add("Expect no appeal notice <form> to <recipient>", "It was not ordered.",
             expect_no_notice);
}

}  // namespace

void add_appeal_expect_phrases(PhraseBook& book) {
    add_clock_phrases(book);
    add_notice_phrases(book);
    book.add("Expect appeal assignee <name...>", "Who it is given to; nobody.", expect_assignee);
    book.add("Expect appeal <status>", "Where the appeal stands.", expect_status);
    book.add("Expect the appeal to be <urgency>", "standard or urgent.", expect_urgency);
    book.add("Expect appealed lines <numbers...>", "The lines it is about; none.", expect_lines);
    book.add("Expect services to go on because \"<text>\"", "Until it is decided.", expect_aid);
    book.add("Expect services not to go on because \"<text>\"", "Why not.", expect_aid);
    book.add("Expect nobody to have asked that services go on", "It was not asked for.",
             expect_aid);
    book.add("Expect the appeal with <body> because <cause>", "asked, upheld or late.",
             expect_outside);
    book.add("Expect the appeal judged by <body> as <result>", "What a body outside decided.",
             expect_outside);
    book.add("Expect the appeal inside the plan", "No body outside was asked.", expect_outside);
    book.add("Expect the appeal decided by <name...>", "Who of the plan decided it; nobody.",
             expect_decider);
    book.add("Expect the appeal carried out", "The request shows it.", expect_carried_out);
    book.add("Expect the appeal not carried out", "It is still owed.", expect_carried_out);
    book.add("Expect <number> additions and <number> notes on the appeal", "How many there are.",
             expect_counts);
}

}  // namespace assent::scenario
