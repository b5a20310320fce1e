#include "doors/portal/portal.h"

namespace assent::portal {

void add_record_routes(Portal& portal, http::Router& router) {
    auto read = [&portal](http::Request const& request, engine::Asker const& asker) {
        RequestId const number(std::string(request.parameter("number")));
        auto record = portal.engine().read_record(asker, number);
        if (!record) return http::problem(record.fault());
        return http::json(200, to_json(*record))
            .with("ETag", "\"" + std::to_string(record->version) + "\"");
    };
    router.get("/api/requests/{number}/record", signed_in(portal, std::move(read)));
}

void describe_record(std::vector<Endpoint>& out) {
    out.push_back({"get",
                   "/api/requests/{number}/record",
                   "The whole record for an audit: state, events, and the hashes that prove them",
                   Access::signed_in,
                   {},
                   {},
                   [](Schemas& schemas) { return schemas.of<engine::RequestRecord>(); },
                   {"unknown_request", "right_required"}});
}

}  // namespace assent::portal
