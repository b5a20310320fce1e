#include "base/fields.h"

#include "base/text.h"

#include <algorithm>

namespace assent {
namespace {

void append_escaped(std::string& out, std::string_view name) {
    for (char const c : name) {
        if (c == '~') out += "~0";
        else if (c == '/') out += "~1";
        else out += c;
    }
}

bool refuse(Path const& path, Fault& fault, Fault found) {
    fault = std::move(found);
    fault.where = path.pointer();
    return false;
}

std::string did_you_mean(std::string_view typed, std::vector<std::string_view> const& choices) {
    auto const near = nearest(typed, choices);
    return near.empty() ? std::string{} : " Did you mean \"" + std::string(near) + "\"?";
}

/// The text of a number or a string, null for anything else.
std::string const* decimal_text(json::Value const& value) {
    if (value.is_number()) return &value.as_number().text;
    if (value.is_string()) return &value.as_string();
    return nullptr;
}

}  // namespace

std::string Path::pointer() const {
    if (up == nullptr) return {};
    auto out = up->pointer() + "/";
    if (name.empty()) out += std::to_string(index);
    else append_escaped(out, name);
    return out;
}

json::Value const* Reader::next(std::string_view name) {
    known_.push_back(name);
    json::Value const* found = nullptr;
    // Our own writer keeps the order of the field list, so the member is nearly always the next
    // one.
    if (taken_ < object_.size() && object_[taken_].name == name) {
        found = &object_[taken_].value;
    } else {
        auto const place = std::find_if(object_.begin(), object_.end(),
                                        [&](auto const& m) { return m.name == name; });
        if (place != object_.end()) found = &place->value;
    }
    if (found == nullptr) return nullptr;
    ++taken_;
    return found->is_null() ? nullptr : found;
}

bool Reader::finish() {
    if (failed_) return false;
    if (taken_ == object_.size()) return true;
    for (auto const& member : object_) {
        if (std::find(known_.begin(), known_.end(), member.name) != known_.end()) continue;
        auto const sentence = "There is no such field here." + did_you_mean(member.name, known_);
        return refuse(Path{&path_, member.name, 0}, fault_, invalid("unknown_field", {}, sentence));
    }
    return true;
}

namespace fields_detail {

bool wrong_type(Path const& path, Fault& fault, std::string_view wanted) {
    return refuse(path, fault,
                  invalid("wrong_type", {}, "This must be " + std::string(wanted) + "."));
}

bool read_text(json::Value const& value, Path const& path, Fault& fault, std::string& out) {
    if (!value.is_string()) return wrong_type(path, fault, "a text");
    out = value.as_string();
    return true;
}

bool read_bool(json::Value const& value, Path const& path, Fault& fault, bool& out) {
    if (!value.is_bool()) return wrong_type(path, fault, "true or false");
    out = value.as_bool();
    return true;
}

bool read_int(json::Value const& value, Path const& path, Fault& fault, std::int64_t& out) {
    if (!value.is_number()) return wrong_type(path, fault, "a whole number");
    auto const number = json::to_int(value.as_number());
    if (!number) return wrong_type(path, fault, "a whole number of at most 18 digits");
    out = *number;
    return true;
}

bool read_day(json::Value const& value, Path const& path, Fault& fault, Day& out) {
    if (!value.is_string()) return wrong_type(path, fault, "a day such as 2026-11-24");
    auto const day = parse_day(value.as_string());
    if (!day) return refuse(path, fault, day.fault());
    out = *day;
    return true;
}

bool read_instant(json::Value const& value, Path const& path, Fault& fault, Instant& out) {
    if (!value.is_string()) return wrong_type(path, fault, "a time such as 2026-11-24T17:15:00Z");
    auto const instant = parse_instant(value.as_string());
    if (!instant) return refuse(path, fault, instant.fault());
    out = *instant;
    return true;
}

bool read_units(json::Value const& value, Path const& path, Fault& fault, Units& out) {
    auto const* text = decimal_text(value);
    if (text == nullptr) return wrong_type(path, fault, "a number");
    auto const units = parse_units(*text);
    if (!units) return refuse(path, fault, units.fault());
    out = *units;
    return true;
}

bool read_money(json::Value const& value, Path const& path, Fault& fault, Money& out) {
    auto const* text = decimal_text(value);
    if (text == nullptr) return wrong_type(path, fault, "a number");
    auto const money = parse_money(*text);
    if (!money) return refuse(path, fault, money.fault());
    out = *money;
    return true;
}

bool read_enum(json::Value const& value, Path const& path, Fault& fault,
               std::span<std::string_view const> names, std::size_t& out) {
    if (!value.is_string()) return wrong_type(path, fault, "a word");
    auto const& given = value.as_string();
    std::vector<std::string_view> allowed;
    for (auto const name : names) allowed.push_back(names_detail::trimmed(name));
    auto const found = std::find(allowed.begin(), allowed.end(), given);
    if (found != allowed.end()) {
        out = static_cast<std::size_t>(found - allowed.begin());
        return true;
    }
    // What was given is not repeated: it may be anything, a name included.
    std::string listed;
    for (auto const name : allowed) listed += (listed.empty() ? "" : ", ") + std::string(name);
    auto const sentence = "This must be one of: " + listed + "." + did_you_mean(given, allowed);
    return refuse(path, fault, invalid("unknown_value", {}, sentence));
}

bool unknown_type(Path const& path, Fault& fault) {
    return refuse(Path{&path, "type", 0}, fault,
                  invalid("unknown_value", {}, "There is no such type here."));
}

}  // namespace fields_detail
}  // namespace assent
