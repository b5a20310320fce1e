#include "letters/abstract.h"

#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::letters {
namespace {

using namespace request;

struct Case {
    State state;
    std::vector<Letter> letters;
};

/// An MRI with a note, a secret note and a document.
Case asked_for() {
    Case made;
    auto const& pack = pack_of("harbor");
    auto asked = lumbar_mri();
    asked.notes.push_back({NoteType::web_note, Private<std::string>("Pain since spring.")});
    made.state = state_of(decide({}, asked, context(pack, Role::provider_office)));
    NoteAdded secret;
    secret.note = 2;
    secret.content = {NoteType::internal, Private<std::string>("secret thought")};
    made.state = request::apply(std::move(made.state), Event(secret));
    return made;
}

Tree printed(Case const& made, Reader reader, Language language = Language::en) {
    return abstract_of(
        {made.state, pack_of("harbor"), 7, made.letters,
         [](codes::CodeSystem, std::string const& code) { return "title of " + code; }},
        reader, language);
}

bool says(Tree const& tree, std::string_view part) {
    return plain_text(tree).find(part) != std::string::npos;
}

TEST_CASE("an abstract tells number, status, services, diagnoses and shared notes") {
    auto const tree = printed(asked_for(), Reader::office);
    for (auto const* part :
         {"Status: In review", "72148", "title of 72148", "M54.16", "Pain since spring.",
          "Dec 7, 2026", "An approval does not prove", "Decision due by: "})
        CHECK_MESSAGE(says(tree, part), part);
    CHECK(says(tree, "Request number: " + grouped(asked_for().state.request.value)));
    CHECK_FALSE(says(tree, "secret thought"));
    CHECK_FALSE(says(printed(asked_for(), Reader::plan), "secret thought"));
}

TEST_CASE("the same request, version, reader and language give the same tree") {
    CHECK(json::write(tree_json(printed(asked_for(), Reader::office))) ==
          json::write(tree_json(printed(asked_for(), Reader::office))));
    CHECK(says(printed(asked_for(), Reader::office, Language::es), "Estado: En revisión"));
}

TEST_CASE("a denial that waits for its second signature is not told to an office") {
    auto made = asked_for();
    AdverseRecord record;
    record.decision.line = LineNumber(1);
    record.decision.awaits_signature = true;
    record.decision.reasons.push_back(
        {ReasonCode::not_medically_necessary, Private<std::string>("Not shown yet.")});
    record.by = person(Role::physician);
    made.state.lines.front().adverse = record;
    CHECK_FALSE(says(printed(made, Reader::office), "Not shown yet."));
    CHECK(says(printed(made, Reader::plan), "Not shown yet."));
    made.state.lines.front().adverse->signed_by = person(Role::medical_director);
    auto const told = printed(made, Reader::office);
    CHECK(says(told, "Not medically necessary: Not shown yet."));
    CHECK(says(told, "Decided by: Physician"));
}

TEST_CASE("a notice's page tells its facts and that it is not the letter") {
    auto const made = asked_for();
    Letter letter;
    letter.number = 1;
    letter.notice.form = "approval";
    letter.notice.to = policy::Recipient::member;
    letter.notice.channel = policy::Channel::mail;
    CHECK(letter.state() == "ordered");
    letter.attempts.push_back(
        {1, policy::Channel::fax, false, at_utc("2026-11-24T18:00:00Z"), "busy"});
    CHECK(letter.state() == "failed");
    CHECK(letter.channel() == policy::Channel::fax);
    Episode const episode{made.state, pack_of("harbor"), 7, made.letters,
                          [](codes::CodeSystem, std::string const&) { return std::string(); }};
    auto const tree = notice_of(episode, letter, Reader::plan, Language::en);
    for (auto const* part : {"To: Member", "Could not be delivered", "busy",
                             "It is not the letter itself.", "Nov 24, 2026, 10:00 am"})
        CHECK_MESSAGE(says(tree, part), part);
}

}  // namespace
}  // namespace assent::letters
