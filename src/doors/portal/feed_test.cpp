#include "doors/portal/feed.h"

#include "doors/portal/csv.h"

#include <doctest/doctest.h>

namespace assent::portal {

TEST_CASE("places in the logs are read as they are written, and what is none is left out") {
    LogPlaces const places{{"central", 4}, {"harbor", 12}};
    CHECK(places_text(places) == "central:4 harbor:12");
    CHECK(read_places("central:4 harbor:12") == places);
    CHECK(read_places("").empty());
    CHECK(read_places("harbor harbor: harbor:x harbor:-1 :").empty());
    CHECK(read_places("harbor:7 nonsense") == LogPlaces{{"harbor", 7}});
}

TEST_CASE("a cell of a file is quoted where it must be, and never a formula") {
    CHECK(csv_line({"a", "", "b c"}) == "a,,b c\r\n");
    CHECK(csv_line({"", "x"}) == ",x\r\n");
    CHECK(csv_line({"a,b", "say \"no\"", "two\nlines"}) ==
          "\"a,b\",\"say \"\"no\"\"\",\"two\nlines\"\r\n");
    CHECK(csv_line({"=1+1", "+1", "-1", "@x", "\tx"}) == "'=1+1,'+1,'-1,'@x,'\tx\r\n");
}

}  // namespace assent::portal
