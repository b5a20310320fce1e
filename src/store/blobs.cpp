#include "store/blobs.h"

#include "base/text.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <utility>

namespace assent::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view parts_folder = "parts";

Fault not_written() {
    if (errno == ENOSPC || errno == EDQUOT)
        return unavailable("storage_full",
                           "The disk is full. Nothing was stored; try again later.");
    return unavailable("blob_not_written", "The document could not be stored. Try again.");
}

/// The rename is only safe when the folder that holds the name is on disk too.
Result<void> flush_folder(fs::path const& folder) {
    int const file = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) return not_written();
    int const flushed = ::fsync(file);
    ::close(file);
    return flushed == 0 ? fine() : Result<void>(not_written());
}

fs::path path_in(fs::path const& folder, std::string const& hash) {
    return folder / hash.substr(0, 2) / hash.substr(2, 2) / hash;
}

bool is_hash(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

}  // namespace

BlobWriter::BlobWriter(fs::path folder, fs::path part, int file)
    : folder_(std::move(folder)), part_(std::move(part)), file_(file) {}

BlobWriter::BlobWriter(BlobWriter&& other) noexcept
    : folder_(std::move(other.folder_)),
      part_(std::move(other.part_)),
      file_(std::exchange(other.file_, -1)),
      hasher_(std::move(other.hasher_)),
      size_(other.size_) {}

BlobWriter::~BlobWriter() {
    if (file_ < 0) return;
    ::close(file_);
    std::error_code error;
    fs::remove(part_, error);
}

Result<void> BlobWriter::add(std::string_view bytes) {
    hasher_.add(bytes);
    size_ += static_cast<std::int64_t>(bytes.size());
    while (!bytes.empty()) {
        auto const written = ::write(file_, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return not_written();
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return fine();
}

Result<KeptBlob> BlobWriter::finish() {
    KeptBlob kept{BlobHash(hasher_.finish_hex()), size_};
    if (::fsync(file_) != 0) return not_written();
    ::close(std::exchange(file_, -1));
    auto const place = path_in(folder_, kept.hash.value);
    std::error_code error;
    fs::create_directories(place.parent_path(), error);
    fs::rename(part_, place, error);
    if (error) {
        fs::remove(part_, error);
        return not_written();
    }
    TRY(flush_folder(place.parent_path()));
    TRY(flush_folder(place.parent_path().parent_path()));
    TRY(flush_folder(folder_));
    return kept;
}

Result<Blobs> Blobs::open(fs::path folder) {
    std::error_code error;
    fs::remove_all(folder / parts_folder, error);
    fs::create_directories(folder / parts_folder, error);
    if (error)
        return unavailable("no_data_folder", "The folder " + folder.string() + " cannot be made.");
    return Blobs(std::move(folder));
}

Result<BlobWriter> Blobs::start() {
    auto part = folder_ / parts_folder / random_hex(16);
    int const file = ::open(part.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
    if (file < 0) return not_written();
    return BlobWriter(folder_, std::move(part), file);
}

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
