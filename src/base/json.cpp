#include "base/json.h"

#include "base/text.h"

#include <simdjson.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <optional>
#include <unordered_set>

namespace assent::json {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int deepest = 64;
constexpr std::size_t kept_parser_bytes = 4U << 20U;
// Most lists and objects are this small; making room once saves a sixth of the time.
constexpr std::size_t usual_items = 2;
constexpr std::size_t usual_members = 6;

std::string_view trimmed_token(std::string_view token) {
    while (!token.empty() && (token.back() == ' ' || token.back() == '\n' || token.back() == '\r' ||
                              token.back() == '\t'))
        token.remove_suffix(1);
    return token;
}

std::size_t skip_digits(std::string_view text, std::size_t i) {
    while (i < text.size() && is_digit(text[i])) ++i;
    return i;
}

/// The grammar of RFC 8259, section 6.
bool is_number_text(std::string_view text) {
    std::size_t i = text.starts_with('-') ? 1 : 0;
    auto const whole = i;
    i = skip_digits(text, i);
    if (i == whole || (text[whole] == '0' && i > whole + 1)) return false;
    if (i < text.size() && text[i] == '.') {
        auto const fraction = i + 1;
        i = skip_digits(text, fraction);
        if (i == fraction) return false;
    }
    if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
        auto exponent = i + 1;
        if (exponent < text.size() && (text[exponent] == '+' || text[exponent] == '-')) ++exponent;
        i = skip_digits(text, exponent);
        if (i == exponent) return false;
    }
    return i == text.size();
}

