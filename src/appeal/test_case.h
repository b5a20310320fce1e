/// A denied MRI and the people around an appeal against it. For tests only: it reads the packs'
/// files.
#pragma once

#include "appeal/commands.h"
#include "base/check_digit.h"
#include "policy/test_packs.h"

#include <map>
#include <memory>
#include <stdexcept>
#include <string>

namespace assent::appeal {

inline policy::Pack const& pack_of(std::string const& folder) {
    static std::map<std::string, std::shared_ptr<policy::Pack const>> held;
    auto& pack = held[folder];
    if (!pack) {
        auto loaded = policy::load_pack(policy::read_pack_files("packs/" + folder));
        if (!loaded) throw std::runtime_error(loaded.fault().where + ": " + loaded.fault().message);
        pack = std::make_shared<policy::Pack const>(std::move(loaded).take());
    }
    return *pack;
}

inline Actor person(policy::Role role, std::string account = {}) {
    Actor actor;
    actor.role = role;
    actor.account = account.empty() ? std::string(name_of(role)) : std::move(account);
    actor.name = actor.account;
    actor.organisation = policy::is_office(role) ? "asking_office" : "plan";
    if (role == policy::Role::system) return actor;
    actor.licence = "A1";
    actor.licence_until = make_day(2030, 1, 1);
    bool const is_nurse = role == policy::Role::nurse || role == policy::Role::inpatient_nurse;
    actor.licence_type = is_nurse ? "rn" : "md";
    actor.licence_state = "CA";
    actor.licence_checked_on = make_day(2026, 1, 1);
    return actor;
}

/// A lumbar MRI that `first_doctor` denied as not medically necessary, told on 2 November 2026.
inline policy::Disputed denied_mri(std::string const& line_of_business = "medi_cal") {
    policy::Disputed about;
    about.request = make_request_number("40", 100000);
    about.member = MemberId("m1");
    about.member_name.reveal() = "Example, Ana";
    about.language = "es";
    about.line_of_business = line_of_business;
    about.notice_on = make_day(2026, 11, 2);
    about.took_part = {"first_doctor", "first_nurse"};
    about.organisations = {"asking_office", "giving_office"};
    auto& line = about.lines.emplace_back();
    line.line = LineNumber(1);
    line.code = "72148";
    line.from = make_day(2026, 12, 7);
    line.to = make_day(2026, 12, 31);
    line.units = Units{4000};
    line.by = person(policy::Role::physician, "first_doctor");
    line.decided_at = parse_instant("2026-11-01T18:00:00Z").value();
    return about;
}

/// Tuesday 24 November 2026, 09:15 in California.
inline Instant morning() { return parse_instant("2026-11-24T17:15:00Z").value(); }

inline Context context(policy::Pack const& pack, Actor actor,
                       std::string const& line_of_business = "medi_cal") {
    Facts facts;
    facts.next_number = make_appeal_number("40", 100000);
    facts.about = denied_mri(line_of_business);
    return {morning(), std::move(actor), pack, std::move(facts)};
}

inline FileAppeal member_appeal() {
    FileAppeal command;
    command.request = make_request_number("40", 100000);
    command.why.reveal() = "I still cannot walk.";
    return command;
}

inline ResolveAppeal uphold() {
    ResolveAppeal command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(1);
    line.result = AppealResult::upheld;
    line.sentence.reveal() = "Your records of this fall show otherwise.";
    line.criteria.push_back({"plan_policy", "2026", "2.1", {}, {}});
    command.why.reveal() = "The records were read again.";
    command.expertise = "Board certified in the field.";
    command.no_conflict = true;
    return command;
}

inline State after(State state, Result<Events> const& events) {
    for (auto const& event : events.value()) state = apply(std::move(state), event);
    return state;
}

}  // namespace assent::appeal
