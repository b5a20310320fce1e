#include "letters/parts.h"

#include "base/check_digit.h"
#include "base/names.h"
#include "base/text.h"

namespace assent::letters {
namespace {

/// A row of facts only where there is something to say.
void put(Facts& facts, std::string name, std::string value) {
    if (!value.empty()) facts.rows.emplace_back(std::move(name), std::move(value));
}

void put_heading(std::vector<Block>& out, std::string text, int level = 2) {
    out.emplace_back(Heading{level, std::move(text)});
}

bool is_internal(request::NoteAdded const& note) {
    return note.content.type == request::NoteType::internal ||
           note.content.type == request::NoteType::contact;
}

std::string joined(std::vector<std::string> parts, std::string_view between) {
    std::erase_if(parts, [](std::string const& part) { return part.empty(); });
    return join(parts, between);
}

}  // namespace

std::string Parts::foot() const {
    return words_.text("abstract.foot", {{"plan", episode_.pack.name},
                                         {"number", grouped(state_.request.value)},
                                         {"version", std::to_string(episode_.version)}});
}

void Parts::add_printing(std::vector<Block>& out) const {
    if (auto const& printing = episode_.printing)
        out.emplace_back(
            Paragraph{words_.text("abstract.printed",
                                  {{"who", printing->by}, {"time", instant(printing->at)}}),
                      Tone::note});
}

void Parts::add_case(std::vector<Block>& out) const {
    Facts facts;
    bool authorized = false;
    for (auto const& line : state_.lines) authorized = authorized || request::is_authorized(line);
    put(facts, label(authorized ? "number" : "number_pending"), grouped(state_.request.value));
    put(facts, label("status"), words_.word("status", name_of(state_.status)));
    if (state_.asked) {
        put(facts, label("kind"), words_.word("value.kind", name_of(state_.asked->kind)));
        put(facts, label("review"), words_.word("value.review", name_of(state_.asked->review)));
        put(facts, label("urgency"), words_.word("urgency", name_of(state_.asked->urgency)));
    }
    if (state_.received_at) put(facts, label("received"), instant(*state_.received_at));
    if (state_.timing.decided_at) put(facts, label("decided"), instant(*state_.timing.decided_at));
    auto const* clock = request::governing_clock(state_);
    if (!state_.closed() && clock != nullptr && clock->due_at)
        put(facts, label("due"), instant(*clock->due_at));
    if (state_.submitted_by) put(facts, label("submitted_by"), state_.submitted_by->name);
    auto const& after = request::after_of(state_);
    put(facts, label("origin"), joined({after.imported_from, after.imported_number}, ", "));
    put_heading(out, label("case"));
    out.emplace_back(std::move(facts));
}

void Parts::add_member(std::vector<Block>& out) const {
    if (!state_.known) return;
    auto const& member = state_.known->member;
    Facts facts;
    put(facts, label("name"), member.first_name.reveal() + " " + member.last_name.reveal());
    put(facts, label("born_on"), words_.day(member.born_on.reveal()));
    put(facts, label("member_number"), member.member_number.reveal());
    if (auto const& coverage = state_.known->coverage) {
        if (auto const* line = episode_.pack.find_line(coverage->line_of_business))
            put(facts, label("line"), line->name);
        if (auto const* group = episode_.pack.find_group(coverage->medical_group))
            put(facts, label("group"), group->name);
        put(facts, label("coverage"), words_.span(coverage->valid_from, coverage->valid_to));
    }
    put_heading(out, label("member"));
    out.emplace_back(std::move(facts));
}

void Parts::add_providers(std::vector<Block>& out) const {
    if (!state_.known) return;
    Table table{{label("role"), label("provider"), label("npi"), label("phone"), label("fax")}, {}};
    auto const& known = *state_.known;
    auto const put_row = [&](std::string role, directory::Provider const& provider) {
        auto name = provider.name;
        if (directory::is_unlisted(provider)) name += " (" + label("unlisted") + ")";
        table.rows.push_back(
            {std::move(role), std::move(name), provider.npi.value, provider.phone, provider.fax});
    };
    if (known.requesting) put_row(label("requesting"), *known.requesting);
    if (known.servicing) put_row(label("servicing"), *known.servicing);
    if (table.rows.empty()) return;
    put_heading(out, label("providers"));
    out.emplace_back(std::move(table));
    if (!state_.asked) return;
    Facts facts;
    put(facts, label("practitioner"), state_.asked->practitioner_name);
    auto const& contact = state_.asked->contact;
    put(facts, label("contact"), joined({contact.name, contact.phone, contact.fax}, " · "));
    if (!facts.rows.empty()) out.emplace_back(std::move(facts));
}

void Parts::add_diagnoses(std::vector<Block>& out) const {
    if (!state_.asked || state_.asked->diagnoses.empty()) return;
    Table table{{label("code"), label("diagnosis")}, {}};
    for (auto const& diagnosis : state_.asked->diagnoses)
        table.rows.push_back({codes::show_diagnosis(diagnosis.code),
                              episode_.title(codes::CodeSystem::icd10cm, diagnosis.code)});
    put_heading(out, label("diagnoses"));
    out.emplace_back(std::move(table));
}

bool Parts::is_shown(request::AdverseRecord const& record) const {
    // A denial that nobody has signed yet stays with the plan.
    return reader_ == Reader::plan || !record.decision.awaits_signature || record.signed_by;
}

std::string Parts::outcome_of(request::LineState const& line) const {
    return words_.word("outcome", name_of(line.outcome));
}

std::string Parts::service_of(request::LineState const& line) const {
    auto const& asked = line.asked;
    std::string title;
    if (asked.system) title = episode_.title(*asked.system, asked.code);
    auto code = asked.code;
    for (auto const& modifier : asked.modifiers) code += "-" + modifier;
    return joined({code, title, words_.word("service_type", asked.service_type)}, " · ");
}

std::string Parts::amount(std::optional<Units> units, std::optional<request::UnitKind> unit) const {
    if (!units) return {};
    if (!unit) return to_text(*units);
    auto const* plural = *units == whole_units(1) ? "_one" : "_other";
    return to_text(*units) + " " + words_.word("unit", std::string(name_of(*unit)) + plural);
}

std::string Parts::asked_of(request::LineState const& line) const {
    return joined(
        {amount(line.asked.units, line.asked.unit), words_.span(line.asked.from, line.asked.to)},
        ", ");
}

std::string Parts::granted_of(request::LineState const& line) const {
    if (!line.determined || !request::is_authorized(line)) return {};
    auto const& granted = *line.determined;
    return joined({amount(granted.units, line.asked.unit), words_.span(granted.from, granted.to)},
                  ", ");
}

void Parts::add_services(std::vector<Block>& out) const {
    Table table{{"#", label("service"), label("asked"), label("decision"), label("granted"),
                 label("units_left")},
                {}};
    for (auto const& line : state_.lines) {
        std::string left;
        auto const balance = request::balance_of(state_, line);
        if (balance.authorized && balance.remaining)
            left = words_.text("abstract.left", {{"used", to_text(balance.used)},
                                                 {"left", to_text(*balance.remaining)}});
        table.rows.push_back({std::to_string(line.number.value), service_of(line), asked_of(line),
                              outcome_of(line), granted_of(line), left});
    }
    put_heading(out, label("services"));
    out.emplace_back(std::move(table));
}

void Parts::add_trips(std::vector<Block>& out) const {
    Table table{{"#", label("trip_from"), label("trip_to"), label("trip_when"), label("trip_how")},
                {}};
    for (auto const& line : state_.lines)
        for (auto const& trip : line.asked.trips) {
            std::vector<std::string> days;
            for (auto const day : trip.days) days.push_back(words_.word("weekday", name_of(day)));
            std::string escort;
            if (trip.attendants > 0)
                escort = words_.text("abstract.trip_attendants",
                                     {{"count", std::to_string(trip.attendants)}});
            auto const appointment =
                trip.appointment.empty()
                    ? std::string()
                    : words_.text("abstract.trip_appointment", {{"time", trip.appointment}});
            table.rows.push_back(
                {std::to_string(line.number.value), trip.from.reveal(), trip.to.reveal(),
                 joined({join(days, ", "), appointment}, " · "),
                 joined({trip.round_trip ? label("trip_round") : std::string(),
                         trip.mobility ? words_.word("mobility", name_of(*trip.mobility))
                                       : std::string(),
                         escort},
                        " · ")});
        }
    if (table.rows.empty()) return;
    put_heading(out, label("trips"));
    out.emplace_back(std::move(table));
}

std::string Parts::decided_by(request::By by, request::Actor const& actor) const {
    if (by != request::By::person) return words_.word("by", name_of(by));
    // The role stands in the record; who it was is the plan's to know (PRT-06).
    auto const role = words_.word("role", name_of(actor.role));
    return reader_ == Reader::plan ? joined({actor.name, role}, ", ") : role;
}

std::string Parts::cited(std::vector<policy::CriteriaCited> const& criteria) const {
    std::vector<std::string> all;
    for (auto const& one : criteria)
        all.push_back(
            joined({words_.word("criteria_source", one.source), one.edition, one.section}, ", "));
    return join(all, "; ");
}

Facts Parts::approval_facts(request::LineDetermined const& determined) const {
    Facts facts;
    put(facts, label("decided_by"), decided_by(determined.decided_by, determined.by));
    put(facts, label("decided_at"), instant(determined.at));
    put(facts, label("criteria"), joined({cited(determined.cited), determined.criteria}, "; "));
    put(facts, label("why"), determined.why);
    return facts;
}

Facts Parts::adverse_facts(request::AdverseRecord const& record) const {
    auto const& decision = record.decision;
    Facts facts;
    put(facts, label("decided_by"), decided_by(request::By::person, record.by));
    put(facts, label("decided_at"), instant(record.at));
    for (auto const& reason : decision.reasons)
        put(facts, label("reason"),
            joined({words_.word("denial_reason", name_of(reason.code)), reason.sentence.reveal()},
                   ": "));
    put(facts, label("why"), decision.why);
    put(facts, label("criteria"), cited(decision.criteria));
    if (auto const* contact = episode_.pack.find_contact(decision.criteria_contact))
        put(facts, label("contact"), joined({contact->name, contact->phone}, " · "));
    return facts;
}

void Parts::add_decisions(std::vector<Block>& out) const {
    std::vector<Block> all;
    for (auto const& line : state_.lines) {
        Facts facts;
        if (line.adverse && is_shown(*line.adverse)) facts = adverse_facts(*line.adverse);
        else if (line.determined) facts = approval_facts(*line.determined);
        if (facts.rows.empty()) continue;
        put_heading(all,
                    words_.text("abstract.line_title", {{"line", std::to_string(line.number.value)},
                                                        {"outcome", outcome_of(line)}}),
                    3);
        all.emplace_back(std::move(facts));
    }
    if (all.empty()) return;
    put_heading(out, label("decisions"));
    out.insert(out.end(), std::make_move_iterator(all.begin()), std::make_move_iterator(all.end()));
}

void Parts::add_documents(std::vector<Block>& out) const {
    if (state_.documents.empty()) return;
    Table table{{"#", label("document"), label("file"), label("added"), label("by")}, {}};
    for (auto const& document : state_.documents) {
        auto added = instant(document.at);
        if (document.late) added += " (" + label("late") + ")";
        table.rows.push_back({std::to_string(document.document),
                              words_.word("document", name_of(document.content.type)),
                              document.content.file_name.reveal(), added, document.by.name});
    }
    put_heading(out, label("documents"));
    out.emplace_back(std::move(table));
}

void Parts::add_notes(std::vector<Block>& out) const {
    Table table{{label("added"), label("by"), label("note")}, {}};
    for (auto const& note : state_.notes)
        if (!is_internal(note))
            table.rows.push_back({instant(note.at), note.by.name, note.content.text.reveal()});
    if (table.rows.empty()) return;
    put_heading(out, label("notes"));
    out.emplace_back(std::move(table));
}

void Parts::add_letters(std::vector<Block>& out) const {
    if (episode_.letters.empty()) return;
    Table table{{label("letter"), label("to"), label("how"), label("standing")}, {}};
    for (auto const& letter : episode_.letters) {
        auto standing = words_.word("notice_state", letter.state());
        if (!letter.attempts.empty()) standing += ", " + instant(letter.attempts.back().at);
        table.rows.push_back({words_.word("notice_form", letter.notice.form),
                              words_.word("recipient", name_of(letter.notice.to)),
                              words_.word("channel", name_of(letter.channel())), standing});
    }
    put_heading(out, label("letters"));
    out.emplace_back(std::move(table));
}

void Parts::add_ending(std::vector<Block>& out) const {
    put_heading(out, label("important"));
    out.emplace_back(Paragraph{label("not_a_promise"), Tone::plain});
    if (!episode_.pack.disclaimer.empty())
        out.emplace_back(Paragraph{episode_.pack.disclaimer, Tone::plain});
    if (auto const* contact = episode_.pack.find_contact(episode_.pack.default_contact)) {
        Facts facts;
        put(facts, label("questions"), contact->name);
        put(facts, label("phone"), contact->phone);
        put(facts, label("fax"), contact->fax);
        out.emplace_back(std::move(facts));
    }
    out.emplace_back(Paragraph{words_.text("abstract.times", {{"zone", episode_.pack.zone.name()}}),
                               Tone::note});
}

}  // namespace assent::letters
