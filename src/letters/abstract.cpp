#include "letters/abstract.h"

#include "base/check_digit.h"
#include "base/names.h"
#include "letters/parts.h"

namespace assent::letters {

std::string_view Letter::state() const {
    if (attempts.empty()) return "ordered";
    return attempts.back().delivered ? "delivered" : "failed";
}

policy::Channel Letter::channel() const {
    return attempts.empty() ? notice.channel : attempts.back().channel;
}

Tree abstract_of(Episode const& episode, Reader reader, Language language) {
    Parts const parts(episode, reader, language);
    auto const number = grouped(episode.state.request.value);
    Tree tree;
    tree.language = language;
    tree.title = parts.label("title") + " " + number;
    tree.foot = parts.foot();
    auto& out = tree.blocks;
    out.emplace_back(Heading{1, episode.pack.name + ": " + parts.label("title")});
    out.emplace_back(
        Paragraph{parts.words().text("abstract.subject", {{"number", number}}), Tone::strong});
    out.emplace_back(BarCode{episode.state.request.value});
    parts.add_printing(out);
    parts.add_case(out);
    parts.add_member(out);
    parts.add_providers(out);
    parts.add_diagnoses(out);
    parts.add_services(out);
    parts.add_trips(out);
    parts.add_decisions(out);
    parts.add_documents(out);
    parts.add_notes(out);
    parts.add_letters(out);
    parts.add_ending(out);
    return tree;
}

Tree notice_of(Episode const& episode, Letter const& letter, Reader reader, Language language) {
    Parts const parts(episode, reader, language);
    auto const& words = parts.words();
    auto label = [&](std::string const& name) { return words.text("notice." + name); };
    auto const form = words.word("notice_form", letter.notice.form);
    Tree tree;
    tree.language = language;
    tree.title = form;
    tree.foot = parts.foot();
    auto& out = tree.blocks;
    out.emplace_back(Heading{1, episode.pack.name + ": " + form});
    out.emplace_back(Paragraph{label("record_only"), Tone::note});
    Facts facts;
    auto put = [&](std::string const& name, std::string value) {
        if (!value.empty()) facts.rows.emplace_back(label(name), std::move(value));
    };
    put("to", words.word("recipient", name_of(letter.notice.to)));
    put("channel", words.word("channel", name_of(letter.channel())));
    put("language", words.word("language", letter.notice.language));
    if (letter.ordered_at) put("ordered", parts.instant(*letter.ordered_at));
    if (letter.notice.due) put("due", parts.instant(*letter.notice.due));
    put("state", words.word("notice_state", letter.state()));
    out.emplace_back(Heading{2, label("facts")});
    out.emplace_back(std::move(facts));
    if (!letter.attempts.empty()) {
        Table table{{label("at"), label("channel"), label("result"), label("evidence")}, {}};
        for (auto const& attempt : letter.attempts)
            table.rows.push_back(
                {parts.instant(attempt.at), words.word("channel", name_of(attempt.channel)),
                 words.word("notice_state", attempt.delivered ? "delivered" : "failed"),
                 attempt.text});
        out.emplace_back(Heading{2, label("attempts")});
        out.emplace_back(std::move(table));
    }
    parts.add_case(out);
    parts.add_member(out);
    parts.add_services(out);
    parts.add_decisions(out);
    parts.add_ending(out);
    return tree;
}

}  // namespace assent::letters
