/// What stands around a member or a provider, for the people who answer their calls.
#pragma once

#include "base/fields.h"
#include "base/result.h"
#include "store/db.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::views {

/// An appeal or grievance of a member, newest first.
struct MemberAppeal {
    AppealId appeal;
    RequestId request;  ///< empty: a grievance about none
    std::string kind;
    std::string status;
    Instant received_at{};
    bool closed = false;
};

void fields(auto& f, auto& a) requires Is<MemberAppeal, decltype(a)> {
    f("appeal", a.appeal);
    f("request", a.request);
    f("kind", a.kind);
    f("status", a.status);
    f("received_at", a.received_at);
    f("closed", a.closed);
}

Result<std::vector<MemberAppeal>> appeals_of_member(store::Db& db, PlanId const& plan,
                                                    MemberId const& member, int limit);

/// Requests the provider asked for or gives the care of, by status, received since.
Result<std::map<std::string, std::int64_t>> outcomes_of(store::Db& db, PlanId const& plan,
                                                        ProviderId const& provider, Instant since);

}  // namespace assent::views
