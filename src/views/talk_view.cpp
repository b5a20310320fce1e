#include "views/talk_view.h"

#include "base/names.h"
#include "request/facts_of.h"
#include "request/timing.h"
#include "views/due.h"

#include <algorithm>

namespace assent::views {
namespace {

using request::State;

constexpr std::string_view put_talk = R"sql(
    insert into talk_view (plan, request, what, number, state, member, member_name, line_of_business, service, status,
        decided_at, decided_by, asked_at, due_at, meet_at, ended_at, body)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
)sql";

std::string time_text(std::optional<Instant> at) { return at ? to_text(*at) : std::string(); }

Result<std::optional<Instant>> time_in(std::string const& text) {
    if (text.empty()) return std::optional<Instant>();
    return std::optional<Instant>(TRY(parse_instant(text)));
}

/// Who said no, each once.
std::string deciders_of(State const& state) {
    std::vector<std::string> names;
    for (auto const& line : state.lines)
        if (line.adverse && std::ranges::count(names, line.adverse->by.name) == 0)
            names.push_back(line.adverse->by.name);
    std::string text;
    for (auto const& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

std::string codes_of(State const& state) {
    std::string text;
    for (auto const& line : state.lines) {
        auto const& code = line.asked.code.empty() ? line.asked.revenue : line.asked.code;
        if (!code.empty()) text += (text.empty() ? "" : ", ") + code;
    }
    return text;
}

std::optional<Instant> due_by(State const& state, policy::ClockKind kind) {
    for (auto const& clock : state.clocks)
        if (clock.clock == kind && (clock.state == request::ClockState::running ||
                                    clock.state == request::ClockState::expired))
            return clock.due_at;
    return std::nullopt;
}

bool is_a_no(State const& state) {
    return state.closed_at && std::ranges::any_of(state.lines, [](request::LineState const& line) {
               return line.adverse && request::is_adverse(line.outcome);
           });
}

TalkRow row_for(State const& state, TalkKind what, int number) {
    TalkRow row;
    row.request = state.request;
    row.what = what;
    row.number = number;
    if (state.asked) row.member = state.asked->member;
    if (state.known) {
        auto const& member = state.known->member;
        row.member_name = member.last_name.reveal() + ", " + member.first_name.reveal();
        if (state.known->requesting) row.details.office = state.known->requesting->name;
    }
    row.details.delegate = state.forwarded_to;
    row.line_of_business = request::line_of_business(state);
    row.service = codes_of(state);
    row.status = name_of(state.status);
    row.decided_at = state.closed_at;
    row.decided_by = deciders_of(state);
    return row;
}

/// Calls to reach the clinician, from when the talk was asked for until it ended.
std::vector<TalkTry> tries_of(State const& state, request::PeerToPeer const& talk) {
    std::vector<TalkTry> tries;
    for (auto const& call : request::talk_of(state).contacts) {
        if (call.topic != request::ContactTopic::peer_to_peer ||
            call.direction != request::ContactDirection::outgoing || call.at < talk.asked.at)
            continue;
        if (talk.held && call.at > talk.held->at) continue;
        tries.push_back({call.at, call.reached, call.with, call.by.name});
    }
    return tries;
}

TalkRow row_of(State const& state, request::PeerToPeer const& talk) {
    auto row = row_for(state, TalkKind::talk, talk.asked.number);
    row.asked_at = talk.asked.at;
    auto& details = row.details;
    details.clinician = talk.asked.clinician;
    details.phone = talk.asked.phone;
    details.times = talk.asked.times;
    details.asked_by = talk.asked.by.name;
    details.tries = tries_of(state, talk);
    if (talk.booked) {
        row.state = TalkState::booked;
        row.meet_at = talk.booked->meet_at;
        details.reviewer = talk.booked->reviewer;
    }
    if (!talk.held) {
        row.due_at = due_by(state, policy::ClockKind::peer_to_peer);
        return row;
    }
    bool const missed = talk.held->outcome == request::PeerToPeerOutcome::not_reached;
    row.state = missed ? TalkState::missed : TalkState::held;
    row.ended_at = talk.held->at;
    details.outcome = name_of(talk.held->outcome);
    details.text = talk.held->text;
    details.ended_by = talk.held->by.name;
    return row;
}

/// Copies that were asked for, each answered by the first copy that went out after it and answers
/// no other, those to the same person before others.
std::vector<TalkRow> copies_of(State const& state) {
    auto const& talk = request::talk_of(state);
    std::vector<bool> used(talk.criteria.size(), false);
    std::vector<TalkRow> rows;
    for (auto const& call : talk.contacts) {
        if (call.topic != request::ContactTopic::criteria_copy ||
            call.direction != request::ContactDirection::incoming)
            continue;
        auto row = row_for(state, TalkKind::copy, static_cast<int>(rows.size()) + 1);
        row.asked_at = call.at;
        row.details.clinician = call.with;
        row.details.text = call.text.reveal();
        row.details.asked_by = call.by.name;
        row.details.channel = name_of(call.channel);
        std::optional<std::size_t> answer;
        for (bool const same : {true, false})
            for (std::size_t i = 0; i < talk.criteria.size() && !answer; ++i)
                if (!used[i] && talk.criteria[i].at >= call.at &&
                    (!same || talk.criteria[i].to == call.with))
                    answer = i;
        if (answer) {
            used[*answer] = true;
            auto const& sent = talk.criteria[*answer];
            row.state = TalkState::sent;
            row.ended_at = sent.at;
            row.details.criteria = sent.criteria;
            row.details.reviewer = sent.to;
            row.details.ended_by = sent.by.name;
            row.details.channel = name_of(sent.channel);
        } else {
            row.due_at = due_by(state, policy::ClockKind::criteria_copy);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TalkRow> rows_of(State const& state) {
    std::vector<TalkRow> rows;
    bool is_open = false;
    for (auto const& talk : request::talk_of(state).peer_to_peer) {
        rows.push_back(row_of(state, talk));
        is_open = is_open || !talk.held;
    }
    if (is_a_no(state) && !is_open) {
        auto offer = row_for(state, TalkKind::offer, 0);
        offer.state = TalkState::offered;
        rows.push_back(std::move(offer));
    }
    for (auto& copy : copies_of(state)) rows.push_back(std::move(copy));
    return rows;
}

Result<TalkRow> read_talk(store::Row const& row) {
    TalkRow out;
    out.request = RequestId(row.text(0));
    out.what = from_name<TalkKind>(row.text(1)).value_or(TalkKind::talk);
    out.number = static_cast<int>(row.integer(2));
    out.state = from_name<TalkState>(row.text(3)).value_or(TalkState::asked);
    out.member = MemberId(row.text(4));
    out.member_name = row.text(5);
    out.line_of_business = row.text(6);
    out.service = row.text(7);
    out.status = row.text(8);
    out.decided_at = TRY(time_in(row.text(9)));
    out.decided_by = row.text(10);
    out.asked_at = TRY(time_in(row.text(11)));
    out.due_at = TRY(read_due_key(row.text(12)));
    out.meet_at = TRY(read_due_key(row.text(13)));
    out.ended_at = TRY(time_in(row.text(14)));
    out.details = TRY(from_json<TalkDetails>(TRY(json::parse(row.text(15)))));
    return out;
}

}  // namespace

Result<void> write_talks(store::Db& db, PlanId const& plan, State const& state) {
    TRY(db.execute("delete from talk_view where plan = ? and request = ?",
                   {plan.value, state.request.value}));
    for (auto const& row : rows_of(state))
        TRY(db.send(put_talk,
                    {plan.value, row.request.value, name_of(row.what), row.number,
                     name_of(row.state), row.member.value, row.member_name, row.line_of_business,
                     row.service, row.status, time_text(row.decided_at), row.decided_by,
                     time_text(row.asked_at), due_key(row.due_at), due_key(row.meet_at),
                     time_text(row.ended_at), json_text(row.details)}));
    return fine();
}

Result<void> clear_talks(store::Db& db, PlanId const& plan) {
    TRY(db.execute("delete from talk_view where plan = ?", {plan.value}));
    return fine();
}

Result<std::vector<TalkRow>> find_talks(store::Db& db, PlanId const& plan,
                                        TalkSearch const& search) {
    std::string sql = R"sql(
        select request, what, number, state, member, member_name, line_of_business, service, status, decided_at, decided_by,
               asked_at, due_at, meet_at, ended_at, body
        from talk_view where plan = ? and what = ?
    )sql";
    std::vector<store::Cell> cells{plan.value, name_of(search.what)};
    std::string marks;
    for (auto const state : search.states) {
        marks += marks.empty() ? "?" : ", ?";
        cells.emplace_back(name_of(state));
    }
    if (!marks.empty()) sql += " and state in (" + marks + ")";
    if (search.since) {
        sql += search.what == TalkKind::offer ? " and decided_at >= ?" : " and ended_at >= ?";
        cells.emplace_back(to_text(*search.since));
    }
    cells.emplace_back(search.limit);
    std::vector<TalkRow> found;
    for (auto const row :
         TRY(db.query(sql + " order by meet_at, due_at, ended_at desc, request limit ?", cells)))
        found.push_back(TRY(read_talk(row)));
    return found;
}

}  // namespace assent::views
