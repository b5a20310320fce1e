#include "codes/code_set.h"

#include "base/text.h"

#include <algorithm>

namespace assent::codes {
namespace {

constexpr int deepest_named_set = 8;

/// Same length and letters at the same places; a letter behind a digit must also be the same
/// letter, because it names a series of its own (0609T, 0609U).
bool are_comparable(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    bool leading = true;
    for (std::size_t i = 0; i < a.size(); ++i) {
        leading = leading && !is_digit(a[i]);
        if (is_digit(a[i]) != is_digit(b[i])) return false;
        if (!is_digit(a[i]) && !leading && a[i] != b[i]) return false;
    }
    return true;
}

/// Reads one list; a named set inside it starts without a prefix and leaves ours as it is.
class ListReader {
public:
    ListReader(NamedSets named, void const* context, CodeSet& out)
        : named_(named), context_(context), out_(out) {}

    Result<void> read(std::string_view text, int depth) {
        std::optional<CodeSystem> system;
        for (auto const token : words(text)) {
            if (token == "any") out_.any = true;
            else if (token.starts_with('@')) TRY(read_named(token, depth));
            else TRY(read_codes(token, system));
        }
        return fine();
    }

private:
    static Fault bad(std::string_view token, std::string_view reason) {
        return invalid("bad_code_list", {},
                       "\"" + std::string(token) + "\": " + std::string(reason) + ".");
    }

    Result<void> read_named(std::string_view token, int depth) {
        auto const* text = named_ == nullptr ? nullptr : named_(context_, token.substr(1));
        if (text == nullptr) return bad(token, "there is no set of this name");
        if (depth >= deepest_named_set) return bad(token, "sets name each other in a circle");
        return read(*text, depth + 1);
    }

    Result<void> read_codes(std::string_view token, std::optional<CodeSystem>& system) {
        auto rest = token;
        if (auto const colon = token.find(':'); colon != std::string_view::npos) {
            system = from_name<CodeSystem>(token.substr(0, colon));
            if (!system) return bad(token, "there is no such code system");
            rest = token.substr(colon + 1);
        }
        if (rest.empty()) return fine();
        if (rest == "*") {
            if (!system) return bad(token, "a star needs a code system before it");
            out_.ranges.push_back({*system, {}, {}, true});
            return fine();
        }
        return read_range(token, rest, system);
    }

    Result<void> read_range(std::string_view token, std::string_view rest,
                            std::optional<CodeSystem> system) {
        auto const whole =
            parse_code(rest, system);  // first, because an NDC has hyphens of its own
        if (whole) {
            out_.ranges.push_back({whole->system, whole->value, whole->value, false});
            return fine();
        }
        auto const ends = split(rest, '-');
        if (ends.size() != 2) return bad(token, "this is no code of its system");
        auto const first = parse_code(ends[0], system);
        auto const last = parse_code(ends[1], system);
        if (!first || !last) return bad(token, "this is no code of its system");
        if (first->system != last->system || !are_comparable(first->value, last->value))
            return bad(token, "the ends of a range must have the same form");
        if (last->value < first->value) return bad(token, "the range ends before it begins");
        out_.ranges.push_back({first->system, first->value, last->value, false});
        return fine();
    }

    NamedSets named_;
    void const* context_;
    CodeSet& out_;
};

Fault bad_pattern() {
    return invalid(
        "bad_diagnosis", {},
        "A diagnosis pattern is a code (M54.16), a beginning (C50*) or categories (O00-O9A).");
}

std::string without_point(std::string_view text) {
    auto out = upper(trim(text));
    if (out.size() > 3 && out[3] == '.') out.erase(3, 1);
    return out;
}

}  // namespace

bool contains(CodeRange const& range, Code const& code) {
    if (range.system != code.system) return false;
    if (range.whole_system) return true;
    if (range.first == range.last) return code.value == range.first;
    return range.first <= code.value && code.value <= range.last &&
           are_comparable(range.first, code.value);
}

bool CodeSet::contains(Code const& code) const {
    return any || std::any_of(ranges.begin(), ranges.end(),
                              [&](auto const& range) { return codes::contains(range, code); });
}

Result<CodeSet> parse_code_set(std::string_view text, NamedSets named, void const* context) {
    CodeSet set;
    TRY(ListReader(named, context, set).read(text, 0));
    return set;
}

bool DiagnosisPattern::matches(std::string_view normal) const {
    if (!last.empty()) {
        auto const category = normal.substr(0, 3);
        return first <= category && category <= last;
    }
    return prefix ? normal.starts_with(first) : normal == first;
}

Result<DiagnosisPattern> parse_diagnosis_pattern(std::string_view text) {
    auto const given = trim(text);
    if (given.ends_with('*')) {
        auto const beginning = without_point(given.substr(0, given.size() - 1));
        // A beginning is a code when it is filled up with zeros.
        auto const filled =
            beginning + std::string(beginning.size() < 3 ? 3 - beginning.size() : 0, '0');
        if (beginning.empty() || !parse_diagnosis(filled)) return bad_pattern();
        return DiagnosisPattern{beginning, {}, true};
    }
    auto const ends = split(given, '-');
    if (ends.size() > 2) return bad_pattern();
    auto const first = parse_diagnosis(ends[0]);
    if (!first) return bad_pattern();
    if (ends.size() == 1) return DiagnosisPattern{*first, {}, false};
    auto const last = parse_diagnosis(ends[1]);
    if (!last || first->size() != 3 || last->size() != 3 || *last < *first) return bad_pattern();
    return DiagnosisPattern{*first, *last, false};
}

}  // namespace assent::codes
