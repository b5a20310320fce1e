#include "policy/auto_approve.h"

#include "base/text.h"
#include "policy/auto_match.h"

#include <fmt/format.h>

#include <algorithm>

namespace assent::policy {
namespace {

/// Collects conditions; the first that fails ends the rule.
class Weighing {
public:
    template <class T, class V>
    void one_of(std::vector<T> const& allowed, std::optional<V> const& stated,
                std::string_view name) {
        if (allowed.empty() || failed_) return;
        if (!stated) return open(name);
        failed_ = std::ranges::find(allowed, *stated) == allowed.end();
    }
    void one_of(std::vector<std::string> const& allowed, std::string_view stated,
                std::string_view name) {
        one_of(allowed, stated.empty() ? std::nullopt : std::optional(stated), name);
    }
    void holds(bool condition) { failed_ = failed_ || !condition; }
    void open(std::string_view name) { missing_.emplace_back(name); }
    AutoFit take() {
        if (failed_) return {AutoApproval::no, {}};
        auto const result = missing_.empty() ? AutoApproval::yes : AutoApproval::conditional;
        return {result, std::move(missing_)};
    }

private:
    bool failed_ = false;
    std::vector<std::string> missing_;
};

bool has_code_condition(AutoRule const& rule) {
    return !rule.codes.any && !rule.codes.ranges.empty();
}

void weigh_documents(AutoRule const& rule, AutoView const& view, Weighing& weighing) {
    for (auto const& document : rule.documents)
        if (view.documents == nullptr ||
            std::ranges::find(*view.documents, document) == view.documents->end())
            weighing.open(document);
}

/// A flag that is not stated is not set.
void weigh_special(AutoRule const& rule, AutoView const& view, Weighing& weighing) {
    if (rule.special.empty()) return;
    auto const is_stated = [&](Special one) {
        return view.special != nullptr &&
               std::ranges::find(*view.special, one) != view.special->end();
    };
    weighing.holds(std::ranges::any_of(rule.special, is_stated));
}

std::string sentence(AutoRule const& rule, AutoFit const& fit) {
    if (fit.missing.empty()) return rule.why;
    return fmt::format("{} Still open: {}.", rule.why, join(fit.missing, ", "));
}

}  // namespace

AutoFit fit_rule(Pack const& pack, AutoRule const& rule, AutoView const& view) {
    Weighing weighing;
    weighing.holds(rule.valid_from <= view.service_day && view.service_day <= rule.valid_to);
    if (has_code_condition(rule))
        weighing.holds(view.code != nullptr && rule.codes.contains(*view.code));
    weighing.one_of(rule.kinds, view.kind, "kind");
    weighing.one_of(rule.reasons, view.reason, "reason");
    weighing.one_of(rule.urgencies, view.urgency, "urgency");
    weighing.one_of(rule.reviews, view.review, "review");
    weighing.one_of(rule.lines, view.line_of_business, "line");
    weigh_special(rule, view, weighing);
    weighing.one_of(rule.levels, view.level_of_care, "level_of_care");
    if (rule.resident && !view.resident) weighing.open("admitted_on");
    if (rule.resident && view.resident) weighing.holds(*view.resident);
    auto const network = view.network == Network::unknown ? std::nullopt : view.network;
    weighing.one_of(rule.networks, network, "network");
    if (rule.local) weighing.one_of(pack.service_area, view.servicing_county, "servicing_county");
    if (rule.no_open_duplicate && !view.open_duplicate) weighing.open("open_duplicate");
    if (rule.no_open_duplicate && view.open_duplicate) weighing.holds(!*view.open_duplicate);
    if (rule.units_max && !view.units) weighing.open("units");
    if (rule.units_max && view.units) weighing.holds(*view.units <= *rule.units_max);
    weigh_documents(rule, view, weighing);
    return weighing.take();
}

AutoFinding auto_approve(Pack const& pack, AutoAsk const& ask) {
    AutoView const view{ask.kind,
                        ask.reason,
                        ask.urgency,
                        ask.review,
                        ask.line_of_business,
                        ask.code ? &*ask.code : nullptr,
                        ask.network,
                        ask.servicing_county,
                        ask.open_duplicate,
                        &ask.documents,
                        ask.units,
                        ask.service_day,
                        &ask.special,
                        ask.level_of_care,
                        ask.resident};
    AutoFinding best;
    for (auto const& rule : pack.auto_rules) {
        auto fit = fit_rule(pack, rule, view);
        if (fit.result <= best.result) continue;
        best = {fit.result, rule.row, sentence(rule, fit), rule.months, {}};
        best.missing = std::move(fit.missing);
    }
    return best;
}

}  // namespace assent::policy
