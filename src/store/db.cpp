#include "store/db.h"

namespace assent::store {
namespace {

template <class T>
T const* held(std::span<Cell const> cells, std::size_t i) {
    return i < cells.size() ? std::get_if<T>(&cells[i].held) : nullptr;
}

std::string const nothing;

}  // namespace

bool Row::is_null(std::size_t i) const { return held<std::monostate>(cells_, i) != nullptr; }

std::int64_t Row::integer(std::size_t i) const {
    if (auto const* number = held<std::int64_t>(cells_, i)) return *number;
    auto const* number = held<double>(cells_, i);
    return number == nullptr ? 0 : static_cast<std::int64_t>(*number);
}

double Row::real(std::size_t i) const {
    if (auto const* number = held<double>(cells_, i)) return *number;
    return static_cast<double>(integer(i));
}

std::string const& Row::text(std::size_t i) const {
    auto const* text = held<std::string>(cells_, i);
    return text == nullptr ? nothing : *text;
}

std::string const& Row::blob(std::size_t i) const {
    auto const* bytes = held<Bytes>(cells_, i);
    return bytes == nullptr ? nothing : bytes->data;
}

std::optional<std::string> Row::text_or_null(std::size_t i) const {
    if (is_null(i)) return std::nullopt;
    return text(i);
}

void Rows::add(std::vector<Cell>&& cells) {
    columns_ = cells.size();
    for (auto& cell : cells) cells_.push_back(std::move(cell));
}

std::string placeholders(std::size_t count) {
    std::string list;
    for (std::size_t i = 0; i < count; ++i) list += i == 0 ? "?" : ", ?";
    return list;
}

Fault database_full() {
    return unavailable("database_full", "The disk that holds the database is full.");
}

Fault database_away(std::string why) { return unavailable("database_away", std::move(why)); }

Fault bad_sql(std::string why) { return broken("bad_sql", std::move(why)); }

}  // namespace assent::store
