#include "scenario/request_table.h"

#include "base/hash.h"
#include "scenario/words_of.h"

#include <algorithm>
#include <map>

namespace assent::scenario {
namespace {

using request::ServiceLine;
using request::SubmitRequest;
using SetCell = Result<void> (*)(ServiceLine&, std::string_view);
using SetValue = Result<void> (*)(World&, std::string_view);

template <auto Member>
Result<void> line_text(ServiceLine& line, std::string_view value) {
    line.*Member = std::string(value);
    return fine();
}

template <auto Member>
Result<void> line_day(ServiceLine& line, std::string_view value) {
    line.*Member = TRY(parse_day(value));
    return fine();
}

template <auto Member, class E>
Result<void> fact_word(ServiceLine& line, std::string_view value) {
    line.facts.*Member = TRY(enumerator<E>(value));
    return fine();
}

/// What is said of a trip is said of the last one.
request::TripLeg& leg_of(ServiceLine& line) {
    return line.trips.empty() ? line.trips.emplace_back() : line.trips.back();
}

Result<void> set_trip(ServiceLine& line, std::string_view value) {
    auto const arrow = value.find(" > ");
    auto& leg = line.trips.emplace_back();
    leg.from.reveal() = std::string(value.substr(0, arrow));
    if (arrow != std::string_view::npos) leg.to.reveal() = std::string(value.substr(arrow + 3));
    return fine();
}

Result<void> set_appointment(ServiceLine& line, std::string_view value) {
    leg_of(line).appointment = std::string(value);
    return fine();
}

Result<void> set_mobility(ServiceLine& line, std::string_view value) {
    leg_of(line).mobility = TRY(enumerator<request::Mobility>(value));
    return fine();
}

Result<void> set_attendants(ServiceLine& line, std::string_view value) {
    leg_of(line).attendants = TRY(whole_number(value));
    return fine();
}

Result<void> set_trip_days(ServiceLine& line, std::string_view value) {
    leg_of(line).days = TRY(enumerators<request::Weekday>(value));
    return fine();
}

template <auto Member>
Result<void> fact_text(ServiceLine& line, std::string_view value) {
    line.facts.*Member = std::string(value);
    return fine();
}

std::map<std::string_view, SetCell> const& columns() {
    using request::LineFacts;
    static std::map<std::string_view, SetCell> const all{
        {"code", line_text<&ServiceLine::code>},
        {"service_type", line_text<&ServiceLine::service_type>},
        {"revenue", line_text<&ServiceLine::revenue>},
        {"place", line_text<&ServiceLine::place>},
        {"type_of_bill", line_text<&ServiceLine::type_of_bill>},
        {"from", line_day<&ServiceLine::from>},
        {"to", line_day<&ServiceLine::to>},
        {"network", fact_word<&LineFacts::network, policy::Network>},
        {"discipline", fact_word<&LineFacts::discipline, policy::Discipline>},
        {"level_of_care", fact_word<&LineFacts::level_of_care, policy::LevelOfCare>},
        {"specialty", fact_text<&LineFacts::specialty>},
        {"county", fact_text<&LineFacts::county>},
        {"trial_number", fact_text<&LineFacts::trial_number>},
        {"system",
         [](ServiceLine& line, std::string_view value) -> Result<void> {
             line.system = TRY(enumerator<codes::CodeSystem>(value));
             return fine();
         }},
        {"units",
         [](ServiceLine& line, std::string_view value) -> Result<void> {
             line.units = TRY(parse_units(value));
             return fine();
         }},
        {"unit",
         [](ServiceLine& line, std::string_view value) -> Result<void> {
             line.unit = TRY(enumerator<request::UnitKind>(value));
             return fine();
         }},
        {"modifier",
         [](ServiceLine& line, std::string_view value) -> Result<void> {
             line.modifiers = texts(value);
             return fine();
         }},
        {"mark",
         [](ServiceLine& line, std::string_view value) -> Result<void> {
             line.facts.marks = TRY(enumerators<policy::Mark>(value));
             return fine();
         }},
        {"trip", set_trip},
        {"appointment", set_appointment},
        {"mobility", set_mobility},
        {"attendants", set_attendants},
        {"trip_days", set_trip_days},
        {"emergency_transport",
         [](ServiceLine& line, std::string_view value) -> Result<void> {
             line.facts.emergency_transport = TRY(yes_or_no(value));
             return fine();
         }},
    };
    return all;
}

/// The diagnoses of all lines make the request's list; each line points into it.
void add_diagnoses(SubmitRequest& asked, ServiceLine& line, std::string_view value) {
    for (auto const word : words(value)) {
        auto known = std::ranges::find(asked.diagnoses, word, &request::Diagnosis::code);
        if (known == asked.diagnoses.end()) {
            request::Diagnosis added;
            added.code = std::string(word);
            asked.diagnoses.push_back(added);
            known = std::prev(asked.diagnoses.end());
        }
        line.diagnoses.push_back(static_cast<int>(known - asked.diagnoses.begin()) + 1);
    }
}

template <auto Member>
Result<void> next_text(World& world, std::string_view value) {
    world.next.*Member = std::string(value);
    return fine();
}

request::StayAsked& stay(World& world) {
    if (!world.next.stay) world.next.stay.emplace();
    return *world.next.stay;
}

request::Newborn& newborn(World& world) {
    if (!world.next.newborn) world.next.newborn.emplace();
    return *world.next.newborn;
}

template <auto Member, class E>
Result<void> stay_word(World& world, std::string_view value) {
    stay(world).*Member = TRY(enumerator<E>(value));
    return fine();
}

template <auto Member>
Result<void> stay_day(World& world, std::string_view value) {
    stay(world).*Member = TRY(parse_day(value));
    return fine();
}

Result<void> set_follows(World& world, std::string_view value) {
    if (value != "this request") {
        world.next.follows = RequestId(std::string(value));
        return fine();
    }
    world.next.follows = TRY(world.stage.state()).request;
    return fine();
}

Result<void> set_received(World& world, std::string_view value) {
    auto const parts = words(value);
    if (parts.size() != 3) return bad_step("received_at is written Wed 2026-11-25 16:00");
    world.next.received_at = TRY(world.instant(parts[0], parts[1], parts[2]));
    return fine();
}

Result<void> add_documents(World& world, std::string_view value) {
    for (auto const type : words(value)) world.next.documents.push_back(TRY(document_of(type)));
    return fine();
}

Result<void> add_note(World& world, std::string_view value) {
    world.next.notes.emplace_back().text.reveal() = std::string(value);
    return fine();
}

Result<void> add_long_note(World& world, std::string_view value) {
    world.next.notes.emplace_back().text.reveal() =
        std::string(static_cast<std::size_t>(TRY(whole_number(value))), 'a');
    return fine();
}

Result<void> add_other_provider(World& world, std::string_view value) {
    world.next.care_team.emplace_back().role = TRY(enumerator<request::ProviderRole>(value));
    return fine();
}

template <auto Part, class E>
Result<void> next_word(World& world, std::string_view value) {
    world.next.*Part = TRY(enumerator<E>(value));
    return fine();
}

template <auto Part>
Result<void> unlisted_text(World& world, std::string_view value) {
    auto& unlisted = world.next.unlisted;
    if (!unlisted) unlisted.emplace();
    (*unlisted).*Part = std::string(value);
    return fine();
}

std::map<std::string_view, SetValue> const& values() {
    using directory::UnlistedProvider;
    using request::StayAsked;
    static std::map<std::string_view, SetValue> const all{
        {"reason", next_text<&SubmitRequest::reason>},
        {"population", next_text<&SubmitRequest::population>},
        {"practitioner_name", next_text<&SubmitRequest::practitioner_name>},
        {"admit_on", stay_day<&StayAsked::admit_on>},
        {"discharge_on", stay_day<&StayAsked::discharge_on>},
        {"admission_source", stay_word<&StayAsked::admission_source, policy::AdmissionSource>},
        {"admission_priority",
         stay_word<&StayAsked::admission_priority, policy::AdmissionPriority>},
        {"level_of_care", stay_word<&StayAsked::level_of_care, policy::LevelOfCare>},
        {"follows", set_follows},
        {"received_at", set_received},
        {"document", add_documents},
        {"note", add_note},
        {"note_length", add_long_note},
        {"other_provider", add_other_provider},
        {"unlisted_npi", unlisted_text<&UnlistedProvider::npi>},
        {"unlisted_name", unlisted_text<&UnlistedProvider::name>},
        {"unlisted_specialty", unlisted_text<&UnlistedProvider::specialty>},
        {"unlisted_phone", unlisted_text<&UnlistedProvider::phone>},
        {"why_two",
         [](World& world, std::string_view value) -> Result<void> {
             world.next.why_two.reveal() = std::string(value);
             return fine();
         }},
        {"special",
         [](World& world, std::string_view value) -> Result<void> {
             world.next.special = TRY(enumerators<policy::Special>(value));
             return fine();
         }},
        {"channel", next_word<&SubmitRequest::channel, policy::Channel>},
        {"urgency_by", next_word<&SubmitRequest::urgency_by, request::UrgencyBy>},
        {"late_reason", next_word<&SubmitRequest::late_reason, request::LateReason>},
        {"diagnosis",
         [](World& world, std::string_view value) -> Result<void> {
             ServiceLine none;
             add_diagnoses(world.next, none, value);
             return fine();
         }},
        {"eligibility_known_on",
         [](World& world, std::string_view value) -> Result<void> {
             world.next.eligibility_known_on = TRY(parse_day(value));
             return fine();
         }},
        {"baby_name",
         [](World& world, std::string_view value) -> Result<void> {
             newborn(world).name.reveal() = std::string(value);
             return fine();
         }},
        {"baby_born_on",
         [](World& world, std::string_view value) -> Result<void> {
             newborn(world).born_on.reveal() = TRY(parse_day(value));
             return fine();
         }},
    };
    return all;
}

Result<ServiceLine> read_line(SubmitRequest& asked, Row const& header, Row const& row) {
    if (row.size() != header.size())
        return bad_step("a line of the table has other cells than its header; write - for none");
    ServiceLine line;
    for (std::size_t i = 0; i < row.size(); ++i) {
        if (row[i] == "-") continue;
        if (header[i] == "diagnosis") {
            add_diagnoses(asked, line, row[i]);
            continue;
        }
        auto const set = columns().find(header[i]);
        if (set == columns().end()) return bad_step("a line has no \"" + header[i] + "\"");
        TRY(set->second(line, row[i]));
    }
    return line;
}

}  // namespace

Result<void> add_lines(SubmitRequest& asked, std::vector<Row> const& table) {
    for (std::size_t i = 1; i < table.size(); ++i)
        asked.lines.push_back(TRY(read_line(asked, table.front(), table[i])));
    return fine();
}

Result<void> add_request_facts(World& world, std::vector<Row> const& table) {
    for (auto const& row : table) {
        if (row.size() != 2) return bad_step("a name and a value, two spaces apart");
        auto const set = values().find(row[0]);
        if (set == values().end()) return bad_step("a request has no \"" + row[0] + "\" here");
        TRY(set->second(world, row[1]));
    }
    return fine();
}

Result<request::DocumentRef> document_of(std::string_view type) {
    request::DocumentRef document;
    document.type = TRY(enumerator<request::DocumentType>(type));
    document.blob = BlobHash(sha256_hex(type));
    document.file_name.reveal() = std::string(type) + ".pdf";
    document.media_type = "application/pdf";
    document.size = 1000;
    return document;
}

}  // namespace assent::scenario
