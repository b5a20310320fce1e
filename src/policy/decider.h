/// Whose word an adverse decision may rest on. Neither type can be made from a rule, from the law
/// or from the system (SB 1120, ADR 7).
#pragma once

#include "base/result.h"
#include "policy/actor.h"

#include <utility>

namespace assent::policy {

/// A person in a role of a licensed clinician whose licence holds on the day.
class LicensedDecider {
public:
    /// Faults: `role_not_allowed`, `licence_not_current`.
    static Result<LicensedDecider> of(Actor const& actor, Day today);
    Actor const& actor() const { return actor_; }

private:
    explicit LicensedDecider(Actor actor) : actor_(std::move(actor)) {}
    Actor actor_;
};

/// A person who works for the plan or its delegate.
class StaffDecider {
public:
    /// Fault: `role_not_allowed`.
    static Result<StaffDecider> of(Actor const& actor);
    Actor const& actor() const { return actor_; }

private:
    explicit StaffDecider(Actor actor) : actor_(std::move(actor)) {}
    Actor actor_;
};

}  // namespace assent::policy
