/// A plan, a member and two providers for tests of requests. For tests only: it reads the packs'
/// files.
#pragma once

#include "base/check_digit.h"
#include "policy/test_packs.h"
#include "request/commands.h"

#include <memory>
#include <stdexcept>
#include <string>

namespace assent::request {

inline policy::Pack const& pack_of(std::string const& plan) {
    static std::map<std::string, std::shared_ptr<policy::Pack const>> held;
    auto& pack = held[plan];
    if (!pack) {
        auto const folder = plan.find('/') == std::string::npos ? plan + "/current" : plan;
        auto loaded = policy::load_pack(policy::read_pack_files("packs/" + folder));
        if (!loaded) throw std::runtime_error(loaded.fault().where + ": " + loaded.fault().message);
        pack = std::make_shared<policy::Pack const>(std::move(loaded).take());
    }
    return *pack;
}

inline Instant at_utc(char const* text) { return parse_instant(text).value(); }

inline directory::Provider provider(std::string const& id, std::string const& specialty) {
    directory::Provider made;
    made.id = ProviderId(id);
    made.name = id;
    made.organisation = id + "_office";
    made.specialty = specialty;
    made.address.county = "harbor";
    made.phone = "555-010-0100";
    made.fax = "555-010-0101";
    made.networks.push_back({{}, make_day(2000, 1, 1), std::nullopt});
    return made;
}

inline Actor person(Role role) {
    Actor actor;
    actor.account = std::string(name_of(role));
    actor.name = actor.account;
    actor.role = role;
    actor.organisation = role == Role::provider_office ? "asking_office" : "plan";
    if (role == Role::system) return actor;
    actor.licence = "A1";
    actor.licence_until = make_day(2030, 1, 1);
    actor.licence_type = role == Role::nurse || role == Role::inpatient_nurse ? "rn"
                         : role == Role::pharmacist                           ? "pharmd"
                                                                              : "md";
    actor.licence_state = "CA";
    actor.licence_checked_on = make_day(2026, 1, 1);
    return actor;
}

inline Facts facts(std::string const& line_of_business) {
    Facts found;
    found.next_number = make_request_number("40", 100000);
    directory::Member member;
    member.id = MemberId("m1");
    member.born_on.reveal() = make_day(1980, 2, 11);
    member.language = "es";
    member.coverages.push_back(
        {line_of_business, make_day(2000, 1, 1), std::nullopt, {}, {}, {}, {}});
    found.member = member;
    found.requesting = provider("asking", "family");
    found.servicing = provider("giving", "imaging");
    return found;
}

/// Tuesday 24 November 2026, 09:15 in California.
inline Context context(policy::Pack const& pack, Role role,
                       std::string const& line_of_business = "medi_cal") {
    return {at_utc("2026-11-24T17:15:00Z"), person(role), pack, facts(line_of_business)};
}

inline SubmitRequest lumbar_mri() {
    SubmitRequest asked;
    asked.plan = PlanId("harbor");
    asked.member = MemberId("m1");
    asked.requesting = ProviderId("asking");
    asked.servicing = ProviderId("giving");
    asked.diagnoses.push_back({"m54.16", DiagnosisType::principal, std::nullopt});
    ServiceLine line;
    line.code = " 72148 ";
    line.from = make_day(2026, 12, 7);
    asked.lines.push_back(line);
    return asked;
}

inline State state_of(Result<Events> const& events) { return fold(events.value()); }

}  // namespace assent::request
