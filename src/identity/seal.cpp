#include "identity/seal.h"

#include "base/hash.h"
#include "store/flush.h"

#include <unistd.h>

#include <cerrno>
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

/// On disk before anything is sealed with it. Another process may begin at this moment: the first
/// name that stands is everybody's.
bool keep_new_key(fs::path const& path) {
    auto const fresh = path.string() + "." + random_hex(8);
    bool const written = store::write_flushed(fresh, random_hex(seal_key_bytes) + "\n");
    bool const named = written && (::link(fresh.c_str(), path.c_str()) == 0 || errno == EEXIST);
    ::unlink(fresh.c_str());
    return named && store::flush_folder(path.parent_path());
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
    if (!fs::exists(path, error)) {
        fs::create_directories(folder, error);
        fs::permissions(folder, fs::perms::owner_all, error);
        if (!keep_new_key(path)) return lost();
    }
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
