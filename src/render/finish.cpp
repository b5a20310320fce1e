#include "render/finish.h"

#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include <exception>
#include <memory>

namespace assent::render {

Fault not_rendered() {
    return broken("not_rendered", "This page could not be made. Tell who runs the server.");
}

Result<std::string> finish_pdf(std::string const& drawn, std::string_view language) try {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("drawn", drawn.data(), drawn.size());
    auto root = pdf.getRoot();
    root.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(std::string(language)));
    auto preferences = QPDFObjectHandle::newDictionary();
    preferences.replaceKey("/DisplayDocTitle", QPDFObjectHandle::newBool(true));
    root.replaceKey("/ViewerPreferences", preferences);
    for (auto page : pdf.getAllPages()) page.replaceKey("/Tabs", QPDFObjectHandle::newName("/S"));
    QPDFWriter writer(pdf);
    writer.setOutputMemory();
    writer.setDeterministicID(true);
    writer.setObjectStreamMode(qpdf_o_generate);
    writer.write();
    auto const bytes = writer.getBufferSharedPointer();
    return std::string(reinterpret_cast<char const*>(bytes->getBuffer()), bytes->getSize());
} catch (std::exception const&) {
    return not_rendered();
}

}  // namespace assent::render
