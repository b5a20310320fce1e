#include "store/blobs.h"

#include "base/text.h"
#include "store/flush.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <utility>

namespace assent::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view staged_name = "staged";
constexpr std::string_view work_name = "work";

Fault not_written() {
    if (errno == ENOSPC || errno == EDQUOT)
        return unavailable("storage_full",
                           "The disk is full. Nothing was stored; try again later.");
    return unavailable("blob_not_written", "The document could not be stored. Try again.");
}

fs::path path_in(fs::path const& folder, std::string const& hash) {
    return folder / hash.substr(0, 2) / hash.substr(2, 2) / hash;
}

bool is_hash(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

Result<std::string> hash_of_file(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) return unavailable("unreadable", "The file " + path.string() + " cannot be read.");
    Hasher hasher;
    std::string part(std::size_t{1} << 20, '\0');
    while (in) {
        in.read(part.data(), static_cast<std::streamsize>(part.size()));
        hasher.add(std::string_view(part).substr(0, static_cast<std::size_t>(in.gcount())));
    }
    return hasher.finish_hex();
}

Staged::Staged(int file) : file_(file) {
    struct stat about {};
    if (::fstat(file, &about) == 0) size_ = about.st_size;
}

Staged::Staged(Staged&& other) noexcept
    : file_(std::exchange(other.file_, -1)), size_(other.size_) {}

Staged::~Staged() {
    if (file_ < 0) return;
    ::fsync(file_);
    ::close(file_);  // gives the lock back too
}

Result<void> Staged::add(std::string_view bytes) {
    while (!bytes.empty()) {
        auto const written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return not_written();
        size_ += written;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return fine();
}

Result<void> Staged::flush() { return ::fsync(file_) == 0 ? fine() : Result<void>(not_written()); }

Result<Blobs> Blobs::open(fs::path folder) {
    std::error_code error;
    fs::create_directories(folder / work_name, error);
    fs::create_directories(folder / staged_name, error);
    if (error)
        return unavailable("no_data_folder", "The folder " + folder.string() + " cannot be made.");
    return Blobs(std::move(folder));
}

Result<Staged> Blobs::stage(std::string const& name) {
    int const file = ::open(path_of_staged(name).c_str(), O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC,
                            S_IRUSR | S_IWUSR);
    if (file < 0) return not_written();
    Staged staged(file);
    if (::flock(file, LOCK_EX | LOCK_NB) != 0)
        return conflict("upload_busy", "",
                        "This file is being sent already. Wait until that has ended.");
    return staged;
}

fs::path Blobs::path_of_staged(std::string const& name) const {
    return folder_ / staged_name / name;
}

std::optional<std::int64_t> Blobs::size_of_staged(std::string const& name) const {
    std::error_code error;
    auto const size = fs::file_size(path_of_staged(name), error);
    if (error) return std::nullopt;
    return static_cast<std::int64_t>(size);
}

Result<KeptBlob> Blobs::keep(std::string const& name) {
    auto const staged = path_of_staged(name);
    KeptBlob kept;
    {
        auto const file = TRY(stage(name));
        kept.size = file.size();
        kept.hash = BlobHash(TRY(hash_of_file(staged)));
    }
    auto const place = path_of(kept.hash);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    fs::rename(staged, place, error);
    if (error) return not_written();
    if (!flush_folder(place.parent_path())) return not_written();
    if (!flush_folder(place.parent_path().parent_path())) return not_written();
    if (!flush_folder(folder_)) return not_written();
    return kept;
}

void Blobs::drop(std::string const& name) {
    std::error_code error;
    fs::remove(path_of_staged(name), error);
}

std::int64_t Blobs::sweep(std::chrono::seconds idle,
                          std::function<bool(std::string const& name)> const& is_wanted) {
    std::int64_t swept = 0;
    std::error_code error;
    auto const before = fs::file_time_type::clock::now() - idle;
    for (auto const& entry : fs::directory_iterator(folder_ / staged_name, error)) {
        auto const name = entry.path().filename().string();
        auto const written = entry.last_write_time(error);
        if (error || written > before || is_wanted(name)) continue;
        if (fs::remove(entry.path(), error)) ++swept;
    }
    for (auto const& entry : fs::directory_iterator(folder_ / work_name, error))
        if (entry.last_write_time(error) < before) fs::remove_all(entry.path(), error);
    return swept;
}

std::int64_t Blobs::room() const {
    std::error_code error;
    auto const space = fs::space(folder_, error);
    return error ? 0 : static_cast<std::int64_t>(space.available);
}

fs::path Blobs::work_folder() const { return folder_ / work_name; }

bool Blobs::has(BlobHash const& hash) const {
    std::error_code error;
    return is_hash(hash.value) && fs::exists(path_of(hash), error);
}

fs::path Blobs::path_of(BlobHash const& hash) const { return path_in(folder_, hash.value); }

Result<std::string> Blobs::read(BlobHash const& hash) const {
    if (!has(hash))
        return not_found("unknown_blob", "/blob",
                         "That document is not in the store. Upload it first.");
    std::ifstream in(path_of(hash), std::ios::binary);
    std::ostringstream content;
    content << in.rdbuf();
    auto text = content.str();
    if (sha256_hex(text) != hash.value)
        return broken("blob_damaged", "A stored document is damaged.");
    return text;
}

Result<void> Blobs::each(
    std::function<void(BlobHash const&, fs::path const&)> const& on_blob) const {
    std::error_code error;
    for (auto const& entry : fs::recursive_directory_iterator(folder_, error)) {
        auto const name = entry.path().filename().string();
        if (entry.is_regular_file() && is_hash(name)) on_blob(BlobHash(name), entry.path());
    }
    return error
               ? Result<void>(unavailable("unreadable", "The folder of documents cannot be read."))
               : fine();
}

}  // namespace assent::store
