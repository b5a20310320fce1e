#include "request/who_may.h"

#include "request/test_case.h"

#include <doctest/doctest.h>

namespace assent::request {
namespace {

State mri() {
    return state_of(decide({}, lumbar_mri(), context(pack_of("harbor"), Role::provider_office)));
}

std::string refusal(Command const& command, Context const& given) {
    auto const outcome = decide(mri(), command, given);
    return outcome ? "" : outcome.fault().code;
}

}  // namespace

TEST_CASE("those the pack names may approve, and nobody else") {
    for (auto const role :
         {Role::nurse, Role::inpatient_nurse, Role::physician, Role::medical_director})
        CHECK_MESSAGE(refusal(Determine{}, context(pack_of("harbor"), role)).empty(),
                      name_of(role));
    // A pharmacist approves drugs, and this is none.
    for (auto const role :
         {Role::pharmacist, Role::provider_office, Role::practitioner, Role::intake_clerk,
          Role::supervisor, Role::administrator, Role::member, Role::system})
        CHECK_MESSAGE(refusal(Determine{}, context(pack_of("harbor"), role)) == "role_not_allowed",
                      name_of(role));
}

TEST_CASE("a licence counts to its last day") {
    auto given = context(pack_of("harbor"), Role::nurse);
    given.actor.licence_until = make_day(2026, 11, 24);
    CHECK(refusal(Determine{}, given).empty());
    given.actor.licence_until = make_day(2026, 11, 23);
    CHECK(refusal(Determine{}, given) == "licence_not_current");
    given.actor.licence_until.reset();
    CHECK(refusal(Determine{}, given) == "licence_not_current");
}

TEST_CASE("nobody decides on what their own organisation asked for or would give") {
    auto given = context(pack_of("harbor"), Role::physician);
    given.actor.organisation = "giving_office";
    CHECK(refusal(Determine{}, given) == "conflict_of_interest");
    given.actor.organisation = "asking_office";
    CHECK(refusal(Determine{}, given) == "conflict_of_interest");
}

TEST_CASE("an office may not write notes only the plan sees") {
    AddNote command;
    command.note.text.reveal() = "called";
    command.note.type = NoteType::internal;
    CHECK(refusal(command, context(pack_of("harbor"), Role::provider_office)) ==
          "role_not_allowed");
    CHECK(refusal(command, context(pack_of("harbor"), Role::nurse)).empty());
}

TEST_CASE("a person may not void for the clock's reason, the clock for no other than its own") {
    CHECK(refusal(VoidRequest{VoidReason::incomplete, {}},
                  context(pack_of("harbor"), Role::supervisor)) == "role_not_allowed");
    CHECK(refusal(VoidRequest{VoidReason::not_eligible, {}},
                  context(pack_of("harbor"), Role::system)) == "role_not_allowed");
}

TEST_CASE("what a role can never do is refused the same with and without a look at the request") {
    AddNote contact;
    contact.note.type = NoteType::contact;
    contact.note.text.reveal() = "called";
    std::vector<Command> const commands{
        contact,
        AttachDocument{},
        AssignRequest{"someone", "Someone", {}},
        Determine{},
        VoidRequest{VoidReason::wrong_submission, {}},
        VoidRequest{VoidReason::incomplete, {}},
        ExtendDeadline{policy::ClockKind::standard, 7, {}, true, {}}};
    for (auto const& command : commands)
        for (std::size_t i = 0; i < enum_count<Role>; ++i) {
            auto const given = context(pack_of("harbor"), static_cast<Role>(i));
            bool const never = !role_may(command, given.actor, given.pack);
            // A pharmacist approves drugs, so only a look at the request tells that this is none.
            bool const needs_a_look =
                given.actor.role == Role::pharmacist && std::holds_alternative<Determine>(command);
            bool const refused = refusal(command, given) == "role_not_allowed";
            CHECK_MESSAGE((never || needs_a_look) == refused,
                          name_of(given.actor.role) << " " << name_of_command(command));
        }
}

TEST_CASE("approving less than was asked is another decision, by other people") {
    Determine command;
    auto& line = command.lines.emplace_back();
    line.line = LineNumber(1);
    line.units = Units{500};
    CHECK(refusal(command, context(pack_of("harbor"), Role::nurse)) == "would_modify");
}

}  // namespace assent::request
