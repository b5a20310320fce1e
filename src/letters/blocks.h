/// A letter or printed record as a tree of blocks: the screen draws it, render makes a PDF of it,
/// and text.h reads it aloud. It says what stands there, not how it looks.
#pragma once

#include "base/json.h"
#include "letters/words.h"

#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace assent::letters {

struct Heading {
    int level = 1;  ///< 1 is the title, of which there is one
    std::string text;
    bool new_page = false;  ///< on paper a part of its own begins here
};

enum class Tone { plain, note, strong };

struct Paragraph {
    std::string text;
    Tone tone = Tone::plain;
};

/// Names and values, one pair a row.
struct Facts {
    std::vector<std::pair<std::string, std::string>> rows;
};

struct Table {
    std::vector<std::string> head;
    std::vector<std::vector<std::string>> rows;  ///< each as long as the head
};

struct List {
    std::vector<std::string> items;
};

/// A number to be read by a scanner; whoever reads the text finds it beside.
struct BarCode {
    std::string digits;
};

using Block = std::variant<Heading, Paragraph, Facts, Table, List, BarCode>;

struct Tree {
    std::string title;
    Language language = Language::en;
    std::string foot;  ///< on every page: what it is of
    std::vector<Block> blocks;
};

/// What a page draws: `{title, language, direction, blocks: [{kind, …}]}`.
json::Value tree_json(Tree const& tree);
/// The same to be read as text: for screen readers, searching and people without a PDF.
std::string plain_text(Tree const& tree);

}  // namespace assent::letters
