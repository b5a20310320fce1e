#include "identity/seal.h"

#include "base/hash.h"

#include <fstream>

namespace assent::identity {
namespace {

namespace fs = std::filesystem;

std::string read_key(fs::path const& path) {
    std::ifstream in(path);
    std::string key;
    in >> key;
    return key;
}

}  // namespace

Result<Seal> Seal::in(fs::path const& folder) {
    auto const path = folder / "accounts.key";
    auto const lost = [&] {
        return unavailable("key_not_kept", "The key " + path.string() +
                                               " cannot be read or written. Bring it back from "
                                               "the copy of the data folder.");
    };
    std::error_code error;
    if (fs::exists(path, error)) {
        auto key = read_key(path);
        if (key.size() != 2 * seal_key_bytes) return lost();
        return Seal(std::move(key));
    }
    fs::create_directories(folder, error);
    fs::permissions(folder, fs::perms::owner_all, error);
    // Another process may start at this moment: the first name that stands is everybody's.
    auto const fresh = folder / ("accounts.key." + random_hex(8));
    {
        std::ofstream out(fresh, std::ios::trunc);
        fs::permissions(fresh, fs::perms::owner_read | fs::perms::owner_write, error);
        out << random_hex(seal_key_bytes) << '\n';
        if (!out.flush()) return lost();
    }
    fs::create_hard_link(fresh, path, error);
    std::error_code ignored;
    fs::remove(fresh, ignored);
    auto key = read_key(path);
    if (key.size() != 2 * seal_key_bytes) return lost();
    return Seal(std::move(key));
}

std::string Seal::close(std::string_view plain, std::string_view whose) const {
    return seal_hex(plain, whose, key_);
}

Result<std::string> Seal::open(std::string_view sealed, std::string_view whose) const {
    return open_sealed(sealed, whose, key_);
}

}  // namespace assent::identity
