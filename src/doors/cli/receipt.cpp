#include "base/check_digit.h"
#include "doors/cli/open.h"
#include "records/proofs.h"

#include <cstdio>
#include <fstream>
#include <sstream>

namespace assent::cli {
namespace {

Result<json::Value> read_json_file(std::string const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return not_found("no_such_file", "", "The file " + path + " cannot be read.");
    std::ostringstream text;
    text << in.rdbuf();
    return json::parse(text.str());
}

/// A receipt as the API gives it has more members than are signed; only these count.
Result<records::Proof> read_proof(std::string const& path) {
    auto const value = TRY(read_json_file(path));
    records::Proof proof;
    proof.number = ProofNumber(std::string(value.text("number")));
    proof.plan = PlanId(std::string(value.text("plan")));
    proof.issued_at = TRY(parse_instant(value.text("issued_at")));
    proof.key_id = std::string(value.text("key_id"));
    proof.statement = std::string(value.text("statement"));
    proof.signature = std::string(value.text("signature"));
    return proof;
}

Result<std::vector<records::PublicKey>> read_keys(std::string const& path) {
    auto const value = TRY(read_json_file(path));
    auto const* keys = value.find("keys");
    if (!keys)
        return invalid("no_keys", "/keys", "The file holds no keys; save the reply of /api/keys.");
    return from_json<std::vector<records::PublicKey>>(*keys);
}

void print(records::Proof const& proof) {
    std::printf("Receipt %s of plan %s, issued %s\n", grouped(proof.number.value).c_str(),
                proof.plan.value.c_str(), to_text(proof.issued_at).c_str());
    auto const statement = json::parse(proof.statement);
    if (!statement) return;
    if (auto const* answer = statement->find("answer")) {
        std::printf("Answer: %s for %s on %s\n", std::string(answer->text("answer")).c_str(),
                    std::string(answer->text("code", "this service")).c_str(),
                    std::string(answer->text("date")).c_str());
        if (auto const* why = answer->find("why"); why && why->is_array())
            for (auto const& sentence : why->as_array())
                std::printf("  - %s\n", sentence.as_string().c_str());
    }
}

}  // namespace

int receipt_verify(ReceiptOptions const& options) {
    auto proof = read_proof(options.file);
    if (!proof) return tell(proof.fault(), options.common.output);
    auto keys = read_keys(options.keys);
    if (!keys) return tell(keys.fault(), options.common.output);
    if (auto held = records::verify_proof(*proof, *keys); !held) {
        tell(held.fault(), options.common.output);
        return 1;
    }
    if (options.common.output == Output::json) {
        json::Value out;
        out.set("valid", true);
        out.set("number", proof->number.value);
        out.set("key_id", proof->key_id);
        std::puts(json::write_pretty(out).c_str());
        return 0;
    }
    print(*proof);
    std::printf("The signature holds (key %s).\n", proof->key_id.c_str());
    return 0;
}

int receipt_find(ReceiptOptions const& options) {
    auto engine = open_engine(options.common, Beside::server);
    if (!engine) return tell(engine.fault(), options.common.output);
    std::string digits;
    for (char const c : options.number)
        if (c >= '0' && c <= '9') digits.push_back(c);
    auto proof = (*engine)->find_proof(ProofNumber(digits));
    if (!proof) return tell(proof.fault(), options.common.output);
    if (options.common.output == Output::json)
        std::puts(json::write_pretty(to_json(*proof)).c_str());
    else print(*proof);
    return 0;
}

}  // namespace assent::cli
