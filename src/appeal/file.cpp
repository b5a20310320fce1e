#include "appeal/decide_parts.h"
#include "appeal/who_may.h"
#include "base/text.h"

#include <algorithm>
#include <tuple>

namespace assent::appeal {
namespace {

using policy::AppealRule;
using policy::ClockKind;

/// What filing found out, before it becomes an event.
struct Filing {
    Context const& context;
    FileAppeal const& command;
    policy::AppealAsk ask;
    AppealRule const* rule = nullptr;
    Instant received_at{};
    Day received_on{};
};

bool has(std::vector<Filer> const& list, Filer filer) {
    return std::ranges::find(list, filer) != list.end();
}

std::string offered(policy::Pack const& pack, std::string const& line_of_business) {
    std::vector<std::string> kinds;
    for (auto const& rule : pack.appeals.appeals) {
        std::string const kind(name_of(rule.kind));
        if (policy::applies_to(rule.lines, line_of_business) &&
            std::ranges::find(kinds, kind) == kinds.end())
            kinds.push_back(kind);
    }
    return kinds.empty() ? "nothing" : join(kinds, ", ");
}

/// An office files about requests of its own only, and is told nothing of others.
Result<void> must_be_its_own(Filing const& filing) {
    auto const& [context, command] = std::tie(filing.context, filing.command);
    auto const& about = context.facts.about;
    Fault const unknown =
        not_found("unknown_request", "/request", "No request has that number. Check the digits.");
    if (command.request && !about) return unknown;
    if (!policy::is_office(context.actor.role) || !about) return fine();
    auto const& offices = about->organisations;
    if (std::ranges::find(offices, context.actor.organisation) != offices.end()) return fine();
    return unknown;
}

Result<std::string> line_of_business(Filing const& filing) {
    auto const& facts = filing.context.facts;
    if (facts.about) return facts.about->line_of_business;
    if (filing.command.kind != AppealKind::grievance)
        return invalid("request_required", "/request", "Name the request whose decision is wrong.");
    if (!facts.member)
        return invalid("unknown_member", "/member", "Name the member whose grievance it is.");
    auto const* coverage = directory::coverage_on(*facts.member, filing.received_on);
    if (coverage == nullptr)
        return invalid("not_covered_on_date", "/member",
                       "The member had no coverage with this plan on that day.");
    return coverage->line_of_business;
}

Result<void> check_time(Filing& filing) {
    auto const& context = filing.context;
    filing.received_at = filing.command.received_at.value_or(context.now);
    filing.received_on = context.pack.zone.day_of(filing.received_at);
    if (filing.received_at > context.now)
        return invalid("bad_instant", "/received_at", "It did not arrive in the future.");
    if (filing.command.consent_on &&
        *filing.command.consent_on > context.pack.zone.day_of(context.now))
        return invalid("bad_day", "/consent_on", "Nobody agrees on a day to come.");
    return fine();
}

Result<void> find_rule(Filing& filing) {
    auto const& [context, command] = std::tie(filing.context, filing.command);
    filing.ask.kind = command.kind;
    filing.ask.line_of_business = TRY(line_of_business(filing));
    filing.ask.urgency = command.urgency;
    if (context.facts.about) {
        filing.ask.request_kind = context.facts.about->kind;
        filing.ask.review = context.facts.about->review;
    }
    filing.rule = policy::appeal_rule(context.pack, filing.ask);
    if (filing.rule == nullptr)
        return invalid("kind_not_offered", "/kind",
                       "This line of business knows: " +
                           offered(context.pack, filing.ask.line_of_business) + ".");
    if (!has(filing.rule->filers, command.filer))
        return forbidden("filer_not_allowed", "/filer",
                         "A " + std::string(name_of(command.filer)) + " does not file this kind; " +
                             filing.rule->why);
    return fine();
}

/// What complains of being handled as standard is urgent by itself (42 CFR 422.564(f)).
void settle_urgency(Filing& filing) {
    if (filing.rule->urgent && filing.command.kind == AppealKind::grievance &&
        filing.command.topic == GrievanceTopic::expedite_refused)
        filing.ask.urgency = policy::Urgency::urgent;
}

Result<void> check_urgency(Filing const& filing) {
    if (filing.command.urgency != policy::Urgency::urgent) return fine();
    auto const& about = filing.context.facts.about;
    if (about && about->review == policy::Review::post_service)
        return invalid("contradictory_choice", "/urgency",
                       "Care that was given already is not urgent any more.");
    if (!filing.rule->urgent)
        return invalid("urgent_not_offered", "/urgency", "This kind is never urgent.");
    return fine();
}

/// The lines it is about: those named, or all that were decided against what was asked.
Result<std::vector<LineNumber>> lines_of(Filing const& filing) {
    std::vector<LineNumber> lines;
    auto const& about = filing.context.facts.about;
    if (filing.command.kind == AppealKind::grievance || !about) return lines;
    for (auto const& line : about->lines) lines.push_back(line.line);
    if (lines.empty())
        return conflict("not_adverse", "/request",
                        "Nothing of this request was decided against what was asked.");
    auto const& wanted = filing.command.lines;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        auto const where = "/lines/" + std::to_string(i);
        if (std::ranges::find(lines, wanted[i]) == lines.end())
            return conflict("not_adverse", where, "This line was not denied or cut.");
        if (std::ranges::count(wanted, wanted[i]) > 1)
            return invalid("line_repeated", where, "Name each line once.");
    }
    return wanted.empty() ? lines : wanted;
}

bool share(std::vector<LineNumber> const& a, std::vector<LineNumber> const& b) {
    return std::ranges::any_of(
        a, [&](LineNumber line) { return std::ranges::find(b, line) != b.end(); });
}

/// One level inside the plan, and one appeal at a time (42 CFR 438.402(b)).
Result<void> must_be_new(Filing const& filing, std::vector<LineNumber> const& lines) {
    for (auto const& other : filing.context.facts.others) {
        if (other.kind != filing.command.kind || !share(other.lines, lines)) continue;
        if (other.open)
            return conflict("already_appealed", "/request",
                            "Appeal " + other.appeal.value + " about this is open; add to it.");
        if (other.judged)
            return conflict("already_decided", "/request",
                            "Appeal " + other.appeal.value +
                                " decided this; what follows is outside the plan.");
    }
    return fine();
}

/// Behind its time, counted from the day the notice went out (42 CFR 438.402(c)(2)).
bool is_late(Filing const& filing) {
    auto const& about = filing.context.facts.about;
    auto const days = filing.rule->window_days;
    if (days == 0 || !about || !about->notice_on) return false;
    return filing.received_on > *about->notice_on + std::chrono::days(days);
}

/// 42 CFR 438.420, 22 CCR 51014.2
AidPending aid(Filing const& filing, std::vector<LineNumber> const& lines) {
    auto const& about = *filing.context.facts.about;
    auto const days = filing.rule->aid_days;
    if (days == 0) return {false, "This line of business does not know it."};
    if (filing.command.filer == Filer::provider)
        return {false, "Only the member or a representative may ask for it."};
    if (!about.cuts_care) return {false, "Nothing that was authorized is taken away."};
    std::optional<Day> first;
    std::optional<Day> last;
    for (auto const& line : about.lines) {
        if (std::ranges::find(lines, line.line) == lines.end()) continue;
        if (line.from && (!first || *line.from < *first)) first = line.from;
        if (line.to && (!last || *line.to > *last)) last = line.to;
    }
    if (last && *last < filing.received_on)
        return {false, "What was authorized has run out by itself."};
    if (!about.notice_on) return {true, "Filed before the notice went out."};
    auto const until =
        std::max(*about.notice_on + std::chrono::days(days), first.value_or(*about.notice_on));
    if (filing.received_on <= until) return {true, "Filed in time."};
    return {false, "Filed after " + to_text(until) + "."};
}

AppealReceived as_received(Filing const& filing, std::vector<LineNumber> lines) {
    auto const& [context, command] = std::tie(filing.context, filing.command);
    auto const& facts = context.facts;
    AppealReceived e;
    e.appeal = facts.next_number;
    e.kind = command.kind;
    e.rule = filing.rule->row;
    e.urgency = filing.ask.urgency;
    e.filer = command.filer;
    e.filer_name = command.filer_name;
    e.plan = context.pack.plan;
    e.line_of_business = filing.ask.line_of_business;
    e.about = facts.about;
    if (facts.about) {
        e.member = facts.about->member;
        e.member_name = facts.about->member_name;
        e.language = facts.about->language;
    } else {
        e.member = facts.member->id;
        e.member_name.reveal() =
            facts.member->last_name.reveal() + ", " + facts.member->first_name.reveal();
        e.language = facts.member->language;
    }
    e.topic = command.topic;
    e.clinical = command.clinical;
    e.why = command.why;
    e.consent_on = command.consent_on;
    e.consent_missing = has(filing.rule->consent, command.filer) && !command.consent_on;
    bool const excused = filing.rule->good_cause && !trim(command.good_cause.reveal()).empty();
    e.late = is_late(filing) && !excused;
    e.good_cause = command.good_cause;
    if (command.keep_services && facts.about) e.aid = aid(filing, lines);
    e.lines = std::move(lines);
    e.documents = command.documents;
    e.channel = command.channel;
    e.received_at = filing.received_at;
    e.by = context.actor;
    e.at = context.now;
    e.pack = context.pack.version;
    return e;
}

Result<void> check_texts(FileAppeal const& command) {
    TRY(must_say(command.why.reveal(), "/why", "Say what is wrong, in the filer's own words."));
    TRY(must_not_be_too_long(command.good_cause.reveal(), "/good_cause"));
    TRY(must_not_be_too_long(command.filer_name.reveal(), "/filer_name"));
    if (command.filer == Filer::representative && trim(command.filer_name.reveal()).empty())
        return invalid("reason_required", "/filer_name", "Say who represents the member.");
    if (command.kind == AppealKind::grievance && !command.topic)
        return invalid("topic_required", "/topic", "Say what the grievance is about.");
    return fine();
}

}  // namespace

