/// A service line as asked, with room for every element that portal, FHIR (Claim.item) and X12
/// (2000F) bring.
#pragma once

#include "base/fields.h"
#include "codes/code.h"
#include "policy/words.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::request {

enum class UnitKind { visit, day, hour, minute, month, unit, trip, mile, dose, treatment };
/// vocabulary.md 12, X12 98
enum class ProviderRole {
    requesting,
    servicing,
    facility,
    referring,
    ordering,
    attending,
    operating,
    rendering,
    primary_care,
    service_location,
    contact
};

/// A trace number of the sender, echoed in every answer. X12 TRN, FHIR itemTraceNumber /
/// Claim.identifier.
struct Trace {
    std::string number;
    std::string originator;    ///< TRN03, system of the identifier
    std::string sub_unit;      ///< TRN04, identifierSubDepartment
    std::string jurisdiction;  ///< state
};

void fields(auto& f, auto& t) requires Is<Trace, decltype(t)> {
    f("number", t.number);
    f("originator", t.originator);
    f("sub_unit", t.sub_unit);
    f("jurisdiction", t.jurisdiction);
}

/// One provider in a role, known by row id or as typed. X12 2010EA/2010F, FHIR careTeam.
struct CareTeamMember {
    ProviderRole role = ProviderRole::rendering;
    std::optional<ProviderId> provider;
    std::string npi;
    std::string name;
    std::string taxonomy;
    std::string phone;
    std::string fax;
};

void fields(auto& f, auto& m) requires Is<CareTeamMember, decltype(m)> {
    f("role", m.role);
    f("provider", m.provider);
    f("npi", m.npi);
    f("name", m.name);
    f("taxonomy", m.taxonomy);
    f("phone", m.phone);
    f("fax", m.fax);
}

/// How often: X12 HSD, FHIR PASTiming.
struct Schedule {
    std::optional<Units> count;
    std::optional<Units> frequency;
    std::optional<Units> period;
    std::string period_unit;
    std::optional<Units> bounds;
    std::string bounds_unit;
    std::string calendar_pattern;  ///< code list 678
    std::string delivery_pattern;  ///< code list 679
};

void fields(auto& f, auto& s) requires Is<Schedule, decltype(s)> {
    f("count", s.count);
    f("frequency", s.frequency);
    f("period", s.period);
    f("period_unit", s.period_unit);
    f("bounds", s.bounds);
    f("bounds_unit", s.bounds_unit);
    f("calendar_pattern", s.calendar_pattern);
    f("delivery_pattern", s.delivery_pattern);
}

/// How the member gets about, which tells what kind of vehicle is needed.
enum class Mobility { walks, wheelchair, stretcher };
enum class Weekday { monday, tuesday, wednesday, thursday, friday, saturday, sunday };

/// One leg of a trip (transport, TRN-06). A standing order names the days of the week on which it
/// is driven, from the first to the last day of the line.
struct TripLeg {
    Private<std::string> from;
    Private<std::string> to;
    std::optional<Units> miles;
    bool round_trip = false;
    std::string appointment;  ///< by when the member must be there: `14:30`
    std::optional<Mobility> mobility;
    int attendants = 0;  ///< who ride along
    std::vector<Weekday> days;
};

void fields(auto& f, auto& leg) requires Is<TripLeg, decltype(leg)> {
    f("from", leg.from);
    f("to", leg.to);
    f("miles", leg.miles);
    f("round_trip", leg.round_trip);
    f("appointment", leg.appointment);
    f("mobility", leg.mobility);
    f("attendants", leg.attendants);
    f("days", leg.days);
}

/// Facts of a line that policy rows ask for and no code carries safely (policy-codes.md).
struct LineFacts {
    std::optional<policy::Network> network;
    std::optional<policy::Discipline> discipline;
    std::optional<policy::LevelOfCare> level_of_care;
    std::string specialty;
    std::string county;
    std::string trial_number;
    std::optional<bool> emergency_transport;
    std::vector<policy::Mark> marks;
};

