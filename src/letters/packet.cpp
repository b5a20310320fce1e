#include "letters/packet.h"

#include "base/check_digit.h"
#include "base/names.h"
#include "base/text.h"
#include "letters/parts.h"

#include <algorithm>

namespace assent::letters {
namespace {

/// The pieces of one packet, in the order in which they stand.
class Packet {
public:
    Packet(PacketCase const& of, Language language)
        : of_(of), state_(of.appeal), filed_(*of.appeal.filed), words_(language) {}

    Tree tree() {
        Tree made;
        made.language = words_.language();
        auto const number = grouped(state_.appeal.value);
        made.title = say("title") + " " + number;
        made.foot = words_.text("packet.foot", {{"plan", of_.pack.name}, {"number", number}});
        add_statement();
        add_grounds();
        add_outcome();
        add_request();
        add_letters();
        add_story();
        add_documents();
        made.blocks = cover();
        made.blocks.insert(made.blocks.end(), std::make_move_iterator(blocks_.begin()),
                           std::make_move_iterator(blocks_.end()));
        return made;
    }

private:
    std::string say(std::string_view name, Values const& values = {}) const {
        return words_.text("packet." + std::string(name), values);
    }
    std::string when(Instant at) const { return words_.instant(at, of_.pack.zone); }
    std::string name(policy::Actor const& actor) const {
        if (actor.name.empty()) return {};
        return actor.name + ", " + words_.word("role", name_of(actor.role));
    }

    void begin(std::string_view name) {
        parts_.push_back(say(name));
        blocks_.emplace_back(Heading{2, say(name), true});
    }
    void head(std::string text) { blocks_.emplace_back(Heading{3, std::move(text)}); }
    void put(Facts& facts, std::string_view name, std::string value) const {
        if (!value.empty()) facts.rows.emplace_back(say(name), std::move(value));
    }
    void add(Facts facts) {
        if (!facts.rows.empty()) blocks_.emplace_back(std::move(facts));
    }
    void say_text(std::string const& text) {
        if (!text.empty()) blocks_.emplace_back(Paragraph{text, Tone::plain});
    }

    /// What it is, whose it is, and where one finds what.
    std::vector<Block> cover() const {
        std::vector<Block> out;
        out.emplace_back(Heading{1, of_.pack.name + ": " + say("title")});
        Facts facts;
        put(facts, "appeal", grouped(state_.appeal.value));
        put(facts, "kind", words_.word("appeal_kind", name_of(filed_.kind)));
        if (filed_.about) put(facts, "request", grouped(filed_.about->request.value));
        put(facts, "member", filed_.member_name.reveal());
        put(facts, "line", line_name());
        for (auto const& review : state_.outside)
            put(facts, "body",
                words_.word("outside_body", name_of(review.sent.body)) +
                    (review.sent.reference.empty() ? std::string() : ", " + review.sent.reference));
        put(facts, "made",
            words_.text("abstract.printed",
                        {{"who", of_.printing.by}, {"time", when(of_.printing.at)}}));
        out.emplace_back(std::move(facts));
        out.emplace_back(Heading{2, say("index")});
        Table table{{say("part"), say("page")}, {}};
        for (std::size_t i = 0; i < parts_.size(); ++i)
            table.rows.push_back(
                {parts_[i], i < of_.parts.size() ? std::to_string(of_.parts[i]) : std::string()});
        for (auto const& document : of_.documents)
            table.rows.push_back({document.title, document.pages > 0
                                                      ? std::to_string(document.first_page)
                                                      : document.said_of});
        out.emplace_back(std::move(table));
        out.emplace_back(
            Paragraph{words_.text("abstract.times", {{"zone", of_.pack.zone.name()}}), Tone::note});
        return out;
    }

    std::string line_name() const {
        for (auto const& line : of_.pack.lines)
            if (line.id == filed_.line_of_business) return line.name;
        return filed_.line_of_business;
    }

    policy::AppealRule const* rule() const {
        for (auto const& one : of_.pack.appeals.appeals)
            if (one.row == filed_.rule) return &one;
        return nullptr;
    }

    void add_statement() {
        begin("statement");
        Facts facts;
        if (auto const* about = appeal::disputed(state_)) {
            put(facts, "service_kind", words_.word("value.kind", name_of(about->kind)));
            put(facts, "review", words_.word("value.review", name_of(about->review)));
            if (about->notice_on) put(facts, "notice_on", words_.day(*about->notice_on));
            if (about->cuts_care) put(facts, "cuts_care", say("yes"));
            if (!about->delegate.empty()) put(facts, "delegate", about->delegate);
        }
        put(facts, "received", when(filed_.received_at));
        put(facts, "filer", filer_words());
        put(facts, "urgency", words_.word("urgency", name_of(state_.urgency)));
        if (auto const* under = rule()) {
            put(facts, "rule", under->why);
            put(facts, "law", under->source);
        }
        add(std::move(facts));
        if (auto const* about = appeal::disputed(state_)) add_decided(*about);
    }

