#include "doors/portal/picture.h"

#include "base/check_digit.h"
#include "base/text.h"
#include "doors/portal/continuity.h"
#include "doors/portal/decision_sentences.h"
#include "doors/portal/stay.h"
#include "doors/portal/trace.h"

#include <algorithm>
#include <charconv>

namespace assent::portal {
namespace {

json::Value party_json(std::optional<directory::Provider> const& provider) {
    if (!provider) return json::Object{};
    auto out = provider_json(*provider);
    if (directory::is_unlisted(*provider)) out.set("unlisted", true);
    return out;
}

json::Value member_json(request::State const& state, policy::Pack const& pack) {
    json::Value out(json::Object{});
    if (!state.known) return out;
    auto const& member = state.known->member;
    out.set("id", member.id.value);
    out.set("name", member.first_name.reveal() + " " + member.last_name.reveal());
    out.set("born_on", to_text(member.born_on.reveal()));
    out.set("member_number", member.member_number.reveal());
    if (auto const& coverage = state.known->coverage) {
        if (auto const* line = pack.find_line(coverage->line_of_business))
            out.set("line_name", line->name);
        if (auto const* group = pack.find_group(coverage->medical_group))
            out.set("medical_group_name", group->name);
    }
    return out;
}

json::Value authorized_json(request::LineDetermined const& determined) {
    json::Value out(json::Object{});
    if (determined.from) out.set("from", to_text(*determined.from));
    if (determined.to) out.set("to", to_text(*determined.to));
    if (determined.units) out.set("units", json::Number{to_text(*determined.units)});
    return out;
}

json::Value line_json(engine::Engine& engine, request::LineState const& line,
                      policy::Pack const& pack) {
    json::Value out = to_json(line.asked);
    out.set("line", line.number.value);
    if (line.asked.system) {
        auto const title = engine.title_of(*line.asked.system, line.asked.code);
        if (!title.empty()) out.set("title", title);
    }
    out.set("outcome", name_of(line.outcome));
    if (line.requirement) {
        out.set("answer", name_of(line.requirement->answer));
        out.set("why", to_json(line.requirement->why));
        out.set("rows", to_json(line.requirement->rows));
        out.set("asks", to_json(line.requirement->asks));
        if (auto const* contact = pack.find_contact(line.requirement->contact))
            out.set("contact", to_json(*contact));
    }
    if (line.determined) {
        out.set("authorized", authorized_json(*line.determined));
        out.set("decided_by", name_of(line.determined->decided_by));
        out.set("decided_because", line.determined->why);
        if (line.determined->reason) out.set("reason", name_of(*line.determined->reason));
    }
    return out;
}

json::Value clock_json(request::Clock const& clock, policy::Pack const& pack) {
    json::Value out = to_json(clock);
    for (auto const& rule : pack.clocks)
        if (rule.row == clock.rule && rule.clock == clock.clock) out.set("why", rule.why);
    return out;
}

bool is_internal(request::NoteAdded const& note) {
    return note.content.type == request::NoteType::internal ||
           note.content.type == request::NoteType::contact;
}

json::Array notes_json(request::State const& state, bool staff) {
    json::Array notes;
    for (auto const& note : state.notes) {
        if (is_internal(note) && !staff) continue;
        json::Value item;
        item.set("note", note.note);
        item.set("type", name_of(note.content.type));
        item.set("text", note.content.text.reveal());
        item.set("by", note.by.name);
        item.set("at", to_text(note.at));
        if (note.corrects) item.set("corrects", *note.corrects);
        notes.push_back(std::move(item));
    }
    return notes;
}

json::Array documents_json(request::State const& state) {
    json::Array documents;
    for (auto const& document : state.documents) {
        json::Value item;
        item.set("document", document.document);
        item.set("file_name", document.content.file_name.reveal());
        item.set("type", name_of(document.content.type));
        item.set("size", document.content.size);
        item.set("media_type", document.content.media_type);
        item.set("by", document.by.name);
        item.set("at", to_text(document.at));
        item.set("late", document.late);
        documents.push_back(std::move(item));
    }
    return documents;
}

/// How a notice stands: only ordered, or handed over when and how.
/// What was asked, answered, ordered and said around the request. An office sees its talks with a
/// reviewer, not the plan's calls and tasks.
void put_story(json::Value& out, request::State const& state, bool staff) {
    out.set("information", to_json(state.timing.information));
    out.set("changes", to_json(state.changes.asked));
    out.set("notices", to_json(state.notices));
    out.set("deliveries", to_json(state.timing.deliveries));
    auto const& talk = request::talk_of(state);
    json::Value shown = staff ? to_json(talk) : json::Value(json::Object{});
    if (!staff) shown.set("peer_to_peer", to_json(talk.peer_to_peer));
    out.set("talk", std::move(shown));
    if (state.asked) out.set("contact", to_json(state.asked->contact));
    if (!staff) return;
    out.set("reviews", to_json(state.review.reviews));
    out.set("duplicates", to_json(state.duplicates));
    out.set("copies", to_json(state.copies));
}

/// What a reviewer noted at a point is the plan's own; the places in the records are not.
void hide_notes(std::vector<policy::CriteriaCited>& criteria) {
    for (auto& cited : criteria)
        for (auto& point : cited.answers) point.note = {};
}

/// Why a line is not approved as asked. A denial nobody has signed yet stays with the plan.
void put_adverse(json::Value& out, request::LineState const& line, bool staff) {
    if (!line.adverse) return;
    auto record = *line.adverse;
    bool const is_final = !record.decision.awaits_signature || record.signed_by.has_value();
    if (!staff) hide_notes(record.decision.criteria);
    if (staff || is_final) out.set("adverse", to_json(record));
}

/// What the plan keeps to itself: its notes, findings, calls and tasks, and a denial nobody has
/// signed yet.
bool is_plan_only(request::Event const& event) {
    if (auto const* note = std::get_if<request::NoteAdded>(&event)) return is_internal(*note);
    if (auto const* denial = std::get_if<request::AdverseDetermined>(&event))
        return denial->record().decision.awaits_signature;
    return std::holds_alternative<request::ReviewRecorded>(event) ||
           std::holds_alternative<request::RequestReferred>(event) ||
           std::holds_alternative<request::ContactLogged>(event) ||
           std::holds_alternative<request::TaskOpened>(event) ||
           std::holds_alternative<request::TaskAssigned>(event) ||
           std::holds_alternative<request::TaskClosed>(event);
}

/// What happened to the appeals about it stands among what happened to it.
void add_appeals(json::Array& timeline, engine::RequestPicture const& picture) {
    for (auto const& appeal : picture.appeals) {
        auto add = [&](Instant at, std::string_view kind, std::string text) {
            json::Value item;
            item.set("at", to_text(at));
            item.set("kind", kind);
            item.set("appeal", appeal.appeal.value);
            item.set("text", std::move(text));
            timeline.push_back(std::move(item));
        };
        auto const number = grouped(appeal.appeal.value);
        add(appeal.received_at, "AppealReceived",
            spoken(appeal.kind) + " " + number + " was filed.");
        if (appeal.resolved_at)
            add(*appeal.resolved_at, "AppealResolved",
                spoken(appeal.kind) + " " + number + ": " + spoken(appeal.status) + ".");
    }
    std::ranges::stable_sort(timeline, [](json::Value const& a, json::Value const& b) {
        return a.text("at") < b.text("at");
    });
}

json::Array timeline_json(engine::RequestPicture const& picture, bool staff) {
    json::Array timeline;
    for (auto const& entry : picture.timeline) {
        if (!staff && is_plan_only(entry.event)) continue;
        json::Value item;
        item.set("version", entry.version);
        item.set("at", to_text(entry.at));
        item.set("who", entry.actor);
        item.set("who_name", entry.actor_name);
        item.set("kind", request::kind_of(entry.event));
        item.set("text", sentence_of(entry.event, *picture.pack));
        if (auto const behind = trace_of(entry.event, picture, staff); !behind.empty())
            item.set("details", to_json(behind));
        timeline.push_back(std::move(item));
    }
    if (!picture.appeals.empty()) add_appeals(timeline, picture);
    return timeline;
}

json::Array actions_json(engine::RequestPicture const& picture) {
    json::Array actions;
    for (auto const act : picture.actions) actions.push_back(act);
    return actions;
}

/// The sources a decision about this member may cite, in the order in which they apply.
json::Array criteria_json(request::State const& state, policy::Pack const& pack) {
    json::Array criteria;
    auto const* coverage = state.known && state.known->coverage ? &*state.known->coverage : nullptr;
    for (auto const& source : pack.decisions.criteria) {
        if (coverage && !policy::applies_to(source.lines, coverage->line_of_business)) continue;
        json::Value item;
        item.set("source", source.source);
        item.set("name", source.name);
        criteria.push_back(std::move(item));
    }
    return criteria;
}

json::Array diagnoses_json(engine::Engine& engine, request::SubmitRequest const& asked) {
    json::Array diagnoses;
    for (auto const& diagnosis : asked.diagnoses) {
        json::Value item;
        item.set("code", diagnosis.code);
        item.set("shown", codes::show_diagnosis(diagnosis.code));
        item.set("title", engine.title_of(codes::CodeSystem::icd10cm, diagnosis.code));
        diagnoses.push_back(std::move(item));
    }
    return diagnoses;
}

/// The baby on the mother's number, and until when the plan lets it run on that (NEW-10).
void put_newborn(json::Value& out, request::State const& state, policy::Pack const& pack) {
    if (!state.asked || !state.asked->newborn) return;
    auto const& baby = *state.asked->newborn;
    json::Value newborn;
    newborn.set("name", baby.name.reveal());
    newborn.set("born_on", to_text(baby.born_on.reveal()));
    if (!baby.sex.empty()) newborn.set("sex", baby.sex);
    if (baby.birth_order > 0) newborn.set("birth_order", baby.birth_order);
    auto const* coverage = state.known && state.known->coverage ? &*state.known->coverage : nullptr;
    auto const* rule =
        coverage ? pack.programs.intake.find_newborn(coverage->line_of_business) : nullptr;
    if (rule != nullptr) {
        newborn.set("until", to_text(policy::last_day_on_mother(*rule, baby.born_on.reveal())));
        newborn.set("row", rule->row);
        newborn.set("why", rule->why);
    }
    out.set("newborn", std::move(newborn));
}

void put_head(json::Value& out, engine::RequestPicture const& picture) {
    auto const& state = picture.state;
    out.set("plan", picture.pack->plan.value);
    out.set("plan_name", picture.pack->name);
    out.set("time_zone", picture.pack->zone.name());
    if (state.closed_at) out.set("closed_at", to_text(*state.closed_at));
    out.set("overdue", state.overdue);
    out.set("assignee_name", state.assignee_name);
    if (!state.asked) return;
    auto const& asked = *state.asked;
    out.set("urgency", name_of(asked.urgency));
    out.set("kind", name_of(asked.kind));
    out.set("review", name_of(asked.review));
    out.set("reason", asked.reason);
    out.set("special", to_json(asked.special));
    if (state.submitted_by) out.set("submitted_by", state.submitted_by->name);
    auto const& after = request::after_of(state);
    if (after.imported_from.empty()) return;
    out.set("origin", after.imported_from);
    out.set("earlier_number", after.imported_number);
}

}  // namespace

json::Value provider_json(directory::Provider const& provider) {
    json::Value out;
    out.set("id", provider.id.value);
    out.set("name", provider.name);
    out.set("npi", provider.npi.value);
    out.set("specialty", provider.specialty);
    out.set("phone", provider.phone);
    out.set("fax", provider.fax);
    return out;
}

bool is_staff(engine::Asker const& asker) {
    return identity::has_right(asker.account.role, identity::Right::assign) ||
           identity::has_right(asker.account.role, identity::Right::appeal);
}

json::Value picture_json(engine::Engine& engine, engine::Asker const& asker,
                         engine::RequestPicture const& picture) {
    auto const& state = picture.state;
    auto const& pack = *picture.pack;
    bool const staff = is_staff(asker);
    json::Value out = engine::standing(state, picture.version);
    put_head(out, picture);
    out.set("visibility", name_of(picture.visibility));
    out.set("now", to_text(engine.clock().now()));
    out.set("member", member_json(state, pack));
    put_newborn(out, state, pack);
    out.set("requesting", party_json(state.known ? state.known->requesting : std::nullopt));
    out.set("servicing", party_json(state.known ? state.known->servicing : std::nullopt));
    if (state.asked) out.set("diagnoses", diagnoses_json(engine, *state.asked));
    json::Array lines;
    for (auto const& line : state.lines) {
        auto item = line_json(engine, line, pack);
        item.set("balance", to_json(request::balance_of(state, line)));
        put_adverse(item, line, staff);
        lines.push_back(std::move(item));
    }
    out.set("lines", std::move(lines));
    json::Array clocks;
    for (auto const& clock : state.clocks) clocks.push_back(clock_json(clock, pack));
    out.set("clocks", std::move(clocks));
    out.set("notes", notes_json(state, staff));
    out.set("documents", documents_json(state));
    put_story(out, state, staff);
    out.set("timeline", timeline_json(picture, staff));
    out.set("appealed", !picture.appeals.empty());
    json::Array appeals;
    for (auto const& appeal : picture.appeals) appeals.push_back(appeal_row_json(appeal));
    out.set("appeals", std::move(appeals));
    out.set("actions", actions_json(picture));
    put_continuity(out, picture);
    put_stay(out, engine, picture);
    if (staff) out.set("attempts_required", pack.decisions.information_attempts);
    out.set("criteria", criteria_json(state, pack));
    json::Array contacts;
    if (auto const* contact = pack.find_contact(pack.default_contact))
        contacts.push_back(to_json(*contact));
    out.set("contacts", std::move(contacts));
    return out;
}

Result<std::optional<std::int64_t>> version_of(http::Request const& request) {
    auto text = request.header("If-Match");
    if (text.empty()) return std::optional<std::int64_t>();
    auto const bad = invalid("bad_version", "/headers/If-Match",
                             "If-Match is the version in quotes, such as \"3\".");
    if (text.size() < 3 || text.front() != '"' || text.back() != '"') return bad;
    text = text.substr(1, text.size() - 2);
    std::int64_t version = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), version);
    if (error != std::errc() || end != text.data() + text.size()) return bad;
    return std::optional<std::int64_t>(version);
}

Result<CommandKey> key_of(http::Request const& request) {
    auto const key = request.header("Idempotency-Key");
    if (key.empty())
        return invalid("key_required", "/headers/Idempotency-Key",
                       "Send an Idempotency-Key header, a UUID of your own.");
    if (key.size() > 100)
        return invalid("too_long", "/headers/Idempotency-Key",
                       "The key has at most 100 characters.");
    return CommandKey(std::string(key));
}

bool is_digits_short(std::string_view text) { return text.size() <= 3 && is_digits(text); }

}  // namespace assent::portal
