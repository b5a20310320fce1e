#include "base/json.h"

#include <doctest/doctest.h>

namespace assent {

TEST_CASE("a text read and written again is the same text") {
    std::string const text = R"({"b":1.50,"a":[true,false,null,"x\ny"],"c":{}})";
    auto const value = json::parse(text);
    REQUIRE(value);
    CHECK(json::write(*value) == text);
}

}  // namespace assent