    std::string filer_words() const {
        auto text = words_.word("filer", name_of(filed_.filer));
        if (!filed_.filer_name.reveal().empty()) text += ": " + filed_.filer_name.reveal();
        return text + " (" + words_.word("channel", name_of(filed_.channel)) + ")";
    }

    void add_decided(policy::Disputed const& about) {
        head(say("decided"));
        Table table{{say("service"), say("asked"), say("decision"), say("basis"), say("by")}, {}};
        for (auto const& line : about.lines) {
            std::vector<std::string> reasons;
            for (auto const& reason : line.reasons)
                reasons.push_back(words_.word("denial_reason", reason));
            auto basis = words_.word("basis", name_of(line.basis));
            if (!reasons.empty()) basis += ": " + join(reasons, ", ");
            auto who = line.by ? name(*line.by) : std::string();
            if (line.decided_at) who += (who.empty() ? "" : "; ") + when(*line.decided_at);
            table.rows.push_back({line.code, asked_of(line),
                                  words_.word("outcome", name_of(line.outcome)), basis, who});
        }
        blocks_.emplace_back(std::move(table));
        add_reasons_told();
    }

    std::string asked_of(policy::DisputedLine const& line) const {
        auto text = words_.span(line.from, line.to);
        if (line.units) {
            if (!text.empty()) text += "; ";
            text += say("units", {{"units", to_text(*line.units)}});
        }
        return text;
    }

    /// The sentences the member was told, and the criteria they rest on (CRI-07).
    void add_reasons_told() {
        if (!of_.request) return;
        for (auto const& line : of_.request->state.lines) {
            if (!line.adverse) continue;
            auto const& decision = line.adverse->decision;
            head(say("why_line", {{"line", std::to_string(line.number.value)}}));
            for (auto const& reason : decision.reasons) say_text(reason.sentence.reveal());
            add_criteria(decision.criteria);
        }
    }

    void add_criteria(std::vector<policy::CriteriaCited> const& criteria) {
        if (criteria.empty()) return;
        Table table{{say("source"), say("edition"), say("section")}, {}};
        for (auto const& one : criteria)
            table.rows.push_back({source_name(one.source), one.edition, one.section});
        blocks_.emplace_back(std::move(table));
        std::vector<std::string> answers;
        for (auto const& one : criteria)
            for (auto const& answer : one.answers)
                answers.push_back((answer.text.empty() ? answer.point : answer.text) + ": " +
                                  words_.word("criteria_answer", name_of(answer.answer)));
        if (!answers.empty()) blocks_.emplace_back(List{std::move(answers)});
    }

    std::string source_name(std::string const& source) const {
        for (auto const& known : of_.pack.decisions.criteria)
            if (known.source == source) return known.name;
        return source;
    }

    void add_grounds() {
        begin("grounds");
        say_text(filed_.why.reveal());
        Facts facts;
        if (filed_.consent_on) put(facts, "consent", words_.day(*filed_.consent_on));
        put(facts, "good_cause", filed_.good_cause.reveal());
        if (filed_.aid)
            put(facts, "services",
                say(filed_.aid->granted ? "yes" : "no") + ". " + filed_.aid->why);
        add(std::move(facts));
        for (auto const& asked : state_.asked) {
            head(say("asked_for", {{"who", asked.of}, {"time", when(asked.at)}}));
            blocks_.emplace_back(List{asked.wanted});
        }
        for (auto const& came : state_.information) {
            head(say("came", {{"who", came.by.name}, {"time", when(came.at)}}));
            if (came.consent_on) say_text(say("consent") + ": " + words_.day(*came.consent_on));
            say_text(came.text.reveal());
        }
    }

