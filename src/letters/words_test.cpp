#include "letters/words.h"

#include "base/json.h"
#include "base/names.h"
#include "request/state.h"

#include <doctest/doctest.h>

#include <set>

namespace assent::letters {
namespace {

/// Every path of a text file, with the holes of its text.
void collect(json::Value const& value, std::string const& path, std::set<std::string>& into) {
    if (value.is_object()) {
        for (auto const& member : value.as_object())
            collect(member.value, path + "." + member.name, into);
        return;
    }
    auto entry = path;
    auto const& text = value.as_string();
    for (auto at = text.find("{{"); at != std::string::npos; at = text.find("{{", at + 1))
        entry += " " + text.substr(at, text.find("}}", at) + 2 - at);
    // The holes may come in another order.
    auto const first = entry.find(' ');
    std::set<std::string> holes;
    for (auto at = first; at != std::string::npos;) {
        auto const next = entry.find(' ', at + 1);
        holes.insert(entry.substr(at, next == std::string::npos ? next : next - at));
        at = next;
    }
    auto sorted = entry.substr(0, first);
    for (auto const& hole : holes) sorted += hole;
    into.insert(std::move(sorted));
}

std::set<std::string> paths_of(std::string_view name) {
    auto const parsed = json::parse(embedded_text(name));
    REQUIRE(parsed.ok());
    std::set<std::string> paths;
    collect(*parsed, "", paths);
    return paths;
}

template <class E>
void has_words(std::string_view group) {
    for (auto const language : {Language::en, Language::es})
        for (std::size_t i = 0; i < enum_count<E>; ++i) {
            auto const value = name_of(static_cast<E>(i));
            CAPTURE(group);
            CAPTURE(value);
            CHECK_FALSE(
                Words(language).text(std::string(group) + "." + std::string(value)).empty());
        }
}

TEST_CASE("both languages of paper say the same things with the same holes") {
    CHECK(paths_of("paper.en") == paths_of("paper.es"));
}

TEST_CASE("every value that paper shows has a word in both languages") {
    has_words<request::Status>("status");
    has_words<request::Outcome>("outcome");
    has_words<policy::RequestKind>("value.kind");
    has_words<policy::Review>("value.review");
    has_words<policy::Urgency>("urgency");
    has_words<request::By>("by");
    has_words<policy::DocumentType>("document");
    has_words<request::ReasonCode>("denial_reason");
    has_words<policy::Recipient>("recipient");
    has_words<policy::AnswerKind>("answer");
}

TEST_CASE("days and times are written out in each language, in the plan's zone") {
    auto const zone = calendar::Zone::find("America/Los_Angeles").value();
    auto const at = parse_instant("2026-11-24T17:15:00.000Z").value();
    CHECK(Words(Language::en).instant(at, zone) == "Nov 24, 2026, 9:15 am");
    CHECK(Words(Language::es).instant(at, zone) == "24 de noviembre de 2026, 9:15 a. m.");
    auto const midnight = parse_instant("2026-11-24T08:05:00.000Z").value();
    CHECK(Words(Language::en).instant(midnight, zone) == "Nov 24, 2026, 12:05 am");
    CHECK(Words(Language::en).span(make_day(2026, 1, 2), make_day(2026, 2, 1)) ==
          "Jan 2, 2026 to Feb 1, 2026");
    CHECK(Words(Language::en).span(make_day(2026, 1, 2), make_day(2026, 1, 2)) == "Jan 2, 2026");
    CHECK(Words(Language::es).span(make_day(2026, 1, 2), std::nullopt) ==
          "desde el 2 de enero de 2026");
}

TEST_CASE("a value without a word of its own is shown without underscores") {
    CHECK(Words(Language::en).word("service_type", "not_in_the_list") == "not in the list");
    CHECK(Words(Language::en).word("status", "").empty());
}

}  // namespace
}  // namespace assent::letters