bool has_repeated_name(Object const& members) {
    constexpr std::size_t few = 12;
    if (members.size() > few) {
        std::unordered_set<std::string_view> seen;
        seen.reserve(members.size());
        return !std::all_of(members.begin(), members.end(),
                            [&](Member const& m) { return seen.insert(m.name).second; });
    }
    for (std::size_t i = 1; i < members.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            if (members[i].name == members[j].name) return true;
    return false;
}

/// Visits every value of one document, since the library validates only what is visited.
class Walk {
public:
    Walk(ondemand::document& document, bool escapes) : document_(document), escapes_(escapes) {}

    bool root(Value& out) {
        ondemand::json_type type{};
        if (failed(document_.type().get(type))) return false;
        if (type == ondemand::json_type::array) {
            ondemand::array items;
            if (failed(document_.get_array().get(items)) || !array(items, 1, out)) return false;
        } else if (type == ondemand::json_type::object) {
            ondemand::object members;
            if (failed(document_.get_object().get(members)) || !object(members, 1, out))
                return false;
        } else {
            return refuse("the whole must be an object or a list");
        }
        char const* behind = nullptr;
        if (document_.current_location().get(behind) != simdjson::OUT_OF_BOUNDS)
            return refuse("there is text behind the end");
        return true;
    }

    char const* reason() const { return reason_; }
    /// Where it went wrong, null when the end of the text is the place.
    char const* place() const { return place_; }

private:
    bool value(ondemand::value given, int depth, Value& out) {
        ondemand::json_type type{};
        if (failed(given.type().get(type))) return false;
        switch (type) {
            case ondemand::json_type::object: {
                ondemand::object members;
                return !failed(given.get_object().get(members)) && object(members, depth + 1, out);
            }
            case ondemand::json_type::array: {
                ondemand::array items;
                return !failed(given.get_array().get(items)) && array(items, depth + 1, out);
            }
            case ondemand::json_type::string: {
                std::string_view text;
                if (failed(given.get_string().get(text)) || !is_clean(text)) return false;
                out = Value(text);
                return true;
            }
            default: return scalar(trimmed_token(given.raw_json_token()), type, out);
        }
    }

    bool scalar(std::string_view token, ondemand::json_type type, Value& out) {
        if (type == ondemand::json_type::number && is_number_text(token))
            out = Value(Number{std::string(token)});
        else if (token == "true") out = Value(true);
        else if (token == "false") out = Value(false);
        else if (token != "null") return refuse_at(token.data(), "this is no value");
        return true;
    }

    bool array(ondemand::array items, int depth, Value& out) {
        if (depth > deepest) return refuse("it is nested too deeply");
        Array read;
        read.reserve(usual_items);
        for (auto item : items) {
            ondemand::value given;
            if (failed(item.get(given)) || !value(given, depth, read.emplace_back())) return false;
        }
        out = Value(std::move(read));
        return true;
    }

    bool object(ondemand::object members, int depth, Value& out) {
        if (depth > deepest) return refuse("it is nested too deeply");
        Object read;
        read.reserve(usual_members);
        for (auto member : members) {
            ondemand::field field;
            if (failed(std::move(member).get(field))) return false;
            std::string_view name;
            if (failed(field.unescaped_key().get(name)) || !is_clean(name)) return false;
            auto& added = read.emplace_back();
            added.name = name;
            if (!value(field.value(), depth, added.value)) return false;
        }
        if (has_repeated_name(read))
            return refuse("a name is repeated in the object that ends here");
        out = Value(std::move(read));
        return true;
    }

    /// Escapes can smuggle in what the bytes may not hold: a zero character and halves of surrogate
    /// pairs.
    bool is_clean(std::string_view text) {
        if (!escapes_) return true;
        if (text.find('\0') != std::string_view::npos)
            return refuse("a text holds a zero character");
        if (!is_utf8(text)) return refuse("a text holds half a character");
        return true;
    }

    bool failed(simdjson::error_code error) {
        if (error == simdjson::SUCCESS) return false;
        refuse("the text is not well formed");
        return true;
    }

    bool refuse(char const* reason) {
        char const* place = nullptr;
        if (document_.current_location().get(place) != simdjson::SUCCESS) place = nullptr;
        return refuse_at(place, reason);
    }

    bool refuse_at(char const* place, char const* reason) {
        place_ = place;
        reason_ = reason;
        return false;
    }

    ondemand::document& document_;
    bool escapes_;
    char const* reason_ = "";
    char const* place_ = nullptr;
};

Fault bad_json(std::string_view text, std::size_t offset, std::string_view reason) {
    auto const before = text.substr(0, std::min(offset, text.size()));
    auto const line = 1 + std::count(before.begin(), before.end(), '\n');
    auto const line_start =
        before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    auto const column = before.size() - line_start + 1;
    return invalid("bad_json", {},
                   "This is not valid JSON at line " + std::to_string(line) + ", column " +
                       std::to_string(column) + ": " + std::string(reason) + ".");
}

std::size_t first_bad_byte(std::string_view text) {
    std::size_t good = 0;
    std::size_t bad = text.size();
    while (good < bad) {  // the longest valid prefix, to within one character
        auto const middle = good + (bad - good + 1) / 2;
        auto cut = middle;
        while (cut > good && cut < text.size() &&
               (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U)
            --cut;
        if (is_utf8(text.substr(0, cut))) good = middle;
        else bad = middle - 1;
    }
    return good;
}

Result<Value> parse_with(ondemand::parser& parser, std::string_view text) {
    simdjson::padded_string const padded(text);
    ondemand::document document;
    if (auto const error = parser.iterate(padded).get(document); error != simdjson::SUCCESS) {
        if (error == simdjson::UTF8_ERROR)
            return bad_json(text, first_bad_byte(text), "the text is not UTF-8");
        return bad_json(text, text.size(), "the text is not well formed");
    }
    Walk walk(document, text.find("\\u") != std::string_view::npos);
    Value value;
    if (walk.root(value)) return value;
    auto const offset = walk.place() == nullptr
                            ? text.size()
                            : static_cast<std::size_t>(walk.place() - padded.data());
    return bad_json(text, offset, walk.reason());
}

void append_escape(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
        case '"': out += "\\\""; return;
        case '\\': out += "\\\\"; return;
        case '\b': out += "\\b"; return;
        case '\f': out += "\\f"; return;
        case '\n': out += "\\n"; return;
        case '\r': out += "\\r"; return;
        case '\t': out += "\\t"; return;
        default: break;
    }
    out += "\\u00";
    out += hex[static_cast<unsigned char>(c) >> 4U];
    out += hex[static_cast<unsigned char>(c) & 15U];
}

/// Line breaks and indents of the form for people; nothing in the stored form.
struct Layout {
    bool pretty = false;
    int level = 0;

    void line(std::string& out) const {
        if (!pretty) return;
        out += '\n';
        out.append(static_cast<std::size_t>(level) * 2, ' ');
    }
    void colon(std::string& out) const { out += pretty ? ": " : ":"; }
    Layout deeper() const { return {pretty, level + 1}; }
};

void append_value(std::string& out, Value const& value, Layout layout);

void append_array(std::string& out, Array const& items, Layout layout) {
    out += '[';
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (i > 0) out += ',';
        layout.deeper().line(out);
        append_value(out, items[i], layout.deeper());
    }
    if (!items.empty()) layout.line(out);
    out += ']';
}

