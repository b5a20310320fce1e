#include "appeal/verdicts.h"

#include "appeal/decide_parts.h"
#include "base/text.h"

#include <algorithm>

namespace assent::appeal {
namespace {

using policy::DisputedLine;

DisputedLine const* find_line(State const& state, LineNumber number) {
    auto const* about = disputed(state);
    if (about == nullptr) return nullptr;
    auto const found = std::ranges::find(about->lines, number, &DisputedLine::line);
    return found == about->lines.end() ? nullptr : &*found;
}

/// Part of what was asked: more than nothing and less than all.
Result<void> check_part(LineVerdict const& verdict, DisputedLine const& line,
                        std::string const& where) {
    bool const names_some = verdict.from || verdict.to || verdict.units;
    if (verdict.result != AppealResult::partly_overturned) {
        if (!names_some) return fine();
        return invalid("contradictory_choice", where,
                       "Days and units are named only for what is partly overturned.");
    }
    bool const beyond = (verdict.from && line.from && *verdict.from < *line.from) ||
                        (verdict.to && line.to && *verdict.to > *line.to) ||
                        (verdict.units && line.units && *verdict.units > *line.units) ||
                        (verdict.units && verdict.units->thousandths <= 0) ||
                        (verdict.from && verdict.to && *verdict.from > *verdict.to);
    if (names_some && !beyond) return fine();
    return invalid("contradictory_choice", where,
                   "Say which days or how many units are given, within what was asked for.");
}

LineResolution resolution_of(LineVerdict const& verdict, DisputedLine const& line) {
    LineResolution made;
    made.line = verdict.line;
    made.result = verdict.result;
    made.from = verdict.from;
    made.to = verdict.to;
    made.units = verdict.units;
    made.sentence = verdict.sentence;
    made.criteria = verdict.criteria;
    made.clinical = line.clinical;
    return made;
}

std::vector<LineVerdict> all_overturned(std::vector<LineNumber> const& lines) {
    std::vector<LineVerdict> verdicts;
    for (auto const line : lines) verdicts.emplace_back().line = line;
    return verdicts;
}

Result<void> check_criteria(LineResolution const& line, State const& state,
                            policy::Pack const& pack, std::string const& where) {
    if (line.criteria.empty())
        return invalid("criteria_required", where,
                       "Cite the criteria the decision rests on: source, edition and section.");
    for (std::size_t i = 0; i < line.criteria.size(); ++i) {
        auto const& cited = line.criteria[i];
        auto const here = where + "/" + std::to_string(i);
        auto const is_it = [&](policy::CriteriaSource const& source) {
            return source.source == cited.source &&
                   policy::applies_to(source.lines, state.filed->line_of_business);
        };
        if (std::ranges::none_of(pack.decisions.criteria, is_it))
            return invalid("unknown_criteria", here + "/source",
                           "The plan does not use this source for this service.");
        if (trim(cited.edition).empty() || trim(cited.section).empty())
            return invalid("criteria_required", here, "Name the edition and the section.");
    }
    return fine();
}

}  // namespace

Result<std::vector<LineResolution>> resolutions_of(State const& state,
                                                   std::vector<LineVerdict> const& given) {
    auto const& appealed = state.filed->lines;
    auto const verdicts = given.empty() ? all_overturned(appealed) : given;
    std::vector<LineResolution> lines;
    for (std::size_t i = 0; i < verdicts.size(); ++i) {
        auto const where = "/lines/" + std::to_string(i);
        auto const& verdict = verdicts[i];
        auto const* line = find_line(state, verdict.line);
        if (line == nullptr || std::ranges::find(appealed, verdict.line) == appealed.end())
            return invalid("unknown_line", where, "The appeal is not about this line.");
        if (std::ranges::find(lines, verdict.line, &LineResolution::line) != lines.end())
            return invalid("line_repeated", where, "Decide each line once.");
        TRY(check_part(verdict, *line, where));
        lines.push_back(resolution_of(verdict, *line));
    }
    if (lines.size() < appealed.size())
        return invalid("line_missing", "/lines", "Decide every line that was appealed.");
    return lines;
}

Result<void> must_be_reasoned(std::vector<LineResolution> const& lines, State const& state,
                              policy::Pack const& pack) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        auto const& line = lines[i];
        if (line.result == AppealResult::overturned) continue;
        auto const where = "/lines/" + std::to_string(i);
        TRY(must_say(line.sentence.reveal(), where + "/sentence",
                     "Write a sentence about this member that says why it stays."));
        if (line.clinical) TRY(check_criteria(line, state, pack, where + "/criteria"));
    }
    return fine();
}

}  // namespace assent::appeal
