/// What the tests of lists share: a plan and moments of one day.
#pragma once

#include "base/time.h"
#include "base/typed.h"
#include "store/testing.h"

#include <doctest/doctest.h>

namespace assent::views {

inline PlanId const harbor("harbor");

inline Instant moment(int minutes = 0) {
    return parse_instant("2026-11-24T10:00:00.000Z").value() + std::chrono::minutes(minutes);
}

}  // namespace assent::views
