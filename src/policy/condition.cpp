#include "policy/condition.h"

#include "base/text.h"
#include "policy/require.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace assent::policy {
namespace {

constexpr unsigned oldest = 126;

template <class E>
std::vector<std::string> names_of() {
    std::vector<std::string> names;
    for (std::size_t i = 0; i < enum_count<E>; ++i) names.emplace_back(name_of(static_cast<E>(i)));
    return names;
}

template <class E>
std::int16_t number_of(std::optional<E> const& value) {
    return value ? static_cast<std::int16_t>(*value) : std::int16_t{-1};
}

std::int16_t number_of(Vocabulary const& vocabulary, Fact fact, std::string const& value) {
    return value.empty() ? std::int16_t{-1}
                         : static_cast<std::int16_t>(vocabulary.find(fact, value));
}

/// A fact whose values are a closed list of vocabulary.md; pack words elsewhere.
bool is_closed(Fact fact) {
    switch (fact) {
        case Fact::kind:
        case Fact::review:
        case Fact::setting:
        case Fact::level_of_care:
        case Fact::admission_source:
        case Fact::admission_priority:
        case Fact::network:
        case Fact::discipline:
        case Fact::emergency_transport:
        case Fact::mark:
        case Fact::special: return true;
        default: return false;
    }
}

std::optional<unsigned> whole(std::string_view text) {
    unsigned number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return std::min(number, oldest);
}

/// `0-20`, `21-`, `-36`.
std::optional<Mask> parse_ages(std::string_view text) {
    auto const dash = text.find('-');
    if (dash == std::string_view::npos || text.size() == 1) return std::nullopt;
    auto const first = dash == 0 ? std::optional(0U) : whole(text.substr(0, dash));
    auto const last =
        dash + 1 == text.size() ? std::optional(oldest) : whole(text.substr(dash + 1));
    if (!first || !last || *first > *last) return std::nullopt;
    Mask ages;
    for (auto age = *first; age <= *last; ++age) ages.set(age);
    return ages;
}

Fault bad_condition(Fact fact, std::string_view value) {
    return invalid("bad_condition", {},
                   fmt::format("{} has the unknown value {}.", name_of(fact), value));
}

Result<std::string> normal_form(Fact fact, std::string_view value) {
    if (fact == Fact::place) return codes::parse_place(value);
    if (fact == Fact::modifier) return codes::parse_modifier(value);
    auto const odd = [](char c) {
        return (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '_';
    };
    if (std::ranges::any_of(value, odd)) return bad_condition(fact, value);
    return std::string(value);
}

/// Sets the bit of one value in `mask`.
Result<void> add_value(Fact fact, std::string_view value, Vocabulary& vocabulary, Mask& mask) {
    if (fact == Fact::age) {
        auto const ages = parse_ages(value);
        if (!ages) return bad_condition(fact, value);
        mask = mask | *ages;
        return fine();
    }
    auto const normal = normal_form(fact, value);
    if (!normal) return bad_condition(fact, value);
    if (is_closed(fact)) {
        auto const number = vocabulary.find(fact, *normal);
        if (number == other_value) return bad_condition(fact, value);
        mask.set(number);
        return fine();
    }
    auto const number = vocabulary.add(fact, *normal);
    if (!number)
        return invalid("bad_condition", {},
                       fmt::format("{} has more than 120 different values.", name_of(fact)));
    mask.set(*number);
    return fine();
}

Result<void> add_diagnosis(std::string_view value, bool banned, Test& test) {
    auto pattern = codes::parse_diagnosis_pattern(value);
    if (!pattern) return bad_condition(test.fact, value);
    (banned ? test.excluded : test.wanted).push_back(std::move(pattern).take());
    return fine();
}

Result<void> split_cell(std::string_view cell, ValueSets const& sets, Test& test,
                        std::vector<std::string_view>& values) {
    for (auto const word : words(cell)) {
        if (word == "stated") {
            test.unstated = Unstated::no;
        } else if (word == "unstated") {
            test.unstated = Unstated::yes;
        } else if (word.front() == '@') {
            auto const set = sets.find(word.substr(1));
            if (set == sets.end()) return bad_condition(test.fact, word);
            for (auto const value : words(set->second)) values.push_back(value);
        } else {
            values.push_back(word);
        }
    }
    if (values.empty() && test.unstated == Unstated::unknown) return bad_condition(test.fact, cell);
    return fine();
}

bool matches_any(std::vector<codes::DiagnosisPattern> const& patterns, std::string_view diagnosis) {
    return std::ranges::any_of(patterns,
                               [&](auto const& pattern) { return pattern.matches(diagnosis); });
}

bool diagnosis_fits(Test const& test, std::string_view diagnosis) {
    return test.any_diagnosis || matches_any(test.wanted, diagnosis);
}

Fit fit_diagnoses(Test const& test, std::vector<std::string> const& diagnoses) {
    std::size_t const count = test.fact == Fact::principal_diagnosis ? 1 : diagnoses.size();
    bool fits = false;
    for (std::size_t i = 0; i < count; ++i) {
        if (matches_any(test.excluded, diagnoses[i])) return Fit::no;
        fits = fits || diagnosis_fits(test, diagnoses[i]);
    }
    return fits ? Fit::yes : Fit::no;
}

}  // namespace

std::string_view words_for(Fact fact) {
    static constexpr std::array<std::string_view, fact_count> texts{
        "line of business",
        "kind of request",
        "time of review",
        "setting",
        "place of service",
        "level of care",
        "source of the admission",
        "priority of the admission",
        "network of the provider",
        "age",
        "diagnosis",
        "first diagnosis",
        "therapy discipline",
        "specialty of the provider",
        "county of the service",
        "medical group of the member",
        "population of focus",
        "emergency mark of the transport",
        "modifier",
        "mark",
        "special case"};
    return texts[index_of(fact)];
}

Vocabulary::Vocabulary() {
    auto const put = [&](Fact fact, std::vector<std::string> names) {
        values_[index_of(fact)] = std::move(names);
    };
    put(Fact::kind, names_of<RequestKind>());
    put(Fact::review, names_of<Review>());
    put(Fact::setting, names_of<Setting>());
    put(Fact::level_of_care, names_of<LevelOfCare>());
    put(Fact::admission_source, names_of<AdmissionSource>());
    put(Fact::admission_priority, names_of<AdmissionPriority>());
    put(Fact::network, names_of<Network>());
    put(Fact::discipline, names_of<Discipline>());
    put(Fact::emergency_transport, {"no", "yes"});
    put(Fact::mark, names_of<Mark>());
    put(Fact::special, names_of<Special>());
}

std::optional<unsigned> Vocabulary::add(Fact fact, std::string_view value) {
    auto const known = find(fact, value);
    if (known != other_value) return known;
    auto& values = values_[index_of(fact)];
    if (values.size() >= 120) return std::nullopt;
    values.emplace_back(value);
    return static_cast<unsigned>(values.size() - 1);
}

unsigned Vocabulary::find(Fact fact, std::string_view value) const {
    auto const& values = values_[index_of(fact)];
    for (std::size_t i = 0; i < values.size(); ++i)
        if (values[i] == value) return static_cast<unsigned>(i);
    return other_value;
}

bool FactValues::stated(Fact fact) const {
    if (is_list(fact)) return true;
    if (is_diagnosis(fact)) return !diagnoses->empty();
    return value[index_of(fact)] >= 0;
}

FactValues read_facts(Vocabulary const& vocabulary, Ask const& ask) {
    FactValues facts;
    facts.value.fill(-1);
    facts.diagnoses = &ask.diagnoses;
    auto const put = [&](Fact fact, std::int16_t number) { facts.value[index_of(fact)] = number; };
    put(Fact::line, number_of(vocabulary, Fact::line, ask.line_of_business));
    put(Fact::kind, number_of(ask.kind));
    put(Fact::review, number_of(ask.review));
    put(Fact::setting, number_of(ask.setting));
    put(Fact::place, number_of(vocabulary, Fact::place, ask.place));
    put(Fact::level_of_care, number_of(ask.level_of_care));
    put(Fact::admission_source, number_of(ask.admission_source));
    put(Fact::admission_priority, number_of(ask.admission_priority));
    // A network that is not known is a question, not a value.
    if (ask.network != Network::unknown) put(Fact::network, number_of(ask.network));
    if (ask.age)
        put(Fact::age,
            static_cast<std::int16_t>(std::clamp(*ask.age, 0, static_cast<int>(oldest))));
    put(Fact::discipline, number_of(discipline_of(ask)));
    put(Fact::specialty, number_of(vocabulary, Fact::specialty, ask.specialty));
    put(Fact::county, number_of(vocabulary, Fact::county, ask.county));
    put(Fact::medical_group, number_of(vocabulary, Fact::medical_group, ask.medical_group));
    put(Fact::population, number_of(vocabulary, Fact::population, ask.population));
    put(Fact::emergency_transport, number_of(ask.emergency_transport));
    for (auto const& modifier : ask.modifiers)
        facts.lists[0].set(vocabulary.find(Fact::modifier, modifier));
    for (auto const mark : ask.marks) facts.lists[1].set(static_cast<unsigned>(mark));
    for (auto const special : ask.special) facts.lists[2].set(static_cast<unsigned>(special));
    return facts;
}

Fit fit_of(Test const& test, FactValues const& facts) {
    if (is_list(test.fact)) {
        auto const& stated = facts.lists[index_of(test.fact) - index_of(Fact::modifier)];
        if (stated.meets(test.banned)) return Fit::no;
        return !test.needs_one || stated.meets(test.allowed) ? Fit::yes : Fit::no;
    }
    if (!facts.stated(test.fact)) {
        if (test.unstated == Unstated::unknown) return Fit::unknown;
        return test.unstated == Unstated::yes ? Fit::yes : Fit::no;
    }
    if (is_diagnosis(test.fact)) return fit_diagnoses(test, *facts.diagnoses);
    return test.allowed.test(static_cast<unsigned>(facts.value[index_of(test.fact)])) ? Fit::yes
                                                                                      : Fit::no;
}

Result<Test> compile_condition(Fact fact, std::string_view cell, ValueSets const& sets,
                               Vocabulary& vocabulary) {
    Test test;
    test.fact = fact;
    std::vector<std::string_view> values;
    TRY(split_cell(cell, sets, test, values));
    bool wants = false;
    for (auto const word : values) {
        bool const banned = word.front() == '!';
        auto const value = banned ? word.substr(1) : word;
        wants = wants || !banned;
        test.values.emplace_back(value);
        if (is_diagnosis(fact)) TRY(add_diagnosis(value, banned, test));
        else TRY(add_value(fact, value, vocabulary, banned ? test.banned : test.allowed));
    }
    // `stated` alone: any value will do; `unstated` alone: none will.
    if (values.empty() && test.unstated == Unstated::no) test.allowed = Mask{}.inverse();
    test.any_diagnosis = !wants && !(values.empty() && test.unstated == Unstated::yes);
    test.needs_one = wants;
    if (is_list(fact) && test.unstated != Unstated::unknown) return bad_condition(fact, cell);
    // Several exclusions exclude each of them; beside wanted values they change nothing.
    if (!is_list(fact) && !test.banned.empty()) {
        test.allowed = test.allowed | test.banned.inverse();
        test.banned = {};
    }
    return test;
}

}  // namespace assent::policy
