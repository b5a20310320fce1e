#include "render/pdf.h"

#include "base/names.h"
#include "letters/bar_code.h"
#include "render/finish.h"
#include "render/front.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <memory>
#include <numeric>
#include <optional>

namespace assent::render {
namespace {

using letters::Words;

// Points, 72 to an inch; US letter.
constexpr double page_width = 612;
constexpr double page_height = 792;
constexpr double margin = 54;
constexpr double top = 54;
constexpr double bottom = page_height - 64;
constexpr double text_width = page_width - 2 * margin;
constexpr double gap = 10;  // between columns
constexpr double name_width = 150;
constexpr double bullet_width = 14;

struct Style {
    double size = 10;
    bool bold = false;
    double grey = 0;
};

constexpr Style body{10, false, 0.08};
constexpr Style strong{11, true, 0.08};
constexpr Style small{8.5, false, 0.35};
constexpr Style name_style{9.5, false, 0.35};
constexpr Style cell_style{9, false, 0.08};
constexpr Style head_style{8.5, true, 0.25};
constexpr std::array heading_styles{Style{19, true, 0.08}, Style{12.5, true, 0.08},
                                    Style{10.5, true, 0.08}};

template <auto release>
struct Release {
    template <class T>
    void operator()(T* held) const {
        release(held);
    }
};
using Layout = std::unique_ptr<PangoLayout, Release<g_object_unref>>;
using Font = std::unique_ptr<PangoFontDescription, Release<pango_font_description_free>>;
using Surface = std::unique_ptr<cairo_surface_t, Release<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Release<cairo_destroy>>;

/// One text with its place in a row.
struct Cell {
    Layout layout;
    double x = 0;
    char const* tag = "P";
    double grey = 0;
    int next_line = 0;

