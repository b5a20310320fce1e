#include "base/base64.h"

#include <doctest/doctest.h>

namespace assent {
namespace {

TEST_CASE("base64 is that of RFC 4648, section 10") {
    struct Row {
        std::string_view bytes;
        std::string_view url;
        std::string_view plain;
    };
    for (auto const& row :
         {Row{"", "", ""}, Row{"f", "Zg", "Zg=="}, Row{"fo", "Zm8", "Zm8="},
          Row{"foo", "Zm9v", "Zm9v"}, Row{"foob", "Zm9vYg", "Zm9vYg=="},
          Row{"fooba", "Zm9vYmE", "Zm9vYmE="}, Row{"foobar", "Zm9vYmFy", "Zm9vYmFy"},
          Row{"\xfb\xef\xff", "--__", "++//"}}) {
        CHECK(to_base64url(row.bytes) == row.url);
        CHECK(to_base64(row.bytes) == row.plain);
        CHECK(from_base64url(row.url).value() == row.bytes);
    }
}

TEST_CASE("what is not base64url is refused") {
    for (auto const* text : {"Zg==", "Zm 8", "+/", "Z", "Zm9vY", "Zh"}) {
        CAPTURE(text);
        CHECK(from_base64url(text).fault().code == "bad_base64");
    }
}

}  // namespace
}  // namespace assent
