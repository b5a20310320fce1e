#include "doors/portal/trace.h"

#include "base/match.h"
#include "base/text.h"
#include "doors/portal/decision_sentences.h"
#include "doors/portal/timing_sentences.h"
#include "policy/rule_index.h"

#include <algorithm>

namespace assent::portal {
namespace {

using Sentences = std::vector<std::string>;

/// The beginning of a pack's version: enough to tell two apart.
constexpr std::size_t version_shown = 12;

std::string edition_of(policy::Pack const& pack) {
    return "Rules of " + pack.name + ", edition " + pack.edition + ", version " +
           pack.version.value.substr(0, version_shown) + ".";
}

std::string in_force(std::string const& rule, std::string const& title, std::string const& source,
                     Day since) {
    auto text = "Rule " + rule + (title.empty() ? "" : ", " + title) + ", in force since " +
                day_words(since);
    return text + (source.empty() ? "." : ". Source: " + source + ".");
}

/// What the policy was asked about the line when the request came in.
std::string asked_of(request::State const& state, LineNumber number) {
    auto const at = static_cast<std::size_t>(number.value) - 1;
    if (!state.asked || at >= state.asked->lines.size()) return {};
    auto const& line = state.asked->lines[at];
    Sentences facts;
    auto const put = [&](std::string_view name, std::string const& value) {
        if (!value.empty()) facts.push_back(std::string(name) + " " + value);
    };
    put("code", line.code);
    put("revenue code", line.revenue);
    put("place of service", line.place);
    if (line.from) put("day", day_words(*line.from));
    if (state.known && state.known->coverage)
        put("line of business", spoken(state.known->coverage->line_of_business));
    put("kind", spoken(name_of(state.asked->kind)));
    Sentences diagnoses;
    for (auto const& diagnosis : state.asked->diagnoses)
        diagnoses.push_back(codes::show_diagnosis(diagnosis.code));
    put("diagnosis", join(diagnoses, " "));
    return "Asked: " + join(facts, ", ") + ".";
}

Sentences behind(request::RequirementFound const& e, engine::RequestPicture const& picture) {
    Sentences all;
    if (auto asked = asked_of(picture.state, e.line); !asked.empty())
        all.push_back(std::move(asked));
    for (auto const& name : e.rows) {
        auto const& rows = picture.pack->rules->rows;
        auto const found = std::ranges::find_if(rows, [&](policy::Row const& row) {
            return row.row == name && row.answer == e.answer;
        });
        if (found != rows.end())
            all.push_back(in_force(found->row, found->title, found->source, found->valid_from));
    }
    all.insert(all.end(), e.why.begin(), e.why.end());
    for (auto const& question : e.asks) {
        auto const values = join(question.values, ", ");
        all.push_back("It could change with: " + spoken(question.fact) +
                      (values.empty() ? "." : " (" + values + ")."));
    }
    all.push_back(edition_of(*picture.pack));
    return all;
}

Sentences behind(policy::ClockStarted const& e, engine::RequestPicture const& picture) {
    Sentences all;
    for (auto const& rule : picture.pack->clocks)
        if (rule.row == e.rule && rule.clock == e.clock) all.push_back(rule.why);
    if (!e.governs.empty()) all.push_back("What governs: " + e.governs + ".");
    if (!e.because.empty()) all.push_back(e.because);
    if (!e.source.empty()) all.push_back("Source: " + e.source + ".");
    all.push_back(edition_of(*picture.pack));
    return all;
}

/// `document 2 (history), page 3`
std::string place_text(policy::CriteriaEvidence const& evidence, request::State const& state) {
    auto text = "document " + std::to_string(evidence.document);
    for (auto const& held : state.documents)
        if (held.document == evidence.document)
            text += " (" + spoken(name_of(held.content.type)) + ")";
    if (evidence.page > 0) text += ", page " + std::to_string(evidence.page);
    auto const& quote = evidence.quote.reveal();
    return quote.empty() ? text : text + ": \"" + quote + "\"";
}

std::string point_text(policy::CriteriaPoint const& point, request::State const& state) {
    auto text =
        (point.text.empty() ? point.point + "." : point.text) + " " + spoken(name_of(point.answer));
    for (auto const& evidence : point.evidence) text += "; " + place_text(evidence, state);
    if (!point.note.reveal().empty()) text += "; note: " + point.note.reveal();
    return text;
}

void add_criteria(Sentences& all, std::vector<policy::CriteriaCited> const& criteria,
                  engine::RequestPicture const& picture) {
    for (auto const& cited : criteria) {
        auto name = cited.source;
        for (auto const& source : picture.pack->decisions.criteria)
            if (source.source == cited.source) name = source.name;
        auto text = name;
        for (auto const& part : {cited.edition, cited.section, cited.page})
            if (!part.empty()) text += ", " + part;
        all.push_back(text + (cited.finding.empty() ? "." : ": " + cited.finding + "."));
        for (auto const& point : cited.answers) all.push_back(point_text(point, picture.state));
    }
}

Sentences behind(request::LineDetermined const& e, engine::RequestPicture const& picture,
                 bool staff) {
    Sentences all;
    auto const& pack = *picture.pack;
    for (auto const& rule : pack.auto_rules)
        if (std::ranges::find(e.rows, rule.row) != e.rows.end())
            all.push_back(in_force(rule.row, rule.title, rule.source, rule.valid_from));
    if (!e.why.empty() && (staff || e.decided_by == request::By::rule)) all.push_back(e.why);
    if (staff) add_criteria(all, e.cited, picture);
    if (e.decided_by == request::By::rule) all.push_back(edition_of(pack));
    return all;
}

}  // namespace

std::vector<std::string> trace_of(request::Event const& event,
                                  engine::RequestPicture const& picture, bool staff) {
    return std::visit(
        Match{[&](request::RequirementFound const& e) { return behind(e, picture); },
              [&](policy::ClockStarted const& e) { return behind(e, picture); },
              [&](request::LineDetermined const& e) { return behind(e, picture, staff); },
              [&](request::AdverseDetermined const& e) {
                  Sentences all;
                  if (staff) add_criteria(all, e.record().decision.criteria, picture);
                  return all;
              },
              [&](request::ReviewRecorded const& e) {
                  Sentences all;
                  if (staff) add_criteria(all, e.criteria, picture);
                  return all;
              },
              [](auto const&) { return Sentences(); }},
        event);
}

}  // namespace assent::portal