    int lines() const { return pango_layout_get_line_count(layout.get()); }
    bool done() const { return next_line >= lines(); }
};

double points(int pango_units) { return static_cast<double>(pango_units) / PANGO_SCALE; }

double line_height(PangoLayoutLine* line) {
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    return points(logical.height);
}

double line_ascent(PangoLayoutLine* line) {
    PangoRectangle logical;
    pango_layout_line_get_extents(line, nullptr, &logical);
    return points(-logical.y);
}

cairo_status_t take_bytes(void* into, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

class Drawing {
public:
    /// `pages`: how many there are in all; 0 while they are being counted. What begins a page of
    /// its own is remembered.
    Drawing(letters::Tree const& tree, Instant as_of, int pages)
        : tree_(tree), words_(tree.language), pages_(pages) {
        surface_.reset(
            cairo_pdf_surface_create_for_stream(take_bytes, &bytes_, page_width, page_height));
        auto const when = to_text(as_of);
        auto set = [&](cairo_pdf_metadata_t what, std::string const& text) {
            cairo_pdf_surface_set_metadata(surface_.get(), what, text.c_str());
        };
        set(CAIRO_PDF_METADATA_TITLE, tree.title);
        set(CAIRO_PDF_METADATA_CREATOR, "assent");
        set(CAIRO_PDF_METADATA_CREATE_DATE, when.substr(0, 19) + "Z");
        context_.reset(cairo_create(surface_.get()));
    }

    /// The pages on which the parts begin.
    std::vector<int> const& parts() const { return parts_; }

    /// The bytes; `pages` becomes how many there were.
    Result<std::string> draw(int& pages) {
        open("Document");
        for (std::size_t i = 0; i < tree_.blocks.size(); ++i) {
            if (auto const room = room_of_headings(i)) need(*room);
            std::visit([this](auto const& one) { draw(one); }, tree_.blocks[i]);
        }
        close();
        foot();
        pages = page_;
        auto const status = cairo_status(context_.get());
        context_.reset();
        cairo_surface_finish(surface_.get());
        if (status != CAIRO_STATUS_SUCCESS ||
            cairo_surface_status(surface_.get()) != CAIRO_STATUS_SUCCESS)
            return not_rendered();
        return std::move(bytes_);
    }

private:
    Layout layout(std::string const& text, Style const& style, double width) {
        Layout made(pango_cairo_create_layout(context_.get()));
        Font const font(pango_font_description_new());
        pango_font_description_set_family_static(font.get(), "Noto Sans");
        pango_font_description_set_absolute_size(font.get(), style.size * PANGO_SCALE);
        pango_font_description_set_weight(font.get(),
                                          style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
        auto* context = pango_layout_get_context(made.get());
        pango_context_set_language(context, language());
        pango_layout_set_font_description(made.get(), font.get());
        pango_layout_set_auto_dir(made.get(), FALSE);
        pango_layout_set_wrap(made.get(), PANGO_WRAP_WORD_CHAR);
        if (width > 0) pango_layout_set_width(made.get(), static_cast<int>(width * PANGO_SCALE));
        pango_layout_set_text(made.get(), text.data(), static_cast<int>(text.size()));
        return made;
    }

    PangoLanguage* language() const {
        return pango_language_from_string(tree_.language == letters::Language::es ? "es" : "en");
    }

    Cell cell(std::string const& text, Style const& style, double x, double width,
              char const* tag) {
        return Cell{layout(text, style, width), x, tag, style.grey};
    }

    void tint(double grey) { cairo_set_source_rgb(context_.get(), grey, grey, grey); }

    void foot() {
        auto place = [&](Layout const& text, double x) {
            tint(small.grey);
            cairo_move_to(context_.get(), x, page_height - 44);
            pango_cairo_show_layout(context_.get(), text.get());
        };
        place(layout(tree_.foot, small, text_width - 90), margin);
        auto const number = layout(words_.text("page", {{"page", std::to_string(page_)},
                                                        {"pages", std::to_string(pages_)}}),
                                   small, 0);
        int width = 0;
        pango_layout_get_size(number.get(), &width, nullptr);
        place(number, page_width - margin - points(width));
    }

    void open(char const* tag) {
        cairo_tag_begin(context_.get(), tag, nullptr);
        open_.push_back(tag);
    }

    void close() {
        cairo_tag_end(context_.get(), open_.back());
        open_.pop_back();
    }

    /// The foot is part of no block, and blocks are tagged page by page.
    void next_page() {
        auto const within = open_;
        while (!open_.empty()) close();
        foot();
        cairo_show_page(context_.get());
        ++page_;
        y_ = top;
        for (auto const* tag : within) open(tag);
    }

    void need(double height) {
        if (y_ + height > bottom && y_ > top) next_page();
    }

    void rule(double grey, double width) {
        tint(grey);
        cairo_set_line_width(context_.get(), width);
        cairo_move_to(context_.get(), margin, y_);
        cairo_line_to(context_.get(), page_width - margin, y_);
        cairo_stroke(context_.get());
    }

    /// Draws the lines of a cell that fit above `end`; gives where it stopped.
    double draw_lines(Cell& cell, double end) {
        double y = y_;
        cairo_tag_begin(context_.get(), cell.tag, nullptr);
        tint(cell.grey);
        while (!cell.done()) {
            auto* line = pango_layout_get_line_readonly(cell.layout.get(), cell.next_line);
            auto const height = line_height(line);
            if (y + height > end && y > top) break;
            cairo_move_to(context_.get(), cell.x, y + line_ascent(line));
            pango_cairo_show_layout_line(context_.get(), line);
            y += height;
            ++cell.next_line;
        }
        cairo_tag_end(context_.get(), cell.tag);
        return y;
    }

    /// Cells beside one another; goes on on the next page when they are too long for this one.
    /// `row_tag` null: they stand alone.
    void draw_row(std::vector<Cell> cells, char const* row_tag) {
        for (bool again = false;; again = true) {
            if (again) next_page();
            if (row_tag) cairo_tag_begin(context_.get(), row_tag, nullptr);
            double lowest = y_;
            for (auto& one : cells) lowest = std::max(lowest, draw_lines(one, bottom));
            if (row_tag) cairo_tag_end(context_.get(), row_tag);
            y_ = lowest;
            if (std::ranges::all_of(cells, [](Cell const& one) { return one.done(); })) return;
        }
    }

    double first_line(std::vector<Cell> const& cells) const {
        double height = 0;
        for (auto const& one : cells)
            height =
                std::max(height, line_height(pango_layout_get_line_readonly(one.layout.get(), 0)));
        return height;
    }

    void draw_one(std::string const& text, Style const& style, char const* tag) {
        std::vector<Cell> cells;
        cells.push_back(cell(text, style, margin, text_width, tag));
        need(first_line(cells));
        draw_row(std::move(cells), nullptr);
    }

    /// A heading stays with what follows it, which may be a heading again: what they take together
    /// with the first lines under them. Nothing where no heading begins.
    std::optional<double> room_of_headings(std::size_t first) const {
        constexpr double first_lines = 45;  // head and first row of a table
        double room = 0;
        for (auto i = first; i < tree_.blocks.size(); ++i) {
            auto const* heading = std::get_if<letters::Heading>(&tree_.blocks[i]);
            if (heading == nullptr) break;
            room += heading_styles[style_of(*heading)].size * 4;  // with the space around it
        }
        if (room == 0) return std::nullopt;
        return room + first_lines;
    }

    static std::size_t style_of(letters::Heading const& heading) {
        return static_cast<std::size_t>(std::clamp(heading.level, 1, 3) - 1);
    }

    void draw(letters::Heading const& heading) {
        constexpr std::array tags{"H1", "H2", "H3"};
        constexpr std::array before{0.0, 16.0, 8.0};
        auto const at = style_of(heading);
        if (heading.new_page && y_ > top) next_page();
        if (heading.new_page) parts_.push_back(page_);
        if (y_ > top) y_ += before[at];
        draw_one(heading.text, heading_styles[at], tags[at]);
        if (at == 1) {
            y_ += 2;
            rule(0.75, 0.75);
        }
        y_ += 4;
    }

    void draw(letters::Paragraph const& paragraph) {
        auto const& style = paragraph.tone == letters::Tone::strong ? strong
                            : paragraph.tone == letters::Tone::note ? small
                                                                    : body;
        draw_one(paragraph.text, style, "P");
        y_ += 5;
    }

    /// Drawn outside all tags: what it says stands beside it as text.
    void draw(letters::BarCode const& code) {
        constexpr double module = 1.1;
        constexpr double height = 32;
        need(height + 8);
        auto const within = open_;
        while (!open_.empty()) close();
        cairo_set_source_rgb(context_.get(), 0, 0, 0);
        double x = margin;
        bool is_bar = true;
        for (int const width : letters::bars_of(code.digits)) {
            if (is_bar) cairo_rectangle(context_.get(), x, y_, width * module, height);
            x += width * module;
            is_bar = !is_bar;
        }
        cairo_fill(context_.get());
        for (auto const* tag : within) open(tag);
        y_ += height + 8;
    }

    void draw(letters::Facts const& facts) {
        open("Table");
        for (auto const& [name, value] : facts.rows) {
            std::vector<Cell> cells;
            cells.push_back(cell(name, name_style, margin, name_width - gap, "TH"));
            cells.push_back(cell(value, body, margin + name_width, text_width - name_width, "TD"));
            need(first_line(cells));
            draw_row(std::move(cells), "TR");
            y_ += 2.5;
        }
        close();
        y_ += 3;
    }

    void draw(letters::List const& list) {
        open("L");
        for (auto const& item : list.items) {
            std::vector<Cell> cells;
            cells.push_back(cell("•", body, margin, bullet_width, "Lbl"));
            cells.push_back(
                cell(item, body, margin + bullet_width, text_width - bullet_width, "LBody"));
            need(first_line(cells));
            draw_row(std::move(cells), "LI");
            y_ += 2;
        }
        close();
        y_ += 3;
    }

    /// What each column would like, shared out in what there is; none gets less than its longest
    /// word where that is possible.
    std::vector<double> widths_of(letters::Table const& table) {
        std::vector<double> wanted(table.head.size(), 0);
        std::vector<double> least(table.head.size(), 0);
        auto measure = [&](std::string const& text, Style const& style, std::size_t column) {
            int width = 0;
            auto const whole = layout(text, style, 0);
            pango_layout_get_size(whole.get(), &width, nullptr);
            wanted[column] = std::max(wanted[column], points(width) + 1);
            auto const narrow = layout(text, style, 1);
            pango_layout_set_wrap(narrow.get(), PANGO_WRAP_WORD);
            pango_layout_get_size(narrow.get(), &width, nullptr);
            least[column] = std::max(least[column], std::min(points(width) + 1, text_width / 3));
        };
        for (std::size_t i = 0; i < table.head.size(); ++i) measure(table.head[i], head_style, i);
        constexpr std::size_t enough = 60;  // rows tell how wide the columns are
        for (std::size_t r = 0; r < std::min(enough, table.rows.size()); ++r)
            for (std::size_t i = 0; i < table.rows[r].size(); ++i)
                measure(table.rows[r][i], cell_style, i);
        auto const room = text_width - gap * static_cast<double>(table.head.size() - 1);
        auto const all = std::accumulate(wanted.begin(), wanted.end(), 0.0);
        if (all <= room) {
            wanted.back() += room - all;
            return wanted;
        }
        auto const floor = std::accumulate(least.begin(), least.end(), 0.0);
        auto const spare = std::max(0.0, room - floor) / std::max(1.0, all - floor);
        auto const shrink = std::min(1.0, room / std::max(1.0, floor));
        std::vector<double> widths;
        for (std::size_t i = 0; i < wanted.size(); ++i)
            widths.push_back(least[i] * shrink + (wanted[i] - least[i]) * spare);
        return widths;
    }

    std::vector<Cell> row_cells(std::vector<std::string> const& texts,
                                std::vector<double> const& widths, Style const& style,
                                char const* tag) {
        std::vector<Cell> cells;
        double x = margin;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            cells.push_back(cell(texts[i], style, x, widths[i], tag));
            x += widths[i] + gap;
        }
        return cells;
    }

    void draw(letters::Table const& table) {
        auto const widths = widths_of(table);
        open("Table");
        auto head = [&] {
            draw_row(row_cells(table.head, widths, head_style, "TH"), "TR");
            y_ += 3;
        };
        need(40);
        head();
        for (auto const& row : table.rows) {
            auto cells = row_cells(row, widths, cell_style, "TD");
            if (y_ + first_line(cells) + 6 > bottom) {
                next_page();
                head();
            }
            rule(0.85, 0.5);
            y_ += 2.5;
            draw_row(std::move(cells), "TR");
            y_ += 2.5;
        }
        close();
        y_ += 5;
    }

    letters::Tree const& tree_;
    Words words_;
    int pages_;
    std::string bytes_;
    Surface surface_;
    Context context_;
    std::vector<char const*> open_;
    double y_ = top;
    int page_ = 1;
    std::vector<int> parts_;
};

}  // namespace

Result<std::string> pdf_of(letters::Tree const& tree, Instant as_of) {
    auto const front = TRY(draw_front(tree, as_of, 0));
    return finish_pdf(front.drawn, name_of(tree.language));
}

Result<Front> draw_front(letters::Tree const& tree, Instant as_of, int more) {
    int pages = 0;
    TRY(Drawing(tree, as_of, 0).draw(pages));
    Drawing drawing(tree, as_of, pages + more);
    auto drawn = TRY(drawing.draw(pages));
    return Front{std::move(drawn), pages, drawing.parts()};
}

}  // namespace assent::render
