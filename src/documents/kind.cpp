#include "documents/kind.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace assent::documents {
namespace {

using namespace std::string_view_literals;

struct Sign {
    std::string_view bytes;
    Kind kind;
};

// A ZIP is looked at further before it counts as a Word document (check.cpp).
constexpr std::array signs{
    Sign{"II*\0"sv, Kind::tiff},        Sign{"MM\0*"sv, Kind::tiff},
    Sign{"II+\0"sv, Kind::tiff},        Sign{"MM\0+"sv, Kind::tiff},
    Sign{"\xff\xd8\xff"sv, Kind::jpeg}, Sign{"\x89PNG\r\n\x1a\n"sv, Kind::png},
    Sign{"PK\x03\x04"sv, Kind::docx}};

struct Other {
    std::string_view bytes;
    std::string_view name;
};

constexpr std::array others{Other{"{\\rtf"sv, "an RTF document"},
                            Other{"GIF8"sv, "a GIF picture"},
                            Other{"BM"sv, "a BMP picture"},
                            Other{"RIFF"sv, "a sound, film or WebP picture"},
                            Other{"MZ"sv, "a program"},
                            Other{"\x7f"
                                  "ELF"sv,
                                  "a program"},
                            Other{"#!"sv, "a program"},
                            Other{"<?xml"sv, "an XML document"},
                            Other{"<!DOCTYPE"sv, "a web page"},
                            Other{"<html"sv, "a web page"},
                            Other{"Rar!"sv, "a RAR archive"},
                            Other{"7z\xbc\xaf"sv, "a 7-Zip archive"},
                            Other{"\x1f\x8b"sv, "a compressed archive"}};

constexpr auto compound = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"sv;
// Word encrypts a document by wrapping it into such a file, with this name inside as UTF-16.
constexpr auto encrypted_package = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
// A PDF may have rubbish before its first line, but not much.
constexpr std::size_t pdf_within = 1024;
constexpr std::size_t head_size = std::size_t{64} << 10;

std::string names_of_accepted() {
    std::string names;
    auto const& all = accepted();
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (i > 0) names += i + 1 == all.size() ? " or " : ", ";
        names += all[i].name;
    }
    return names;
}

Fault wrong_type(std::string_view what) {
    std::string sentence = "Send a " + names_of_accepted() + " file.";
    if (!what.empty()) sentence += " This is " + std::string(what) + ".";
    return invalid("file_type", "/file", sentence);
}

Result<Kind> what_else(std::string_view head) {
    if (head.substr(0, compound.size()) == compound) {
        if (head.find(encrypted_package) != std::string_view::npos)
            return invalid("password_protected", "/file",
                           "This file is protected by a password. Open it, save it without the "
                           "password, and send that.");
        return wrong_type("an older Office file; save it as PDF or Word (.docx)");
    }
    for (auto const& other : others)
        if (head.substr(0, other.bytes.size()) == other.bytes) return wrong_type(other.name);
    return wrong_type(is_utf8(head) && head.find('\0') == std::string_view::npos ? "a text file"
                                                                                 : "");
}

}  // namespace

std::vector<Accepted> const& accepted() {
    static std::vector<Accepted> const all{
        {Kind::pdf, "PDF", "application/pdf", {".pdf"}},
        {Kind::tiff, "TIFF", "image/tiff", {".tif", ".tiff"}},
        {Kind::jpeg, "JPEG", "image/jpeg", {".jpg", ".jpeg"}},
        {Kind::png, "PNG", "image/png", {".png"}},
        {Kind::docx,
         "Word (.docx)",
         "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
         {".docx"}}};
    return all;
}

Accepted const& accepted_of(Kind kind) {
    return *std::ranges::find(accepted(), kind, &Accepted::kind);
}

std::optional<Kind> kind_of_media_type(std::string_view media_type) {
    auto const found = std::ranges::find(accepted(), media_type, &Accepted::media_type);
    return found == accepted().end() ? std::nullopt : std::optional(found->kind);
}

Result<Kind> kind_of(std::filesystem::path const& file) {
    std::ifstream in(file, std::ios::binary);
    std::string head(head_size, '\0');
    in.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    if (head.empty())
        return invalid("nothing_in_file", "/file",
                       "This file is empty. Send the one with the content.");
    for (auto const& sign : signs)
        if (std::string_view(head).substr(0, sign.bytes.size()) == sign.bytes) return sign.kind;
    if (std::string_view(head).substr(0, pdf_within).find("%PDF-") != std::string_view::npos)
        return Kind::pdf;
    return what_else(head);
}

}  // namespace assent::documents
