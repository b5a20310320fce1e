#include "request/disputed.h"

#include "request/facts_of.h"

#include <algorithm>

namespace assent::request {
namespace {

/// Forms that tell the member of a decision against what was asked.
bool tells_member(policy::NoticeOrdered const& notice) {
    bool const to_member =
        notice.to == policy::Recipient::member || notice.to == policy::Recipient::representative;
    return to_member && (notice.form == "noa" || notice.form == "idn" || notice.form == "denial");
}

/// The day the latest of these notices went out: the time to appeal starts anew with each.
std::optional<Day> notice_day(State const& state, policy::Pack const& pack) {
    std::optional<Day> day;
    for (auto const& delivery : state.timing.deliveries) {
        auto const index = static_cast<std::size_t>(delivery.notice - 1);
        if (!delivery.delivered || !tells_member(state.notices.at(index))) continue;
        auto const on = pack.zone.day_of(delivery.at);
        if (!day || on > *day) day = on;
    }
    return day;
}

/// Silence that the law reads as a decision against the member (L-CLK-12).
bool is_silent(State const& state) {
    return std::ranges::any_of(state.clocks, [](Clock const& clock) {
        return clock.state == ClockState::expired && policy::is_of_first_decision(clock.clock) &&
               clock.on_expiry == policy::OnExpiry::adverse;
    });
}

bool takes_away(State const& state, LineState const& line) {
    if (state.asked && state.asked->review == policy::Review::concurrent) return true;
    return line.adverse &&
           std::ranges::find(line.adverse->decision.reasons, ReasonCode::reassessed,
                             &DenialReason::code) != line.adverse->decision.reasons.end();
}

policy::DisputedLine disputed_line(State const& state, LineState const& line) {
    policy::DisputedLine out;
    out.line = line.number;
    out.code = line.asked.code.empty() ? line.asked.revenue : line.asked.code;
    if (state.known && state.known->servicing) out.specialty = state.known->servicing->specialty;
    out.outcome = line.outcome;
    out.from = line.asked.from;
    out.to = line.asked.to;
    out.units = line.asked.units;
    if (!line.adverse) return out;
    auto const& decision = line.adverse->decision;
    out.basis = decision.basis;
    out.clinical = decision.clinical;
    for (auto const& reason : decision.reasons) out.reasons.emplace_back(name_of(reason.code));
    out.granted = decision.granted.units;
    out.by = line.adverse->by;
    out.decided_at = line.adverse->at;
    return out;
}

void add_person(std::vector<std::string>& accounts, Actor const& actor) {
    if (is_named_person(actor) && std::ranges::find(accounts, actor.account) == accounts.end())
        accounts.push_back(actor.account);
}

/// Everybody who had a part in the decision at any stage (42 CFR 438.406(b)(2)(i)).
std::vector<std::string> took_part(State const& state) {
    std::vector<std::string> accounts;
    for (auto const& line : state.lines) {
        if (!line.adverse) continue;
        add_person(accounts, line.adverse->by);
        if (line.adverse->signed_by) add_person(accounts, *line.adverse->signed_by);
    }
    for (auto const& review : state.review.reviews) add_person(accounts, review.by);
    for (auto const& talk : talk_of(state).peer_to_peer)
        if (talk.held) add_person(accounts, talk.held->by);
    return accounts;
}

void add_office(std::vector<std::string>& all, std::optional<directory::Provider> const& provider) {
    if (provider && !provider->organisation.empty() &&
        std::ranges::find(all, provider->organisation) == all.end())
        all.push_back(provider->organisation);
}

}  // namespace

policy::Disputed disputed_of(State const& state, policy::Pack const& pack) {
    policy::Disputed out;
    out.request = state.request;
    out.plan = pack.plan;
    out.sensitive = state.sensitive;
    out.line_of_business = line_of_business(state);
    out.delegate = state.forwarded_to;
    if (state.asked) {
        out.member = state.asked->member;
        out.kind = state.asked->kind;
        out.review = state.asked->review;
        out.urgency = state.asked->urgency;
    }
    if (state.known) {
        auto const& member = state.known->member;
        out.member_name.reveal() = member.last_name.reveal() + ", " + member.first_name.reveal();
        out.language = member.language;
        add_office(out.organisations, state.known->requesting);
        add_office(out.organisations, state.known->servicing);
    }
    out.notice_on = notice_day(state, pack);
    out.took_part = took_part(state);
    bool const silent = !state.closed() && is_silent(state);
    for (auto const& line : state.lines) {
        bool const is_late = silent && line.outcome == Outcome::pending;
        if (!is_adverse(line.outcome) && !is_late) continue;
        out.cuts_care = out.cuts_care || takes_away(state, line);
        out.lines.push_back(disputed_line(state, line));
    }
    return out;
}

bool is_carried_out(State const& state, policy::ApplyOutcome const& outcome) {
    return std::ranges::any_of(state.review.overturned, [&](Overturned const& done) {
        return done.how.source == outcome.source && done.how.reference == outcome.reference;
    });
}

}  // namespace assent::request
