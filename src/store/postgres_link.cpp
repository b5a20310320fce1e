#include "store/postgres_link.h"

#include "base/log.h"
#include "store/dialect.h"

#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <charconv>

namespace assent::store {
namespace {

// Enough to fill the line well, little enough that neither side's buffer fills while nobody reads.
constexpr std::size_t pending_max = 200;
constexpr auto longest_pause = std::chrono::milliseconds(5000);

/// The parameters of one statement as the library wants them.
class Arguments {
public:
    explicit Arguments(std::span<Cell const> cells) : numbers_(cells.size()) {
        for (std::size_t i = 0; i < cells.size(); ++i) add(cells[i], numbers_[i]);
    }
    int count() const { return static_cast<int>(values_.size()); }
    char const* const* values() const { return values_.data(); }
    int const* lengths() const { return lengths_.data(); }
    int const* formats() const { return formats_.data(); }

private:
    using Digits = std::array<char, 32>;

    void add(Cell const& cell, Digits& digits) {
        if (auto const* number = std::get_if<std::int64_t>(&cell.held)) {
            *std::to_chars(digits.begin(), digits.end() - 1, *number).ptr = 0;
            push(digits.data(), 0, 0);
        } else if (auto const* real = std::get_if<double>(&cell.held)) {
            *std::to_chars(digits.begin(), digits.end() - 1, *real).ptr = 0;
            push(digits.data(), 0, 0);
        } else if (auto const* text = std::get_if<std::string>(&cell.held)) {
            push(text->c_str(), text->size(), 0);
        } else if (auto const* bytes = std::get_if<Bytes>(&cell.held)) {
            push(bytes->data.data(), bytes->data.size(), 1);
        } else {
            push(nullptr, 0, 0);
        }
    }
    void push(char const* value, std::size_t length, int format) {
        values_.push_back(value);
        lengths_.push_back(static_cast<int>(length));
        formats_.push_back(format);
    }

