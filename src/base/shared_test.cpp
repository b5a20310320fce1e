#include "base/shared.h"

#include <doctest/doctest.h>

#include <string>

namespace assent {

TEST_CASE("copies share what they hold until one of them is changed") {
    Shared<std::string> const first(std::string("what was asked"));
    auto second = first;
    CHECK(&*first == &*second);
    second.edit() = "something else";
    CHECK(*first == "what was asked");
    CHECK(*second == "something else");
}

TEST_CASE("a holder on its own is changed in place") {
    Shared<std::string> held(std::string("what was asked"));
    auto const* before = &*held;
    held.edit() += " and answered";
    CHECK(&*held == before);
    CHECK(held.value_or("nothing") == "what was asked and answered");
}

TEST_CASE("it may hold nothing, and is then given a value of its own") {
    Shared<std::string> held;
    CHECK_FALSE(held);
    CHECK(held.value_or("nothing") == "nothing");
    held.emplace() = "something";
    CHECK(held.has_value());
    CHECK(*held == "something");
}

}  // namespace assent
