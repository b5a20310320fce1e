#include "engine/listing.h"

#include "records/providers.h"

namespace assent::engine {
namespace {

Result<std::string> primary_care_of(store::Db& db, PlanId const& plan,
                                    request::State const& state) {
    auto const* coverage = state.known && state.known->coverage ? &*state.known->coverage : nullptr;
    if (coverage == nullptr || !coverage->primary_care) return std::string();
    auto const provider = records::find_provider(db, plan, *coverage->primary_care);
    if (provider) return provider->organisation;
    if (provider.fault().kind == Kind::not_found) return std::string();
    return provider.fault();
}

}  // namespace

Result<void> list_request(store::Db& db, PlanId const& plan, request::State const& state,
                          views::Shown shown, Listing listing) {
    if (listing == Listing::anew) shown.primary_care = TRY(primary_care_of(db, plan, state));
    return views::project(db, plan, state, shown);
}

}  // namespace assent::engine
