#include "scenario/phrases.h"

#include "base/text.h"
#include "scenario/phrase_groups.h"

#include <algorithm>
#include <set>

namespace assent::scenario {
namespace {

constexpr char quote = '"';

bool is_many(std::string_view token) { return token.starts_with('<') && token.ends_with("...>"); }
bool is_one(std::string_view token) { return token.starts_with('<') && token.ends_with('>'); }
bool is_quoted(std::string_view token) { return token.starts_with(quote); }
bool is_quoted_place(std::string_view token) { return token.starts_with("\"<"); }

std::string unquoted(std::string_view token) {
    return std::string(token.substr(1, token.size() - 2));
}

/// Word by word; a `<x...>` takes as few words as it can.
class Matcher {
public:
    Matcher(std::vector<std::string> const& pattern, std::vector<std::string> const& line)
        : pattern_(pattern), line_(line) {}

    bool run(std::size_t p = 0, std::size_t l = 0) {
        if (p == pattern_.size()) return l == line_.size();
        if (l == line_.size()) return false;
        if (is_many(pattern_[p])) return run_many(p, l);
        if (!takes(pattern_[p], line_[l])) return false;
        auto const is_place = is_quoted_place(pattern_[p]) || is_one(pattern_[p]);
        if (is_place) words.push_back(is_quoted(line_[l]) ? unquoted(line_[l]) : line_[l]);
        if (run(p + 1, l + 1)) return true;
        if (is_place) words.pop_back();
        return false;
    }

    std::vector<std::string> words;

private:
    static bool takes(std::string_view pattern, std::string_view word) {
        if (is_quoted_place(pattern)) return is_quoted(word);
        if (is_one(pattern)) return !is_quoted(word);
        return pattern == word;
    }

    bool run_many(std::size_t p, std::size_t l) {
        std::string taken;
        for (auto end = l; end < line_.size(); ++end) {
            if (!taken.empty()) taken += ' ';
            taken += line_[end];
            words.push_back(taken);
            if (run(p + 1, end + 1)) return true;
            words.pop_back();
        }
        return false;
    }

    std::vector<std::string> const& pattern_;
    std::vector<std::string> const& line_;
};

/// How many plain words they share, and how much they differ in length.
int likeness(Phrase const& phrase, std::set<std::string> const& said, std::size_t length) {
    int shared = 0;
    for (auto const& token : phrase.tokens)
        if (said.contains(lower(token))) ++shared;
    auto const longer =
        std::max(length, phrase.tokens.size()) - std::min(length, phrase.tokens.size());
    return 4 * shared - static_cast<int>(longer);
}

}  // namespace

std::vector<std::string> tokens_of(std::string_view line) {
    std::vector<std::string> found;
    while (!(line = trim(line)).empty()) {
        auto end = line.find(' ');
        if (line.front() == quote) {
            auto const closing = line.find(quote, 1);
            end = closing == std::string_view::npos ? closing : closing + 1;
        }
        found.emplace_back(line.substr(0, end));
        line = end == std::string_view::npos ? std::string_view{} : line.substr(end);
    }
    return found;
}

void PhraseBook::add(std::string pattern, std::string meaning, Act act) {
    auto tokens = tokens_of(pattern);
    phrases_.push_back({std::move(pattern), std::move(meaning), std::move(act), std::move(tokens)});
}

PhraseBook::Match PhraseBook::find(std::string_view line) const {
    auto const tokens = tokens_of(line);
    // "Member services Ann …" is about Ann, not about a member called "services Ann".
    bool const is_of_person = role_length(tokens) > 1;
    for (auto const& phrase : phrases_) {
        if (is_of_person && !is_many(phrase.tokens.front())) continue;
        Matcher matcher(phrase.tokens, tokens);
        if (matcher.run()) return {&phrase, std::move(matcher.words)};
    }
    return {};
}

std::vector<std::string_view> PhraseBook::nearest(std::string_view line, std::size_t count) const {
    auto const tokens = tokens_of(line);
    std::set<std::string> said;
    for (auto const& token : tokens) said.insert(lower(token));
    std::vector<std::pair<int, std::string_view>> ranked;
    for (auto const& phrase : phrases_)
        ranked.emplace_back(-likeness(phrase, said, tokens.size()), phrase.pattern);
    std::ranges::stable_sort(ranked, {}, &std::pair<int, std::string_view>::first);
    std::vector<std::string_view> best;
    for (auto const& [rank, pattern] : ranked)
        if (best.size() < count) best.push_back(pattern);
    return best;
}

std::string PhraseBook::markdown() const {
    std::string page =
        "# Scenario phrases\n\n"
        "A scenario is a `Scenario:` line, steps indented by two spaces, and tables indented "
        "further whose cells are\n"
        "separated by two spaces or more. A `#` comment directly above names the rule ids it "
        "proves. `<word>` stands\n"
        "for one word, `\"<text>\"` for a text in quotes, `<words...>` for several. `Expect` lines "
        "are exact;\n"
        "`assent scenario --update` rewrites them and nothing else.\n\n"
        "| Phrase | Meaning |\n|---|---|\n";
    for (auto const& phrase : phrases_)
        page += "| `" + phrase.pattern + "` | " + phrase.meaning + " |\n";
    return page;
}

PhraseBook const& phrase_book() {
    static PhraseBook const book = [] {
        PhraseBook made;
        add_setting_phrases(made);
        add_lookup_phrases(made);
        add_deed_phrases(made);
        add_timing_phrases(made);
        add_decision_phrases(made);
        add_criteria_phrases(made);
        add_change_phrases(made);
        add_after_phrases(made);
        add_talk_phrases(made);
        add_appeal_phrases(made);
        add_appeal_expect_phrases(made);
        add_expect_phrases(made);
        return made;
    }();
    return book;
}

Said truth(std::string text) { return Truth{std::move(text), std::nullopt}; }

Result<Said> run(World& world, std::string const& who, request::Command const& command) {
    auto const* person = TRY(world.person(who));
    world.keep(world.stage.run(command, *person));
    return Said{};
}

Result<request::LineState> line_of(request::State const& state, std::string const& word) {
    auto const is_it = [&](request::LineState const& line) {
        return std::to_string(line.number.value) == word || line.asked.code == word;
    };
    auto const found = std::ranges::find_if(state.lines, is_it);
    if (found == state.lines.end()) return bad_step("the request has no line " + word);
    return *found;
}

}  // namespace assent::scenario
