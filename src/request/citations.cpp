#include "request/citations.h"

#include "base/text.h"
#include "request/answer_lines.h"
#include "request/facts_of.h"
#include "request/limits.h"
#include "request/normal_form.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::CriteriaEvidence;
using policy::CriteriaList;
using policy::CriteriaSource;

/// The check lists for one line, of sources that count for it.
std::vector<CriteriaList const*> lists_of(State const& state, LineState const& line,
                                          policy::Pack const& pack) {
    Context known{{}, {}, pack, {}};
    if (state.known) {
        known.facts.member = state.known->member;
        known.facts.requesting = state.known->requesting;
        known.facts.servicing = state.known->servicing;
    }
    auto const sources = criteria_sources(state, line, pack);
    auto found =
        policy::lists_for(*pack.criteria_lists, ask_for(asked_now(state), line.asked, known));
    std::erase_if(found, [&](CriteriaList const* list) {
        return std::ranges::find(sources, list->source, &CriteriaSource::source) == sources.end();
    });
    return found;
}

CriteriaList const* find_list(std::vector<CriteriaList const*> const& lists,
                              CriteriaCited const& cited) {
    auto const found = std::ranges::find_if(lists, [&](CriteriaList const* list) {
        return list->source == cited.source && list->edition == cited.edition &&
               list->section == cited.section;
    });
    return found == lists.end() ? nullptr : *found;
}

Result<void> check_evidence(State const& state, CriteriaEvidence const& evidence,
                            std::string const& where) {
    auto const is_held = std::ranges::any_of(state.documents, [&](DocumentAttached const& held) {
        return held.document == evidence.document;
    });
    if (!is_held)
        return invalid("unknown_document", where + "/document",
                       "The request has no document of this number.");
    if (evidence.page < 0)
        return invalid("unknown_page", where + "/page", "Pages are counted from 1.");
    return must_be_short(evidence.quote.reveal(), where + "/quote");
}

Result<void> check_point(State const& state, CriteriaPoint const& point, bool of_list,
                         std::string const& where) {
    for (std::size_t i = 0; i < point.evidence.size(); ++i)
        TRY(check_evidence(state, point.evidence[i], where + "/evidence/" + std::to_string(i)));
    TRY(must_be_short(point.note.reveal(), where + "/note"));
    auto const shown = !point.evidence.empty() || !trim(point.note.reveal()).empty();
    if (!of_list || shown || point.answer != CriteriaAnswer::met) return fine();
    return invalid("evidence_required", where + "/evidence",
                   "Name the place in the records that shows this point, or write a note.");
}

/// What only the pack knows of it is never taken from the one who sends it.
void complete(CriteriaCited& cited, CriteriaList const* list) {
    cited.list = list ? list->id : std::string();
    cited.finding =
        list ? policy::words_for(policy::weigh(list->tree, cited.answers)) : std::string();
    for (auto& answer : cited.answers) {
        auto const* point = list ? policy::find_point(list->tree, answer.point) : nullptr;
        answer.text = point ? point->text : std::string();
    }
}

}  // namespace

std::vector<CriteriaSource const*> criteria_sources(State const& state, LineState const& line,
                                                    policy::Pack const& pack) {
    std::vector<CriteriaSource const*> found;
    auto const code = code_of(line.asked);
    auto const lob = line_of_business(state);
    for (auto const& source : pack.decisions.criteria) {
        auto const is_limited = source.codes.any || !source.codes.ranges.empty();
        if (!policy::applies_to(source.lines, lob)) continue;
        if (is_limited && !(code && source.codes.contains(*code))) continue;
        if (code && source.except.contains(*code)) continue;
        found.push_back(&source);
        if (source.alone) break;
    }
    return found;
}

std::vector<ListForLines> criteria_lists(State const& state, policy::Pack const& pack) {
    std::vector<ListForLines> found;
    for (auto const& line : state.lines) {
        for (auto const* list : lists_of(state, line, pack)) {
            auto held = std::ranges::find(found, list, &ListForLines::list);
            if (held == found.end()) held = found.insert(found.end(), {list, {}});
            held->lines.push_back(line.number);
        }
    }
    return found;
}

CriteriaList const* find_criteria_list(State const& state, LineState const& line,
                                       CriteriaCited const& cited, policy::Pack const& pack) {
    return find_list(lists_of(state, line, pack), cited);
}

Result<std::vector<CriteriaCited>> complete_citations(State const& state,
                                                      std::vector<LineState const*> const& lines,
                                                      std::vector<CriteriaCited> cited,
                                                      policy::Pack const& pack,
                                                      std::string const& where) {
    std::vector<CriteriaList const*> lists;
    if (!cited.empty())
        for (auto const* line : lines)
            for (auto const* list : lists_of(state, *line, pack)) lists.push_back(list);
    for (std::size_t i = 0; i < cited.size(); ++i) {
        auto const* list = find_list(lists, cited[i]);
        auto const here = where + "/" + std::to_string(i) + "/answers/";
        for (std::size_t j = 0; j < cited[i].answers.size(); ++j)
            TRY(check_point(state, cited[i].answers[j], list != nullptr, here + std::to_string(j)));
        complete(cited[i], list);
    }
    return cited;
}

}  // namespace assent::request
