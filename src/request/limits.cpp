#include "request/limits.h"

#include <algorithm>

namespace assent::request {
namespace {

void check(Faults& faults, std::string const& where, std::string_view text, std::size_t limit) {
    if (characters(text) <= limit) return;
    faults.add("too_long", where, "At most " + std::to_string(limit) + " characters.");
}

void check_care_team(std::vector<CareTeamMember> const& team, std::string const& where,
                     Faults& faults) {
    for (std::size_t i = 0; i < team.size(); ++i) {
        check(faults, at(where, i, "/name"), team[i].name, name_limit);
        check(faults, at(where, i, "/npi"), team[i].npi, word_limit);
        check(faults, at(where, i, "/taxonomy"), team[i].taxonomy, word_limit);
        check(faults, at(where, i, "/phone"), team[i].phone, word_limit);
        check(faults, at(where, i, "/fax"), team[i].fax, word_limit);
    }
}

void check_line(ServiceLine const& line, std::string const& where, Faults& faults) {
    check(faults, where + "/service_type", line.service_type, word_limit);
    check(faults, where + "/code", line.code, word_limit);
    check(faults, where + "/code_end", line.code_end, word_limit);
    check(faults, where + "/note", line.note.reveal(), note_limit);
    check(faults, where + "/facts/specialty", line.facts.specialty, word_limit);
    check(faults, where + "/facts/county", line.facts.county, word_limit);
    check(faults, where + "/facts/trial_number", line.facts.trial_number, word_limit);
    check_care_team(line.care_team, where + "/care_team", faults);
    for (std::size_t i = 0; i < line.trips.size(); ++i) {
        check(faults, at(where + "/trips", i, "/from"), line.trips[i].from.reveal(), name_limit);
        check(faults, at(where + "/trips", i, "/to"), line.trips[i].to.reveal(), name_limit);
    }
}

void check_contact(ContactPerson const& contact, Faults& faults) {
    check(faults, "/contact/name", contact.name, name_limit);
    check(faults, "/contact/phone", contact.phone, word_limit);
    check(faults, "/contact/fax", contact.fax, word_limit);
    check(faults, "/contact/email", contact.email, name_limit);
}

void check_unlisted(directory::UnlistedProvider const& typed, Faults& faults) {
    std::string const where = "/unlisted";
    check(faults, where + "/npi", typed.npi, word_limit);
    check(faults, where + "/name", typed.name, name_limit);
    check(faults, where + "/specialty", typed.specialty, word_limit);
    check(faults, where + "/phone", typed.phone, word_limit);
    check(faults, where + "/fax", typed.fax, word_limit);
    for (auto const* text : {&typed.address.city, &typed.address.state, &typed.address.postal_code,
                             &typed.address.county, &typed.address.country})
        check(faults, where + "/address", *text, word_limit);
    for (std::size_t i = 0; i < typed.address.lines.size(); ++i)
        check(faults, at(where + "/address/lines", i), typed.address.lines[i], name_limit);
}

}  // namespace

void check_limits(SubmitRequest const& asked, Faults& faults) {
    check(faults, "/urgency_text", asked.urgency_text.reveal(), sentence_limit);
    check(faults, "/reason", asked.reason, word_limit);
    check(faults, "/population", asked.population, word_limit);
    check(faults, "/practitioner_name", asked.practitioner_name, name_limit);
    check_contact(asked.contact, faults);
    check_care_team(asked.care_team, "/care_team", faults);
    if (asked.unlisted) check_unlisted(*asked.unlisted, faults);
    for (std::size_t i = 0; i < asked.lines.size(); ++i)
        check_line(asked.lines[i], at("/lines", i), faults);
    for (std::size_t i = 0; i < asked.notes.size(); ++i)
        check(faults, at("/notes", i, "/text"), asked.notes[i].text.reveal(), note_limit);
    for (std::size_t i = 0; i < asked.documents.size(); ++i) {
        check(faults, at("/documents", i, "/file_name"), asked.documents[i].file_name.reveal(),
              name_limit);
        check(faults, at("/documents", i, "/media_type"), asked.documents[i].media_type,
              name_limit);
        check(faults, at("/documents", i, "/control_number"), asked.documents[i].control_number,
              word_limit);
    }
    if (asked.newborn) check(faults, "/newborn/name", asked.newborn->name.reveal(), name_limit);
}

Result<void> must_be_short(std::string_view text, std::string const& where, std::size_t most) {
    if (characters(text) <= most) return fine();
    return invalid("too_long", where, "This has at most " + std::to_string(most) + " characters.");
}

}  // namespace assent::request
