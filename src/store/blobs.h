/// Documents as files named by their SHA-256: written to the side, flushed, then renamed into
/// place, so that a name always holds its whole content. The same content is kept once.
#pragma once

#include "base/hash.h"
#include "base/result.h"
#include "base/typed.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace assent::store {

struct KeptBlob {
    BlobHash hash;
    std::int64_t size = 0;
};

/// One upload on its way. Dropped without finish, it leaves nothing.
class BlobWriter {
public:
    BlobWriter(std::filesystem::path folder, std::filesystem::path part, int file);
    ~BlobWriter();
    BlobWriter(BlobWriter&& other) noexcept;
    BlobWriter& operator=(BlobWriter&&) = delete;

    /// Faults: `storage_full`.
    Result<void> add(std::string_view bytes);
    Result<KeptBlob> finish();

private:
    std::filesystem::path folder_;
    std::filesystem::path part_;
    int file_;
    Hasher hasher_;
    std::int64_t size_ = 0;
};

class Blobs {
public:
    /// Makes the folder and sweeps parts that a crash left behind.
    static Result<Blobs> open(std::filesystem::path folder);

    Result<BlobWriter> start();
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