void append_object(std::string& out, Object const& members, Layout layout) {
    out += '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (i > 0) out += ',';
        layout.deeper().line(out);
        append_quoted(out, members[i].name);
        layout.colon(out);
        append_value(out, members[i].value, layout.deeper());
    }
    if (!members.empty()) layout.line(out);
    out += '}';
}

void append_value(std::string& out, Value const& value, Layout layout) {
    if (value.is_string()) append_quoted(out, value.as_string());
    else if (value.is_number()) out += value.as_number().text;
    else if (value.is_object()) append_object(out, value.as_object(), layout);
    else if (value.is_array()) append_array(out, value.as_array(), layout);
    else if (value.is_bool()) out += value.as_bool() ? "true" : "false";
    else out += "null";
}

}  // namespace

Value::Value(std::int64_t number) : held_(Number{std::to_string(number)}) {}
Value::Value(Array items) : held_(std::move(items)) {}
Value::Value(Object members) : held_(std::move(members)) {}

Value const* Value::find(std::string_view name) const {
    auto const* members = std::get_if<Object>(&held_);
    if (members == nullptr) return nullptr;
    for (auto const& member : *members)
        if (member.name == name) return &member.value;
    return nullptr;
}

std::string_view Value::text(std::string_view name, std::string_view fallback) const {
    auto const* found = find(name);
    return found != nullptr && found->is_string() ? std::string_view(found->as_string()) : fallback;
}

Value& Value::set(std::string name, Value value) {
    if (is_null()) held_ = Object{};
    auto& members = as_object();
    auto const found = std::find_if(members.begin(), members.end(),
                                    [&](Member const& m) { return m.name == name; });
    if (found != members.end()) found->value = std::move(value);
    else members.push_back({std::move(name), std::move(value)});
    return *this;
}

Value& Value::push(Value value) {
    if (is_null()) held_ = Array{};
    as_array().push_back(std::move(value));
    return *this;
}

Result<Value> parse(std::string_view text) {
    // A parser keeps its buffers, so long texts get one of their own.
    if (text.size() > kept_parser_bytes) {
        ondemand::parser parser;
        return parse_with(parser, text);
    }
    thread_local ondemand::parser parser;
    return parse_with(parser, text);
}

void append_quoted(std::string& out, std::string_view text) {
    out += '"';
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = static_cast<unsigned char>(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') continue;
        out.append(text, start, i - start);
        append_escape(out, text[i]);
        start = i + 1;
    }
    out.append(text, start);
    out += '"';
}

std::string write(Value const& value) {
    std::string out;
    append_value(out, value, {});
    return out;
}

std::string write_pretty(Value const& value) {
    std::string out;
    append_value(out, value, {true, 0});
    return out;
}

Result<std::int64_t> to_int(Number const& number) {
    std::int64_t read = 0;
    auto const* end = number.text.data() + number.text.size();
    auto const [stopped, error] = std::from_chars(number.text.data(), end, read);
    if (error == std::errc::result_out_of_range)
        return invalid("bad_number", {}, "This whole number is too large.");
    if (error != std::errc{} || stopped != end)
        return invalid("bad_number", {}, "This must be a whole number.");
    return read;
}

}  // namespace assent::json
