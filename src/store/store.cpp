#include "store/store.h"

#include "base/log.h"
#include "store/postgres.h"
#include "store/sqlite.h"
#include "store/statistics.h"

namespace assent::store {

Location location_of(std::string text) {
    bool const server = text.starts_with("postgres://") || text.starts_with("postgresql://");
    return {server ? Dialect::postgres : Dialect::sqlite, std::move(text)};
}

Result<std::unique_ptr<Db>> connect(Location const& location, Access access) {
    if (location.dialect == Dialect::postgres) return open_postgres(location.where);
    return open_sqlite(location.where, access == Access::write ? Mode::writer : Mode::reader);
}

namespace {

Result<std::unique_ptr<Db>> open_writer(Location const& location, Options const& options) {
    auto writer = connect(location, Access::write);
    if (!writer && writer.fault().code == "data_in_use" && options.beside_writer) {
        auto guest = TRY(open_sqlite(location.where, Mode::guest));
        TRY(must_be_current(*guest, options.migrations));
        return guest;
    }
    if (!writer) return writer;
    TRY(migrate(**writer, options.migrations));
    TRY(assume_one_plan(**writer));
    return writer;
}

}  // namespace

Result<std::unique_ptr<Store>> Store::open(Location location, Options options) {
    auto writer = TRY(open_writer(location, options));
    if (location.dialect == Dialect::sqlite)
        log::info("database_open", {{"kind", "sqlite"}, {"version", sqlite_version()}});
    else log::info("database_open", {{"kind", "postgres"}});
    return std::make_unique<Store>(std::move(location), std::move(writer), options);
}

Store::Store(Location location, std::unique_ptr<Db> writer, Options const& options)
    : location_(std::move(location)),
      writer_(std::move(writer), options.limits),
      readers_([this] { return connect(location_, Access::read); }, options.readers) {}

}  // namespace assent::store
