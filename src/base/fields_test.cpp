#include "base/fields.h"

#include <doctest/doctest.h>

namespace assent {
namespace {

enum class Speed { standard, urgent, void_ };

struct Part {
    std::string code;
    Units units;
};

void fields(auto& f, auto& part) requires Is<Part, decltype(part)> {
    f("code", part.code);
    f("units", part.units);
}

struct Sample {
    RequestId id;
    Speed speed = Speed::standard;
    std::vector<Part> parts;
    std::optional<Day> seen_on;
    std::optional<Instant> seen_at;
    Private<std::string> name;
    Money price;
    std::int32_t count = 0;
    bool flag = false;
    json::Value extra;
};

void fields(auto& f, auto& sample) requires Is<Sample, decltype(sample)> {
    f("id", sample.id);
    f("speed", sample.speed);
    f("parts", sample.parts);
    f("seen_on", sample.seen_on);
    f("seen_at", sample.seen_at);
    f("name", sample.name);
    f("price", sample.price);
    f("count", sample.count);
    f("flag", sample.flag);
    f("extra", sample.extra);
}

struct Added {
    Part part;
};

void fields(auto& f, auto& added) requires Is<Added, decltype(added)> { f("part", added.part); }

struct Removed {};

void fields(auto&, auto& removed) requires Is<Removed, decltype(removed)> {}

using Change = std::variant<Added, Removed>;

template <class T>
Result<T> read(std::string_view text) {
    auto const value = json::parse(text);
    REQUIRE(value);
    return from_json<T>(*value);
}

Fault refused(std::string_view text) {
    auto const sample = read<Sample>(text);
    REQUIRE_FALSE(sample);
    return sample.fault();
}

struct Refusal {
    char const* text;
    char const* code;
    char const* where;
};

}  // namespace

TEST_CASE("a struct with a field list goes to JSON and back") {
    constexpr std::string_view text =
        R"({"id":"100245771","speed":"void","parts":[{"code":"72148","units":1.5}],"seen_on":"2026-11-24",)"
        R"("seen_at":"2026-11-24T17:15:00.000Z","name":"Testa","price":12.50,"count":-3,"flag":true,"extra":{"a":[1.00]}})";
    auto const sample = read<Sample>(text);
    REQUIRE(sample);
    CHECK(sample->speed == Speed::void_);
    CHECK(sample->parts.at(0).units == Units{1500});
    CHECK(json::write(to_json(*sample)) == text);
    CHECK(json_text(*sample) == text);
}

TEST_CASE("empty optionals, texts and lists are left out and come back empty") {
    auto const text = json::write(to_json(Sample{}));
    CHECK(text == R"({"speed":"standard","price":0.00,"count":0,"flag":false,"extra":null})");
    CHECK(json_text(Sample{}) == text);
    CHECK(read<Sample>(text));
}

TEST_CASE("text written at once is the text of the value") {
    for (Change const& change : {Change{Added{{"a\"\n", Units{500}}}}, Change{Removed{}}})
        CHECK(json_text(change) == json::write(to_json(change)));
    CHECK(json_text(std::optional<Day>()) == "null");
}

TEST_CASE("members may come in any order, and null is the same as absent") {
    auto const sample = read<Sample>(R"({"flag":true,"id":null,"count":7,"parts":[]})");
    REQUIRE(sample);
    CHECK(sample->count == 7);
    CHECK(sample->flag);
    CHECK(sample->id.value.empty());
}

TEST_CASE("an unknown member is refused with the nearest known one") {
    auto const fault = refused(R"({"id":"1","sped":"urgent"})");
    CHECK(fault.code == "unknown_field");
    CHECK(fault.where == "/sped");
    CHECK(fault.message == "There is no such field here. Did you mean \"speed\"?");
    CHECK(refused(R"({"qqqqqq":null})").message == "There is no such field here.");
}

TEST_CASE("each refusal names its code and its place") {
    for (auto const& [text, code, where] :
         {Refusal{R"({"parts":[{"code":"1"},{"code":2}]})", "wrong_type", "/parts/1/code"},
          {R"({"parts":{}})", "wrong_type", "/parts"},
          {R"({"parts":[1]})", "wrong_type", "/parts/0"},
          {R"({"parts":[{"unit":1}]})", "unknown_field", "/parts/0/unit"},
          {R"({"a/b~c":1})", "unknown_field", "/a~1b~0c"},
          {R"({"speed":"quick"})", "unknown_value", "/speed"},
          {R"({"speed":1})", "wrong_type", "/speed"},
          {R"({"seen_on":"2026-02-30"})", "bad_day", "/seen_on"},
          {R"({"seen_on":20260230})", "wrong_type", "/seen_on"},
          {R"({"seen_at":"2026-11-24"})", "bad_instant", "/seen_at"},
          {R"({"price":"1.234"})", "bad_money", "/price"},
          {R"({"price":true})", "wrong_type", "/price"},
          {R"({"parts":[{"units":"1e3"}]})", "bad_quantity", "/parts/0/units"},
          {R"({"count":2147483648})", "wrong_type", "/count"},
          {R"({"count":1.5})", "wrong_type", "/count"},
          {R"({"count":"1"})", "wrong_type", "/count"},
          {R"({"flag":"true"})", "wrong_type", "/flag"},
          {R"({"id":7})", "wrong_type", "/id"},
          {R"({"name":7})", "wrong_type", "/name"}}) {
        auto const fault = refused(text);
        CAPTURE(text);
        CHECK(fault.code == code);
        CHECK(fault.where == where);
    }
}

TEST_CASE("a value that is none of the words lists the words and does not repeat what was given") {
    auto const fault = refused(R"({"speed":"urgnt"})");
    CHECK(fault.message == "This must be one of: standard, urgent, void. Did you mean \"urgent\"?");
    CHECK(refused(R"({"speed":"Maria Testa"})").message.find("Maria") == std::string::npos);
}

TEST_CASE("a quantity may come as a number or as a text") {
    CHECK(read<Part>(R"({"units":2})")->units == Units{2000});
    CHECK(read<Part>(R"({"units":"2.25"})")->units == Units{2250});
}

TEST_CASE("one of several kinds carries the name of its kind") {
    auto const text = json::write(to_json(Change(Added{{"72148", Units{1000}}})));
    CHECK(text == R"({"type":"Added","part":{"code":"72148","units":1}})");
    auto const change = read<Change>(text);
    REQUIRE(change);
    CHECK(std::get<Added>(*change).part.code == "72148");
    CHECK(std::holds_alternative<Removed>(*read<Change>(R"({"type":"Removed"})")));
    CHECK(read<Change>(R"({"type":"Moved"})").fault().where == "/type");
    CHECK(read<Change>(R"({"part":{}})").fault().code == "wrong_type");
    CHECK(read<Change>(R"({"type":"Added","part":{"cod":"1"}})").fault().where == "/part/cod");
}

}  // namespace assent
