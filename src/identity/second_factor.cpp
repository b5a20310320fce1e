#include "identity/second_factor.h"

#include "base/hash.h"
#include "base/text.h"
#include "identity/installation.h"
#include "identity/passkeys.h"
#include "identity/totp.h"

namespace assent::identity {
namespace {

constexpr std::size_t secret_bytes = 20;  // RFC 4226, R6
constexpr int recovery_codes = 10;

Fault bad_code() {
    return forbidden("bad_code", "/code", "This code is not right. Take the one shown now.");
}

struct Generator {
    std::string sealed;
    bool confirmed = false;
    std::int64_t last_step = 0;
};

Result<std::optional<Generator>> find_totp(store::Db& db, std::string const& account) {
    constexpr auto sql =
        "select secret, confirmed_at, last_step from totp where plan = ? and account = ? limit 1";
    auto const rows = TRY(db.query(sql, {installation, account}));
    if (rows.empty()) return std::optional<Generator>();
    auto const row = rows.front();
    return std::optional<Generator>({row.text(0), !row.text(1).empty(), row.integer(2)});
}

/// The clocks of telephones are a little off: one step either side.
Result<std::int64_t> step_of(std::string_view secret, std::string_view code, Instant wall) {
    auto const now = totp_step(wall);
    for (auto const step : {now, now - 1, now + 1})
        if (totp_code(secret, step) == code) return step;
    return bad_code();
}

Result<std::string> secret_of(Generator const& generator, Seal const& seal,
                              std::string const& account) {
    auto const secret = seal.open(generator.sealed, account);
    if (secret) return from_base32(*secret);
    return unavailable("generator_unreadable",
                       "Your code generator cannot be read any more. Sign in with a recovery code, "
                       "then remove it and set it up again.");
}

/// As people type them: small letters, with or without hyphens.
std::string hash_of_recovery_code(std::string_view typed) {
    std::string bare;
    for (char const c : lower(typed))
        if (c != '-' && c != ' ') bare += c;
    return sha256_hex(bare);
}

std::string make_recovery_code() {
    auto const letters = lower(to_base32(from_hex(random_hex(10)).value()));
    return letters.substr(0, 4) + "-" + letters.substr(4, 4) + "-" + letters.substr(8, 4) + "-" +
           letters.substr(12, 4);
}

}  // namespace

Result<SecondFactors> second_factors_of(store::Db& db, std::string const& account) {
    SecondFactors factors;
    constexpr auto totp =
        "select confirmed_at from totp where plan = ? and account = ? and confirmed_at <> '' "
        "limit 1";
    auto const generator = TRY(db.query(totp, {installation, account}));
    factors.totp = !generator.empty();
    if (factors.totp) factors.totp_since = TRY(parse_instant(generator.front().text(0)));
    factors.passkeys = static_cast<int>(TRY(passkeys_of(db, account)).size());
    constexpr auto left =
        "select count(*) from recovery_code where plan = ? and account = ? and used_at = '' "
        "limit 1";
    factors.recovery_codes_left =
        static_cast<int>(TRY(db.query(left, {installation, account})).front().integer(0));
    return factors;
}

Result<std::string> start_totp(store::Db& db, Seal const& seal, std::string const& account,
                               Instant now) {
    auto const held = TRY(find_totp(db, account));
    if (held && held->confirmed)
        return conflict("totp_exists", "",
                        "There is a code generator already. Remove it first to set up another.");
    TRY(remove_totp(db, account));
    auto secret = to_base32(from_hex(random_hex(secret_bytes)).value());
    constexpr auto sql = R"sql(
        insert into totp (plan, account, secret, made_at, confirmed_at, last_step) values (?, ?, ?, ?, '', 0)
    )sql";
    TRY(db.execute(sql, {installation, account, seal.close(secret, account), now}));
    return secret;
}

Result<void> confirm_totp(store::Db& db, Seal const& seal, std::string const& account,
                          std::string const& code, Instant wall) {
    auto const held = TRY(find_totp(db, account));
    if (!held || held->confirmed)
        return conflict("no_totp_pending", "", "Start to set up the code generator first.");
    auto const step = TRY(step_of(TRY(secret_of(*held, seal, account)), code, wall));
    constexpr auto sql = R"sql(
        update totp set confirmed_at = ?, last_step = ? where plan = ? and account = ? and confirmed_at = ''
    )sql";
    TRY(db.execute(sql, {wall, step, installation, account}));
    return fine();
}

Result<void> use_totp(store::Db& db, Seal const& seal, std::string const& account,
                      std::string const& code, Instant wall) {
    auto const held = TRY(find_totp(db, account));
    if (!held || !held->confirmed) return bad_code();
    auto const step = TRY(step_of(TRY(secret_of(*held, seal, account)), code, wall));
    // RFC 6238 5.2: a code that was taken is not taken again.
    constexpr auto sql =
        "update totp set last_step = ? where plan = ? and account = ? and last_step < ?";
    if (TRY(db.execute(sql, {step, installation, account, step})) == 1) return fine();
    return forbidden("code_used", "/code", "This code was used already. Wait for the next one.");
}

Result<void> remove_totp(store::Db& db, std::string const& account) {
    TRY(db.execute("delete from totp where plan = ? and account = ?", {installation, account}));
    return fine();
}

Result<std::vector<std::string>> make_recovery_codes(store::Db& db, std::string const& account,
                                                     Instant now) {
    TRY(db.execute("delete from recovery_code where plan = ? and account = ?",
                   {installation, account}));
    constexpr auto sql = R"sql(
        insert into recovery_code (plan, account, code_hash, made_at, used_at) values (?, ?, ?, ?, '')
    )sql";
    std::vector<std::string> codes;
    for (int i = 0; i < recovery_codes; ++i) {
        codes.push_back(make_recovery_code());
        TRY(db.execute(sql, {installation, account, hash_of_recovery_code(codes.back()), now}));
    }
    return codes;
}

Result<void> use_recovery_code(store::Db& db, std::string const& account, std::string const& code,
                               Instant now) {
    constexpr auto sql = R"sql(
        update recovery_code set used_at = ? where plan = ? and account = ? and code_hash = ? and used_at = ''
    )sql";
    auto const used =
        TRY(db.execute(sql, {now, installation, account, hash_of_recovery_code(code)}));
    if (used == 1) return fine();
    return forbidden("bad_code", "/recovery_code",
                     "This recovery code is not right, or was used already.");
}

Result<void> remove_second_factors(store::Db& db, std::string const& account) {
    TRY(remove_totp(db, account));
    TRY(remove_passkeys(db, account));
    TRY(db.execute("delete from recovery_code where plan = ? and account = ?",
                   {installation, account}));
    return fine();
}

}  // namespace assent::identity
