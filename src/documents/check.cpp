#include "documents/check.h"

#include "base/text.h"
#include "documents/child.h"
#include "documents/word.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace assent::documents {
namespace {

using namespace std::string_view_literals;

constexpr Limits scan_limits{std::chrono::seconds(120), std::size_t{8} << 30, std::size_t{1} << 20,
                             std::size_t{512} << 20};

Fault is_broken() {
    return invalid("file_broken", "/file",
                   "This file is damaged and cannot be read. Save or scan it again and send that.");
}

Fault is_protected() {
    return invalid(
        "password_protected", "/file",
        "This PDF is protected by a password. Open it, print or save it as a PDF without "
        "the password, and send that.");
}

int number_after(std::string_view text, std::string_view name) {
    auto const at = text.find(name);
    if (at == std::string_view::npos) return 0;
    auto const rest = trim(text.substr(at + name.size()));
    int number = 0;
    std::from_chars(rest.data(), rest.data() + rest.size(), number);
    return number;
}

Result<Checked> check_pdf(std::filesystem::path const& file) {
    auto const ended = TRY(run_limited({"pdfinfo", file.string()}));
    if (ended.errors.find("Incorrect password") != std::string::npos) return is_protected();
    auto const pages = number_after(ended.output, "\nPages:");
    if (!ended.well() || pages < 1) return is_broken();
    return Checked{Kind::pdf, pages};
}

Result<Checked> check_tiff(std::filesystem::path const& file) {
    auto const ended = TRY(run_limited({"tiffinfo", file.string()}));
    constexpr auto mark = "TIFF Directory at offset"sv;
    int pages = 0;
    for (auto at = ended.output.find(mark); at != std::string::npos;
         at = ended.output.find(mark, at + 1))
        ++pages;
    if (!ended.well() || pages < 1) return is_broken();
    return Checked{Kind::tiff, pages};
}

std::uint32_t big_endian(std::string_view bytes) {
    std::uint32_t number = 0;
    for (auto const byte : bytes.substr(0, 4))
        number = number << 8 | static_cast<unsigned char>(byte);
    return number;
}

/// From chunk to chunk: the last one must be there.
Result<Checked> check_png(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    in.seekg(8);
    std::string head(8, '\0');
    while (in.read(head.data(), 8)) {
        auto const name = std::string_view(head).substr(4);
        if (name == "IEND") return Checked{Kind::png, 1};
        in.seekg(std::streamoff{big_endian(head)} + 4, std::ios::cur);
    }
    return is_broken();
}

/// The end mark must be there; cameras may add a little behind it.
Result<Checked> check_jpeg(std::filesystem::path const& file) {
    constexpr std::streamoff tail_size = std::streamoff{64} << 10;
    std::ifstream in(file, std::ios::binary | std::ios::ate);
    auto const size = static_cast<std::streamoff>(in.tellg());
    in.seekg(std::max(std::streamoff{0}, size - tail_size));
    std::string tail(static_cast<std::size_t>(std::min(size, tail_size)), '\0');
    in.read(tail.data(), static_cast<std::streamsize>(tail.size()));
    if (tail.find("\xff\xd9"sv) == std::string::npos) return is_broken();
    return Checked{Kind::jpeg, 1};
}

Result<Checked> check_docx(std::filesystem::path const& file) {
    auto const text = TRY(text_of_word(file));
    if (!text) return is_broken();
    return Checked{Kind::docx, 0};
}

}  // namespace

Result<Checked> check(std::filesystem::path const& file) {
    switch (TRY(kind_of(file))) {
        case Kind::pdf: return check_pdf(file);
        case Kind::tiff: return check_tiff(file);
        case Kind::jpeg: return check_jpeg(file);
        case Kind::png: return check_png(file);
        case Kind::docx: return check_docx(file);
    }
    return is_broken();
}

Result<void> scan(std::filesystem::path const& file, std::string const& command) {
    std::vector<std::string> arguments;
    for (auto const word : words(command)) arguments.emplace_back(word);
    arguments.push_back(file.string());
    auto const ended = run_limited(arguments, scan_limits);
    if (ended && ended->well()) return fine();
    if (ended && ended->end == End::by_itself && ended->code == 1)
        return invalid(
            "file_infected", "/file",
            "The virus scanner found something in this file. It was not stored. Have your "
            "computer checked, and send a clean copy.");
    return unavailable(
        "scan_failed",
        "The file could not be checked for viruses, so it was not taken. Try again later.");
}

}  // namespace assent::documents
