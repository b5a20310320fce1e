/// Conditions of policy rows, compiled: each is a small test on one fact that says yes, no or
/// unknown. A fact's values are numbered once for the pack, so that a test is a look into a bit
/// mask.
#pragma once

#include "base/result.h"
#include "codes/code_set.h"
#include "policy/ask.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

/// Named as the columns of requirements.csv, in the order in which questions are asked. From
/// `modifier` on the fact is a list that is never asked.
enum class Fact : std::uint8_t {
    line,
    kind,
    review,
    setting,
    place,
    level_of_care,
    admission_source,
    admission_priority,
    network,
    age,
    diagnosis,
    principal_diagnosis,
    discipline,
    specialty,
    county,
    medical_group,
    population,
    emergency_transport,
    modifier,
    mark,
    special
};
inline constexpr std::size_t fact_count = 21;
constexpr std::size_t index_of(Fact fact) { return static_cast<std::size_t>(fact); }
constexpr bool is_list(Fact fact) { return fact >= Fact::modifier; }
constexpr bool is_diagnosis(Fact fact) {
    return fact == Fact::diagnosis || fact == Fact::principal_diagnosis;
}
/// The fact in words of the screen: `place of service`.
std::string_view words_for(Fact fact);

/// 128 value numbers; the last one stands for every stated value that no row names.
struct Mask {
    std::array<std::uint64_t, 2> bits{};
    constexpr bool test(unsigned at) const { return (bits[at >> 6] >> (at & 63) & 1) != 0; }
    constexpr void set(unsigned at) { bits[at >> 6] |= std::uint64_t{1} << (at & 63); }
    constexpr bool meets(Mask const& other) const {
        return ((bits[0] & other.bits[0]) | (bits[1] & other.bits[1])) != 0;
    }
    constexpr bool empty() const { return (bits[0] | bits[1]) == 0; }
    constexpr Mask inverse() const { return {{~bits[0], ~bits[1]}}; }
    friend constexpr Mask operator|(Mask a, Mask b) {
        return {{a.bits[0] | b.bits[0], a.bits[1] | b.bits[1]}};
    }
    friend constexpr Mask operator&(Mask a, Mask b) {
        return {{a.bits[0] & b.bits[0], a.bits[1] & b.bits[1]}};
    }
    friend bool operator==(Mask const&, Mask const&) = default;
};
inline constexpr unsigned other_value = 127;

/// The numbers of the values that rows name, by fact.
class Vocabulary {
public:
    Vocabulary();
    /// Number of a value while rows are compiled; none when the pack names more than a mask holds.
    std::optional<unsigned> add(Fact fact, std::string_view value);
    /// Number of a stated value, `other_value` when no row names it.
    unsigned find(Fact fact, std::string_view value) const;

private:
    std::array<std::vector<std::string>, fact_count> values_;
};

/// What a condition says when its fact is not stated.
enum class Unstated : std::uint8_t { unknown, yes, no };

struct Test {
    Fact fact = Fact::line;
    Unstated unstated = Unstated::unknown;
    bool any_diagnosis = false;  ///< only exclusions are listed: any other diagnosis fits
    bool needs_one = false;      ///< list facts: one of `allowed` must be stated
    Mask allowed;
    Mask banned;  ///< list facts: none of these may be stated
    std::vector<codes::DiagnosisPattern> wanted;
    std::vector<codes::DiagnosisPattern> excluded;
    std::vector<std::string> values;  ///< as the row writes them, for questions
};

/// The stated facts of an Ask as numbers; -1: not stated.
struct FactValues {
    std::array<std::int16_t, fact_count> value{};
    std::array<Mask, 3> lists{};
    std::vector<std::string> const* diagnoses = nullptr;
    bool stated(Fact fact) const;
};

FactValues read_facts(Vocabulary const& vocabulary, Ask const& ask);

enum class Fit : std::uint8_t { no, unknown, yes };
Fit fit_of(Test const& test, FactValues const& facts);

/// Value sets by name, as text (`@outpatient_places`).
using ValueSets = std::map<std::string, std::string, std::less<>>;
/// Compiles one cell. Faults: `bad_condition` with the value that is not known.
Result<Test> compile_condition(Fact fact, std::string_view cell, ValueSets const& sets,
                               Vocabulary& vocabulary);

}  // namespace assent::policy
