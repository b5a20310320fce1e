/// The words of printed records in the languages that are complete. Names of things are those of
/// the screens, from the same files; what only paper says is in texts/.
#pragma once

#include "base/time.h"
#include "calendar/zone.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace assent::letters {

enum class Language { en, es };

using Values = std::vector<std::pair<std::string_view, std::string>>;

class Words {
public:
    explicit Words(Language language) : language_(language) {}

    Language language() const { return language_; }
    /// By its path, such as `status.approved`; `{{name}}` is filled in. Empty when there is no such
    /// text.
    std::string text(std::string_view path, Values const& values = {}) const;
    /// The word of a value in a group, such as `status` and `approved`; a value without a word of
    /// its own is shown as it is, without underscores.
    std::string word(std::string_view group, std::string_view value) const;

    std::string day(Day day) const;  ///< `Nov 24, 2026`
    std::string span(std::optional<Day> from, std::optional<Day> to) const;
    /// Wall clock of the plan: `Nov 24, 2026, 9:15 am`.
    std::string instant(Instant instant, calendar::Zone const& zone) const;

private:
    Language language_;
};

/// The texts built into the program: `words.en`, `request.es`, `paper.en`.
std::string_view embedded_text(std::string_view name);

}  // namespace assent::letters
