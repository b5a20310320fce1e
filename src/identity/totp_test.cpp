#include "identity/totp.h"

#include <doctest/doctest.h>

namespace assent::identity {
namespace {

TEST_CASE("codes are those of RFC 6238, appendix B") {
    std::string const secret = "12345678901234567890";
    struct Row {
        std::int64_t seconds;
        std::string_view code;
    };
    for (auto const& row :
         {Row{59, "94287082"}, Row{1111111109, "07081804"}, Row{1111111111, "14050471"},
          Row{1234567890, "89005924"}, Row{2000000000, "69279037"}, Row{20000000000, "65353130"}}) {
        CAPTURE(row.seconds);
        auto const step = totp_step(Instant(std::chrono::seconds(row.seconds)));
        CHECK(totp_code(secret, step, 8) == row.code);
        CHECK(totp_code(secret, step) == row.code.substr(2));
    }
}

TEST_CASE("base32 is that of RFC 4648, section 10") {
    struct Row {
        std::string_view bytes;
        std::string_view text;
    };
    for (auto const& row :
         {Row{"", ""}, Row{"f", "MY"}, Row{"fo", "MZXQ"}, Row{"foo", "MZXW6"},
          Row{"foob", "MZXW6YQ"}, Row{"fooba", "MZXW6YTB"}, Row{"foobar", "MZXW6YTBOI"}}) {
        CHECK(to_base32(row.bytes) == row.text);
        CHECK(from_base32(row.text).value() == row.bytes);
    }
    CHECK(from_base32("mzxw-6ytb oi").value() == "foobar");
    CHECK(from_base32("M1").fault().code == "bad_base32");
}

TEST_CASE("the picture for the telephone names issuer and log-in") {
    CHECK(otpauth_uri("MZXW6YTBOI", "assent", "kim smith") ==
          "otpauth://totp/assent:kim%20smith?secret=MZXW6YTBOI&issuer=assent"
          "&algorithm=SHA1&digits=6&period=30");
}

}  // namespace
}  // namespace assent::identity
