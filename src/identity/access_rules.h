/// How people sign in to this installation: what the operator sets, within what the law and the
/// plans allow.
#pragma once

#include "base/fields.h"

#include <string>
#include <vector>

namespace assent::identity {

/// What somebody who asks for an account has to accept first (ACC-03).
struct Agreement {
    std::string version = "1";
    std::string text =
        "Members' health information is private. Use this portal only for care you give or "
        "arrange, look up only the members you need, keep your log-in to yourself, and tell the "
        "plan at once when somebody else may know it. Every look is recorded.";
};

/// Business days from the asking for an account to the answer (ACC-03: 5 to 7).
struct AnswerDays {
    int from = 5;
    int to = 7;
};

struct AccessRules {
    int idle_minutes = 20;  ///< ACC-04: without a deed of the person; 5 to 30
    int warn_minutes = 2;   ///< before the idle limit; 1 to 4
    int session_hours = 12;
    int password_length_min = 12;
    int password_days = 0;  ///< a password is to be changed after so many days; 0: never
    std::vector<std::string> second_factor_roles;  ///< these sign in with two factors only
    int link_hours = 72;                           ///< how long a one-time link opens
    AnswerDays account_request_days;
    std::string origin;  ///< `https://portal.example`: what people type; empty: not set yet
    Agreement agreement;
};

void fields(auto& f, auto& a) requires Is<Agreement, decltype(a)> {
    f("version", a.version);
    f("text", a.text);
}

void fields(auto& f, auto& d) requires Is<AnswerDays, decltype(d)> {
    f("from", d.from);
    f("to", d.to);
}

void fields(auto& f, auto& r) requires Is<AccessRules, decltype(r)> {
    f("idle_minutes", r.idle_minutes);
    f("warn_minutes", r.warn_minutes);
    f("session_hours", r.session_hours);
    f("password_length_min", r.password_length_min);
    f("password_days", r.password_days);
    f("second_factor_roles", r.second_factor_roles);
    f("link_hours", r.link_hours);
    f("account_request_days", r.account_request_days);
    f("origin", r.origin);
    f("agreement", r.agreement);
}

/// Faults: `out_of_range`, `unknown_role`, `bad_origin`, `required`, each with its place.
Result<void> check_rules(AccessRules const& rules);

}  // namespace assent::identity
