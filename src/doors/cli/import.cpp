#include "doors/cli/open.h"

#include <zlib.h>

#include <cstdio>
#include <fstream>

namespace assent::cli {
namespace {

namespace fs = std::filesystem;

/// A .gz file is unpacked into a file beside the data, because all_or_nothing reads it twice.
Result<fs::path> unpacked(fs::path const& file, fs::path const& data) {
    if (file.extension() != ".gz") return file;
    auto const place = data / "import.unpacked";
    gzFile in = gzopen(file.c_str(), "rb");
    if (in == nullptr)
        return not_found("no_such_file", "", "The file " + file.string() + " cannot be read.");
    std::ofstream out(place, std::ios::binary | std::ios::trunc);
    std::string part(1 << 20, '\0');
    int got = 0;
    while ((got = gzread(in, part.data(), static_cast<unsigned>(part.size()))) > 0)
        out.write(part.data(), got);
    int const status = got;
    gzclose(in);
    out.close();
    if (status < 0)
        return invalid("bad_gzip", "", "The file " + file.string() + " is not a sound gzip file.");
    if (!out) return unavailable("storage_full", "There is no room to unpack the file.");
    return place;
}

void print(records::ImportSummary const& summary) {
    for (auto const& row : summary.refusals)
        std::printf("line %d%s%s: %s [%s]\n", row.line, row.column.empty() ? "" : ", ",
                    row.column.c_str(), row.message.c_str(), row.code.c_str());
    std::printf("%lld read, %lld added, %lld changed, %lld unchanged, %lld refused in %.1f s\n",
                static_cast<long long>(summary.read), static_cast<long long>(summary.added),
                static_cast<long long>(summary.changed), static_cast<long long>(summary.unchanged),
                static_cast<long long>(summary.refused),
                static_cast<double>(summary.milliseconds) / 1000);
    if (!summary.stored)
        std::printf("Nothing was stored. Mend the refused rows, or use --keep-good.\n");
}

Result<records::ImportSummary> run_import(ImportOptions const& options) {
    auto const kind = from_name<records::ImportKind>(options.kind);
    if (!kind)
        return invalid("unknown_import", "/kind",
                       "Import members, providers, authorizations, hcpcs, icd10cm_order or "
                       "icd10cm_categories.");
    auto engine = TRY(open_engine(options.common, Beside::server));
    auto const file = TRY(unpacked(options.file, options.common.data));
    std::ifstream in(file, std::ios::binary);
    if (!in) return not_found("no_such_file", "", "The file " + options.file + " cannot be read.");
    records::Import import;
    import.kind = *kind;
    import.mode =
        options.keep_good ? records::ImportMode::keep_good : records::ImportMode::all_or_nothing;
    import.plan = PlanId(options.plan);
    import.source = fs::path(options.file).filename().string();
    auto asker = operator_on_duty(*engine);
    asker.account.role = "administrator";
    auto summary = engine->import(asker, import, in, [](std::int64_t rows, std::int64_t bytes) {
        std::fprintf(stderr, "\r%lld rows, %lld MB", static_cast<long long>(rows),
                     static_cast<long long>(bytes >> 20));
    });
    std::fprintf(stderr, "\r");
    if (file != options.file) fs::remove(file);
    return summary;
}

}  // namespace

int import(ImportOptions const& options) {
    auto summary = run_import(options);
    if (!summary) return tell(summary.fault(), options.common.output);
    if (options.common.output == Output::json)
        std::puts(json::write_pretty(to_json(*summary)).c_str());
    else print(*summary);
    return summary->stored && summary->refused == 0 ? 0 : 1;
}

}  // namespace assent::cli
