#include "doors/portal/csv.h"

namespace assent::portal {
namespace {

bool looks_like_a_formula(std::string const& cell) {
    return !cell.empty() && std::string_view("=+-@\t\r").find(cell.front()) != std::string::npos;
}

std::string cell_of(std::string const& cell) {
    auto text = looks_like_a_formula(cell) ? "'" + cell : cell;
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    std::string quoted = "\"";
    for (char const c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
    return quoted + "\"";
}

}  // namespace

std::string csv_line(std::vector<std::string> const& cells) {
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : ",") + cell_of(cells[i]);
    return line + "\r\n";
}

http::Response csv_file(std::string_view name, std::string text) {
    http::Response response;
    response.content_type = "text/csv; charset=utf-8";
    response.body = std::move(text);
    return std::move(response).with("Content-Disposition",
                                    "attachment; filename=\"" + std::string(name) + "\"");
}

}  // namespace assent::portal
