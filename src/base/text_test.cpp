#include "base/text.h"

#include <doctest/doctest.h>

namespace assent {

TEST_CASE("UTF-8 is accepted up to its limits and refused beyond") {
    for (auto const* text : {"", "plain", "\u00e9", "\u07ff", "\u0800", "\ud7ff", "\ue000",
                             "\uffff", "\U00010000", "\U0010FFFF", "eight ascii then \u00e9"})
        CHECK(is_utf8(text));
    for (auto const* text : {"\x80", "\xC0\x80", "\xC1\xBF", "\xC3", "\xE0\x9F\xBF", "\xE2\x82",
                             "\xED\xA0\x80", "\xED\xBF\xBF", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                             "\xF5\x80\x80\x80", "\xFF", "\xFE", "12345678\xFF", "\xC3\x28"})
        CHECK_FALSE(is_utf8(text));
}

TEST_CASE("names are searched without case, accents and punctuation") {
    CHECK(fold_for_search("  García-López,  María ") == "garcia lopez maria");
    CHECK(fold_for_search("O'Neil") == "oneil");
    CHECK(fold_for_search("O\u2019Neil") == "oneil");
    CHECK(fold_for_search("Mu\u0308ller") == "muller");
    CHECK(fold_for_search("Müller Straße Æsir Łódź Đặng") == "muller strasse aesir lodz dặng");
    CHECK(fold_for_search("Ýž Ŵŷ Ÿ ſ") == "yz wy y s");
    CHECK(fold_for_search("李 明") == "李 明");
    CHECK(fold_for_search("72148\u00a0(MRI)") == "72148 mri");
    CHECK(fold_for_search("a\xFFz") == "a z");
    CHECK(fold_for_search("...").empty());
}

TEST_CASE("text is trimmed, split and joined") {
    CHECK(trim(" \t a b \r\n") == "a b");
    CHECK(trim(" \n").empty());
    CHECK(words("  one two\t three\n") == std::vector<std::string_view>{"one", "two", "three"});
    CHECK(words("  ").empty());
    CHECK(split("a,,b,", ',') == std::vector<std::string_view>{"a", "", "b", ""});
    CHECK(split("", ',') == std::vector<std::string_view>{""});
    CHECK(join({"a", "b", "c"}, ", ") == "a, b, c");
    CHECK(join({}, ", ").empty());
    CHECK(lower("AbZ\u00c9") == "abz\u00c9");
    CHECK(upper("abZ9") == "ABZ9");
    CHECK(is_digits("0123456789"));
    CHECK_FALSE(is_digits(""));
    CHECK_FALSE(is_digits("1a"));
    CHECK_FALSE(is_digits("-1"));
}

TEST_CASE("a mistyped word finds its neighbour and a strange one finds nothing") {
    std::vector<std::string_view> const choices{"urgent", "standard", "concurrent"};
    CHECK(nearest("urgnt", choices) == "urgent");
    CHECK(nearest("Standart", choices) == "standard");
    CHECK(nearest("tomorrow", choices).empty());
    CHECK(nearest("", choices).empty());
    CHECK(nearest(std::string(1000, 'u'), choices).empty());
    CHECK(nearest("x", {"y"}).empty());
    CHECK(nearest("urgent", {}).empty());
}

}  // namespace assent
