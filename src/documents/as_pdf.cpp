#include "documents/as_pdf.h"

#include "base/hash.h"
#include "documents/child.h"
#include "documents/place.h"

#include <fstream>
#include <sstream>

namespace assent::documents {
namespace {

Fault not_bindable() {
    return invalid("not_bindable", "/document", "This document cannot be bound with others.");
}

/// Files of one call, gone with it.
class Scratch {
public:
    explicit Scratch(std::filesystem::path const& parent) : path_(parent / random_hex(16)) {
        std::error_code error;
        std::filesystem::create_directories(path_, error);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all, error);
    }
    ~Scratch() {
        std::error_code error;
        std::filesystem::remove_all(path_, error);
    }
    Scratch(Scratch const&) = delete;
    Scratch& operator=(Scratch const&) = delete;
    std::string file(std::string_view name) const { return (path_ / name).string(); }

private:
    std::filesystem::path path_;
};

std::string bytes_of(std::string const& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream bytes;
    bytes << in.rdbuf();
    return std::move(bytes).str();
}

}  // namespace

Result<std::string> as_pdf(std::filesystem::path const& file, Kind kind,
                           std::filesystem::path const& work) {
    if (kind != Kind::pdf && kind != Kind::tiff) return not_bindable();
    Place const place;
    if (!place.taken())
        return busy("preview_busy", "Many pages are being drawn. Try again in a moment.");
    Limits limits;
    limits.time = std::chrono::seconds(60);
    Scratch const scratch(work);
    auto from = file.string();
    if (kind == Kind::tiff) {
        auto const turned = scratch.file("turned.pdf");
        auto const ended = TRY(run_limited({"tiff2pdf", "-o", turned, from}, limits));
        if (!ended.well()) return not_bindable();
        from = turned;
    }
    auto const made = scratch.file("made.pdf");
    auto const ended = TRY(run_limited({"pdftocairo", "-pdf", from, made}, limits));
    if (!ended.well()) return not_bindable();
    auto bytes = bytes_of(made);
    if (bytes.empty()) return not_bindable();
    return bytes;
}

}  // namespace assent::documents
