#include "records/uploads.h"

#include "records/settings.h"

namespace assent::records {
namespace {

constexpr std::string_view columns =
    "id, account, size, sha256, created_at, touched_at, finished_at, hash, media_type, pages";

Result<Upload> read_row(store::Row const& row) {
    Upload upload;
    upload.id = row.text(0);
    upload.account = row.text(1);
    upload.size = row.integer(2);
    upload.sha256 = row.text(3);
    upload.created_at = TRY(parse_instant(row.text(4)));
    upload.touched_at = TRY(parse_instant(row.text(5)));
    if (!row.text(6).empty()) upload.finished_at = TRY(parse_instant(row.text(6)));
    upload.blob = BlobHash(row.text(7));
    upload.media_type = row.text(8);
    upload.pages = static_cast<int>(row.integer(9));
    return upload;
}

Result<std::vector<Upload>> read_rows(store::Rows const& rows) {
    std::vector<Upload> uploads;
    for (auto const row : rows) uploads.push_back(TRY(read_row(row)));
    return uploads;
}

std::string select_where(std::string_view condition) {
    return "select " + std::string(columns) + " from upload where plan = ? and " +
           std::string(condition) + " limit ?";
}

}  // namespace

Result<void> save_upload(store::Db& db, Upload const& upload) {
    constexpr auto sql = R"sql(
        insert into upload (plan, id, account, size, sha256, created_at, touched_at, finished_at, hash, media_type, pages)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, id) do update set touched_at = excluded.touched_at, finished_at = excluded.finished_at,
            hash = excluded.hash, media_type = excluded.media_type, pages = excluded.pages
    )sql";
    auto const finished = upload.finished_at ? to_text(*upload.finished_at) : std::string();
    TRY(db.execute(sql, {installation, upload.id, upload.account, upload.size, upload.sha256,
                         upload.created_at, upload.touched_at, finished, upload.blob.value,
                         upload.media_type, upload.pages}));
    return fine();
}

Result<Upload> find_upload(store::Db& db, std::string const& id) {
    auto const rows = TRY(db.query(select_where("id = ?"), {installation, id, 1}));
    if (rows.empty())
        return not_found("unknown_upload", "/upload",
                         "There is no such upload. Choose the file again.");
    return read_row(rows.front());
}

Result<std::vector<Upload>> open_uploads(store::Db& db, std::string const& account, int limit) {
    return read_rows(
        TRY(db.query(select_where("account = ? and finished_at = '' order by created_at, id"),
                     {installation, account, limit})));
}

Result<std::vector<Upload>> uploads_touched_before(store::Db& db, Instant before, int limit) {
    return read_rows(TRY(db.query(select_where("touched_at < ? order by touched_at, id"),
                                  {installation, before, limit})));
}

Result<void> remove_upload(store::Db& db, std::string const& id) {
    TRY(db.execute("delete from upload where plan = ? and id = ?", {installation, id}));
    return fine();
}

Result<void> save_blob_kind(store::Db& db, BlobHash const& blob, BlobKind const& kind, Instant at) {
    constexpr auto sql = R"sql(
        insert into blob (plan, hash, size, media_type, created_at) values (?, ?, ?, ?, ?)
        on conflict (plan, hash) do nothing
    )sql";
    TRY(db.execute(sql, {installation, blob.value, kind.size, kind.media_type, at}));
    return fine();
}

Result<std::optional<BlobKind>> find_blob_kind(store::Db& db, BlobHash const& blob) {
    auto const rows =
        TRY(db.query("select size, media_type from blob where plan = ? and hash = ? limit 1",
                     {installation, blob.value}));
    if (rows.empty()) return std::optional<BlobKind>();
    return std::optional(BlobKind{rows.front().integer(0), rows.front().text(1)});
}

}  // namespace assent::records
