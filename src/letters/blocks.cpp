#include "letters/blocks.h"

#include "base/match.h"
#include "base/names.h"
#include "base/text.h"

namespace assent::letters {
namespace {

json::Array texts_json(std::vector<std::string> const& texts) {
    json::Array all;
    for (auto const& text : texts) all.push_back(text);
    return all;
}

json::Value block_json(Block const& block) {
    json::Value out;
    std::visit(Match{[&](Heading const& heading) {
                         out.set("kind", "heading");
                         out.set("level", heading.level);
                         out.set("text", heading.text);
                     },
                     [&](Paragraph const& paragraph) {
                         out.set("kind", "paragraph");
                         out.set("text", paragraph.text);
                         if (paragraph.tone != Tone::plain)
                             out.set("tone", name_of(paragraph.tone));
                     },
                     [&](Facts const& facts) {
                         json::Array rows;
                         for (auto const& [name, value] : facts.rows) {
                             json::Value row;
                             row.set("name", name);
                             row.set("value", value);
                             rows.push_back(std::move(row));
                         }
                         out.set("kind", "facts");
                         out.set("rows", std::move(rows));
                     },
                     [&](Table const& table) {
                         json::Array rows;
                         for (auto const& row : table.rows) rows.push_back(texts_json(row));
                         out.set("kind", "table");
                         out.set("head", texts_json(table.head));
                         out.set("rows", std::move(rows));
                     },
                     [&](List const& list) {
                         out.set("kind", "list");
                         out.set("items", texts_json(list.items));
                     },
                     [&](BarCode const& code) {
                         out.set("kind", "bar_code");
                         out.set("digits", code.digits);
                     }},
               block);
    return out;
}

std::string block_text(Block const& block) {
    std::string out;
    std::visit(Match{[&](Heading const& heading) { out = heading.text + "\n"; },
                     [&](Paragraph const& paragraph) { out = paragraph.text + "\n"; },
                     [&](Facts const& facts) {
                         for (auto const& [name, value] : facts.rows)
                             out += name + ": " + value + "\n";
                     },
                     [&](Table const& table) {
                         for (auto const& row : table.rows)
                             for (std::size_t i = 0; i < row.size(); ++i)
                                 if (!row[i].empty())
                                     out += (i == 0 ? "- " : "  ") + table.head[i] + ": " + row[i] +
                                            "\n";
                     },
                     [&](List const& list) {
                         for (auto const& item : list.items) out += "- " + item + "\n";
                     },
                     [](BarCode const&) {}},
               block);
    return out;
}

}  // namespace

json::Value tree_json(Tree const& tree) {
    json::Array blocks;
    for (auto const& block : tree.blocks) blocks.push_back(block_json(block));
    json::Value out;
    out.set("title", tree.title);
    out.set("language", name_of(tree.language));
    out.set("direction", "ltr");
    out.set("blocks", std::move(blocks));
    return out;
}

std::string plain_text(Tree const& tree) {
    std::string out;
    for (auto const& block : tree.blocks) {
        auto const text = block_text(block);
        if (!text.empty()) out += (out.empty() ? "" : "\n") + text;
    }
    return out;
}

}  // namespace assent::letters
