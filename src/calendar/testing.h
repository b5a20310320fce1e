/// What the tests of dates share.
#pragma once

#include "calendar/zone.h"

#include <doctest/doctest.h>

namespace assent::calendar {

/// The zone of that name, which must be known.
inline Zone zone(char const* name) {
    auto found = Zone::find(name);
    REQUIRE(found);
    return *found;
}

}  // namespace assent::calendar
