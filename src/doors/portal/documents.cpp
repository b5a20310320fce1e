#include "base/text.h"
#include "documents/check.h"
#include "documents/preview.h"
#include "documents/text.h"
#include "documents/word.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

using documents::Kind;

constexpr int width_min = 100;
constexpr int width_max = 2000;
constexpr int width_default = 1000;
constexpr std::size_t page_digits = 5;

Fault unknown_page() { return not_found("unknown_page", "/page", "There is no such page."); }

Fault no_preview() {
    return invalid("no_preview", "/document", "This document cannot be shown here. Download it.");
}

/// A small whole number; 0 when the text is none.
int number_of(std::string_view text) {
    return is_digits(text) && text.size() <= page_digits ? std::stoi(std::string(text)) : 0;
}

/// RFC 6266: the plain name for old clients, the true one beside it.
std::string disposition(request::DocumentRef const& content, int document) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view plain =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._";
    auto const& name = content.file_name.reveal();
    auto const kind = documents::kind_of_media_type(content.media_type);
    auto const ending = kind ? documents::accepted_of(*kind).endings.front() : std::string_view();
    auto const slash = name.find_last_of("/\\");
    std::string encoded;
    for (char const c : name.substr(slash == std::string::npos ? 0 : slash + 1)) {
        if (plain.find(c) != std::string_view::npos) {
            encoded += c;
            continue;
        }
        auto const byte = static_cast<unsigned char>(c);
        encoded += {'%', hex[byte >> 4U], hex[byte & 15U]};
    }
    auto const text =
        "attachment; filename=\"document-" + std::to_string(document) + std::string(ending) + "\"";
    return encoded.empty() ? text : text + "; filename*=UTF-8''" + encoded;
}

struct Wanted {
    RequestId number;
    int document = 0;
};

Wanted wanted_by(http::Request const& request) {
    return {RequestId(std::string(request.parameter("number"))),
            number_of(request.parameter("document"))};
}

Result<http::Response> download(Portal& portal, http::Request const& request,
                                engine::Asker const& asker) {
    auto const [number, document] = wanted_by(request);
    auto held = TRY(portal.engine().read_document(asker, number, document));
    http::Response response;
    response.content_type = held.content.media_type;
    auto as = disposition(held.content, document);
    response.body = std::move(held.bytes);
    return std::move(response).with("Content-Disposition", std::move(as));
}

Result<http::Response> preview(Portal& portal, http::Request const& request,
                               engine::Asker const& asker) {
    auto const [number, document] = wanted_by(request);
    auto const place = TRY(portal.engine().view_document(asker, number, document));
    auto const checked = documents::check(place.file);
    if (!checked)
        return assent::Kind::invalid == checked.fault().kind ? no_preview() : checked.fault();
    json::Value out;
    out.set("media_type", documents::accepted_of(checked->kind).media_type);
    if (checked->kind == Kind::docx) {
        auto const text = TRY(documents::text_of_word(place.file));
        if (!text) return no_preview();
        json::Array paragraphs;
        for (auto const& paragraph : text->paragraphs) paragraphs.push_back(paragraph);
        out.set("kind", "text");
        out.set("paragraphs", std::move(paragraphs));
        out.set("cut", text->cut);
        return http::json(200, out);
    }
    out.set("kind", "pages");
    out.set("pages", checked->pages);
    return http::json(200, out);
}

Result<http::Response> text(Portal& portal, http::Request const& request,
                            engine::Asker const& asker) {
    auto const [number, document] = wanted_by(request);
    auto const place = TRY(portal.engine().view_document(asker, number, document));
    auto const text = TRY(documents::text_of(place.file, TRY(documents::kind_of(place.file))));
    json::Array pages;
    for (auto const& page : text.pages) {
        json::Value item;
        item.set("page", page.page);
        item.set("text", page.text);
        pages.push_back(std::move(item));
    }
    json::Value out;
    out.set("pages", std::move(pages));
    out.set("has_text", text.has_text());
    out.set("cut", text.cut);
    return http::json(200, out);
}

Result<int> width_of(http::Request const& request) {
    auto const asked = request.query_value("width");
    if (!asked) return width_default;
    auto const width = number_of(*asked);
    if (width >= width_min && width <= width_max) return width;
    return invalid("bad_width", "/width", "The width of a page is 100 to 2000 pixels.");
}

Result<http::Response> page(Portal& portal, http::Request const& request,
                            engine::Asker const& asker) {
    auto const [number, document] = wanted_by(request);
    auto const width = TRY(width_of(request));
    auto const wanted = number_of(request.parameter("page"));
    auto const place = TRY(portal.engine().view_document(asker, number, document));
    auto const kind = documents::kind_of(place.file);
    if (!kind || *kind == Kind::docx) return no_preview();
    http::Response response;
    if (*kind == Kind::jpeg || *kind == Kind::png) {
        if (wanted != 1) return unknown_page();
        auto held = TRY(portal.engine().read_document(asker, number, document));
        response.content_type = documents::accepted_of(*kind).media_type;
        response.body = std::move(held.bytes);
        return response;
    }
    auto const checked = documents::check(place.file);
    if (!checked) return no_preview();
    if (wanted < 1 || wanted > checked->pages) return unknown_page();
    response.content_type = "image/png";
    response.body = TRY(documents::draw_page(place.file, *kind, {wanted, width}, place.work));
    return response;
}

}  // namespace

void add_document_routes(Portal& portal, http::Router& router) {
    auto add = [&](std::string const& rest, auto function) {
        router.get("/api/requests/{number}/documents/{document}" + rest,
                   signed_in(portal, [&portal, function](http::Request const& request,
                                                         engine::Asker const& asker) {
                       auto answer = function(portal, request, asker);
                       return answer ? std::move(answer).take() : http::problem(answer.fault());
                   }));
    };
    add("", download);
    add("/preview", preview);
    add("/text", text);
    add("/pages/{page}", page);
}

void describe_documents(std::vector<Endpoint>& out) {
    auto add = [&](std::string const& rest, std::string summary, std::vector<std::string> faults) {
        faults.insert(faults.end(), {"unknown_request", "unknown_document"});
        out.push_back({"get",
                       "/api/requests/{number}/documents/{document}" + rest,
                       std::move(summary),
                       Access::signed_in,
                       {},
                       {},
                       {},
                       std::move(faults)});
    };
    add("", "A document's bytes", {});
    add("/preview", "How a document can be shown: its number of pages, or its text",
        {"no_preview"});
    add("/text", "The text of a document by page, as far as it has any", {"no_text", "text_busy"});
    add("/pages/{page}", "One page as a picture; `width` in pixels",
        {"unknown_page", "no_preview", "preview_busy", "bad_width"});
}

}  // namespace assent::portal
