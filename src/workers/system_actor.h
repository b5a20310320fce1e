/// Who acts when the program itself does.
#pragma once

#include "request/actor.h"

namespace assent::workers {

inline request::Actor system_actor() {
    request::Actor actor;
    actor.account = "system";
    actor.name = "assent";
    actor.role = request::Role::system;
    return actor;
}

}  // namespace assent::workers
