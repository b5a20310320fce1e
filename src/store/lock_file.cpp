#include "store/lock_file.h"

#include "store/db.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace assent::store {

Result<LockFile> LockFile::take(std::string const& path) {
    int const file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        if (errno == ENOSPC || errno == EDQUOT) return database_full();
        return database_away("The lock file beside the database cannot be opened.");
    }
    LockFile lock(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return unavailable("data_in_use", "Another process has opened this data for writing.");
    return lock;
}

LockFile::LockFile(LockFile&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

LockFile& LockFile::operator=(LockFile&& other) noexcept {
    std::swap(file_, other.file_);
    return *this;
}

LockFile::~LockFile() {
    if (file_ >= 0) ::close(file_);
}

}  // namespace assent::store
