#include "policy/allowed.h"

#include <doctest/doctest.h>

namespace assent::policy::actor_tests {

TEST_CASE("a named person has an account of its own, and is no machine") {
    Actor actor;
    actor.role = Role::nurse;
    actor.account = "kim";
    CHECK(is_named_person(actor));
    actor.account.clear();
    CHECK_FALSE(is_named_person(actor));
    actor.account = "system";
    CHECK_FALSE(is_named_person(actor));
    actor.account = "kim";
    actor.role = Role::system;
    CHECK_FALSE(is_named_person(actor));
    CHECK(system_actor().account == "system");
    CHECK(system_actor().name == "assent");
    CHECK_FALSE(is_named_person(system_actor()));
}

}  // namespace assent::policy::actor_tests
