#include "store/flush.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <iterator>

namespace assent::store {

bool write_flushed(std::filesystem::path const& path, std::string_view text) {
    int const file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (file < 0) return false;
    bool const whole = ::write(file, text.data(), text.size()) == std::ssize(text);
    bool const flushed = ::fsync(file) == 0;
    if (::close(file) == 0 && whole && flushed) return true;
    int const why = errno;
    ::unlink(path.c_str());
    errno = why;
    return false;
}

bool flush_folder(std::filesystem::path const& folder) {
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return false;
    bool const flushed = ::fsync(file) == 0;
    ::close(file);
    return flushed;
}

}  // namespace assent::store
