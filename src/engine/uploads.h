/// Documents on their way in: begun, sent in parts that may break off, gone on with after a restart
/// or a new sign-in, looked at, and then kept as a blob. An upload belongs to the account that
/// began it.
#pragma once

#include "documents/kind.h"
#include "engine/clock.h"
#include "records/uploads.h"
#include "request/commands.h"
#include "store/blobs.h"
#include "store/store.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

struct Asker;

struct UploadSettings {
    std::int64_t size_limit = 0;  ///< bytes, 0: none
    std::string scan_command;     ///< virus scanner; empty: files are not scanned
};

/// The first part that is missing may be sent by one connection at a time.
class UploadPart {
public:
    UploadPart(store::Staged file, std::int64_t size) : file_(std::move(file)), size_(size) {}

    std::int64_t offset() const { return file_.size(); }
    /// Faults: `too_large` beyond the announced size, `storage_full`.
    Result<void> add(std::string_view bytes);
    Result<void> flush() { return file_.flush(); }

private:
    store::Staged file_;
    std::int64_t size_;
};

class Uploads {
public:
    Uploads(store::Store& store, store::Blobs& blobs, Clock& clock, UploadSettings settings)
        : store_(store), blobs_(blobs), clock_(clock), settings_(std::move(settings)) {}

    static constexpr std::chrono::hours kept_for{24};  ///< after the last byte
    UploadSettings const& settings() const { return settings_; }

    /// `size` -1: not known before its end. Faults: `right_required`, `nothing_in_file`,
    /// `too_large`, `storage_full`, `bad_hash`, `too_many_uploads`.
    Result<records::Upload> start(Asker const& asker, std::int64_t size, std::string sha256);
    /// Faults: `unknown_upload`, also for somebody else's.
    Result<records::Upload> find(Asker const& asker, std::string const& id);
    Result<std::vector<records::Upload>> open(Asker const& asker);
    std::int64_t offset_of(records::Upload const& upload) const;
    /// Goes on at `offset`. Faults: `wrong_offset`, `upload_busy`, `upload_finished`.
    Result<UploadPart> go_on(Asker const& asker, std::string const& id, std::int64_t offset);
    /// Looks at the whole file and keeps it; once more gives the same. Faults: `upload_incomplete`,
    /// `wrong_hash`, and those of documents::check() and scan(): a file that they refuse is gone,
    /// unless it could not be looked at.
    Result<records::Upload> finish(Asker const& asker, std::string const& id);
    Result<void> remove(Asker const& asker, std::string const& id);
    /// Drops what nobody went on with. How many.
    Result<std::int64_t> sweep();

    /// Writes the kind and size that the stored files have into the documents a command names,
    /// whatever it said of them.
    Result<void> describe(request::Command& command);

private:
    Result<records::Upload> look_and_keep(Asker const& asker, records::Upload upload);
    Result<void> look_at(Asker const& asker, records::Upload& upload);
    Result<void> note_infected(Asker const& asker, records::Upload const& upload);
    Result<void> drop(std::string const& id);
    Result<void> describe(policy::DocumentRef& document);

    store::Store& store_;
    store::Blobs& blobs_;
    Clock& clock_;
    UploadSettings settings_;
};

}  // namespace assent::engine
