#include "policy/require.h"
#include "policy/rule_index.h"
#include "policy/test_packs.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <set>

using namespace assent;
using namespace assent::policy;

namespace {

using Random = std::mt19937;

std::size_t below(Random& random, std::size_t n) {
    return std::uniform_int_distribution<std::size_t>(0, n - 1)(random);
}

/// Half of the time nothing, as offices leave fields empty.
bool says(Random& random) { return below(random, 2) == 0; }

template <class E>
std::optional<E> some(Random& random) {
    return says(random) ? std::optional(static_cast<E>(below(random, enum_count<E>)))
                        : std::nullopt;
}

std::string one_of(Random& random, std::vector<std::string> const& values) {
    return values[below(random, values.size())];
}

/// Codes and words the pack itself names, so that random asks meet its rows.
struct Words {
    std::vector<codes::Code> codes;
    std::array<std::vector<std::string>, fact_count> values;
    explicit Words(Pack const& pack) {
        for (auto const& row : pack.rules->rows) {
            for (auto const& range : row.codes.ranges)
                if (!range.whole_system) codes.push_back({range.system, range.first});
            for (auto const& test : row.tests)
                for (auto const& value : test.values) values[index_of(test.fact)].push_back(value);
        }
        codes.push_back({codes::CodeSystem::cpt, "99999"});
        codes.push_back({codes::CodeSystem::cus, "NOSUCHCODE"});
        for (auto& list : values) list.emplace_back("zz");
    }
    std::string value(Random& random, Fact fact) const {
        return says(random) ? one_of(random, values[index_of(fact)]) : std::string();
    }
};

Ask random_ask(Random& random, Words const& words) {
    Ask ask;
    ask.service_day = make_day(2000, 1, 1) + std::chrono::days(below(random, 36890));
    if (below(random, 8) != 0) ask.service_day = make_day(2026, 11, 23);
    if (below(random, 10) != 0) ask.code = words.codes[below(random, words.codes.size())];
    if (below(random, 4) == 0)
        ask.revenue = one_of(random, {"0114", "0120", "0171", "0173", "0424", "0450", "0762"});
    ask.place = says(random) ? one_of(random, {"11", "12", "21", "22", "23", "31"}) : std::string();
    if (says(random))
        ask.diagnoses = {
            one_of(random, {"C50911", "O80", "Z3800", "F329", "B20", "M5416", "Z006"})};
    ask.line_of_business = words.value(random, Fact::line);
    ask.specialty = words.value(random, Fact::specialty);
    ask.county = words.value(random, Fact::county);
    ask.medical_group = words.value(random, Fact::medical_group);
    ask.population = words.value(random, Fact::population);
    ask.kind = some<RequestKind>(random);
    ask.setting = some<Setting>(random);
    ask.review = some<Review>(random);
    ask.network = some<Network>(random);
    ask.admission_source = some<AdmissionSource>(random);
    ask.admission_priority = some<AdmissionPriority>(random);
    ask.level_of_care = some<LevelOfCare>(random);
    ask.discipline = some<Discipline>(random);
    if (says(random)) ask.age = static_cast<int>(below(random, 100));
    if (says(random)) ask.emergency_transport = says(random);
    if (below(random, 6) == 0) ask.marks = {static_cast<Mark>(below(random, enum_count<Mark>))};
    if (below(random, 6) == 0)
        ask.special = {static_cast<Special>(below(random, enum_count<Special>))};
    if (below(random, 6) == 0) ask.modifiers = {one_of(random, {"GP", "GO", "GN", "Q0", "U8"})};
    return ask;
}

/// The same rows in another order.
std::string shuffled(std::string const& csv, Random& random) {
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < csv.size();) {
        auto const end = std::min(csv.find('\n', at), csv.size());
        if (csv[at] != '#') lines.push_back(csv.substr(at, end - at));
        at = end + 1;
    }
    std::shuffle(lines.begin() + 1, lines.end(), random);
    std::string out;
    for (auto const& line : lines) out += line + "\n";
    return out;
}

std::string text_of(Answer answer) {
    answer.pack_version = {};
    return json::write(to_json(answer));
}

unsigned seed() {
    static unsigned const value = std::random_device{}();
    return value;
}

void each_pack(auto run) {
    for (auto const& folder : pack_folders()) {
        auto files = read_pack_files(folder);
        CAPTURE(folder.string());
        CAPTURE(seed());
        Random random(seed());
        run(files, load_pack(files).value(), random);
    }
}

}  // namespace

TEST_CASE("shuffled rows give the same answer") {
    each_pack([](PackFiles& files, Pack const& pack, Random& random) {
        files["requirements.csv"] = shuffled(files["requirements.csv"], random);
        auto const other = load_pack(files).value();
        Words const words(pack);
        for (int i = 0; i < 2000; ++i) {
            auto const ask = random_ask(random, words);
            auto const one = text_of(require(pack, ask));
            auto const two = text_of(require(other, ask));
            if (one != two) {
                CHECK(one == two);
                break;
            }
        }
    });
}

TEST_CASE("every answer has a sentence and a contact, and undetermined has its reason") {
    each_pack([](PackFiles&, Pack const& pack, Random& random) {
        Words const words(pack);
        for (int i = 0; i < 5000; ++i) {
            auto const found = require(pack, random_ask(random, words));
            bool const open = found.answer == AnswerKind::undetermined;
            bool const whole = !found.why.empty() && !found.contacts.empty() &&
                               open == found.because.has_value() &&
                               (found.because == Because::facts_missing) == !found.asks.empty();
            if (!whole) {
                FAIL_CHECK(text_of(found));
                break;
            }
        }
    });
}

TEST_CASE("a code that no row names is never free of approval by its code") {
    each_pack([](PackFiles&, Pack const& pack, Random&) {
        for (char const* code : {"99999", "00001", "V9999", "NOSUCHCODE", "ZZZ"}) {
            auto const answer = require(pack, ask_for(code));
            CAPTURE(code);
            CHECK(answer.answer != AnswerKind::not_required);
            CHECK(answer.answer != AnswerKind::never_required);
        }
    });
}

TEST_CASE("a lookup answers for every day from 2000 to 2100") {
    each_pack([](PackFiles&, Pack const& pack, Random& random) {
        auto ask = random_ask(random, Words(pack));
        for (ask.service_day = make_day(2000, 1, 1); ask.service_day <= make_day(2100, 12, 31);
             ask.service_day += std::chrono::days(1))
            if (require(pack, ask).why.empty()) FAIL(to_text(ask.service_day));
    });
}

TEST_CASE("an answer survives JSON") {
    each_pack([](PackFiles&, Pack const& pack, Random& random) {
        Words const words(pack);
        for (int i = 0; i < 200; ++i) {
            auto const written = json::write(to_json(require(pack, random_ask(random, words))));
            auto const read = from_json<Answer>(json::parse(written).value());
            REQUIRE(read.ok());
            if (json::write(to_json(*read)) != written) {
                FAIL_CHECK(written);
                break;
            }
        }
    });
}
