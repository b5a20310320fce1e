#include "documents/text.h"

#include "base/text.h"
#include "documents/child.h"
#include "documents/place.h"
#include "documents/word.h"

#include <algorithm>

namespace assent::documents {
namespace {

constexpr std::size_t text_max = std::size_t{4} << 20;

Fault unreadable() {
    return invalid("no_text", "/document",
                   "The text of this document cannot be read here. Look at its pages.");
}

/// pdftotext ends each page with a form feed.
DocumentText by_page(std::string_view all) {
    DocumentText text;
    for (auto const page : split(all, '\f'))
        text.pages.push_back({static_cast<int>(text.pages.size()) + 1, std::string(page)});
    if (!text.pages.empty() && trim(text.pages.back().text).empty()) text.pages.pop_back();
    auto const is_blank = [](PageText const& page) { return trim(page.text).empty(); };
    if (std::ranges::all_of(text.pages, is_blank)) text.pages.clear();
    return text;
}

Result<DocumentText> text_of_pdf(std::filesystem::path const& file) {
    Limits limits;
    limits.output = text_max;
    auto const ended = TRY(run_limited({"pdftotext", "-enc", "UTF-8", file.string(), "-"}, limits));
    bool const is_cut = ended.end == End::too_much_output;
    if (!ended.well() && !is_cut) return unreadable();
    std::string_view all = ended.output;
    // What came last may end in the middle of a character: whole pages only.
    if (is_cut) all = all.substr(0, all.rfind('\f') + 1);
    auto text = by_page(all);
    text.cut = is_cut;
    return text;
}

Result<DocumentText> text_of_docx(std::filesystem::path const& file) {
    auto const word = TRY(text_of_word(file));
    if (!word) return unreadable();
    DocumentText text;
    text.cut = word->cut;
    if (!word->paragraphs.empty()) text.pages.push_back({1, join(word->paragraphs, "\n")});
    return text;
}

}  // namespace

Result<DocumentText> text_of(std::filesystem::path const& file, Kind kind) {
    if (kind != Kind::pdf && kind != Kind::docx) return DocumentText{};
    Place const place;
    if (!place.taken())
        return busy("text_busy", "Many documents are being read. Try again in a moment.");
    return kind == Kind::pdf ? text_of_pdf(file) : text_of_docx(file);
}

}  // namespace assent::documents
