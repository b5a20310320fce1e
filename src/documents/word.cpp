#include "documents/word.h"

#include "base/text.h"
#include "documents/child.h"

#include <pugixml.hpp>

#include <string_view>

namespace assent::documents {
namespace {

constexpr std::size_t text_max = std::size_t{2} << 20;

/// Adds the text below an element; paragraphs end where `w:p` ends.
class Collector : public pugi::xml_tree_walker {
public:
    explicit Collector(WordText& text) : text_(text) {}

    bool for_each(pugi::xml_node& node) override {
        std::string_view const name = node.name();
        if (name == "w:p") end_paragraph();
        if (name == "w:t") add(node.text().get());
        if (name == "w:tab") add("\t");
        if (name == "w:br") add("\n");
        return !text_.cut;
    }

    bool end(pugi::xml_node& /*node*/) override {
        end_paragraph();
        return true;
    }

private:
    void add(std::string_view part) {
        size_ += part.size();
        text_.cut = size_ > text_max;
        if (!text_.cut) paragraph_ += part;
    }

    void end_paragraph() {
        if (!trim(paragraph_).empty()) text_.paragraphs.push_back(paragraph_);
        paragraph_.clear();
    }

    WordText& text_;
    std::string paragraph_;
    std::size_t size_ = 0;
};

Result<Ended> part_of(std::filesystem::path const& file, std::string const& part) {
    return run_limited({"unzip", "-p", "-qq", file.string(), part});
}

}  // namespace

Result<std::optional<WordText>> text_of_word(std::filesystem::path const& file) {
    // unzip reads brackets as a pattern.
    auto const types = TRY(part_of(file, "\\[Content_Types\\].xml"));
    if (!types.well()) {
        auto const listed = TRY(run_limited({"unzip", "-Z1", file.string()}));
        if (!listed.well()) return std::optional<WordText>();
    }
    if (types.output.find("wordprocessingml.document.main+xml") == std::string::npos)
        return invalid("file_type", "/file",
                       "Send a PDF, TIFF, JPEG, PNG or Word (.docx) file. This is an archive or "
                       "another kind of Office file; save it as PDF.");
    auto const body = TRY(part_of(file, "word/document.xml"));
    pugi::xml_document document;
    if (!body.well() || !document.load_buffer(body.output.data(), body.output.size()))
        return std::optional<WordText>();
    WordText text;
    Collector collector(text);
    document.traverse(collector);
    return std::optional(std::move(text));
}

}  // namespace assent::documents
