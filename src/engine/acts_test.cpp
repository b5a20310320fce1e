#include "engine/acts.h"

#include "engine/testing.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>

namespace assent::engine {
namespace {

using Acts = std::vector<std::string_view>;

bool offers(Acts const& acts, std::string_view act) { return std::ranges::count(acts, act) > 0; }

Acts seen_by(House& house, Engine& engine, std::string const& login, RequestId const& number) {
    auto const picture = engine.read_request(house.sign_in(login), number);
    REQUIRE(picture.ok());
    return picture->actions;
}

TEST_CASE("each is offered what the rules would let him do, and nothing else") {
    store::Place const place;
    House house(place);
    auto& engine = house.open();
    house.load_demo();
    auto const number = house.run("rosa", house.asked(), "k1").value().request;

    auto const office = seen_by(house, engine, "rosa", number);
    for (auto const* act : {"note", "attach", "withdraw", "amend", "ask_for_change",
                            "ask_to_cancel", "make_urgent", "ask_for_talk"})
        CHECK_MESSAGE(offers(office, act), act);
    for (auto const* act : {"approve", "deny", "void", "assign", "extend", "reopen", "discharge",
                            "record_information", "change_authorization", "log_contact"})
        CHECK_MESSAGE(!offers(office, act), act);

    auto const nurse = seen_by(house, engine, "kim", number);
    for (auto const* act : {"approve", "assign", "void", "extend", "refer", "review",
                            "ask_for_information", "complete_information", "open_task"})
        CHECK_MESSAGE(offers(nurse, act), act);
    for (auto const* act : {"deny", "sign", "reopen", "close_task", "answer_duplicate", "dismiss"})
        CHECK_MESSAGE(!offers(nurse, act), act);
}

TEST_CASE("an act that needs a right taken away is not offered") {
    store::Place const place;
    House house(place);
    auto& engine = house.open();
    house.load_demo();
    auto const number = house.run("rosa", house.asked(), "k1").value().request;
    auto nurse = house.sign_in("kim");
    nurse.account.withheld = {identity::Right::decide, identity::Right::void_,
                              identity::Right::note};
    auto const acts = engine.read_request(nurse, number).value().actions;
    for (auto const* act : {"approve", "review", "refer", "void", "note"})
        CHECK_MESSAGE(!offers(acts, act), act);
    for (auto const* act : {"assign", "extend", "attach"}) CHECK_MESSAGE(offers(acts, act), act);
    nurse.account.withheld = {identity::Right::request_search};
    CHECK(engine.read_request(nurse, number).fault().code == "right_withheld");
    CHECK(engine.read_request(nurse, RequestId("999999999")).fault().code == "right_withheld");
}

TEST_CASE("what is offered follows how the request stands") {
    store::Place const place;
    House house(place);
    auto& engine = house.open();
    house.load_demo();
    auto const number = house.run("rosa", house.asked(), "k1").value().request;

    request::RequestInformation ask;
    ask.items.emplace_back().text = "Office notes";
    REQUIRE(house.run("kim", ask, "k2", number).ok());
    CHECK(offers(seen_by(house, engine, "rosa", number), "record_information"));
    CHECK(offers(seen_by(house, engine, "kim", number), "cancel_information"));

    REQUIRE(house.run("kim", request::Determine{}, "k3", number).ok());
    auto const office = seen_by(house, engine, "rosa", number);
    for (auto const* act : {"withdraw", "amend", "make_urgent", "ask_for_talk"})
        CHECK_MESSAGE(!offers(office, act), act);
    CHECK(offers(office, "note"));
    auto const nurse = seen_by(house, engine, "kim", number);
    for (auto const* act : {"approve", "void", "extend", "assign", "ask_for_information"})
        CHECK_MESSAGE(!offers(nurse, act), act);
    CHECK(offers(nurse, "change_authorization"));
    CHECK(offers(nurse, "end_authorization"));
}

}  // namespace
}  // namespace assent::engine
