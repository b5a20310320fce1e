#include "render/packet.h"

#include "base/names.h"
#include "render/finish.h"
#include "render/front.h"
#include "render/sheets.h"

namespace assent::render {
namespace {

/// Index entries move no page in the second round: the last one is drawn with the right numbers.
constexpr int rounds = 3;

std::vector<std::string> titles_of(letters::Tree const& tree) {
    std::vector<std::string> titles;
    for (auto const& block : tree.blocks)
        if (auto const* heading = std::get_if<letters::Heading>(&block);
            heading && heading->new_page)
            titles.push_back(heading->text);
    return titles;
}

std::vector<Sheet> sheets_for(letters::Tree const& tree, PageNumbers const& numbers,
                              std::vector<Enclosure> const& enclosures) {
    letters::Words const words(tree.language);
    std::vector<Sheet> sheets;
    for (std::size_t i = 0; i < enclosures.size(); ++i)
        for (int page = 1; page <= numbers.lengths[i]; ++page) {
            Sheet sheet;
            sheet.head =
                words.text("packet.sheet", {{"title", enclosures[i].title},
                                            {"page", std::to_string(page)},
                                            {"pages", std::to_string(numbers.lengths[i])}});
            sheet.foot = tree.foot;
            sheet.number =
                words.text("page", {{"page", std::to_string(numbers.enclosures[i] + page - 1)},
                                    {"pages", std::to_string(numbers.total)}});
            sheet.picture = enclosures[i].picture;
            sheets.push_back(std::move(sheet));
        }
    return sheets;
}

}  // namespace

int pages_of(Enclosure const& enclosure) {
    if (!enclosure.picture.empty()) return check_picture(enclosure.picture) ? 1 : 0;
    return count_pages(enclosure.pdf);
}

Result<std::string> bind(std::function<letters::Tree(PageNumbers const&)> const& front,
                         std::vector<Enclosure> const& enclosures, Instant as_of) {
    PageNumbers numbers;
    int behind = 0;
    for (auto const& enclosure : enclosures) {
        numbers.lengths.push_back(pages_of(enclosure));
        behind += numbers.lengths.back();
    }
    numbers.enclosures.resize(enclosures.size(), 0);
    letters::Tree tree;
    Front drawn;
    for (int round = 0; round < rounds; ++round) {
        tree = front(numbers);
        drawn = TRY(draw_front(tree, as_of, behind));
        numbers.total = drawn.pages + behind;
        numbers.parts = drawn.parts;
        int next = drawn.pages + 1;
        for (std::size_t i = 0; i < enclosures.size(); ++i) {
            numbers.enclosures[i] = next;
            next += numbers.lengths[i];
        }
    }
    Binding binding;
    binding.language = name_of(tree.language);
    binding.front = std::move(drawn.drawn);
    if (behind > 0) binding.sheets = TRY(draw_sheets(sheets_for(tree, numbers, enclosures), as_of));
    auto const titles = titles_of(tree);
    for (std::size_t i = 0; i < titles.size() && i < numbers.parts.size(); ++i)
        binding.bookmarks.push_back({titles[i], numbers.parts[i]});
    int sheet = 0;
    for (std::size_t i = 0; i < enclosures.size(); ++i) {
        if (numbers.lengths[i] == 0) continue;
        binding.bookmarks.push_back({enclosures[i].title, numbers.enclosures[i]});
        if (!enclosures[i].pdf.empty()) binding.inlays.push_back({&enclosures[i].pdf, sheet});
        sheet += numbers.lengths[i];
    }
    return bind_pdf(binding);
}

}  // namespace assent::render
