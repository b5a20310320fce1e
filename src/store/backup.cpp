#include "store/backup.h"

#include "base/json.h"
#include "store/blobs.h"
#include "store/sqlite.h"

#include <fstream>
#include <sstream>

namespace assent::store {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view database_name = "assent.sqlite";
constexpr std::string_view manifest_name = "manifest.json";

Fault not_copied(std::error_code const& error) {
    if (error == std::errc::no_space_on_device)
        return unavailable("storage_full", "The disk is full; the copy is not complete.");
    return unavailable("not_copied", "A file could not be copied: " + error.message() + ".");
}

Result<void> copy_folder(fs::path const& from, fs::path const& to) {
    std::error_code error;
    if (!fs::is_directory(from, error)) return fine();
    fs::create_directories(to, error);
    for (auto const& entry : fs::recursive_directory_iterator(from, error)) {
        auto const place = to / fs::relative(entry.path(), from);
        // Files on their way in are no documents yet.
        auto const within = entry.path().parent_path().filename();
        if (within == "staged" || within == "work") continue;
        if (entry.is_directory()) fs::create_directories(place, error);
        else fs::copy_file(entry.path(), place, error);
        if (error) return not_copied(error);
    }
    return error ? Result<void>(not_copied(error)) : fine();
}

Result<json::Value> hashes_of(fs::path const& folder, BackupReport& report) {
    json::Value files(json::Object{});
    for (auto const& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || entry.path().filename() == manifest_name) continue;
        files.set(fs::relative(entry.path(), folder).generic_string(),
                  TRY(hash_of_file(entry.path())));
        ++report.files;
        report.bytes += static_cast<std::int64_t>(entry.file_size());
    }
    return files;
}

Result<json::Value> read_manifest(fs::path const& folder) {
    std::ifstream in(folder / manifest_name, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return not_found("no_backup", "", "There is no backup in " + folder.string() + ".");
    return json::parse(text.str());
}

Result<void> must_be_new(fs::path const& folder) {
    std::error_code error;
    if (fs::exists(folder, error) && !fs::is_empty(folder, error))
        return conflict("folder_exists", "",
                        "The folder " + folder.string() + " exists already; choose a new one.");
    fs::create_directories(folder, error);
    return error ? Result<void>(not_copied(error)) : fine();
}

}  // namespace

Result<BackupReport> backup(fs::path const& data, fs::path const& folder) {
    std::error_code error;
    if (!fs::exists(data / database_name, error))
        return not_found("no_data_folder", "", "There is no database in " + data.string() + ".");
    TRY(must_be_new(folder));
    // First the database, then the documents: what the copied database names is then there.
    TRY(copy_sqlite((data / database_name).string(), (folder / database_name).string()));
    TRY(copy_folder(data / "blobs", folder / "blobs"));
    TRY(copy_folder(data / "keys", folder / "keys"));
    BackupReport report;
    json::Value manifest;
    manifest.set("format", 1);
    manifest.set("files", TRY(hashes_of(folder, report)));
    std::ofstream out(folder / manifest_name, std::ios::binary);
    out << json::write_pretty(manifest);
    out.close();
    if (!out) return unavailable("storage_full", "The manifest could not be written.");
    return report;
}

Result<BackupReport> restore(fs::path const& folder, fs::path const& data) {
    auto const manifest = TRY(read_manifest(folder));
    auto const* files = manifest.find("files");
    if (!files || !files->is_object())
        return invalid("backup_damaged", "/files", "The manifest lists no files.");
    BackupReport report;
    auto const found = TRY(hashes_of(folder, report));
    for (auto const& [name, hash] : files->as_object()) {
        auto const* held = found.find(name);
        if (!held || *held != hash)
            return invalid("backup_damaged", "",
                           "The file " + name + " of the backup is missing or damaged.");
    }
    TRY(must_be_new(data));
    for (auto const& [name, hash] : files->as_object()) {
        std::error_code error;
        fs::create_directories((data / name).parent_path(), error);
        fs::copy_file(folder / name, data / name, error);
        if (error) return not_copied(error);
    }
    return report;
}

}  // namespace assent::store
