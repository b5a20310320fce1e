/// Uploads on their way in, and what kind of file each stored blob is. Both belong to the
/// installation: an upload to the account that sends it, a blob to whatever refers to it.
#pragma once

#include "base/result.h"
#include "base/time.h"
#include "base/typed.h"
#include "store/db.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assent::records {

struct Upload {
    std::string id;       ///< hex digits, also the name of the staged file
    std::string account;  ///< of who sends it
    std::int64_t size = 0;
    std::string sha256;  ///< as announced; empty: not announced
    Instant created_at{};
    Instant touched_at{};  ///< when bytes came last
    std::optional<Instant> finished_at;
    BlobHash blob;  ///< once finished
    std::string media_type;
    int pages = 0;  ///< 0: not counted in pages
};

Result<void> save_upload(store::Db& db, Upload const& upload);
/// Faults: `unknown_upload`.
Result<Upload> find_upload(store::Db& db, std::string const& id);
/// Those of an account whose bytes are not all here, the oldest first; at most `limit`.
Result<std::vector<Upload>> open_uploads(store::Db& db, std::string const& account, int limit);
/// Those that nobody touched since; at most `limit`.
Result<std::vector<Upload>> uploads_touched_before(store::Db& db, Instant before, int limit);
Result<void> remove_upload(store::Db& db, std::string const& id);

/// What is known of a stored blob.
struct BlobKind {
    std::int64_t size = 0;
    std::string media_type;
};
Result<void> save_blob_kind(store::Db& db, BlobHash const& blob, BlobKind const& kind, Instant at);
/// Nothing for a blob that was stored before kinds were kept.
Result<std::optional<BlobKind>> find_blob_kind(store::Db& db, BlobHash const& blob);

}  // namespace assent::records
