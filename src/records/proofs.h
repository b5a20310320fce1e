/// Proof of an answer: signed, dated, numbered, verifiable offline with the plan's public key.
#pragma once

#include "base/fields.h"
#include "base/json.h"
#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <filesystem>
#include <string>
#include <vector>

namespace assent::records {

struct Proof {
    ProofNumber number;
    PlanId plan;
    Instant issued_at{};
    std::string key_id;     ///< first 16 hex digits of the SHA-256 of the public key
    std::string statement;  ///< canonical JSON text: exactly what was signed
    std::string signature;  ///< Ed25519, hex
};

void fields(auto& f, auto& p) requires Is<Proof, decltype(p)> {
    f("number", p.number);
    f("plan", p.plan);
    f("issued_at", p.issued_at);
    f("key_id", p.key_id);
    f("statement", p.statement);
    f("signature", p.signature);
}

struct PublicKey {
    std::string key_id;
    PlanId plan;
    std::string public_key;
    Instant valid_from{};
};

void fields(auto& f, auto& k) requires Is<PublicKey, decltype(k)> {
    f("key_id", k.key_id);
    f("plan", k.plan);
    f("public_key", k.public_key);
    f("valid_from", k.valid_from);
}

/// The plan's signing keys: secret halves in files of mode 0600 under `folder`, public halves in
/// table plan_key.
class SigningKeys {
public:
    explicit SigningKeys(std::filesystem::path folder) : folder_(std::move(folder)) {}
    /// Reads the plan's key, or makes one and records its public half in the same transaction.
    Result<PublicKey> ensure(store::Db& db, PlanId const& plan, Instant at);
    Result<std::string> sign(PlanId const& plan, std::string const& key_id,
                             std::string const& statement) const;

private:
    std::filesystem::path folder_;
};

/// What a proof is of: the question and the answer as JSON, and how its number begins.
struct ToProve {
    PlanId plan;
    std::string number_block;
    json::Value question;
    json::Value answer;
};

/// Numbers, signs and stores the answer. The statement is {number, plan, issued_at, key_id,
/// question, answer}, compact.
Result<Proof> issue_proof(store::Db& db, SigningKeys& keys, ToProve const& what, Instant at);
/// By number alone: the number's block names the plan (`plans` tells which). Faults:
/// `unknown_proof`.
Result<Proof> find_proof(store::Db& db, PlanId const& plan, ProofNumber const& number);
Result<std::vector<PublicKey>> public_keys(store::Db& db, PlanId const& plan);

/// Offline: the signature holds, and number, plan and time in the statement agree with the
/// envelope. Faults: `bad_signature`, `proof_altered`, `unknown_key`.
Result<void> verify_proof(Proof const& proof, std::vector<PublicKey> const& keys);

}  // namespace assent::records
