/// What must be read again, yet by nobody who only sees the database or a copy of it: the secrets
/// of code generators. The key is a file of the data folder (`keys/accounts.key`, mode 0600).
#pragma once

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace assent::identity {

class Seal {
public:
    /// Reads the key, or makes one where there is none. Faults: `key_not_kept`.
    static Result<Seal> in(std::filesystem::path const& folder);

    /// `whose` is what it belongs to: sealed for one account it does not open for another.
    std::string close(std::string_view plain, std::string_view whose) const;
    /// Faults: `not_ours` when the key, the owner or a byte is not the one it was closed with.
    Result<std::string> open(std::string_view sealed, std::string_view whose) const;

private:
    explicit Seal(std::string key) : key_(std::move(key)) {}
    std::string key_;  // hex
};

}  // namespace assent::identity
