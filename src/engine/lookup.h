/// "Does this need authorization?": the question as doors ask it, and the answer with its day, plan
/// and pack.
#pragma once

#include "base/fields.h"
#include "policy/answer.h"
#include "policy/pack.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

/// Every condition a policy row may test, as typed. Empty means not stated.
struct LookupAsk {
    PlanId plan;
    std::string edition;  ///< empty: the edition in force on the date
    std::optional<Day> date;
    std::string code;
    std::optional<codes::CodeSystem> system;
    std::vector<std::string> diagnosis;
    std::string place;
    std::string revenue;
    std::optional<policy::Network> network;
    std::optional<int> age;
    std::string line;
    std::optional<policy::RequestKind> kind;
    std::optional<policy::Review> review;
    std::optional<policy::Setting> setting;
    std::vector<std::string> modifier;
    std::vector<policy::Mark> mark;
    std::vector<policy::Special> special;
    std::optional<policy::AdmissionSource> admission_source;
    std::optional<policy::AdmissionPriority> admission_priority;
    std::optional<policy::LevelOfCare> level_of_care;
    std::optional<policy::Discipline> discipline;
    std::string specialty;
    std::string county;
    std::string medical_group;
    std::optional<bool> emergency_transport;
    std::string population;
    std::optional<MemberId>
        member;  ///< fills line, age and medical group; leaves an access-log row
};

void fields(auto& f, auto& a) requires Is<LookupAsk, decltype(a)> {
    f("plan", a.plan);
    f("edition", a.edition);
    f("date", a.date);
    f("code", a.code);
    f("system", a.system);
    f("diagnosis", a.diagnosis);
    f("place", a.place);
    f("revenue", a.revenue);
    f("network", a.network);
    f("age", a.age);
    f("line", a.line);
    f("kind", a.kind);
    f("review", a.review);
    f("setting", a.setting);
    f("modifier", a.modifier);
    f("mark", a.mark);
    f("special", a.special);
    f("admission_source", a.admission_source);
    f("admission_priority", a.admission_priority);
    f("level_of_care", a.level_of_care);
    f("discipline", a.discipline);
    f("specialty", a.specialty);
    f("county", a.county);
    f("medical_group", a.medical_group);
    f("emergency_transport", a.emergency_transport);
    f("population", a.population);
    f("member", a.member);
}

struct LookupReply {
    PlanId plan;
    std::string plan_name;
    std::string edition;
    PackVersion pack;
    std::optional<codes::Code> code;
    std::string title;  ///< only of code sets whose licence allows it
    Day date{};
    Instant asked_at{};
    std::string time_zone;
    std::string line;
    policy::Answer answer;
    std::string disclaimer;
};

/// One flat object, as docs/rest.md describes it.
json::Value reply_json(LookupReply const& reply);

/// What a member adds to the question, when it names one.
struct MemberFacts {
    std::string line;
    std::string medical_group;
    Day born_on{};
};

/// Pure part: normal forms, edition, answer. `today` stands in for an absent date (in the plan's
/// zone). Faults: `unknown_plan`, `unknown_edition`, `no_pack_on_date`, `unknown_line`, and those
/// of the code parsers.
Result<LookupReply> answer_lookup(policy::Packs const& packs, LookupAsk const& ask, Instant now,
                                  std::optional<MemberFacts> const& member);

}  // namespace assent::engine
