#include "base/json.h"

#include <doctest/doctest.h>

#include <iostream>
#include <random>

namespace assent::json {
namespace {

std::string code_of(std::string_view text) {
    auto const parsed = parse(text);
    return parsed ? "read" : parsed.fault().code;
}

std::string message_of(std::string_view text) {
    auto const parsed = parse(text);
    REQUIRE_FALSE(parsed);
    return parsed.fault().message;
}

bool says(std::string_view text, std::string_view words) {
    return message_of(text).find(words) != std::string::npos;
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + std::string(depth, ']'); }

/// Values of every kind, from a seed that is printed.
class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}

    Value root() { return below(2) == 0 ? array(0) : object(0); }

private:
    std::size_t below(std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n - 1)(engine_);
    }

    std::string text() {
        constexpr std::string_view pieces[] = {"a",  "Z",    "9",      "\"",     "\\",         "/",
                                               "\n", "\t",   "\x01",   "\x1f",   "\x7f",       " ",
                                               "é",  "\\u0", "\u2028", "\u4e2d", "\U0001F600", "{"};
        std::string out;
        for (auto n = below(12); n > 0; --n) out += pieces[below(std::size(pieces))];
        return out;
    }

    Value number() {
        constexpr char const* texts[] = {"0",
                                         "-0",
                                         "1.50",
                                         "1e10",
                                         "1E-400",
                                         "-12.000",
                                         "123456789012345678901234567890",
                                         "0.10",
                                         "1e+5",
                                         "1e9999",
                                         "-1e-1",
                                         "3.0E0"};
        if (below(2) == 0) return Value(static_cast<std::int64_t>(engine_()));
        return Value(Number{texts[below(std::size(texts))]});
    }

    Value array(int depth) {
        Array items;
        for (auto n = below(5); n > 0; --n) items.push_back(value(depth + 1));
        return Value(std::move(items));
    }

    Value object(int depth) {
        Value out{Object{}};
        for (auto n = below(20); n > 0; --n) out.set(text(), value(depth + 1));
        return out;
    }

    Value value(int depth) {
        switch (below(depth > 4 ? 4 : 6)) {
            case 0: return Value();
            case 1: return Value(below(2) == 0);
            case 2: return number();
            case 3: return Value(text());
            case 4: return array(depth);
            default: return object(depth);
        }
    }

    std::mt19937_64 engine_;
};

}  // namespace

TEST_CASE("a text read and written again is the same text") {
    for (std::string const text :
         {R"({"b":1.50,"a":[true,false,null,"x\ny"],"c":{}})", "[]", "{}", R"([[],{},"",0])",
          R"(["\"\\/\b\f\n\r\t\u001f"])", "[\"\u00e9\U0001F600\"]"}) {
        auto const value = parse(text);
        REQUIRE(value);
        CHECK(write(*value) == text);
    }
}

TEST_CASE("white space between the parts does not matter") {
    CHECK(write(*parse(" \r\n\t{ \"a\" : [ 1 , 2 ] , \"b\" : null } \n")) ==
          R"({"a":[1,2],"b":null})");
}

TEST_CASE("numbers keep the digits they came with") {
    constexpr std::string_view text =
        "[1.0,1.00,-0,0.10,1E5,1e-7,123456789012345678901234567890.5,1e99999]";
    CHECK(write(*parse(text)) == text);
}

TEST_CASE("what is no number is refused") {
    for (auto const* number : {"01", "1.", "+1", ".5", "-", "1e", "1e+", "0x10", "NaN", "Infinity",
                               "-01", "1.e1", "1_000", "1a", "--1"}) {
        CAPTURE(number);
        CHECK(code_of("[" + std::string(number) + "]") == "bad_json");
        CHECK(code_of("{\"a\":" + std::string(number) + "}") == "bad_json");
    }
}

TEST_CASE("text that is not well formed is refused") {
    for (auto const* text : {"",
                             " ",
                             "[",
                             "]",
                             "{",
                             "}",
                             "[1,2",
                             "[1,]",
                             "[,1]",
                             "[,]",
                             "[1 2]",
                             "{\"a\"}",
                             "{\"a\":}",
                             "{\"a\":1,}",
                             "{\"a\" 1}",
                             "{\"a\":1 \"b\":2}",
                             "{a:1}",
                             "{1:2}",
                             "{'a':1}",
                             "[\"a]",
                             "[\"a\nb\"]",
                             "[\"\\x\"]",
                             "[\"\\u12\"]",
                             "[tru]",
                             "[truex]",
                             "[True]",
                             "[nul]",
                             "[nulll]",
                             "[falsee]",
                             "[undefined]",
                             "{]",
                             "[}",
                             "[{]}",
                             "{\"a\":[}",
                             "[1]]",
                             "[1],",
                             "[1] x",
                             "{}{}",
                             "// c\n[]",
                             "[/**/]",
                             "{\"a\":1,,\"b\":2}",
                             "[1:2]",
                             "{\"a\",1}",
                             "{,}",
                             "{:1}",
                             "[\"a\" \"b\"]",
                             "[\"a\":1]",
                             "[null true]",
                             "[1\"a\"]",
                             "{\"a\":\"b\"\"c\"}",
                             "\xEF\xBB\xBF[]"}) {
        CAPTURE(text);
        CHECK(code_of(text) == "bad_json");
    }
}