Result<Events> file_appeal(State const& state, FileAppeal const& command, Context const& context) {
    TRY(may_file(context.actor, command.filer));
    if (state.exists())
        return conflict("appeal_exists", {}, "An appeal with this number exists already.");
    Filing filing{context, command, {}, nullptr, {}, {}};
    TRY(must_be_its_own(filing));
    TRY(check_texts(command));
    TRY(check_time(filing));
    TRY(find_rule(filing));
    TRY(check_urgency(filing));
    settle_urgency(filing);
    auto lines = TRY(lines_of(filing));
    TRY(must_be_new(filing, lines));
    TRY(documents_must_exist(command.documents, context));

    auto const received = as_received(filing, std::move(lines));
    Events events{received};
    for (auto const clock :
         {ClockKind::acknowledge, resolution_clock(command.kind, filing.ask.urgency)})
        start_clock(events, context.pack, policy::appeal_clock(context.pack, clock, filing.ask),
                    policy::Anchor::received, filing.received_at);
    order_notices(events, received, context, "appeal_received");
    if (received.consent_missing || received.late)
        order_notices(events, received, context, "appeal_information");
    return events;
}

Result<Events> ask_to_reconsider(State const& state, AskToReconsider const& command,
                                 Context const& context) {
    FileAppeal filed;
    filed.kind = AppealKind::reconsideration;
    filed.request = command.request;
    filed.lines = command.lines;
    filed.urgency = command.urgency;
    filed.filer = Filer::provider;
    filed.why = command.why;
    filed.channel = command.channel;
    filed.received_at = command.received_at;
    filed.documents = command.documents;
    return file_appeal(state, filed, context);
}

}  // namespace assent::appeal
