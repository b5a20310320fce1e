#include "render/packet.h"

#include "render/finish.h"
#include "render/pdf.h"

#include <doctest/doctest.h>

namespace assent::render::packet_tests {
namespace {

letters::Tree tree_of(int lines) {
    letters::Tree tree;
    tree.title = "Pages";
    tree.foot = "Some plan";
    tree.blocks.emplace_back(letters::Heading{1, "Pages"});
    for (int i = 0; i < lines; ++i)
        tree.blocks.emplace_back(
            letters::Paragraph{"A line of the document.", letters::Tone::plain});
    return tree;
}

std::string pdf_with(int lines) {
    auto pdf = pdf_of(tree_of(lines), Instant{});
    REQUIRE(pdf.ok());
    return std::move(pdf).take();
}

/// Two parts, each on a page of its own, and what was told of the numbers last.
struct Told {
    PageNumbers last;

    std::string bound(std::vector<Enclosure> const& enclosures) {
        auto made = render::bind(
            [this](PageNumbers const& numbers) {
                last = numbers;
                auto tree = tree_of(1);
                tree.blocks.emplace_back(letters::Heading{2, "First part", true});
                tree.blocks.emplace_back(letters::Heading{2, "Second part", true});
                return tree;
            },
            enclosures, Instant{});
        REQUIRE(made.ok());
        return std::move(made).take();
    }
};

}  // namespace

TEST_CASE("parts begin pages of their own, and every page is counted") {
    Told told;
    auto const two = pdf_with(80);
    REQUIRE(count_pages(two) == 3);
    auto const bound = told.bound({{"Document 1", two, {}}, {"Document 2", pdf_with(1), {}}});
    CHECK(told.last.parts == std::vector<int>{2, 3});
    CHECK(told.last.lengths == std::vector<int>{3, 1});
    CHECK(told.last.enclosures == std::vector<int>{4, 7});
    CHECK(told.last.total == 7);
    CHECK(count_pages(bound) == 7);
    CHECK(bound == told.bound({{"Document 1", two, {}}, {"Document 2", pdf_with(1), {}}}));
}

TEST_CASE("what cannot be read has no page and breaks nothing") {
    Told told;
    CHECK(pages_of({"Broken", "%PDF-1.4 nothing", {}}) == 0);
    CHECK(pages_of({"No picture", {}, "GIF89a"}) == 0);
    auto const bound = told.bound({{"Broken", "%PDF-1.4 nothing", {}}, {"Whole", pdf_with(1), {}}});
    CHECK(told.last.lengths == std::vector<int>{0, 1});
    CHECK(count_pages(bound) == 4);
}

TEST_CASE("nothing behind the pages leaves only the pages") {
    Told told;
    CHECK(count_pages(told.bound({})) == 3);
    CHECK(told.last.total == 3);
}

}  // namespace assent::render::packet_tests