    void add_outcome() {
        begin("outcome");
        auto const& resolved = state_.resolved;
        if (!resolved) {
            say_text(say(state_.exhausted ? "not_in_time" : "not_decided"));
        } else {
            Facts facts;
            put(facts, "reviewer", name(resolved->by));
            put(facts, "specialty", resolved->by.specialty);
            put(facts, "expertise", resolved->resolution.expertise);
            if (resolved->resolution.attested) put(facts, "no_conflict", say("yes"));
            put(facts, "decided_at", when(resolved->at));
            add(std::move(facts));
            say_text(resolved->resolution.why.reveal());
            for (auto const& line : resolved->resolution.lines) {
                head(say("line_result",
                         {{"line", std::to_string(line.line.value)},
                          {"result", words_.word("appeal_result", name_of(line.result))}}));
                say_text(line.sentence.reveal());
                add_criteria(line.criteria);
            }
        }
        for (auto const& review : state_.outside) {
            head(words_.word("outside_body", name_of(review.sent.body)));
            Facts facts;
            put(facts, "sent", when(review.sent.at));
            put(facts, "cause", words_.word("forward_cause", name_of(review.sent.cause)));
            if (review.decided) {
                put(facts, "result", words_.word("appeal_result", name_of(review.decided->result)));
                put(facts, "decided_on", words_.day(review.decided->decided_on));
                put(facts, "reference", review.decided->reference);
            }
            add(std::move(facts));
        }
    }

    /// The request as its abstract tells it, under the headings of the packet.
    void add_request() {
        if (!of_.request) return;
        begin("record");
        take(abstract_of(*of_.request, Reader::plan, words_.language()), 3);
    }

    /// Its title becomes a heading of the packet, or goes when the packet has one.
    void take(Tree tree, int level) {
        bool is_first = true;
        for (auto& block : tree.blocks) {
            if (auto* heading = std::get_if<Heading>(&block)) {
                if (std::exchange(is_first, false)) continue;
                heading->level = level;
            }
            if (std::holds_alternative<BarCode>(block)) continue;
            blocks_.push_back(std::move(block));
        }
    }

    void add_letters() {
        begin("letters");
        Table table{{say("letter"), say("to"), say("how"), say("standing")}, {}};
        for (std::size_t i = 0; i < state_.notices.size(); ++i) {
            auto const& notice = state_.notices[i];
            std::string standing = "ordered";
            for (auto const& delivery : state_.deliveries)
                if (delivery.notice == static_cast<int>(i) + 1)
                    standing = delivery.delivered ? "delivered" : "failed";
            table.rows.push_back(
                {words_.word("notice_form", notice.form),
                 words_.word("recipient", name_of(notice.to)),
                 words_.word("channel", name_of(appeal::channel_of(state_, notice))),
                 words_.word("notice_state", standing)});
        }
        head(say("letters_of_appeal"));
        if (table.rows.empty()) say_text(words_.text("none"));
        else blocks_.emplace_back(std::move(table));
        if (!of_.request) return;
        for (auto const& letter : of_.request->letters) {
            auto notice = notice_of(*of_.request, letter, Reader::plan, words_.language());
            head(say("letter_number",
                     {{"number", std::to_string(letter.number)},
                      {"form", words_.word("notice_form", letter.notice.form)},
                      {"to", words_.word("recipient", name_of(letter.notice.to))}}));
            add_facts_of(notice);
        }
    }

    /// What a letter told and how it went; the case itself stands in the record already.
    void add_facts_of(Tree& notice) {
        bool is_own = false;
        int headings = 0;
        for (auto& block : notice.blocks) {
            if (std::holds_alternative<Heading>(block)) {
                is_own = ++headings == 2;
                continue;
            }
            if (is_own) blocks_.push_back(std::move(block));
        }
    }

    void add_story() {
        begin("story");
        Table table{{say("when"), say("who"), say("what")}, {}};
        for (auto const& happened : of_.happened)
            table.rows.push_back({when(happened.at), happened.who, happened.text});
        blocks_.emplace_back(std::move(table));
    }

    void add_documents() {
        begin("documents");
        if (of_.documents.empty()) return say_text(words_.text("none"));
        Table table{{say("document"), say("from"), say("pages"), say("page")}, {}};
        for (auto const& document : of_.documents)
            table.rows.push_back(
                {document.title, document.from,
                 document.pages > 0 ? std::to_string(document.pages) : "–",
                 document.pages > 0 ? std::to_string(document.first_page) : document.said_of});
        blocks_.emplace_back(std::move(table));
    }

    PacketCase const& of_;
    appeal::State const& state_;
    appeal::AppealReceived const& filed_;
    Words words_;
    std::vector<Block> blocks_;
    std::vector<std::string> parts_;
};

}  // namespace

Tree packet_of(PacketCase const& of, Language language) { return Packet(of, language).tree(); }

std::string document_title(Words const& words, int number, std::string_view type) {
    return words.text("packet.document_title",
                      {{"number", std::to_string(number)}, {"type", words.word("document", type)}});
}

}  // namespace assent::letters