TEST_CASE("the root is an object or a list") {
    for (auto const* text : {"1", "\"a\"", "true", "null", "-1.5"}) {
        CAPTURE(text);
        CHECK(code_of(text) == "bad_json");
    }
}

TEST_CASE("a repeated name is refused, in small and in large objects") {
    CHECK(says(R"({"a":1,"b":2,"a":3})", "repeated"));
    CHECK(says(R"({"a":1,"\u0061":3})", "repeated"));
    CHECK(code_of(R"([{"a":1},{"a":1}])") == "read");
    std::string large = "{";
    for (int i = 0; i < 500; ++i) large += "\"n" + std::to_string(i) + "\":0,";
    CHECK(code_of(large + "\"other\":0}") == "read");
    CHECK(code_of(large + "\"n250\":0}") == "bad_json");
}

TEST_CASE("zero characters and halves of surrogate pairs are refused") {
    CHECK(code_of(R"(["\u0000"])") == "bad_json");
    CHECK(code_of(R"({"\u0000":1})") == "bad_json");
    CHECK(code_of(std::string_view("[\"a\0b\"]", 7)) == "bad_json");
    CHECK(code_of(R"(["\ud83d"])") == "bad_json");
    CHECK(code_of(R"(["\ude00"])") == "bad_json");
    CHECK(code_of(R"(["\ud83d\u0041"])") == "bad_json");
    CHECK(code_of(R"(["\ude00\ud83d"])") == "bad_json");
    CHECK(parse(R"(["\ud83d\ude00"])")->as_array()[0].as_string() == "\U0001F600");
}

TEST_CASE("text that is not UTF-8 is refused and the place is named") {
    CHECK(message_of("[\n \"ab\xFF\"]") ==
          "This is not valid JSON at line 2, column 5: the text is not UTF-8.");
    for (auto const* text :
         {"[\"\x80\"]", "[\"\xC0\xAF\"]", "[\"\xE0\x80\x80\"]", "[\"\xED\xA0\x80\"]",
          "[\"\xF4\x90\x80\x80\"]", "[\"\xF8\x88\x80\x80\x80\"]", "[\"\xC3\"]"})
        CHECK(code_of(text) == "bad_json");
}

TEST_CASE("64 levels are read and 65 are refused") {
    CHECK(code_of(nested(64)) == "read");
    CHECK(says(nested(65), "nested too deeply"));
    CHECK(code_of(nested(100'000)) == "bad_json");
    CHECK(code_of(std::string(100'000, '[')) == "bad_json");
}

TEST_CASE("the sentence names line and column and never repeats the text") {
    auto const message = message_of("{\n  \"name\": \"Zzyzx\",\n  \"born\": Zzyzx\n}");
    CHECK(message.find("line 3, column 11") != std::string::npos);
    CHECK(message.find("Zzyzx") == std::string::npos);
    CHECK(parse("[").fault().kind == Kind::invalid);
}

TEST_CASE("random values come back as they were written") {
    auto const seed = std::random_device{}();
    std::cout << "json seed " << seed << '\n';
    Random random(seed);
    for (int i = 0; i < 2'000; ++i) {
        auto const value = random.root();
        auto const text = write(value);
        auto const compact = parse(text);
        CAPTURE(text);
        REQUIRE(compact);
        REQUIRE(*compact == value);
        auto const pretty = parse(write_pretty(value));
        REQUIRE(pretty);
        REQUIRE(*pretty == value);
    }
}

TEST_CASE("a parser used again after a refusal reads the next text") {
    for (int i = 0; i < 3; ++i) {
        CHECK(code_of("{\"a\":[1,2") == "bad_json");
        CHECK(code_of("{\"a\":[1,2]}") == "read");
    }
}

TEST_CASE("a text longer than a kept parser is read") {
    std::string text = "[";
    while (text.size() < (5U << 20U)) text += "{\"code\":\"70450\",\"units\":1.5},";
    text += "0]";
    auto const value = parse(text);
    REQUIRE(value);
    CHECK(write(*value) == text);
}

TEST_CASE("people get two spaces a level") {
    CHECK(write_pretty(*parse(R"({"a":[1,{}],"b":{"c":[]}})")) == R"({
  "a": [
    1,
    {}
  ],
  "b": {
    "c": []
  }
})");
}

TEST_CASE("a member is set once and kept in its place") {
    Value value;
    value.set("a", 1).set("b", "x").set("a", true);
    CHECK(write(value) == R"({"a":true,"b":"x"})");
    CHECK(value.find("c") == nullptr);
    CHECK(value.text("b") == "x");
    CHECK(value.text("a", "none") == "none");
    CHECK(Value("text").find("a") == nullptr);
    Value list;
    list.push(1).push(Value());
    CHECK(write(list) == "[1,null]");
}

TEST_CASE("whole numbers are read as such or refused") {
    CHECK(*to_int({"-9223372036854775808"}) == INT64_MIN);
    CHECK(*to_int({"9223372036854775807"}) == INT64_MAX);
    for (auto const* text : {"9223372036854775808", "1.0", "1e3", "123456789012345678901234567890"})
        CHECK(to_int({text}).fault().code == "bad_number");
}

}  // namespace assent::json
