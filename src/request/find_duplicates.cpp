#include "request/find_duplicates.h"

#include "request/validate_submit.h"

#include <algorithm>
#include <map>

namespace assent::request {
namespace {

constexpr std::size_t duplicates_most = 5;

bool overlaps(ServiceLine const& line, PossibleDuplicate const& other) {
    return *line.from <= other.to && other.from <= *line.to;
}

bool is_same_service(ServiceLine const& line, PossibleDuplicate const& other) {
    return line.system == other.system && line.code == other.code;
}

/// The plan's own visit codes are one family: a consult and a consult with follow-up ask for the
/// same visits.
bool is_same_family(ServiceLine const& line, PossibleDuplicate const& other) {
    return is_same_service(line, other) ||
           (line.system == codes::CodeSystem::cus && other.system == codes::CodeSystem::cus);
}

std::optional<DuplicateKind> compare(SubmitRequest const& asked, PossibleDuplicate const& other,
                                     Facts const& facts) {
    std::optional<DuplicateKind> found;
    for (auto const& line : asked.lines) {
        if (line.code.empty()) continue;
        if (other.denied_on && is_same_service(line, other)) return DuplicateKind::after_denial;
        if (other.denied_on || !overlaps(line, other)) continue;
        auto const is_same_place = asked.servicing && asked.servicing->value == other.servicing;
        if (is_same_place && is_same_service(line, other)) return DuplicateKind::exact;
        auto const is_same_specialty = facts.servicing && !facts.servicing->specialty.empty() &&
                                       facts.servicing->specialty == other.servicing_specialty;
        if (!is_same_place && is_same_specialty && is_same_family(line, other))
            found = DuplicateKind::same_specialty;
    }
    return found;
}

/// The denial can still be appealed (L-DUP-02).
bool may_appeal(PossibleDuplicate const& other, SubmitRequest const& asked, Context const& context,
                Day received_on) {
    auto const& member = context.facts.member;
    auto const day = first_service_day(asked, received_on);
    auto const* coverage = member ? directory::coverage_on(*member, day) : nullptr;
    auto const lob = coverage ? coverage->line_of_business : std::string();
    for (auto const& window : context.pack.decisions.appeal_windows)
        if (policy::applies_to(window.lines, lob))
            return received_on <= *other.denied_on + std::chrono::days(window.days);
    return false;
}

/// Nothing about the line differs.
bool is_line_of(ServiceLine const& line, PossibleDuplicate const& other) {
    return is_same_service(line, other) && line.from == other.from && line.to == other.to &&
           line.units == other.units && line.modifiers == other.modifiers;
}

}  // namespace

AskedBeside asked_beside(SubmitRequest const& asked) {
    AskedBeside beside{asked.kind, asked.review, asked.special, asked.population, {}, {}};
    if (asked.requesting) beside.requesting = asked.requesting->value;
    for (auto const& diagnosis : asked.diagnoses) beside.diagnoses.push_back(diagnosis.code);
    std::ranges::sort(beside.special);
    std::ranges::sort(beside.diagnoses);
    return beside;
}

std::vector<DuplicateSuspected> find_duplicates(SubmitRequest const& asked, Context const& context,
                                                Day received_on) {
    auto const& facts = context.facts;
    std::vector<DuplicateSuspected> found;
    for (auto const& other : facts.duplicates) {
        if (asked.follows == other.request) continue;
        if (other.denied_on && !may_appeal(other, asked, context, received_on)) continue;
        auto const kind = compare(asked, other, facts);
        if (!kind) continue;
        auto const known = std::ranges::find(found, other.request, &DuplicateSuspected::other);
        // A reviewer needs a few to look at; facts come newest first.
        if (known == found.end() && found.size() < duplicates_most)
            found.push_back({other.request, *kind});
        else if (known == found.end()) continue;
        else if (*kind == DuplicateKind::exact) known->kind = *kind;
    }
    return found;
}

std::optional<RequestId> find_copy(SubmitRequest const& asked, Facts const& facts) {
    auto const brings_news = !asked.documents.empty() || !asked.notes.empty() || asked.follows ||
                             !asked.why_two.reveal().empty();
    if (brings_news || asked.lines.empty() || !asked.servicing) return std::nullopt;
    auto const beside = asked_beside(asked);
    std::map<std::string, std::size_t> lines_of;
    for (auto const& other : facts.duplicates) ++lines_of[other.request.value];
    for (auto const& [request, count] : lines_of) {
        if (count != asked.lines.size()) continue;
        auto const has = [&](ServiceLine const& line) {
            return std::ranges::any_of(facts.duplicates, [&](PossibleDuplicate const& other) {
                return other.request.value == request && other.open && !other.denied_on &&
                       other.received_at && other.urgency == asked.urgency &&
                       other.beside.value_or(beside) == beside &&
                       other.servicing == asked.servicing->value && is_line_of(line, other);
            });
        };
        if (std::ranges::all_of(asked.lines, has)) return RequestId(request);
    }
    return std::nullopt;
}

}  // namespace assent::request
