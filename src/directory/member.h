/// Members and their coverage as values. Described, not decided: dated rows elsewhere, never
/// events.
#pragma once

#include "base/fields.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::directory {

enum class Sex { female, male, other, unknown };
enum class CoverageState { active, pending, ended };

/// One span in which the member is covered by one line of business and assigned to one group. Days
/// inclusive.
struct Coverage {
    std::string line_of_business;
    Day valid_from{};
    std::optional<Day> valid_to;
    std::string medical_group;  ///< group id, empty: the plan itself decides (AAH-06: valid on the
                                ///< service day)
    std::optional<ProviderId> primary_care;
    std::string group_number;
    std::string other_payer;  ///< name of another payer that comes first
};

void fields(auto& f, auto& c) requires Is<Coverage, decltype(c)> {
    f("line_of_business", c.line_of_business);
    f("valid_from", c.valid_from);
    f("valid_to", c.valid_to);
    f("medical_group", c.medical_group);
    f("primary_care", c.primary_care);
    f("group_number", c.group_number);
    f("other_payer", c.other_payer);
}

struct PostalAddress {
    std::vector<std::string> lines;
    std::string city;
    std::string state;
    std::string postal_code;
    std::string county;
    std::string country;
};

void fields(auto& f, auto& a) requires Is<PostalAddress, decltype(a)> {
    f("lines", a.lines);
    f("city", a.city);
    f("state", a.state);
    f("postal_code", a.postal_code);
    f("county", a.county);
    f("country", a.country);
}

struct Member {
    MemberId id;                         ///< opaque; the only one allowed in URLs
    Private<std::string> member_number;  ///< the plan's subscriber id
    Private<std::string> cin;            ///< Medi-Cal client index number
    Private<std::string> mbi;            ///< Medicare beneficiary identifier
    Private<std::string> last_name;
    Private<std::string> first_name;
    Private<Day> born_on;
    Sex sex = Sex::unknown;
    std::string language;  ///< BCP 47
    std::string format;    ///< `print`, `large_print`, `braille`, `audio`, `data`
    Private<PostalAddress> address;
    Private<PostalAddress> confidential_address;
    Private<std::string> phone;
    std::string confidential_channel;
    bool restricted_record = false;
    std::vector<Coverage> coverages;  ///< by valid_from
};

void fields(auto& f, auto& m) requires Is<Member, decltype(m)> {
    f("id", m.id);
    f("member_number", m.member_number);
    f("cin", m.cin);
    f("mbi", m.mbi);
    f("last_name", m.last_name);
    f("first_name", m.first_name);
    f("born_on", m.born_on);
    f("sex", m.sex);
    f("language", m.language);
    f("format", m.format);
    f("address", m.address);
    f("confidential_address", m.confidential_address);
    f("phone", m.phone);
    f("confidential_channel", m.confidential_channel);
    f("restricted_record", m.restricted_record);
    f("coverages", m.coverages);
}

/// The span that covers the day, newest first when two overlap.
Coverage const* coverage_on(Member const& member, Day day);

}  // namespace assent::directory
