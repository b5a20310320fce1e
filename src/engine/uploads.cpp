#include "engine/uploads.h"

#include "base/hash.h"
#include "documents/check.h"
#include "engine/engine.h"
#include "records/settings.h"

#include <fmt/format.h>

namespace assent::engine {
namespace {

using records::Upload;

constexpr int open_max = 50;  // an account's files on their way at one time
constexpr int swept_at_once = 500;
// The database and its log need room as well.
constexpr std::int64_t room_kept = std::int64_t{256} << 20;

std::string everywhere() { return std::string(records::installation); }

std::string megabytes(std::int64_t bytes) {
    return fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

Fault too_large(std::int64_t size, std::int64_t limit) {
    return invalid("too_large", "/file",
                   "This file has " + megabytes(size) + "; at most " + megabytes(limit) +
                       " are taken. Send it in parts, or scan it with a lower resolution.");
}

Fault no_room() {
    return unavailable("storage_full",
                       "There is no room for this file now. Nothing was stored; try again later.");
}

Fault unknown_upload() {
    return not_found("unknown_upload", "/upload",
                     "There is no such upload. Choose the file again.");
}

Fault incomplete(std::int64_t here, std::int64_t size) {
    return conflict("upload_incomplete", "/upload",
                    fmt::format("{} of {} bytes are here. Send the rest.", here, size));
}

bool is_sha256(std::string_view text) {
    return text.size() == 64 &&
           text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

Result<void> may_upload(Asker const& asker) {
    auto const& account = asker.account;
    if (identity::has_right(account, identity::Right::attach) ||
        identity::has_right(account, identity::Right::request_submit))
        return fine();
    return identity::require_right(account, identity::Right::attach,
                                   "Your role does not allow adding documents.");
}

}  // namespace

Result<void> UploadPart::add(std::string_view bytes) {
    auto const after = file_.size() + static_cast<std::int64_t>(bytes.size());
    if (size_ >= 0 && after > size_)
        return invalid("too_large", "/file",
                       fmt::format("{} bytes were announced and more came. Begin again.", size_));
    return file_.add(bytes);
}

Result<Upload> Uploads::start(Asker const& asker, std::int64_t size, std::string sha256) {
    TRY(may_upload(asker));
    if (size == 0)
        return invalid("nothing_in_file", "/file",
                       "This file is empty. Send the one with the content.");
    if (settings_.size_limit > 0 && size > settings_.size_limit)
        return too_large(size, settings_.size_limit);
    if (size > blobs_.room() - room_kept) return no_room();
    if (!sha256.empty() && !is_sha256(sha256))
        return invalid("bad_hash", "/headers/Upload-Sha256",
                       "Upload-Sha256 is the SHA-256 of the file in 64 lower-case hex digits.");
    Upload upload;
    upload.id = random_hex(16);
    upload.account = asker.account.id;
    upload.size = size;
    upload.sha256 = std::move(sha256);
    upload.created_at = upload.touched_at = clock_.now();
    return store_.write(everywhere(), [&](store::Db& db) -> Result<Upload> {
        if (TRY(records::open_uploads(db, upload.account, open_max)).size() >= open_max)
            return conflict(
                "too_many_uploads", "",
                "50 of your files are on their way. Finish or drop some of them first.");
        TRY(records::save_upload(db, upload));
        return upload;
    });
}

Result<Upload> Uploads::find(Asker const& asker, std::string const& id) {
    auto upload = TRY(store_.read([&](store::Db& db) { return records::find_upload(db, id); }));
    if (upload.account != asker.account.id) return unknown_upload();
    return upload;
}

Result<std::vector<Upload>> Uploads::open(Asker const& asker) {
    return store_.read(
        [&](store::Db& db) { return records::open_uploads(db, asker.account.id, open_max); });
}

std::int64_t Uploads::offset_of(Upload const& upload) const {
    if (upload.finished_at) return upload.size;
    return blobs_.size_of_staged(upload.id).value_or(0);
}

Result<UploadPart> Uploads::go_on(Asker const& asker, std::string const& id, std::int64_t offset) {
    auto upload = TRY(find(asker, id));
    if (upload.finished_at)
        return conflict("upload_finished", "/upload", "This file is complete; nothing is missing.");
    UploadPart part(TRY(blobs_.stage(id)), upload.size);
    if (part.offset() != offset)
        return conflict("wrong_offset", "/headers/Upload-Offset",
                        fmt::format("{} bytes are here. Go on from there.", part.offset()));
    upload.touched_at = clock_.now();
    TRY(store_.write(everywhere(),
                     [&](store::Db& db) { return records::save_upload(db, upload); }));
    return part;
}

Result<Upload> Uploads::finish(Asker const& asker, std::string const& id) {
    auto upload = TRY(find(asker, id));
    if (upload.finished_at) return upload;
    auto const here = offset_of(upload);
    if (upload.size < 0) upload.size = here;
    if (here < upload.size) return incomplete(here, upload.size);
    if (settings_.size_limit > 0 && here > settings_.size_limit) {
        TRY(drop(id));
        return too_large(here, settings_.size_limit);
    }
    auto kept = look_and_keep(asker, std::move(upload));
    // What could not be looked at now may be tried again; what was refused is gone.
    if (!kept && kept.fault().kind == Kind::invalid) TRY(drop(id));
    return kept;
}

Result<Upload> Uploads::look_and_keep(Asker const& asker, Upload upload) {
    TRY(look_at(asker, upload));
    auto const blob = TRY(blobs_.keep(upload.id));
    upload.blob = blob.hash;
    upload.finished_at = clock_.now();
    TRY(store_.write(everywhere(), [&](store::Db& db) -> Result<void> {
        TRY(records::save_blob_kind(db, upload.blob, {blob.size, upload.media_type},
                                    *upload.finished_at));
        return records::save_upload(db, upload);
    }));
    return upload;
}

Result<void> Uploads::look_at(Asker const& asker, Upload& upload) {
    auto const file = blobs_.path_of_staged(upload.id);
    if (!upload.sha256.empty() && TRY(store::hash_of_file(file)) != upload.sha256)
        return invalid("wrong_hash", "/file",
                       "What arrived is not what was announced. Send the file again.");
    TRY(documents::kind_of(file));
    if (!settings_.scan_command.empty()) {
        auto const scanned = documents::scan(file, settings_.scan_command);
        if (!scanned && scanned.fault().code == "file_infected") TRY(note_infected(asker, upload));
        TRY(scanned);
    }
    auto const checked = TRY(documents::check(file));
    upload.media_type = documents::accepted_of(checked.kind).media_type;
    upload.pages = checked.pages;
    return fine();
}

Result<void> Uploads::note_infected(Asker const& asker, Upload const& upload) {
    auto const& account = asker.account;
    records::Access const row{account.plan, clock_.now(),         account.id,
                              account.role, records::Act::denied, "infected_file",
                              upload.id,    MemberId(),           asker.channel};
    return store_.write(account.plan.value,
                        [&](store::Db& db) { return records::append_access(db, {row}); });
}

Result<void> Uploads::drop(std::string const& id) {
    TRY(store_.write(everywhere(), [&](store::Db& db) { return records::remove_upload(db, id); }));
    blobs_.drop(id);
    return fine();
}

Result<void> Uploads::remove(Asker const& asker, std::string const& id) {
    TRY(find(asker, id));
    return drop(id);
}

Result<std::int64_t> Uploads::sweep() {
    std::int64_t swept = 0;
    auto const before = clock_.now() - kept_for;
    auto const old = TRY(store_.read(
        [&](store::Db& db) { return records::uploads_touched_before(db, before, swept_at_once); }));
    for (auto const& upload : old) {
        TRY(drop(upload.id));
        if (!upload.finished_at) ++swept;
    }
    // A crash between file and row leaves a file that no row knows.
    swept += blobs_.sweep(kept_for, [&](std::string const& name) {
        return store_.read([&](store::Db& db) { return records::find_upload(db, name); }).ok();
    });
    return swept;
}

Result<void> Uploads::describe(request::Command& command) {
    if (auto* attach = std::get_if<request::AttachDocument>(&command))
        return describe(attach->document);
    if (auto* asked = std::get_if<request::SubmitRequest>(&command))
        for (auto& document : asked->documents) TRY(describe(document));
    return fine();
}

Result<void> Uploads::describe(policy::DocumentRef& document) {
    auto const kind =
        TRY(store_.read([&](store::Db& db) { return records::find_blob_kind(db, document.blob); }));
    if (!kind) return fine();
    document.media_type = kind->media_type;
    document.size = kind->size;
    return fine();
}

}  // namespace assent::engine
