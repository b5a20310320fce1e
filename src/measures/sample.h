/// A random sample that anybody can draw again: the same numbers and the same seed give the same
/// files, in the same order ("8 then 30", accreditation's file review).
#pragma once

#include "base/typed.h"

#include <cstdint>
#include <vector>

namespace assent::measures {

/// At most `size` of them. The order in which `from` comes does not count, nor do repetitions.
std::vector<RequestId> sample_of(std::vector<RequestId> from, std::uint64_t seed, std::size_t size);

}  // namespace assent::measures