void fields(auto& f, auto& facts) requires Is<LineFacts, decltype(facts)> {
    f("network", facts.network);
    f("discipline", facts.discipline);
    f("level_of_care", facts.level_of_care);
    f("specialty", facts.specialty);
    f("county", facts.county);
    f("trial_number", facts.trial_number);
    f("emergency_transport", facts.emergency_transport);
    f("marks", facts.marks);
}

/// What only messages bring, kept for the answer and for the day a rule asks for it.
struct LineMessage {
    std::string request_category;      ///< UM01 of the line, FHIR requestType
    std::string certification_type;    ///< UM02 of the line
    std::string authorization_number;  ///< REF BB: earlier authorization
    std::string admin_reference;       ///< REF NT
    std::vector<Trace> traces;         ///< 2000F TRN, itemTraceNumber
    std::string quantity_text;         ///< digits as they came (vocabulary.md 14)
    std::optional<Money> unit_price;
    std::optional<Money> revenue_rate;
    std::string nursing_home_status;  ///< 1345
    std::string nursing_home_level;   ///< 1337
    bool epsdt = false;
    std::vector<int> care_team_sequence;
    std::vector<int> document_sequence;
    json::Value order;  ///< FHIR requestedService or SV3/CR detail, as received
};

void fields(auto& f, auto& m) requires Is<LineMessage, decltype(m)> {
    f("request_category", m.request_category);
    f("certification_type", m.certification_type);
    f("authorization_number", m.authorization_number);
    f("admin_reference", m.admin_reference);
    f("traces", m.traces);
    f("quantity_text", m.quantity_text);
    f("unit_price", m.unit_price);
    f("revenue_rate", m.revenue_rate);
    f("nursing_home_status", m.nursing_home_status);
    f("nursing_home_level", m.nursing_home_level);
    f("epsdt", m.epsdt);
    f("care_team_sequence", m.care_team_sequence);
    f("document_sequence", m.document_sequence);
    f("order", m.order);
}

/// What is asked for on one line.
struct ServiceLine {
    std::string service_type;  ///< pack word: `diagnostic`; filled when only one fits
    std::string code;          ///< as typed or sent; normal form after submission
    std::optional<codes::CodeSystem> system;  ///< derived from the code when absent (CC-04)
    std::string code_end;  ///< end of a code range (productOrServiceCodeEnd, SV101-8)
    std::string revenue;
    std::vector<std::string> modifiers;
    std::optional<Day> from;
    std::optional<Day> to;
    std::optional<Units> units;
    std::optional<UnitKind> unit;
    std::optional<Schedule> schedule;
    std::string place;           ///< two digits; one of place and type_of_bill
    std::string type_of_bill;    ///< four digits
    std::vector<int> diagnoses;  ///< positions in the request's list from 1; empty: all
    LineFacts facts;
    std::vector<CareTeamMember> care_team;
    std::vector<TripLeg> trips;
    Private<std::string> note;
    std::optional<LineMessage> message;

    ServiceLine();
    ServiceLine(ServiceLine const& other);
    ServiceLine(ServiceLine&& other) noexcept;
    ServiceLine& operator=(ServiceLine const& other);
    ServiceLine& operator=(ServiceLine&& other) noexcept;
    ~ServiceLine();
};

void fields(auto& f, auto& line) requires Is<ServiceLine, decltype(line)> {
    f("service_type", line.service_type);
    f("code", line.code);
    f("system", line.system);
    f("code_end", line.code_end);
    f("revenue", line.revenue);
    f("modifiers", line.modifiers);
    f("from", line.from);
    f("to", line.to);
    f("units", line.units);
    f("unit", line.unit);
    f("schedule", line.schedule);
    f("place", line.place);
    f("type_of_bill", line.type_of_bill);
    f("diagnoses", line.diagnoses);
    f("facts", line.facts);
    f("care_team", line.care_team);
    f("trips", line.trips);
    f("note", line.note);
    f("message", line.message);
}

}  // namespace assent::request
