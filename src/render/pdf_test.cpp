#include "render/pdf.h"

#include "documents/child.h"
#include "store/testing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

namespace assent::render {
namespace {

using namespace letters;

Instant const noon = parse_instant("2026-11-24T12:00:00.000Z").value();

Tree sample() {
    Tree tree;
    tree.title = "Sample";
    tree.foot = "the foot";
    tree.blocks = {Heading{1, "A title"}, Paragraph{"First things first.", Tone::plain},
                   Facts{{{"Name", "Testperson, Maple"}, {"Empty", ""}}},
                   Table{{"Code", "Service"}, {{"72148", "An MRI, said in words"}}},
                   List{{"one", "two"}}};
    return tree;
}

std::string told_by(std::vector<std::string> program, std::string const& pdf) {
    store::TempFolder const folder;
    auto const file = folder.path() / "made.pdf";
    std::ofstream(file, std::ios::binary) << pdf;
    program.push_back(file.string());
    if (program.front() == "pdftotext") program.emplace_back("-");
    return documents::run_limited(program).value().output;
}

TEST_CASE("a tree becomes a PDF that is tagged, titled and has its text") {
    auto const pdf = pdf_of(sample(), noon).value();
    auto const about = told_by({"pdfinfo"}, pdf);
    CHECK(about.find("Title:           Sample") != std::string::npos);
    CHECK(about.find("Tagged:          yes") != std::string::npos);
    CHECK(about.find("Pages:           1") != std::string::npos);
    auto const text = told_by({"pdftotext", "-layout"}, pdf);
    for (auto const* part : {"A title", "First things first.", "Testperson, Maple", "72148",
                             "An MRI, said in words", "two", "the foot", "Page 1 of 1"})
        CHECK_MESSAGE(text.find(part) != std::string::npos, part);
    auto const structure = told_by({"pdfinfo", "-struct"}, pdf);
    for (auto const* tag : {"H1", "Table", "TR", "TH", "TD"})
        CHECK_MESSAGE(structure.find(tag) != std::string::npos, tag);
}

TEST_CASE("a bar code takes room of its own and leaves the text as it is") {
    auto tree = sample();
    tree.blocks.insert(tree.blocks.begin() + 1, BarCode{"100245771"});
    auto const pdf = pdf_of(tree, noon).value();
    CHECK(pdf != pdf_of(sample(), noon).value());
    CHECK(told_by({"pdftotext", "-layout"}, pdf).find("First things first.") != std::string::npos);
    CHECK(told_by({"pdfinfo"}, pdf).find("Tagged:          yes") != std::string::npos);
}

TEST_CASE("the same tree and time give the same bytes") {
    CHECK(pdf_of(sample(), noon).value() == pdf_of(sample(), noon).value());
    auto other = sample();
    other.title = "Other";
    CHECK(pdf_of(sample(), noon).value() != pdf_of(other, noon).value());
}

TEST_CASE("what is too long for a page goes on on the next, nothing is lost") {
    auto tree = sample();
    Table table{{"Day", "Note"}, {}};
    std::string long_note;
    for (int i = 0; i < 1500; ++i) long_note += "word" + std::to_string(i) + " ";
    table.rows.push_back({"Monday", long_note});
    for (int i = 0; i < 120; ++i) table.rows.push_back({"Day " + std::to_string(i), "short"});
    tree.blocks.emplace_back(table);
    tree.blocks.emplace_back(Paragraph{"The last words.", Tone::plain});
    auto const pdf = pdf_of(tree, noon).value();
    auto const text = told_by({"pdftotext"}, pdf);
    for (auto const* part :
         {"word0 ", "word749 ", "word1499", "Day 0", "Day 119", "The last words."})
        CHECK_MESSAGE(text.find(part) != std::string::npos, part);
    CHECK(text.find("Page 2 of ") != std::string::npos);
}

TEST_CASE("headings stay on the page of what they head") {
    for (int lines = 24; lines < 48; ++lines) {
        Tree tree;
        tree.title = "Sample";
        for (int i = 0; i < lines; ++i) tree.blocks.emplace_back(Paragraph{"A line.", Tone::plain});
        tree.blocks.emplace_back(Heading{2, "Outer heading"});
        tree.blocks.emplace_back(Heading{3, "Inner heading"});
        tree.blocks.emplace_back(Facts{{{"Name", "Testperson, Maple"}}});
        auto const text = told_by({"pdftotext", "-layout"}, pdf_of(tree, noon).value());
        auto const page_of = [&](std::string_view part) {
            return std::ranges::count(text.substr(0, text.find(part)), '\f');
        };
        CAPTURE(lines);
        CHECK(page_of("Outer heading") == page_of("Testperson"));
        CHECK(page_of("Inner heading") == page_of("Testperson"));
    }
}

TEST_CASE("an empty table, an empty tree and letters of other scripts do no harm") {
    Tree tree;
    CHECK(pdf_of(tree, noon).ok());
    tree.blocks = {Table{{"A", "B"}, {}}, Paragraph{"", Tone::plain},
                   Paragraph{"Ñandú, 你好, سلام, Việt", Tone::plain}};
    CHECK(pdf_of(tree, noon).ok());
}

}  // namespace
}  // namespace assent::render