    std::vector<Digits> numbers_;
    std::vector<char const*> values_;
    std::vector<int> lengths_;
    std::vector<int> formats_;
};

bool has_zero_byte(std::span<Cell const> cells) {
    return std::ranges::any_of(cells, [](Cell const& cell) {
        auto const* text = std::get_if<std::string>(&cell.held);
        return text != nullptr && text->find('\0') != std::string::npos;
    });
}

std::string field(pg_result const* result, int code) {
    auto const* text = PQresultErrorField(result, code);
    return text == nullptr ? "" : text;
}

}  // namespace

void DropResult::operator()(pg_result* result) const { PQclear(result); }

PgLink::~PgLink() { disconnect(); }

bool PgLink::alive() const {
    return connection_ != nullptr && PQstatus(connection_) == CONNECTION_OK;
}

Result<void> PgLink::ensure() {
    if (alive()) return fine();
    auto const now = std::chrono::steady_clock::now();
    if (now < not_before_) return database_away("The database server cannot be reached.");
    auto outcome = connect();
    if (outcome) {
        if (failures_ > 0) log::info("database_back");
        failures_ = 0;
        return outcome;
    }
    auto const pause = std::chrono::milliseconds(100) * (1 << std::min(failures_, 6));
    not_before_ = now + std::min<std::chrono::milliseconds>(pause, longest_pause);
    if (failures_++ == 0) log::warning("database_away");
    return outcome;
}

Result<void> PgLink::connect() {
    disconnect();
    // What the URL says comes later and wins.
    std::array const names{"connect_timeout", "application_name",
                           "keepalives_idle", "client_encoding",
                           "dbname",          static_cast<char const*>(nullptr)};
    std::array const values{"5",    "assent",     "30",
                            "UTF8", url_.c_str(), static_cast<char const*>(nullptr)};
    connection_ = PQconnectdbParams(names.data(), values.data(), 1);
    if (!alive()) return database_away("The database server cannot be reached.");
    PQsetNoticeProcessor(
        connection_, [](void*, char const*) {}, nullptr);
    // A lock that does not come in ten seconds is better given up and tried again.
    PgResult const set(PQexec(connection_, "set lock_timeout = '10s'"));
    if (PQresultStatus(set.get()) != PGRES_COMMAND_OK || PQenterPipelineMode(connection_) != 1)
        return gone();
    return fine();
}

void PgLink::disconnect() {
    names_.clear([](std::string const&) {});
    pending_.clear();
    PQfinish(connection_);
    connection_ = nullptr;
}

Result<void> PgLink::put(std::string_view sql, std::span<Cell const> cells) {
    if (!alive()) return gone();
    if (has_zero_byte(cells)) return bad_sql("A text holds a zero byte.");
    if (pending_.size() >= pending_max) TRY(finish());
    auto const* name = names_.find(sql);
    if (name == nullptr) {
        std::string given_up;
        name = &names_.add(
            sql, "s" + std::to_string(++prepared_), [](std::string const&) { return true; },
            [&](std::string const& old) { given_up = old; });
        if (!given_up.empty()) TRY(put_once("deallocate " + given_up));
        TRY(prepare(sql, *name));
    }
    Arguments const arguments(cells);
    pending_.push_back({});
    return checked(PQsendQueryPrepared(connection_, name->c_str(), arguments.count(),
                                       arguments.values(), arguments.lengths(), arguments.formats(),
                                       0));
}

Result<void> PgLink::prepare(std::string_view sql, std::string const& name) {
    pending_.push_back({std::string(sql)});
    return checked(
        PQsendPrepare(connection_, name.c_str(), number_placeholders(sql).c_str(), 0, nullptr));
}

Result<void> PgLink::put_once(std::string const& sql) {
    if (!alive()) return gone();
    pending_.push_back({});
    return checked(
        PQsendQueryParams(connection_, sql.c_str(), 0, nullptr, nullptr, nullptr, nullptr, 0));
}

Result<void> PgLink::checked(int sent) {
    if (sent == 1) return fine();
    return gone();
}

Result<PgResult> PgLink::finish() {
    auto const pending = std::exchange(pending_, {});
    if (!alive() || PQpipelineSync(connection_) != 1) return gone();
    std::optional<Fault> fault;
    PgResult last;
    for (auto const& entry : pending) {
        PgResult result(PQgetResult(connection_));
        if (!result || PQstatus(connection_) != CONNECTION_OK) return fault ? *fault : gone();
        auto const status = PQresultStatus(result.get());
        bool const good = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
        if (!good && !entry.prepares.empty()) names_.forget(entry.prepares);
        // The rest of the line is skipped after a fault; the first one tells why.
        if (!good && status != PGRES_PIPELINE_ABORTED && !fault) fault = fault_of(result.get());
        while (PgResult const more{PQgetResult(connection_)}) {
        }
        last = std::move(result);
    }
    if (!take_sync()) return fault ? *fault : gone();
    if (fault) return *fault;
    return last;
}

bool PgLink::take_sync() {
    PgResult const sync(PQgetResult(connection_));
    return sync && PQresultStatus(sync.get()) == PGRES_PIPELINE_SYNC;
}

Fault PgLink::gone() {
    lost_ = true;
    disconnect();
    return database_away("The connection to the database server was lost.");
}

Fault PgLink::fault_of(pg_result const* result) {
    auto const state = field(result, PG_DIAG_SQLSTATE);
    if (state.starts_with("23"))
        return conflict(
            "constraint", "",
            "A rule of the database was broken: " + field(result, PG_DIAG_CONSTRAINT_NAME) +
                " on " + field(result, PG_DIAG_TABLE_NAME) + "." +
                field(result, PG_DIAG_COLUMN_NAME));
    // Serialization failure, deadlock, lock not had in time.
    if (state == "40001" || state == "40P01" || state == "55P03") {
        lost_ = true;
        return busy("busy", "The database is busy.");
    }
    if (state == "53100") return database_full();
    if (state.empty() || state.starts_with("08") || state.starts_with("57P") ||
        state.starts_with("53")) {
        lost_ = true;
        return database_away("The database server does not serve at the moment.");
    }
    // Other messages may quote a value; those on names and syntax (class 42) only quote our
    // statement.
    auto const told = state.starts_with("42") ? ": " + field(result, PG_DIAG_MESSAGE_PRIMARY) : "";
    return bad_sql("The database refused a statement (" + state + ")" + told);
}

}  // namespace assent::store
