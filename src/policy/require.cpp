#include "policy/require.h"

#include "policy/explain.h"

#include <algorithm>

namespace assent::policy {
namespace {

bool states(Ask const& ask, std::string_view modifier) {
    return std::ranges::find(ask.modifiers, modifier) != ask.modifiers.end();
}

}  // namespace

Answer require(Pack const& pack, Ask const& ask) {
    auto const facts = read_facts(pack.rules->vocabulary, ask);
    return explain(pack, ask, facts, look_up(*pack.rules, ask, facts));
}

std::optional<Discipline> discipline_of(Ask const& ask) {
    if (ask.discipline) return ask.discipline;
    if (states(ask, "GP")) return Discipline::pt;
    if (states(ask, "GO")) return Discipline::ot;
    if (states(ask, "GN")) return Discipline::speech;
    std::string_view const revenue = ask.revenue;
    if (revenue.starts_with("042")) return Discipline::pt;
    if (revenue.starts_with("043")) return Discipline::ot;
    if (revenue.starts_with("044")) return Discipline::speech;
    std::string_view const specialty = ask.specialty;
    if (specialty.starts_with("physical_therap")) return Discipline::pt;
    if (specialty.starts_with("occupational_therap")) return Discipline::ot;
    if (specialty.starts_with("speech_")) return Discipline::speech;
    if (specialty.starts_with("chiropract")) return Discipline::chiropractic;
    return std::nullopt;
}

}  // namespace assent::policy
