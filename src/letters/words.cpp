#include "letters/words.h"

#include "base/json.h"
#include "base/names.h"
#include "base/text.h"

#include <fmt/format.h>

#include <array>

namespace assent::letters {
namespace {

struct Texts {
    json::Value paper;
    json::Value words;
    json::Value choices;
    json::Value appeals;
};

Texts read(std::string_view language) {
    auto parsed = [&](std::string_view name) {
        auto text = json::parse(embedded_text(std::string(name) + "." + std::string(language)));
        return text ? std::move(text).take() : json::Value();
    };
    auto choices = [&](std::string_view name) {
        auto const all = parsed(name);
        auto const* found = all.find("choice");
        return found ? *found : json::Value();
    };
    return {parsed("paper"), parsed("words"), choices("request"), choices("appeals")};
}

Texts const& texts_of(Language language) {
    static std::array<Texts, enum_count<Language>> const all{read("en"), read("es")};
    return all.at(static_cast<std::size_t>(language));
}

json::Value const* walk(json::Value const& from, std::string_view path) {
    auto const* at = &from;
    for (auto const part : split(path, '.')) {
        if (!at->is_object()) return nullptr;
        at = at->find(part);
        if (at == nullptr) return nullptr;
    }
    return at->is_string() ? at : nullptr;
}

std::string fill(std::string text, Values const& values) {
    for (auto const& [name, value] : values) {
        auto const hole = "{{" + std::string(name) + "}}";
        for (auto at = text.find(hole); at != std::string::npos;
             at = text.find(hole, at + value.size()))
            text.replace(at, hole.size(), value);
    }
    return text;
}

}  // namespace

std::string Words::text(std::string_view path, Values const& values) const {
    auto const& texts = texts_of(language_);
    for (auto const* source : {&texts.paper, &texts.words, &texts.choices, &texts.appeals})
        if (auto const* found = walk(*source, path)) return fill(found->as_string(), values);
    return {};
}

std::string Words::word(std::string_view group, std::string_view value) const {
    if (value.empty()) return {};
    auto known = text(std::string(group) + "." + std::string(value));
    if (!known.empty()) return known;
    std::string shown(value);
    for (auto& c : shown)
        if (c == '_') c = ' ';
    return shown;
}

std::string Words::day(Day day) const {
    std::chrono::year_month_day const date(day);
    auto const month = text("month." + std::to_string(static_cast<unsigned>(date.month())));
    return text("date", {{"month", month},
                         {"day", std::to_string(static_cast<unsigned>(date.day()))},
                         {"year", std::to_string(static_cast<int>(date.year()))}});
}

std::string Words::span(std::optional<Day> from, std::optional<Day> to) const {
    if (!from && !to) return {};
    if (from && to && *from == *to) return day(*from);
    if (!to) return text("from", {{"day", day(*from)}});
    if (!from) return text("until", {{"day", day(*to)}});
    return text("span", {{"from", day(*from)}, {"to", day(*to)}});
}

std::string Words::instant(Instant instant, calendar::Zone const& zone) const {
    auto const minutes = zone.minute_of_day(instant);
    auto const hour = minutes / 60;
    auto const twelve = hour % 12 == 0 ? 12 : hour % 12;
    return fmt::format("{}, {}:{:02} {}", day(zone.day_of(instant)), twelve, minutes % 60,
                       text(hour < 12 ? "am" : "pm"));
}

}  // namespace assent::letters
