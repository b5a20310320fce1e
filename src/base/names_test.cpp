#include "base/names.h"

#include <doctest/doctest.h>

namespace assent {
namespace {

enum class Colour { red, dark_green, new_ };

struct RequestReceived {};

}  // namespace

TEST_CASE("an enumerator is spelled as in the code, without the mark that dodges a keyword") {
    static_assert(enum_count<Colour> == 3);
    CHECK(name_of(Colour::dark_green) == "dark_green");
    CHECK(name_of(Colour::new_) == "new");
    CHECK(from_name<Colour>("new") == Colour::new_);
    CHECK(from_name<Colour>("red") == Colour::red);
    CHECK_FALSE(from_name<Colour>("new_"));
    CHECK_FALSE(from_name<Colour>("blue"));
    CHECK_FALSE(from_name<Colour>(""));
    CHECK(name_of(static_cast<Colour>(7)).empty());
}

TEST_CASE("a type has its bare name") { CHECK(type_name<RequestReceived>() == "RequestReceived"); }

}  // namespace assent
