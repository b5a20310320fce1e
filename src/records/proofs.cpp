#include "records/proofs.h"

#include "base/check_digit.h"
#include "base/fields.h"
#include "base/hash.h"
#include "store/flush.h"

#include <fstream>
#include <sstream>

namespace assent::records {
namespace {

namespace fs = std::filesystem;

std::string key_id_of(std::string const& public_key) {
    return sha256_hex(public_key).substr(0, 16);
}

fs::path secret_file(fs::path const& folder, PlanId const& plan, std::string const& key_id) {
    return folder / (plan.value + "-" + key_id + ".key");
}

Result<void> write_secret(fs::path const& path, std::string const& secret) {
    std::error_code error;
    fs::create_directories(path.parent_path(), error);
    fs::permissions(path.parent_path(), fs::perms::owner_all, error);
    if (!store::write_flushed(path, secret + "\n") || !store::flush_folder(path.parent_path()))
        return unavailable("key_not_kept",
                           "The signing key cannot be written to " + path.string() + ".");
    return fine();
}

Result<std::int64_t> next_serial(store::Db& db, PlanId const& plan) {
    constexpr auto sql = R"sql(
        insert into counter (plan, name, value) values (?, 'proof', 1)
        on conflict (plan, name) do update set value = counter.value + 1 returning value
    )sql";
    auto const rows = TRY(db.query(sql, {plan.value}));
    return rows.front().integer(0);
}

}  // namespace

Result<PublicKey> SigningKeys::ensure(store::Db& db, PlanId const& plan, Instant at) {
    auto const known = TRY(public_keys(db, plan));
    std::error_code error;
    for (auto key = known.rbegin(); key != known.rend(); ++key)
        if (fs::exists(secret_file(folder_, plan, key->key_id), error)) return *key;
    auto const pair = make_key_pair();
    PublicKey key{key_id_of(pair.public_key), plan, pair.public_key, at};
    TRY(write_secret(secret_file(folder_, plan, key.key_id), pair.secret_key));
    constexpr auto sql =
        "insert into plan_key (plan, key_id, public_key, valid_from) values (?, ?, ?, ?)";
    TRY(db.execute(sql, {plan.value, key.key_id, key.public_key, at}));
    return key;
}

Result<std::string> SigningKeys::sign(PlanId const& plan, std::string const& key_id,
                                      std::string const& statement) const {
    std::ifstream in(secret_file(folder_, plan, key_id));
    std::string secret;
    in >> secret;
    if (secret.empty())
        return unavailable("key_not_kept", "The plan's signing key is not in the data folder.");
    return sign_hex(statement, secret);
}

Result<Proof> issue_proof(store::Db& db, SigningKeys& keys, ToProve const& what, Instant at) {
    auto const key = TRY(keys.ensure(db, what.plan, at));
    Proof proof;
    proof.number = make_proof_number(what.number_block, TRY(next_serial(db, what.plan)));
    proof.plan = what.plan;
    proof.issued_at = at;
    proof.key_id = key.key_id;
    json::Value statement;
    statement.set("number", proof.number.value);
    statement.set("plan", what.plan.value);
    statement.set("issued_at", to_text(at));
    statement.set("key_id", key.key_id);
    statement.set("question", what.question);
    statement.set("answer", what.answer);
    proof.statement = json::write(statement);
    proof.signature = TRY(keys.sign(what.plan, key.key_id, proof.statement));
    constexpr auto sql =
        "insert into proof (plan, number, body, signature, issued_at) values (?, ?, ?, ?, ?)";
    TRY(db.execute(sql,
                   {what.plan.value, proof.number.value, proof.statement, proof.signature, at}));
    return proof;
}

Result<Proof> find_proof(store::Db& db, PlanId const& plan, ProofNumber const& number) {
    constexpr auto sql =
        "select body, signature, issued_at from proof where plan = ? and number = ? limit 1";
    auto const rows = TRY(db.query(sql, {plan.value, number.value}));
    if (rows.empty())
        return not_found("unknown_proof", "/number",
                         "No receipt has that number. Check the digits.");
    Proof proof;
    proof.number = number;
    proof.plan = plan;
    proof.statement = rows.front().text(0);
    proof.signature = rows.front().text(1);
    proof.issued_at = TRY(parse_instant(rows.front().text(2)));
    proof.key_id = std::string(TRY(json::parse(proof.statement)).text("key_id"));
    return proof;
}

Result<std::vector<PublicKey>> public_keys(store::Db& db, PlanId const& plan) {
    constexpr auto sql =
        "select key_id, public_key, valid_from from plan_key where plan = ? order by valid_from "
        "limit 100";
    auto const rows = TRY(db.query(sql, {plan.value}));
    std::vector<PublicKey> keys;
    for (auto const row : rows)
        keys.push_back({row.text(0), plan, row.text(1), TRY(parse_instant(row.text(2)))});
    return keys;
}

Result<void> verify_proof(Proof const& proof, std::vector<PublicKey> const& keys) {
    PublicKey const* key = nullptr;
    for (auto const& candidate : keys)
        if (candidate.key_id == proof.key_id && candidate.plan == proof.plan) key = &candidate;
    if (!key || key_id_of(key->public_key) != proof.key_id)
        return invalid("unknown_key", "/key_id",
                       "The key that signed this receipt is not among the keys given.");
    if (!signature_holds(proof.statement, proof.signature, key->public_key))
        return invalid("bad_signature", "/signature",
                       "The signature does not fit the statement: it was altered, or not signed by "
                       "this plan.");
    auto statement = json::parse(proof.statement);
    bool const same = statement && statement->text("number") == proof.number.value &&
                      statement->text("plan") == proof.plan.value &&
                      statement->text("key_id") == proof.key_id &&
                      statement->text("issued_at") == to_text(proof.issued_at);
    if (!same)
        return invalid("proof_altered", "/number",
                       "Number, plan or time beside the statement differ from what was signed.");
    return fine();
}

}  // namespace assent::records
