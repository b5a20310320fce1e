/// Keeps a second process from the same data: an advisory lock that dies with its holder, however
/// it dies.
#pragma once

#include "base/result.h"

#include <string>

namespace assent::store {

class LockFile {
public:
    /// Fault `data_in_use` when someone else holds it.
    static Result<LockFile> take(std::string const& path);

    LockFile(LockFile&& other) noexcept;
    LockFile& operator=(LockFile&& other) noexcept;
    ~LockFile();

private:
    explicit LockFile(int file) : file_(file) {}
    int file_ = -1;
};

}  // namespace assent::store
