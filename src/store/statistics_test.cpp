#include "store/testing.h"

#include <doctest/doctest.h>

namespace assent::store {

TEST_CASE("an empty database already takes the narrow index, not the whole plan") {
    auto const place = Place();
    auto const store = place.open();
    constexpr auto sql = R"sql(
        explain query plan select request from request_view
        where plan = ? and member = ? and status <> 'voided' order by request desc limit 200
    )sql";
    auto const steps = store->read([&](Db& db) { return db.query(sql, {"harbor", "m1"}); });
    REQUIRE(steps.ok());
    CHECK(steps->front().text(3).find("request_view_member") != std::string::npos);
}

}  // namespace assent::store
