#include "render/finish.h"

#include "render/sheets.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>
#include <qpdf/QPDFPageObjectHelper.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace assent::render {
namespace {

using Object = QPDFObjectHandle;

void open(QPDF& pdf, std::string const& name, std::string const& bytes) {
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile(name.c_str(), bytes.data(), bytes.size());
}

std::string written(QPDF& pdf, std::string_view language) {
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", Object::newUnicodeString(std::string(language)));
    auto preferences = Object::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", Object::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    for (auto page : pdf.getAllPages()) page.replaceKey("/Tabs", Object::newName("/S"));
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize());
}

/// Draws a page of another document into the room of the sheet, as large as it fits, turned as it
/// is to be read.
void place(QPDF& pdf, Object sheet, Object page, int number) {
    Room const room;
    QPDFPageObjectHelper source(page);
    auto const form = pdf.copyForeignObject(source.getFormXObjectForPage());
    auto const name = "/Inlay" + std::to_string(number);
    QPDFPageObjectHelper target(sheet);
    auto resources = target.getAttribute("/Resources", true);
    if (!resources.hasKey("/XObject")) resources.replaceKey("/XObject", Object::newDictionary());
    auto forms = resources.getKey("/XObject").shallowCopy();
    forms.replaceKey(name, form);
    resources.replaceKey("/XObject", forms);
    auto const drawn = target.placeFormXObject(
        form, name, Object::Rectangle(room.left, room.bottom, room.right, room.top), true, true,
        true);
    target.addPageContents(Object::newStream(&pdf, "q\n"), true);
    target.addPageContents(Object::newStream(&pdf, "\nQ\n" + drawn), false);
}

/// The bookmarks beside the pages (ISO 32000-1, 12.3.3).
void add_bookmarks(QPDF& pdf, std::vector<Bookmark> const& bookmarks) {
    if (bookmarks.empty()) return;
    auto const& pages = pdf.getAllPages();
    auto outlines = pdf.makeIndirectObject(Object::newDictionary());
    outlines.replaceKey("/Type", Object::newName("/Outlines"));
    std::vector<Object> items;
    for (auto const& bookmark : bookmarks) {
        auto item = pdf.makeIndirectObject(Object::newDictionary());
        item.replaceKey("/Title", Object::newUnicodeString(bookmark.title));
        item.replaceKey("/Parent", outlines);
        auto to = Object::newArray();
        to.appendItem(pages.at(static_cast<std::size_t>(bookmark.page) - 1));
        to.appendItem(Object::newName("/Fit"));
        item.replaceKey("/Dest", to);
        if (!items.empty()) {
            item.replaceKey("/Prev", items.back());
            items.back().replaceKey("/Next", item);
        }
        items.push_back(item);
    }
    outlines.replaceKey("/First", items.front());
    outlines.replaceKey("/Last", items.back());
    outlines.replaceKey("/Count", Object::newInteger(static_cast<long long>(items.size())));
    pdf.getRoot().replaceKey("/Outlines", outlines);
    pdf.getRoot().replaceKey("/PageMode", Object::newName("/UseOutlines"));
}

}  // namespace

Fault not_rendered() {
    return broken("not_rendered", "This page could not be made. Tell who runs the server.");
}

Result<std::string> finish_pdf(std::string const& drawn, std::string_view language) try {
    QPDF pdf;
    open(pdf, "drawn", drawn);
    return written(pdf, language);
} catch (std::exception const&) {
    return not_rendered();
}

int count_pages(std::string const& bytes) try {
    QPDF pdf;
    open(pdf, "counted", bytes);
    return static_cast<int>(pdf.getAllPages().size());
} catch (std::exception const&) {
    return 0;
}

Result<std::string> bind_pdf(Binding const& binding) try {
    QPDF pdf;
    open(pdf, "front", binding.front);
    // What is copied from another document is read from it when the whole is written.
    std::vector<std::unique_ptr<QPDF>> sources;
    auto const opened = [&](std::string const& name, std::string const& bytes) -> QPDF& {
        auto& source = sources.emplace_back(std::make_unique<QPDF>());
        open(*source, name, bytes);
        return *source;
    };
    auto const front_pages = pdf.getAllPages().size();
    if (!binding.sheets.empty()) {
        QPDFPageDocumentHelper into(pdf);
        for (auto& sheet : QPDFPageDocumentHelper(opened("sheets", binding.sheets)).getAllPages())
            into.addPage(sheet, false);
    }
    auto const sheets = pdf.getAllPages();
    int number = 0;
    for (auto const& inlay : binding.inlays) {
        auto& source = opened("inlay" + std::to_string(++number), *inlay.pdf);
        auto at = front_pages + static_cast<std::size_t>(inlay.first_sheet);
        for (auto const& page : source.getAllPages()) place(pdf, sheets.at(at++), page, number);
    }
    add_bookmarks(pdf, binding.bookmarks);
    return written(pdf, binding.language);
} catch (std::exception const&) {
    return not_rendered();
}

}  // namespace assent::render
