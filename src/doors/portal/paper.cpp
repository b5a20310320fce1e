#include "base/check_digit.h"
#include "base/text.h"
#include "doors/portal/picture.h"
#include "doors/portal/portal.h"
#include "doors/portal/printed.h"
#include "render/pdf.h"

#include <algorithm>
#include <ranges>

namespace assent::portal {
namespace {

using letters::Language;
using letters::Letter;
using letters::Reader;

enum class Form { tree, pdf };

Result<Language> language_of(http::Request const& request) {
    auto const asked = request.query_value("language");
    if (!asked) return Language::en;
    if (auto const known = from_name<Language>(*asked)) return *known;
    return invalid("unknown_language", "/language", "Printed records are in en and es.");
}

bool is_letter(engine::TimelineEntry const& entry) {
    return std::holds_alternative<policy::NoticeOrdered>(entry.event);
}

bool is_of(std::optional<directory::Provider> const& provider, engine::Asker const& asker) {
    return provider && !provider->organisation.empty() &&
           provider->organisation == asker.account.organisation;
}

/// An office reads the letters that went to it; those to others it only sees listed (LTR-08).
bool may_read(engine::RequestPicture const& picture, Letter const& letter,
              engine::Asker const& asker) {
    if (is_staff(asker)) return true;
    auto const& state = picture.state;
    switch (letter.notice.to) {
        case policy::Recipient::requesting_provider:
            return state.known && is_of(state.known->requesting, asker);
        case policy::Recipient::submitter:
            return state.submitted_by &&
                   state.submitted_by->organisation == asker.account.organisation;
        case policy::Recipient::servicing_provider:
        case policy::Recipient::facility:
            return state.known && is_of(state.known->servicing, asker);
        case policy::Recipient::member:
        case policy::Recipient::representative:
        case policy::Recipient::delegate:
        case policy::Recipient::regulator: return false;
    }
    return false;
}

json::Value head_json(Letter const& letter) {
    json::Value out;
    out.set("letter", letter.number);
    out.set("form", letter.notice.form);
    if (!letter.notice.action.empty()) out.set("action", letter.notice.action);
    out.set("to", name_of(letter.notice.to));
    out.set("language", letter.notice.language);
    if (letter.ordered_at) out.set("ordered_at", to_text(*letter.ordered_at));
    if (letter.notice.due) out.set("due_at", to_text(*letter.notice.due));
    out.set("channel", name_of(letter.channel()));
    return out;
}

json::Value letter_json(engine::RequestPicture const& picture, Letter const& letter,
                        engine::Asker const& asker) {
    bool const shown = may_read(picture, letter, asker);
    auto out = head_json(letter);
    out.set("state", letter.state());
    out.set("shown", shown);
    if (!shown) {
        out.set("not_shown_because", "sent_to_others");
        return out;
    }
    json::Array attempts;
    for (auto const& attempt : letter.attempts) {
        json::Value item;
        item.set("at", to_text(attempt.at));
        item.set("channel", name_of(attempt.channel));
        item.set("delivered", attempt.delivered);
        item.set("text", attempt.text);
        attempts.push_back(std::move(item));
    }
    out.set("attempts", std::move(attempts));
    return out;
}

http::Response as_pdf(letters::Tree const& tree, engine::RequestPicture const& picture,
                      std::string const& name) {
    // What it tells was so since the last thing that happened.
    auto const as_of = picture.timeline.empty() ? Instant{} : picture.timeline.back().at;
    auto pdf = render::pdf_of(tree, as_of);
    if (!pdf) return http::problem(pdf.fault());
    http::Response response;
    response.content_type = "application/pdf";
    response.body = std::move(pdf).take();
    return std::move(response).with("Content-Disposition", "inline; filename=\"" + name + ".pdf\"");
}

/// A request with everything that printing it needs.
struct Printed {
    engine::RequestPicture picture;
    Language language;
    Reader reader;
    std::vector<Letter> letters;
    letters::Printing printing;

