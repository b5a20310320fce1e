#include "records/proofs.h"

#include "base/check_digit.h"
#include "records/testing.h"

namespace assent::records {
namespace {

namespace fs = std::filesystem;

ToProve what() {
    ToProve what{harbor, "40", {}, {}};
    what.question.set("code", "72148");
    what.answer.set("answer", "required");
    return what;
}

Proof issue(store::Store& store, SigningKeys& keys) {
    auto proof = store.write(
        harbor.value, [&](store::Db& db) { return issue_proof(db, keys, what(), moment()); });
    REQUIRE(proof.ok());
    return std::move(proof).take();
}

std::vector<PublicKey> keys_of(store::Store& store) {
    return store.read([](store::Db& db) { return public_keys(db, harbor); }).value();
}

TEST_CASE("an answer is numbered, kept, found again and verifies without the server") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        SigningKeys keys(place->folder() / "keys");
        auto const first = issue(*store, keys);
        auto const second = issue(*store, keys);
        CHECK(is_proof_number(first.number.value));
        CHECK(first.number != second.number);
        CHECK(first.number.value.substr(0, 2) == "40");
        CHECK(first.key_id == second.key_id);
        auto const found =
            store->read([&](store::Db& db) { return find_proof(db, harbor, first.number); });
        REQUIRE(found.ok());
        CHECK(found->statement == first.statement);
        CHECK(found->signature == first.signature);
        CHECK(found->issued_at == moment());
        CHECK(verify_proof(*found, keys_of(*store)).ok());
        auto const unknown = store->read(
            [&](store::Db& db) { return find_proof(db, harbor, make_proof_number("40", 999999)); });
        CHECK(unknown.fault().code == "unknown_proof");
    }
}

TEST_CASE("a proof that was altered in any way does not verify") {
    auto const place = store::Place();
    auto const store = place.open();
    SigningKeys keys(place.folder() / "keys");
    auto const good = issue(*store, keys);
    auto const other = issue(*store, keys);
    auto const known = keys_of(*store);
    auto code_after = [&](auto const& alter) {
        auto proof = good;
        alter(proof);
        auto const verified = verify_proof(proof, known);
        return verified ? std::string("verified") : verified.fault().code;
    };
    CHECK(code_after([](Proof&) {}) == "verified");
    CHECK(code_after([](Proof& p) {
              p.statement.replace(p.statement.find("required"), 8, "no");
          }) == "bad_signature");
    CHECK(code_after([](Proof& p) { p.statement += " "; }) == "bad_signature");
    CHECK(code_after([](Proof& p) { p.signature[0] = p.signature[0] == 'a' ? 'b' : 'a'; }) ==
          "bad_signature");
    CHECK(code_after([](Proof& p) { p.signature.clear(); }) == "bad_signature");
    CHECK(code_after([&](Proof& p) { p.signature = other.signature; }) == "bad_signature");
    CHECK(code_after([&](Proof& p) { p.number = other.number; }) == "proof_altered");
    CHECK(code_after([](Proof& p) { p.issued_at += std::chrono::hours(1); }) == "proof_altered");
    CHECK(code_after([](Proof& p) { p.plan = PlanId("alameda"); }) == "unknown_key");
    CHECK(code_after([](Proof& p) { p.key_id = "0000000000000000"; }) == "unknown_key");
}

TEST_CASE("a key of somebody else under the plan's key id is not believed") {
    auto const place = store::Place();
    auto const store = place.open();
    SigningKeys keys(place.folder() / "keys");
    auto const proof = issue(*store, keys);
    auto forged = keys_of(*store);
    REQUIRE(forged.size() == 1);
    forged.front().public_key = std::string(64, '0');
    CHECK(verify_proof(proof, forged).fault().code == "unknown_key");
}

TEST_CASE("the secret key is for its owner alone, and losing it makes a new one") {
    auto const place = store::Place();
    auto const store = place.open();
    auto const folder = place.folder() / "keys";
    SigningKeys keys(folder);
    auto const before = issue(*store, keys);
    for (auto const& entry : fs::directory_iterator(folder)) {
        auto const mode = entry.status().permissions() & fs::perms::all;
        CHECK(mode == (fs::perms::owner_read | fs::perms::owner_write));
    }
    fs::remove_all(folder);
    auto const after = issue(*store, keys);
    CHECK(before.key_id != after.key_id);
    auto const known = keys_of(*store);
    CHECK(known.size() == 2);
    CHECK(verify_proof(before, known).ok());
    CHECK(verify_proof(after, known).ok());
}

}  // namespace
}  // namespace assent::records
