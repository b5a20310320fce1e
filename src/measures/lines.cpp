#include "measures/lines.h"

#include <algorithm>

namespace assent::measures {
namespace {

void count_outcome(Judged& judged, DecidedLine const& line) {
    ++judged.lines;
    if (line.outcome == "approved") ++judged.approved;
    else if (line.outcome == "denied") ++judged.denied;
    else ++judged.partial;
    if (!line.overturned_by.empty()) ++judged.overturned;
}

}  // namespace

bool is_adverse(DecidedLine const& line) {
    return line.outcome == "denied" || line.outcome == "modified" ||
           line.outcome == "partially_approved";
}

void LineTally::add(DecidedLine const& line) {
    if (is_adverse(line)) {
        for (auto const& code : line.reasons) {
            auto& reason = reasons_[code];
            reason.count.reason = code;
            ++reason.count.lines;
            reason.requests.insert(line.request.value);
            if (!line.overturned_by.empty()) ++reason.count.overturned;
        }
    }
    if (line.account.empty()) return;
    for (auto const& criteria : line.criteria) {
        auto& judged = judged_[criteria][line.account];
        judged.criteria = criteria;
        judged.account = line.account;
        judged.name = line.name;
        count_outcome(judged, line);
    }
}

std::vector<ReasonCount> LineTally::reasons() const {
    std::vector<ReasonCount> all;
    for (auto const& [code, reason] : reasons_) {
        all.push_back(reason.count);
        all.back().requests = std::ssize(reason.requests);
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &ReasonCount::lines);
    return all;
}

std::vector<Judged> LineTally::judged() const {
    std::vector<Judged> all;
    for (auto const& [criteria, people] : judged_) {
        if (people.size() < 2) continue;
        auto const first = std::ssize(all);
        for (auto const& [account, judged] : people) all.push_back(judged);
        std::sort(all.begin() + first, all.end(), [](Judged const& a, Judged const& b) {
            return std::tie(a.name, a.account) < std::tie(b.name, b.account);
        });
    }
    return all;
}

}  // namespace assent::measures
