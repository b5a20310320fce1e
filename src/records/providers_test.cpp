#include "records/providers.h"

#include "records/testing.h"

namespace assent::records {
namespace {

directory::Provider office(std::string const& id, std::string const& name,
                           std::string const& city) {
    directory::Provider provider;
    provider.id = ProviderId(id);
    provider.npi = Npi("199900000" + id);
    provider.plan_number = "P" + id;
    provider.name = name;
    provider.specialty = "family_medicine";
    provider.address.city = city;
    provider.organisation = "org-" + id;
    return provider;
}

Saved save(store::Store& store, directory::Provider const& provider) {
    auto saved = store.write(harbor.value, [&](store::Db& db) {
        return save_provider(db, harbor, provider, moment(), "test");
    });
    REQUIRE(saved.ok());
    return *saved;
}

std::string names_found(store::Store& store, std::string const& text) {
    auto found = store.read([&](store::Db& db) {
        return search_providers(db, harbor, {text, false, {}, 10});
    });
    REQUIRE(found.ok());
    std::string names;
    for (auto const& provider : *found) names += provider.name + ";";
    return names;
}

TEST_CASE("a provider is found by beginnings of words, by NPI and by the plan's number") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        save(*store, office("1", "Harbor Demo Spine", "Seacliff"));
        save(*store, office("2", "Häfen Demo Clinic", "Harbor"));
        CHECK(names_found(*store, "harb dem") == "Häfen Demo Clinic;Harbor Demo Spine;");
        CHECK(names_found(*store, "SPINE") == "Harbor Demo Spine;");
        CHECK(names_found(*store, "pine") == "");
        CHECK(names_found(*store, "hafen family") == "Häfen Demo Clinic;");
        CHECK(names_found(*store, "1999000001") == "Harbor Demo Spine;");
        CHECK(names_found(*store, "%") == names_found(*store, ""));
    }
}

TEST_CASE("a changed provider is found as it is now, the old version stays behind it") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto spine = office("1", "Harbor Demo Spine", "Seacliff");
        CHECK(save(*store, spine) == Saved::added);
        CHECK(save(*store, spine) == Saved::unchanged);
        spine.name = "Renamed Demo Spine";
        CHECK(save(*store, spine) == Saved::changed);
        CHECK(names_found(*store, "harbor") == "");
        CHECK(names_found(*store, "renamed") == "Renamed Demo Spine;");
        auto const rows = store->read([](store::Db& db) {
            return db.query("select body from provider where plan = ?", {harbor.value});
        });
        CHECK(rows.value().size() == 2);
    }
}

TEST_CASE("a search keeps to those who take new patients, and to a language") {
    for (auto const& place : store::places()) {
        CAPTURE(place->name());
        auto const store = place->open();
        auto spine = office("1", "Harbor Demo Spine", "Seacliff");
        spine.new_patients = directory::NewPatients{true, {}};
        spine.languages = {"en", "es"};
        auto clinic = office("2", "Harbor Demo Clinic", "Harbor");
        clinic.new_patients = directory::NewPatients{false, {}};
        clinic.languages = {"es-mx"};
        save(*store, spine);
        save(*store, clinic);
        save(*store, office("3", "Harbor Demo Studio", "Harbor"));
        auto const found = [&](ProviderSearch const& search) {
            std::string names;
            auto const all =
                store->read([&](store::Db& db) { return search_providers(db, harbor, search); });
            for (auto const& provider : all.value()) names += provider.name + ";";
            return names;
        };
        CHECK(found({"harbor", false, {}, 9}) ==
              "Harbor Demo Clinic;Harbor Demo Spine;Harbor Demo Studio;");
        CHECK(found({"harbor", true, {}, 9}) == "Harbor Demo Spine;");
        CHECK(found({"harbor", false, "es", 9}) == "Harbor Demo Spine;");
        CHECK(found({"1999000002", true, {}, 9}) == "");
        spine.new_patients.reset();
        save(*store, spine);
        CHECK(found({"harbor", true, {}, 9}) == "");
    }
}

TEST_CASE("an office has its own providers and nobody else's") {
    auto const place = store::Place();
    auto const store = place.open();
    save(*store, office("1", "Harbor Demo Spine", "Seacliff"));
    save(*store, office("2", "Other Demo Clinic", "Harbor"));
    auto const own = store->read([](store::Db& db) { return providers_of(db, harbor, "org-2"); });
    REQUIRE(own.value().size() == 1);
    CHECK(own->front().name == "Other Demo Clinic");
    auto const unknown =
        store->read([](store::Db& db) { return find_provider(db, harbor, ProviderId("3")); });
    CHECK(unknown.fault().code == "unknown_provider");
}

}  // namespace
}  // namespace assent::records
