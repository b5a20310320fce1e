/// How many characters the texts people write may have. Announced before entry, refused with
/// `too_long`, never cut.
#pragma once

#include <cstddef>

namespace assent::policy {

inline constexpr std::size_t note_limit = 8000;      // vocabulary.md 14
inline constexpr std::size_t sentence_limit = 1000;  ///< a reason or an explanation
inline constexpr std::size_t name_limit = 200;       ///< names, numbers, file names
inline constexpr std::size_t word_limit = 60;        ///< pack words and codes

}  // namespace assent::policy
