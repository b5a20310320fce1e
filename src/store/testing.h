/// For tests: every case runs on a fresh SQLite file and, where ASSENT_TEST_POSTGRES names a
/// server, in a fresh schema of it.
///
///     for (auto const& place : store::places()) {
///         CAPTURE(place->name());
///         auto const store = place->open();
///     }
#pragma once

#include "base/hash.h"
#include "base/log.h"
#include "store/store.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace assent::store {

class TempFolder {
public:
    TempFolder()
        : path_(std::filesystem::temp_directory_path() / ("assent-test-" + random_hex(8))) {
        std::filesystem::create_directories(path_);
    }
    ~TempFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TempFolder(TempFolder const&) = delete;
    TempFolder& operator=(TempFolder const&) = delete;
    std::filesystem::path const& path() const { return path_; }

private:
    std::filesystem::path path_;
};

class Place {
public:
    explicit Place(std::string server = {}) {
        if (server.empty()) {
            location_ = location_of((folder_.path() / "assent.sqlite").string());
            return;
        }
        server_ = location_of(server);
        schema_ = "test_" + random_hex(8);
        run("create schema " + schema_);
        auto const joint = server.find('?') == std::string::npos ? "?" : "&";
        location_ = location_of(server + joint + "options=-csearch_path%3D" + schema_);
    }
    ~Place() {
        if (!schema_.empty()) run("drop schema " + schema_ + " cascade");
    }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;

    std::string_view name() const {
        return location_.dialect == Dialect::sqlite ? "SQLite" : "PostgreSQL";
    }
    Location const& location() const { return location_; }
    std::filesystem::path const& folder() const { return folder_.path(); }

    /// Ends the test run when it cannot be opened.
    std::unique_ptr<Store> open(Options options = {}) const {
        auto store = Store::open(location_, options);
        if (!store) fail(store.fault());
        return std::move(store).take();
    }

private:
    [[noreturn]] static void fail(Fault const& fault) {
        std::fprintf(stderr, "test database: %s: %s\n", fault.code.c_str(), fault.message.c_str());
        std::abort();
    }
    void run(std::string const& sql) const {
        auto db = connect(server_, Access::write);
        if (!db) fail(db.fault());
        auto const done = (*db)->execute(sql);
        if (!done) fail(done.fault());
    }

    TempFolder folder_;
    Location server_;
    Location location_;
    std::string schema_;
};

inline std::vector<std::unique_ptr<Place>> places() {
    log::set_level(log::Level::error);
    std::vector<std::unique_ptr<Place>> all;
    all.push_back(std::make_unique<Place>());
    if (auto const* server = std::getenv("ASSENT_TEST_POSTGRES")) {
        all.push_back(std::make_unique<Place>(server));
    } else if (static bool told = false; !told) {
        told = true;
        std::puts("skipped: ASSENT_TEST_POSTGRES not set");
    }
    return all;
}

}  // namespace assent::store