    letters::Episode episode(engine::Engine& engine) const {
        return {picture.state,
                *picture.pack,
                picture.version,
                letters,
                [&engine](codes::CodeSystem system, std::string const& code) {
                    return engine.title_of(system, code);
                },
                printing};
    }
};

Result<Printed> read(Portal& portal, http::Request const& request, engine::Asker const& asker,
                     Form form) {
    auto const language = TRY(language_of(request));
    RequestId const number(std::string(request.parameter("number")));
    auto const act = form == Form::pdf ? records::Act::print : records::Act::view;
    auto picture = TRY(portal.engine().read_request(asker, number, act));
    auto letters = letters_of(picture);
    return Printed{std::move(picture),
                   language,
                   is_staff(asker) ? Reader::plan : Reader::office,
                   std::move(letters),
                   {who_of(asker.account), portal.engine().clock().now()}};
}

Result<http::Response> abstract(Portal& portal, http::Request const& request,
                                engine::Asker const& asker, Form form) {
    auto const printed = TRY(read(portal, request, asker, form));
    auto const tree =
        letters::abstract_of(printed.episode(portal.engine()), printed.reader, printed.language);
    if (form == Form::tree) return http::json(200, letters::tree_json(tree));
    return as_pdf(tree, printed.picture, "request-" + printed.picture.state.request.value);
}

Result<http::Response> list(Portal& portal, http::Request const& request,
                            engine::Asker const& asker, Form form) {
    auto const printed = TRY(read(portal, request, asker, form));
    json::Array rows;
    for (auto const& letter : printed.letters)
        rows.push_back(letter_json(printed.picture, letter, asker));
    json::Value out;
    out.set("letters", std::move(rows));
    return http::json(200, out);
}

Result<http::Response> letter(Portal& portal, http::Request const& request,
                              engine::Asker const& asker, Form form) {
    auto const printed = TRY(read(portal, request, asker, form));
    auto const asked = request.parameter("letter");
    auto const found = std::ranges::find_if(
        printed.letters, [&](Letter const& one) { return std::to_string(one.number) == asked; });
    if (found == printed.letters.end() || !may_read(printed.picture, *found, asker))
        return not_found("unknown_letter", "/letter",
                         "There is no such letter here, or it went to others.");
    auto const tree = letters::notice_of(printed.episode(portal.engine()), *found, printed.reader,
                                         printed.language);
    if (form == Form::pdf)
        return as_pdf(tree, printed.picture,
                      "request-" + printed.picture.state.request.value + "-letter-" +
                          std::to_string(found->number));
    auto out = letter_json(printed.picture, *found, asker);
    // The facts it tells; the letter's own text is not part of the product yet.
    out.set("complete", false);
    out.set("tree", letters::tree_json(tree));
    out.set("text", letters::plain_text(tree));
    return http::json(200, out);
}

Language read_in(std::string const& language) {
    return from_name<Language>(language).value_or(Language::en);
}

}  // namespace

json::Array letters_after(engine::Engine& engine, engine::RequestPicture const& picture,
                          std::size_t from) {
    Printed const printed{picture, Language::en, Reader::plan, letters_of(picture), {}};
    auto const episode = printed.episode(engine);
    auto const ordered =
        std::ranges::count_if(picture.timeline | std::views::take(from), is_letter);
    json::Array out;
    for (auto const& letter : printed.letters | std::views::drop(ordered)) {
        auto item = head_json(letter);
        auto const tree =
            letters::notice_of(episode, letter, Reader::plan, read_in(letter.notice.language));
        item.set("tree", letters::tree_json(tree));
        out.push_back(std::move(item));
    }
    return out;
}

std::vector<Letter> letters_of(engine::RequestPicture const& picture) {
    std::vector<Letter> all;
    for (auto const& entry : picture.timeline)
        if (auto const* ordered = std::get_if<policy::NoticeOrdered>(&entry.event))
            all.push_back({static_cast<int>(all.size()) + 1, *ordered, entry.at, {}});
    for (auto const& delivery : picture.state.timing.deliveries)
        if (delivery.notice >= 1 && static_cast<std::size_t>(delivery.notice) <= all.size())
            all[static_cast<std::size_t>(delivery.notice) - 1].attempts.push_back(delivery);
    return all;
}

std::string who_of(identity::Account const& account) {
    if (account.organisation_name.empty()) return account.name;
    return account.name + ", " + account.organisation_name;
}

void add_paper_routes(Portal& portal, http::Router& router) {
    auto add = [&](std::string const& rest, Form form, auto function) {
        router.get("/api/requests/{number}" + rest,
                   signed_in(portal, [&portal, form, function](http::Request const& request,
                                                               engine::Asker const& asker) {
                       auto answer = function(portal, request, asker, form);
                       return answer ? std::move(answer).take() : http::problem(answer.fault());
                   }));
    };
    add("/abstract", Form::tree, abstract);
    add("/abstract.pdf", Form::pdf, abstract);
    add("/letters", Form::tree, list);
    add("/letters/{letter}", Form::tree, letter);
    add("/letters/{letter}/pdf", Form::pdf, letter);
}

void describe_paper(std::vector<Endpoint>& out) {
    auto add = [&](std::string const& rest, std::string summary, std::vector<std::string> faults) {
        faults.insert(faults.end(), {"unknown_request", "unknown_language"});
        out.push_back({"get",
                       "/api/requests/{number}" + rest,
                       std::move(summary),
                       Access::signed_in,
                       {},
                       {},
                       {},
                       std::move(faults)});
    };
    add("/abstract", "The episode abstract as blocks; `language` en or es", {});
    add("/abstract.pdf", "The episode abstract as a PDF", {"not_rendered"});
    add("/letters", "The letters of a request: to whom, how, and what became of them", {});
    add("/letters/{letter}", "The facts one letter tells, as blocks and as text",
        {"unknown_letter"});
    add("/letters/{letter}/pdf", "The same as a PDF", {"unknown_letter", "not_rendered"});
}

}  // namespace assent::portal
