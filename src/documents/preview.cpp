#include "documents/preview.h"

#include "base/hash.h"
#include "documents/child.h"
#include "documents/place.h"

namespace assent::documents {
namespace {

namespace fs = std::filesystem;

class WorkFolder {
public:
    explicit WorkFolder(fs::path const& parent) : path_(parent / random_hex(16)) {
        std::error_code error;
        fs::create_directories(path_, error);
        fs::permissions(path_, fs::perms::owner_all, error);
    }
    ~WorkFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    WorkFolder(WorkFolder const&) = delete;
    WorkFolder& operator=(WorkFolder const&) = delete;
    std::string file(std::string_view name) const { return (path_ / name).string(); }

private:
    fs::path path_;
};

Fault not_drawn() {
    return invalid("no_preview", "/page", "This page cannot be shown here. Download the document.");
}

Result<std::string> draw_pdf(std::string const& file, int page, int width) {
    auto const number = std::to_string(page);
    auto ended =
        TRY(run_limited({"pdftoppm", "-png", "-f", number, "-l", number, "-singlefile",
                         "-scale-to-x", std::to_string(width), "-scale-to-y", "-1", file}));
    if (!ended.well() || ended.output.empty()) return not_drawn();
    return std::move(ended.output);
}

/// One page of it as a PDF, which keeps the shape of faxes whose dots are not square.
Result<std::string> draw_tiff(std::string const& file, PageWanted wanted, fs::path const& work) {
    WorkFolder const folder(work);
    auto const single = folder.file("page.tif");
    auto const as_pdf = folder.file("page.pdf");
    auto const cut =
        TRY(run_limited({"tiffcp", file + "," + std::to_string(wanted.page - 1), single}));
    if (!cut.well()) return not_drawn();
    auto const turned = TRY(run_limited({"tiff2pdf", "-o", as_pdf, single}));
    if (!turned.well()) return not_drawn();
    return draw_pdf(as_pdf, 1, wanted.width);
}

}  // namespace

Result<std::string> draw_page(fs::path const& file, Kind kind, PageWanted wanted,
                              fs::path const& work) {
    Place const place;
    if (!place.taken())
        return busy("preview_busy", "Many pages are being drawn. Try again in a moment.");
    if (kind == Kind::tiff) return draw_tiff(file.string(), wanted, work);
    return draw_pdf(file.string(), wanted.page, wanted.width);
}

}  // namespace assent::documents
