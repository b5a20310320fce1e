/// The phrase book: every sentence a scenario may say, with its placeholders, what it means and
/// what it does.
///
/// A pattern is words and placeholders: `<date>` stands for one word, `"<name>"` for a text in
/// quotes, `<who...>` for one or more words. An Expect phrase answers with the line that would have
/// been right; equal means passed.
#pragma once

#include "scenario/scenario_file.h"
#include "scenario/world.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::scenario {

/// What a line said in the places of the placeholders, in their order, and its table.
struct Call {
    std::vector<std::string> words;
    std::vector<Row> const& table;
    std::string const& word(std::size_t i) const { return words.at(i); }
};

/// Nothing for a deed. For an expectation: the line and table that are true.
struct Truth {
    std::string text;
    std::optional<std::vector<Row>> table;
};
using Said = std::optional<Truth>;
using Act = std::function<Result<Said>(World&, Call const&)>;

// What the phrases themselves share.

/// An expectation without a table.
Said truth(std::string text);
/// A deed: the command in that person's name; what came of it is kept for the next line.
Result<Said> run(World& world, std::string const& who, request::Command const& command);
/// A line by its number or its code.
Result<request::LineState> line_of(request::State const& state, std::string const& word);

struct Phrase {
    std::string pattern;
    std::string meaning;
    Act act;
    std::vector<std::string> tokens;  ///< of the pattern
};

class PhraseBook {
public:
    void add(std::string pattern, std::string meaning, Act act);
    /// The phrase that fits, with the words of its placeholders.
    struct Match {
        Phrase const* phrase = nullptr;
        std::vector<std::string> words;
    };
    Match find(std::string_view line) const;
    /// The patterns most like the line, best first.
    std::vector<std::string_view> nearest(std::string_view line, std::size_t count) const;
    /// As a page for people, in the order of registration.
    std::string markdown() const;

private:
    std::vector<Phrase> phrases_;
};

/// All phrases of the product.
PhraseBook const& phrase_book();

/// Words of a line; a text in quotes is one word without its quotes and with a mark.
std::vector<std::string> tokens_of(std::string_view line);

}  // namespace assent::scenario
