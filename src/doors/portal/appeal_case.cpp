#include "base/match.h"
#include "doors/portal/picture.h"

namespace assent::portal {
namespace {

json::Value said_by(policy::Actor const& by, Instant at) {
    json::Value out;
    out.set("name", by.name);
    out.set("role", name_of(by.role));
    out.set("at", to_text(at));
    return out;
}

/// The decision it is about, as it stood when it was appealed.
json::Value disputed_json(policy::Disputed const& about) {
    json::Value out;
    out.set("request", about.request.value);
    out.set("kind", name_of(about.kind));
    out.set("review", name_of(about.review));
    out.set("urgency", name_of(about.urgency));
    out.set("cuts_care", about.cuts_care);
    if (about.notice_on) out.set("notice_on", to_text(*about.notice_on));
    if (!about.delegate.empty()) out.set("delegate", about.delegate);
    json::Array lines;
    for (auto const& line : about.lines) {
        json::Value item;
        item.set("line", line.line.value);
        item.set("code", line.code);
        item.set("outcome", name_of(line.outcome));
        item.set("basis", name_of(line.basis));
        item.set("clinical", line.clinical);
        item.set("reasons", to_json(line.reasons));
        if (!line.specialty.empty()) item.set("specialty", line.specialty);
        if (line.from) item.set("from", to_text(*line.from));
        if (line.to) item.set("to", to_text(*line.to));
        if (line.units) item.set("units", to_json(*line.units));
        if (line.granted) item.set("granted", to_json(*line.granted));
        if (line.by) item.set("decided_by", line.by->name);
        if (line.by) item.set("decider_role", name_of(line.by->role));
        if (line.decided_at) item.set("decided_at", to_text(*line.decided_at));
        lines.push_back(std::move(item));
    }
    out.set("lines", std::move(lines));
    return out;
}

json::Array asked_of_appeal_json(appeal::State const& state) {
    json::Array all;
    for (auto const& asked : state.asked) {
        auto item = said_by(asked.by, asked.at);
        item.set("wanted", to_json(asked.wanted));
        item.set("of", asked.of);
        item.set("channel", name_of(asked.channel));
        if (asked.answer_by) item.set("answer_by", to_text(*asked.answer_by));
        all.push_back(std::move(item));
    }
    return all;
}

json::Array information_json(appeal::State const& state) {
    json::Array all;
    for (auto const& came : state.information) {
        auto item = said_by(came.by, came.at);
        item.set("kind", name_of(came.kind));
        item.set("text", came.text.reveal());
        if (came.consent_on) item.set("consent_on", to_text(*came.consent_on));
        all.push_back(std::move(item));
    }
    return all;
}

json::Array letters_of_appeal(appeal::State const& state) {
    json::Array all;
    int number = 0;
    for (auto const& notice : state.notices) {
        json::Value item;
        item.set("letter", ++number);
        item.set("form", notice.form);
        item.set("to", name_of(notice.to));
        item.set("language", notice.language);
        item.set("channel", name_of(appeal::channel_of(state, notice)));
        if (notice.due) item.set("due_at", to_text(*notice.due));
        std::string_view standing = "ordered";
        for (auto const& delivery : state.deliveries) {
            if (delivery.notice != number) continue;
            standing = delivery.delivered ? "delivered" : "failed";
            item.set("sent_at", to_text(delivery.at));
        }
        item.set("state", standing);
        all.push_back(std::move(item));
    }
    return all;
}

json::Value resolution_json(appeal::ResolutionRecord const& resolved) {
    auto out = said_by(resolved.by, resolved.at);
    out.set("why", resolved.resolution.why.reveal());
    out.set("expertise", resolved.resolution.expertise);
    out.set("licensed", resolved.licensed);
    out.set("lines", to_json(resolved.resolution.lines));
    return out;
}

void put_filing(json::Value& out, appeal::AppealReceived const& filed) {
    json::Value filing = said_by(filed.by, filed.at);
    filing.set("channel", name_of(filed.channel));
    if (!filed.filer_name.reveal().empty()) filing.set("filer_name", filed.filer_name.reveal());
    if (filed.consent_on) filing.set("consent_on", to_text(*filed.consent_on));
    if (!filed.good_cause.reveal().empty()) filing.set("good_cause", filed.good_cause.reveal());
    filing.set("clinical", filed.clinical);
    filing.set("language", filed.language);
    filing.set("urgency", name_of(filed.urgency));
    out.set("filing", std::move(filing));
}

void put_ends(json::Value& out, appeal::State const& state) {
    if (state.resolved) out.set("resolution", resolution_json(*state.resolved));
    if (state.withdrawn) {
        auto item = said_by(state.withdrawn->by, state.withdrawn->at);
        item.set("wish", name_of(state.withdrawn->wish));
        item.set("why", state.withdrawn->why);
        out.set("withdrawn", std::move(item));
    }
    if (state.dismissed) {
        auto item = said_by(state.dismissed->by, state.dismissed->at);
        item.set("reason", name_of(state.dismissed->reason));
        item.set("why", state.dismissed->why);
        out.set("dismissed", std::move(item));
    }
    if (state.effectuated) {
        auto item = said_by(state.effectuated->by, state.effectuated->at);
        item.set("how", state.effectuated->how);
        out.set("effectuated", std::move(item));
    }
}

}  // namespace

std::string who_did(appeal::Event const& event) {
    return std::visit(Match{[](appeal::AppealResolved const& e) { return e.record().by.name; },
                            [](auto const& e) {
                                if constexpr (requires { e.by.name; }) return e.by.name;
                                else return std::string();
                            }},
                      event);
}

json::Array appeal_documents_json(appeal::State const& state) {
    json::Array all;
    int number = 0;
    for (auto const& document : state.documents) {
        json::Value item;
        item.set("document", ++number);
        item.set("type", name_of(document.type));
        item.set("name", document.file_name.reveal());
        item.set("media_type", document.media_type);
        item.set("size", document.size);
        all.push_back(std::move(item));
    }
    return all;
}

void put_appeal_case(json::Value& out, engine::AppealPicture const& picture) {
    auto const& state = picture.state;
    out.set("assignee", state.assignee);
    out.set("assignee_name", state.assignee_name);
    if (state.acknowledged_at) out.set("acknowledged_at", to_text(*state.acknowledged_at));
    put_filing(out, *state.filed);
    if (state.filed->about) out.set("about", disputed_json(*state.filed->about));
    out.set("owed", appeal::owed(state).has_value() && !state.effectuated);
    out.set("exhausted", state.exhausted);
    if (state.refused) {
        auto item = said_by(state.refused->by, state.refused->at);
        item.set("why", state.refused->why);
        out.set("expedite_refused", std::move(item));
    }
    if (state.granted) {
        auto item = said_by(state.granted->by, state.granted->at);
        item.set("why", state.granted->why);
        item.set("asked_at", to_text(state.granted->asked_at));
        out.set("expedite_granted", std::move(item));
    }
    out.set("awaits_reply", appeal::awaits_reply(state));
    out.set("asked", asked_of_appeal_json(state));
    out.set("information", information_json(state));
    out.set("letters", letters_of_appeal(state));
    json::Array notes;
    for (auto const& note : state.notes) {
        auto item = said_by(note.by, note.at);
        item.set("text", note.text.reveal());
        notes.push_back(std::move(item));
    }
    out.set("notes", std::move(notes));
    put_ends(out, state);
}

}  // namespace assent::portal
