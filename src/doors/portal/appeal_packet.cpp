#include "base/check_digit.h"
#include "documents/as_pdf.h"
#include "documents/word.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"
#include "doors/portal/printed.h"
#include "engine/appeal_desk.h"
#include "letters/packet.h"
#include "render/packet.h"
#include "render/pdf.h"

#include <algorithm>

namespace assent::portal {
namespace {

using letters::Language;

/// Everything of one case, read with its rights and its access-log rows.
struct PacketSource {
    engine::AppealPicture appeal;
    std::optional<engine::RequestPicture> request;
    std::vector<letters::Letter> letters;
    Language language = Language::en;
    letters::Printing printing;
};

/// A document as it lies, and what it is called in the packet.
struct Enclosed {
    engine::Engine::DocumentPlace place;
    letters::Bound bound;
    render::Enclosure made;
};

Result<PacketSource> read_packet(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    PacketSource source;
    if (auto const asked = request.query_value("language")) {
        auto const known = from_name<Language>(*asked);
        if (!known) return invalid("unknown_language", "/language", "Packets are in en and es.");
        source.language = *known;
    }
    if (!identity::has_right(asker.account, identity::Right::appeal))
        return forbidden("right_required", {}, "Packets are made by who works on appeals.");
    AppealId const number(std::string(request.parameter("number")));
    auto& engine = portal.engine();
    source.appeal = TRY(engine.read_appeal(asker, number));
    if (auto const* about = appeal::disputed(source.appeal.state)) {
        source.request = TRY(engine.read_request(asker, about->request, records::Act::print));
        source.letters = letters_of(*source.request);
    }
    source.printing = {who_of(asker.account), engine.clock().now()};
    return source;
}

/// What happened to the request and to the appeal, in the order in which it did.
std::vector<letters::Happened> story_of(PacketSource const& source) {
    std::vector<letters::Happened> story;
    if (source.request)
        for (auto const& entry : source.request->timeline)
            story.push_back(
                {entry.at, entry.actor_name, sentence_of(entry.event, *source.request->pack)});
    for (auto const& entry : source.appeal.timeline)
        story.push_back(
            {entry.at, who_did(entry.event), sentence_of(entry.event, *source.appeal.pack)});
    std::ranges::stable_sort(story, {}, &letters::Happened::at);
    return story;
}

/// Those of the request, then those of the appeal.
std::vector<Enclosed> documents_in(PacketSource const& source, engine::AppealDesk& desk) {
    letters::Words const words(source.language);
    std::vector<Enclosed> all;
    auto add = [&](policy::DocumentRef const& content, std::string const& of) {
        Enclosed one{desk.place_of(content), {}, {}};
        one.bound.title =
            letters::document_title(words, static_cast<int>(all.size()) + 1, name_of(content.type));
        one.bound.from = of;
        one.bound.said_of = words.text("packet.not_bound");
        one.made.title = one.bound.title;
        all.push_back(std::move(one));
    };
    if (source.request)
        for (auto const& document : source.request->state.documents)
            add(document.content, grouped(source.request->state.request.value));
    for (auto const& document : source.appeal.state.documents)
        add(document, grouped(source.appeal.state.appeal.value));
    return all;
}

Result<std::string> word_as_pdf(Enclosed const& one, PacketSource const& source) {
    auto const text = TRY(documents::text_of_word(one.place.file));
    if (!text) return std::string();
    letters::Tree tree;
    tree.language = source.language;
    tree.title = one.bound.title;
    for (auto const& paragraph : text->paragraphs)
        tree.blocks.emplace_back(letters::Paragraph{paragraph, letters::Tone::plain});
    return render::pdf_of(tree, source.printing.at);
}

/// What cannot be bound is told in the index; a server that is too busy is a fault.
Result<void> make_bindable(Enclosed& one, PacketSource const& source, engine::AppealDesk& desk) {
    auto const kind = documents::kind_of(one.place.file);
    if (!kind) return fine();
    Result<std::string> made = std::string();
    switch (*kind) {
        case documents::Kind::pdf:
        case documents::Kind::tiff:
            made = documents::as_pdf(one.place.file, *kind, one.place.work);
            break;
        case documents::Kind::docx: made = word_as_pdf(one, source); break;
        case documents::Kind::jpeg:
        case documents::Kind::png: one.made.picture = TRY(desk.bytes_of(one.place)); break;
    }
    if (made) one.made.pdf = std::move(made).take();
    else if (made.fault().kind != Kind::invalid) return made.fault();
    if (render::pages_of(one.made) == 0) one.made = {one.made.title, {}, {}};
    return fine();
}

Result<std::string> bind_packet(Portal& portal, PacketSource const& source,
                                std::vector<Enclosed> const& documents) {
    letters::PacketCase packet{source.appeal.state, *source.appeal.pack, {}, {}, {}, {},
                               source.printing};
    auto& engine = portal.engine();
    if (source.request)
        packet.request.emplace(
            letters::Episode{source.request->state,
                             *source.request->pack,
                             source.request->version,
                             source.letters,
                             [&engine](codes::CodeSystem system, std::string const& code) {
                                 return engine.title_of(system, code);
                             },
                             {}});
    packet.happened = story_of(source);
    std::vector<render::Enclosure> enclosures;
    for (auto const& one : documents) {
        packet.documents.push_back(one.bound);
        enclosures.push_back(one.made);
    }
    auto const front = [&](render::PageNumbers const& numbers) {
        packet.parts = numbers.parts;
        for (std::size_t i = 0; i < packet.documents.size(); ++i) {
            packet.documents[i].pages = numbers.lengths[i];
            packet.documents[i].first_page = numbers.enclosures[i];
        }
        return letters::packet_of(packet, source.language);
    };
    return render::bind(front, enclosures, source.printing.at);
}

/// The whole case in one file: it is what a hearing office or a reviewer outside gets (APP-10).
Result<http::Response> case_file(Portal& portal, http::Request const& request,
                                 engine::Asker const& asker) {
    auto const source = TRY(read_packet(portal, request, asker));
    engine::AppealDesk desk(portal.engine(), asker);
    auto documents = documents_in(source, desk);
    for (auto& one : documents) TRY(make_bindable(one, source, desk));
    auto pdf = TRY(bind_packet(portal, source, documents));
    TRY(desk.note_packet(source.appeal));
    http::Response response;
    response.content_type = "application/pdf";
    response.body = std::move(pdf);
    return std::move(response).with(
        "Content-Disposition",
        "inline; filename=\"appeal-" + source.appeal.state.appeal.value + "-file.pdf\"");
}

}  // namespace

void add_packet_routes(Portal& portal, http::Router& router) {
    router.get(
        "/api/appeals/{number}/packet",
        signed_in(portal, [&portal](http::Request const& request, engine::Asker const& asker) {
            auto answer = case_file(portal, request, asker);
            return answer ? std::move(answer).take() : http::problem(answer.fault());
        }));
}

void describe_packet(std::vector<Endpoint>& out) {
    out.push_back(endpoint(
        "get", "/api/appeals/{number}/packet",
        "The whole case as one PDF, for a hearing or a review outside the plan; "
        "`language` en or es",
        {"right_required", "unknown_appeal", "unknown_language", "preview_busy", "not_rendered"}));
}

}  // namespace assent::portal
