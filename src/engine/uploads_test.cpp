#include "engine/testing.h"

#include <doctest/doctest.h>

namespace assent::engine {
namespace {

constexpr std::string_view page =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count "
    "1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Size "
    "4/Root 1 0 R>>\n%%EOF\n";

void send(Uploads& uploads, Asker const& asker, std::string const& id, std::string_view bytes) {
    auto const upload = uploads.find(asker, id).value();
    auto part = uploads.go_on(asker, id, uploads.offset_of(upload));
    REQUIRE(part.ok());
    REQUIRE(part->add(bytes).ok());
    REQUIRE(part->flush().ok());
}

template <class F>
void on_every_database(F test) {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        House house(*place);
        house.open();
        house.load_demo();
        test(house);
    }
}

TEST_CASE("an upload goes on after a restart and is kept once") {
    on_every_database([](House& house) {
        auto rosa = house.sign_in("rosa");
        auto* uploads = &house.open().uploads();
        auto const size = static_cast<std::int64_t>(page.size());
        auto const id = uploads->start(rosa, size, sha256_hex(page)).value().id;
        send(*uploads, rosa, id, page.substr(0, 50));

        uploads = &house.open().uploads();
        CHECK(uploads->open(rosa).value().size() == 1);
        CHECK(uploads->offset_of(uploads->find(rosa, id).value()) == 50);
        CHECK(uploads->finish(rosa, id).fault().code == "upload_incomplete");
        send(*uploads, rosa, id, page.substr(50));
        auto const kept = uploads->finish(rosa, id);
        REQUIRE(kept.ok());
        CHECK(kept->blob.value == sha256_hex(page));
        CHECK(kept->media_type == "application/pdf");
        CHECK(kept->pages == 1);
        CHECK(uploads->finish(rosa, id)->blob == kept->blob);
        CHECK(uploads->open(rosa).value().empty());
    });
}

TEST_CASE("two connections cannot send the same upload at one time") {
    on_every_database([](House& house) {
        auto const rosa = house.sign_in("rosa");
        auto& uploads = house.open().uploads();
        auto const id = uploads.start(rosa, 100, "").value().id;
        auto const first = uploads.go_on(rosa, id, 0);
        REQUIRE(first.ok());
        CHECK(uploads.go_on(rosa, id, 0).fault().code == "upload_busy");
    });
}

TEST_CASE("an upload is its account's alone, and not everybody may begin one") {
    on_every_database([](House& house) {
        auto const rosa = house.sign_in("rosa");
        auto& uploads = house.open().uploads();
        auto const id = uploads.start(rosa, 100, "").value().id;
        auto const kim = house.sign_in("kim");
        CHECK(uploads.find(kim, id).fault().code == "unknown_upload");
        CHECK(uploads.remove(kim, id).fault().code == "unknown_upload");
        auto stranger = kim;
        stranger.account.role = "policy_analyst";
        CHECK(uploads.start(stranger, 100, "").fault().code == "right_required");
    });
}

TEST_CASE("what nobody goes on with for a day is swept, with its bytes") {
    on_every_database([](House& house) {
        auto const rosa = house.sign_in("rosa");
        auto& engine = house.open();
        auto& uploads = engine.uploads();
        auto const id = uploads.start(rosa, 100, "").value().id;
        send(uploads, rosa, id, "%PDF");
        CHECK(*uploads.sweep() == 0);
        engine.clock().stand_at(engine.clock().now() + std::chrono::hours(23));
        send(uploads, rosa, id, "-1.4");
        engine.clock().stand_at(engine.clock().now() + std::chrono::hours(23));
        CHECK(*uploads.sweep() == 0);
        engine.clock().stand_at(engine.clock().now() + std::chrono::hours(2));
        CHECK(*uploads.sweep() == 1);
        CHECK(uploads.find(rosa, id).fault().code == "unknown_upload");
    });
}

TEST_CASE("the record of a document holds what the file is, not what the sender says") {
    on_every_database([](House& house) {
        auto const rosa = house.sign_in("rosa");
        auto& uploads = house.open().uploads();
        auto const size = static_cast<std::int64_t>(page.size());
        auto const id = uploads.start(rosa, size, "").value().id;
        send(uploads, rosa, id, page);
        request::AttachDocument attach;
        attach.document.blob = uploads.finish(rosa, id).value().blob;
        attach.document.media_type = "text/html";
        attach.document.size = 1;
        auto const number = house.run("rosa", house.asked(), "ask").value().request;
        REQUIRE(house.run("rosa", attach, "attach", number).ok());
        auto const held = house.state(number).documents.front().content;
        CHECK(held.media_type == "application/pdf");
        CHECK(held.size == size);
    });
}

}  // namespace
}  // namespace assent::engine
