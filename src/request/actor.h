/// Who acts, in the words of requests.
#pragma once

#include "policy/actor.h"

namespace assent::request {

using policy::Actor;
using policy::is_licensed;
using policy::is_named_person;
using policy::is_office;
using policy::is_staff;
using policy::Role;

}  // namespace assent::request
