#include "render/sheets.h"

#include "render/finish.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>

namespace assent::render {
namespace {

constexpr double sheet_width = 612;
constexpr double sheet_height = 792;
constexpr double edge = 36;
/// More points than this are not drawn: nobody scans so finely, and each takes four bytes.
constexpr double points_most = 80e6;

Fault bad_picture() { return invalid("bad_picture", {}, "This picture cannot be drawn."); }

struct Size {
    int width = 0;
    int height = 0;
};

unsigned byte_at(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

bool is_png(std::string_view bytes) { return bytes.starts_with("\x89PNG\r\n\x1a\n"); }

/// The frame header of a JPEG (ITU-T T.81, B.2.2).
std::optional<Size> size_of_jpeg(std::string_view bytes) {
    std::size_t at = 2;
    while (at + 9 < bytes.size()) {
        if (byte_at(bytes, at) != 0xFF) return std::nullopt;
        auto const marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {
            ++at;
            continue;
        }
        auto const length = (byte_at(bytes, at + 2) << 8U) | byte_at(bytes, at + 3);
        bool const is_frame =
            marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
        if (is_frame)
            return Size{static_cast<int>((byte_at(bytes, at + 7) << 8U) | byte_at(bytes, at + 8)),
                        static_cast<int>((byte_at(bytes, at + 5) << 8U) | byte_at(bytes, at + 6))};
        if (length < 2) return std::nullopt;
        at += 2 + length;
    }
    return std::nullopt;
}

/// The first chunk of a PNG says how large it is.
std::optional<Size> size_of_png(std::string_view bytes) {
    if (bytes.size() < 24) return std::nullopt;
    auto const number = [&](std::size_t at) {
        return (byte_at(bytes, at) << 24U) | (byte_at(bytes, at + 1) << 16U) |
               (byte_at(bytes, at + 2) << 8U) | byte_at(bytes, at + 3);
    };
    constexpr unsigned most = 100'000;
    if (number(16) > most || number(20) > most) return std::nullopt;
    return Size{static_cast<int>(number(16)), static_cast<int>(number(20))};
}

std::optional<Size> size_of(std::string_view bytes) {
    auto const size = is_png(bytes) ? size_of_png(bytes) : size_of_jpeg(bytes);
    if (!size || size->width < 1 || size->height < 1) return std::nullopt;
    if (double(size->width) * double(size->height) > points_most) return std::nullopt;
    return size;
}

struct FreeSurface {
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Picture = std::unique_ptr<cairo_surface_t, FreeSurface>;

struct Reading {
    std::string_view bytes;
    std::size_t at = 0;
};

cairo_status_t give_bytes(void* from, unsigned char* into, unsigned count) {
    auto& reading = *static_cast<Reading*>(from);
    if (reading.bytes.size() - reading.at < count) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(into, reading.bytes.data() + reading.at, count);
    reading.at += count;
    return CAIRO_STATUS_SUCCESS;
}

/// A JPEG is put into the PDF as it is; nobody looks into it here.
Picture open_picture(std::string const& bytes, Size size) {
    if (is_png(bytes)) {
        Reading reading{bytes};
        return Picture(cairo_image_surface_create_from_png_stream(give_bytes, &reading));
    }
    Picture made(cairo_image_surface_create(CAIRO_FORMAT_A1, size.width, size.height));
    auto* data = new std::string(bytes);
    cairo_surface_set_mime_data(
        made.get(), CAIRO_MIME_TYPE_JPEG, reinterpret_cast<unsigned char const*>(data->data()),
        data->size(), [](void* held) { delete static_cast<std::string*>(held); }, data);
    return made;
}

Result<void> draw_picture(cairo_t* context, std::string const& bytes) {
    auto const size = size_of(bytes);
    if (!size) return bad_picture();
    auto const picture = open_picture(bytes, *size);
    if (cairo_surface_status(picture.get()) != CAIRO_STATUS_SUCCESS) return bad_picture();
    Room const room;
    auto const wide = room.right - room.left;
    auto const high = room.top - room.bottom;
    // Not larger than a point for each of its points at 96 to an inch.
    auto const scale = std::min({wide / size->width, high / size->height, 0.75});
    cairo_save(context);
    cairo_translate(context, room.left + (wide - size->width * scale) / 2,
                    sheet_height - room.top + (high - size->height * scale) / 2);
    cairo_scale(context, scale, scale);
    cairo_set_source_surface(context, picture.get(), 0, 0);
    cairo_paint(context);
    cairo_restore(context);
    return fine();
}

enum class Side { left, right };

void put_line(cairo_t* context, std::string const& text, double y, Side side) {
    constexpr double size = 8.5;
    constexpr double number_width = 110;
    std::unique_ptr<PangoLayout, decltype(&g_object_unref)> const layout(
        pango_cairo_create_layout(context), &g_object_unref);
    std::unique_ptr<PangoFontDescription, decltype(&pango_font_description_free)> const font(
        pango_font_description_new(), &pango_font_description_free);
    pango_font_description_set_family_static(font.get(), "Noto Sans");
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    pango_layout_set_text(layout.get(), text.data(), static_cast<int>(text.size()));
    double x = edge;
    if (side == Side::right) {
        int width = 0;
        pango_layout_get_size(layout.get(), &width, nullptr);
        x = sheet_width - edge - static_cast<double>(width) / PANGO_SCALE;
    } else {
        pango_layout_set_width(
            layout.get(), static_cast<int>((sheet_width - 2 * edge - number_width) * PANGO_SCALE));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    cairo_set_source_rgb(context, 0.25, 0.25, 0.25);
    cairo_move_to(context, x, y);
    pango_cairo_show_layout(context, layout.get());
}

cairo_status_t keep_bytes(void* into, unsigned char const* bytes, unsigned count) {
    static_cast<std::string*>(into)->append(reinterpret_cast<char const*>(bytes), count);
    return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Result<void> check_picture(std::string const& picture) {
    auto const size = size_of(picture);
    if (!size) return bad_picture();
    auto const opened = open_picture(picture, *size);
    if (cairo_surface_status(opened.get()) != CAIRO_STATUS_SUCCESS) return bad_picture();
    return fine();
}

Result<std::string> draw_sheets(std::vector<Sheet> const& sheets, Instant as_of) {
    std::string bytes;
    Picture const surface(
        cairo_pdf_surface_create_for_stream(keep_bytes, &bytes, sheet_width, sheet_height));
    cairo_pdf_surface_set_metadata(surface.get(), CAIRO_PDF_METADATA_CREATE_DATE,
                                   (to_text(as_of).substr(0, 19) + "Z").c_str());
    {
        std::unique_ptr<cairo_t, decltype(&cairo_destroy)> const context(
            cairo_create(surface.get()), &cairo_destroy);
        for (auto const& sheet : sheets) {
            put_line(context.get(), sheet.head, 26, Side::left);
            put_line(context.get(), sheet.foot, sheet_height - 40, Side::left);
            put_line(context.get(), sheet.number, sheet_height - 40, Side::right);
            if (!sheet.picture.empty()) TRY(draw_picture(context.get(), sheet.picture));
            cairo_show_page(context.get());
        }
        if (cairo_status(context.get()) != CAIRO_STATUS_SUCCESS) return not_rendered();
    }
    cairo_surface_finish(surface.get());
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return not_rendered();
    return bytes;
}

}  // namespace assent::render
