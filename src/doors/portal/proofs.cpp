#include "base/check_digit.h"
#include "doors/portal/portal.h"

namespace assent::portal {
namespace {

json::Value proof_json(records::Proof const& proof) {
    json::Value out;
    out.set("number", proof.number.value);
    out.set("shown", grouped(proof.number.value));
    out.set("issued_at", to_text(proof.issued_at));
    out.set("plan", proof.plan.value);
    // The statement is what was signed; its parts are repeated only for reading.
    if (auto statement = json::parse(proof.statement)) {
        if (auto const* question = statement->find("question")) out.set("question", *question);
        if (auto const* answer = statement->find("answer")) out.set("answer", *answer);
    }
    out.set("statement", proof.statement);
    out.set("signature", proof.signature);
    out.set("key_id", proof.key_id);
    out.set("algorithm", "Ed25519");
    return out;
}

http::Response issue(Portal& portal, http::Request const& request) {
    auto ask = body_as<engine::LookupAsk>(request);
    if (!ask) return http::problem(ask.fault());
    if (ask->member)
        return http::problem(invalid("member_needs_sign_in", "/member",
                                     "A receipt names no member; ask without one."));
    auto proof = portal.engine().issue_proof(*ask, std::nullopt);
    if (!proof) return http::problem(proof.fault());
    return http::json(201, proof_json(*proof))
        .with("Location", "/api/proofs/" + proof->number.value);
}

http::Response find(Portal& portal, http::Request const& request) {
    ProofNumber const number(std::string(request.parameter("number")));
    auto proof = portal.engine().find_proof(number);
    if (!proof) return http::problem(proof.fault());
    return http::json(200, proof_json(*proof));
}

http::Response keys(Portal& portal) {
    auto found = portal.engine().public_keys();
    if (!found) return http::problem(found.fault());
    json::Value out;
    out.set("keys", to_json(*found));
    return http::json(200, out);
}

}  // namespace

void add_proof_routes(Portal& portal, http::Router& router) {
    router.post("/api/proofs",
                [&portal](http::Request const& request) { return issue(portal, request); });
    router.get("/api/proofs/{number}",
               [&portal](http::Request const& request) { return find(portal, request); });
    router.get("/api/keys", [&portal](http::Request const&) { return keys(portal); });
}

void describe_proofs(std::vector<Endpoint>& out) {
    out.push_back({"post",
                   "/api/proofs",
                   "A signed, numbered receipt of an answer",
                   Access::open,
                   {},
                   [](Schemas& schemas) { return schemas.of<engine::LookupAsk>(); },
                   {},
                   {"unknown_plan"}});
    out.push_back({"get",
                   "/api/proofs/{number}",
                   "A receipt by its number",
                   Access::open,
                   {},
                   {},
                   {},
                   {"unknown_proof"}});
    out.push_back({"get",
                   "/api/keys",
                   "Public keys that verify receipts offline",
                   Access::open,
                   {},
                   {},
                   {},
                   {}});
}

}  // namespace assent::portal
