#include "base/hash.h"

#include <doctest/doctest.h>

namespace assent {

TEST_CASE("a hash is the published one for the published text") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a hash taken part by part is the hash of the whole") {
    Hasher hasher;
    hasher.add("a");
    hasher.add("");
    hasher.add("bc");
    CHECK(hasher.finish_hex() == sha256_hex("abc"));
    hasher.add("abc");
    Hasher moved = std::move(hasher);
    CHECK(moved.finish_hex() == sha256_hex("abc"));
}

TEST_CASE("bytes go to hex and back") {
    CHECK(to_hex(std::string_view("\x00\xFF\x10", 3)) == "00ff10");
    CHECK(*from_hex("00fF10") == std::string("\x00\xFF\x10", 3));
    CHECK(from_hex("")->empty());
    CHECK(from_hex("0").fault().code == "bad_hex");
    CHECK(from_hex("0g").fault().code == "bad_hex");
}

TEST_CASE("random texts differ") {
    CHECK(random_hex(16).size() == 32);
    CHECK(random_hex(16) != random_hex(16));
}

TEST_CASE("a signature holds for its message and key alone") {
    auto const keys = make_key_pair();
    auto const signature = sign_hex("answer", keys.secret_key);
    CHECK(signature_holds("answer", signature, keys.public_key));
    CHECK_FALSE(signature_holds("answers", signature, keys.public_key));
    CHECK_FALSE(signature_holds("answer", signature, make_key_pair().public_key));
    auto changed = signature;
    changed[0] = changed[0] == '0' ? '1' : '0';
    CHECK_FALSE(signature_holds("answer", changed, keys.public_key));
    CHECK_FALSE(signature_holds("answer", "", keys.public_key));
    CHECK_FALSE(signature_holds("answer", signature, "zz"));
}

TEST_CASE("a signature is the published one for the published key") {
    // RFC 8032, 7.1, test 1: an empty message.
    std::string const secret = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
    std::string const open = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    CHECK(sign_hex("", secret + open) ==
          "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e3970"
          "1cf9b46bd25bf5f0595bbe24655141438e7a100b");
}

TEST_CASE("what is sealed opens with its key, for its owner, unchanged, and for nothing else") {
    auto const key = random_hex(seal_key_bytes);
    auto const sealed = seal_hex("a secret", "kim", key);
    CHECK(sealed != seal_hex("a secret", "kim", key));
    CHECK(open_sealed(sealed, "kim", key).value() == "a secret");
    CHECK(open_sealed(seal_hex("", "", key), "", key).value().empty());
    auto changed = sealed;
    changed.back() = changed.back() == '0' ? '1' : '0';
    for (auto const& opened :
         {open_sealed(sealed, "lee", key), open_sealed(sealed, "kim", random_hex(seal_key_bytes)),
          open_sealed(changed, "kim", key), open_sealed("00", "kim", key),
          open_sealed("", "kim", key), open_sealed("zz", "kim", key),
          open_sealed(sealed, "kim", "")})
        CHECK(opened.fault().code == "not_ours");
}

TEST_CASE("a password matches what was stored for it and nothing else") {
    auto const stored = hash_password("correct horse");
    CHECK(stored.starts_with("$argon2id$"));
    CHECK(password_matches("correct horse", stored));
    CHECK_FALSE(password_matches("correct hors", stored));
    CHECK_FALSE(password_matches("correct horse", ""));
    CHECK_FALSE(password_matches("correct horse", std::string(500, 'x')));
}

}  // namespace assent
