/// How long the texts of a submission may be. Announced before entry, refused with `too_long`,
/// never cut.
#pragma once

#include "request/faults.h"
#include "request/submit.h"

namespace assent::request {

inline constexpr std::size_t note_limit = 8000;      // vocabulary.md 14
inline constexpr std::size_t sentence_limit = 1000;  ///< a reason or an explanation
inline constexpr std::size_t name_limit = 200;       ///< names, numbers, file names
inline constexpr std::size_t word_limit = 60;        ///< pack words and codes

void check_limits(SubmitRequest const& asked, Faults& faults);

/// Characters, not bytes.
std::size_t characters(std::string_view text);

}  // namespace assent::request
