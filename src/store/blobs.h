/// Documents as files named by their SHA-256: staged to the side, flushed, then renamed into place,
/// so that a name always holds its whole content. The same content is kept once.
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "base/typed.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace assent::store {

struct KeptBlob {
    BlobHash hash;
    std::int64_t size = 0;
};

/// SHA-256 in hex. Faults: `unreadable`.
Result<std::string> hash_of_file(std::filesystem::path const& path);

/// A file on its way in, open for its next bytes. It grows at the end only and stays when this is
/// dropped; nobody else writes it meanwhile.
class Staged {
public:
    explicit Staged(int file);
    ~Staged();
    Staged(Staged&& other) noexcept;
    Staged& operator=(Staged&&) = delete;

    std::int64_t size() const { return size_; }
    /// Faults: `storage_full`.
    Result<void> add(std::string_view bytes);
    /// What was added is on disk afterwards.
    Result<void> flush();

private:
    int file_;
    std::int64_t size_ = 0;
};

class Blobs {
public:
    static Result<Blobs> open(std::filesystem::path folder);

    /// Opens the staged file of that name (hex digits), which may be new. Faults: `upload_busy`
    /// when somebody else has it open.
    Result<Staged> stage(std::string const& name);
    std::filesystem::path path_of_staged(std::string const& name) const;
    /// Bytes of the staged file that are here; none when there is no such file.
    std::optional<std::int64_t> size_of_staged(std::string const& name) const;
    /// The staged file becomes a blob under its hash; it is no longer staged.
    Result<KeptBlob> keep(std::string const& name);
    void drop(std::string const& name);
    /// Drops what nobody wrote to for so long, unless `is_wanted`. How many it dropped.
    std::int64_t sweep(std::chrono::seconds idle,
                       std::function<bool(std::string const& name)> const& is_wanted);
    /// Room left on the disk, in bytes.
    std::int64_t room() const;
    /// A folder for files that live for one call only.
    std::filesystem::path work_folder() const;

    bool has(BlobHash const& hash) const;
    /// Faults: `unknown_blob`, `blob_damaged` when the content does not have the hash of its name.
    Result<std::string> read(BlobHash const& hash) const;
    std::filesystem::path path_of(BlobHash const& hash) const;
    /// Every blob, in no order.
    Result<void> each(
        std::function<void(BlobHash const&, std::filesystem::path const&)> const& on_blob) const;

private:
    explicit Blobs(std::filesystem::path folder) : folder_(std::move(folder)) {}
    std::filesystem::path folder_;
};

}  // namespace assent::store
