#include "store/backup.h"

#include "doors/cli/cli.h"

#include <cstdio>

namespace assent::cli {
namespace {

int show(Result<store::BackupReport> const& report, std::string_view done, Output output) {
    if (!report) return tell(report.fault(), output);
    if (output == Output::json) {
        json::Value out;
        out.set("files", report->files);
        out.set("bytes", report->bytes);
        std::puts(json::write(out).c_str());
    } else {
        std::printf("%.*s: %lld files, %.1f MB\n", static_cast<int>(done.size()), done.data(),
                    static_cast<long long>(report->files),
                    static_cast<double>(report->bytes) / 1e6);
    }
    return 0;
}

}  // namespace

int backup(BackupOptions const& options) {
    if (!options.common.database.empty())
        return tell(invalid("use_pg_dump", "/database",
                            "Copy PostgreSQL with pg_dump; the blobs and keys of the data folder "
                            "are plain files."),
                    options.common.output);
    return show(store::backup(options.common.data, options.folder), "Copied",
                options.common.output);
}

int restore(BackupOptions const& options) {
    return show(store::restore(options.folder, options.common.data), "Restored",
                options.common.output);
}

}  // namespace assent::cli
