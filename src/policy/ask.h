/// What a lookup asks: one service, as much as is known about it. Policy knows no requests; it
/// answers Asks. An empty optional or empty text means "not stated" and is never read as "no"
/// unless the policy row says so.
#pragma once

#include "base/fields.h"
#include "codes/code.h"
#include "policy/words.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

struct Ask {
    Day service_day{};                   ///< picks the rows in force and the age
    std::optional<codes::Code> code;     ///< none: a stay or visit without a procedure code
    std::string revenue;                 ///< four digits, normal form
    std::vector<std::string> modifiers;  ///< an empty list is "none", it is never asked
    std::vector<std::string> diagnoses;  ///< ICD-10-CM normal form, the first is the principal one
    std::string line_of_business;
    std::optional<RequestKind> kind;
    std::optional<Setting> setting;
    std::optional<Review> review;
    std::string place;  ///< two digits
    std::optional<Network> network;
    std::optional<int> age;  ///< whole years on the service day
    std::optional<AdmissionSource> admission_source;
    std::optional<AdmissionPriority> admission_priority;
    std::optional<LevelOfCare> level_of_care;
    std::optional<Discipline>
        discipline;         ///< stated; else derived from modifier, revenue code, specialty (A-59)
    std::string specialty;  ///< of the servicing provider, lower case word of the pack
    std::string county;     ///< of service, lower case
    std::string medical_group;  ///< group id the member is assigned to on the service day
    std::string population;     ///< population of focus (ECM)
    std::optional<bool> emergency_transport;
    std::vector<Mark> marks;       ///< an empty list is "none", it is never asked
    std::vector<Special> special;  ///< an empty list is "none", it is never asked
};

void fields(auto& f, auto& ask) requires Is<Ask, decltype(ask)> {
    f("service_day", ask.service_day);
    f("code", ask.code);
    f("revenue", ask.revenue);
    f("modifiers", ask.modifiers);
    f("diagnoses", ask.diagnoses);
    f("line_of_business", ask.line_of_business);
    f("kind", ask.kind);
    f("setting", ask.setting);
    f("review", ask.review);
    f("place", ask.place);
    f("network", ask.network);
    f("age", ask.age);
    f("admission_source", ask.admission_source);
    f("admission_priority", ask.admission_priority);
    f("level_of_care", ask.level_of_care);
    f("discipline", ask.discipline);
    f("specialty", ask.specialty);
    f("county", ask.county);
    f("medical_group", ask.medical_group);
    f("population", ask.population);
    f("emergency_transport", ask.emergency_transport);
    f("marks", ask.marks);
    f("special", ask.special);
}

}  // namespace assent::policy
