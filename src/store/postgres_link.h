/// The wire under postgres.cpp: one connection in pipeline mode, its prepared statements, its
/// faults.
#pragma once

#include "store/db.h"
#include "store/statement_cache.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

struct pg_conn;
struct pg_result;

namespace assent::store {

struct DropResult {
    void operator()(pg_result* result) const;
};

using PgResult = std::unique_ptr<pg_result, DropResult>;

class PgLink {
public:
    explicit PgLink(std::string url) : url_(std::move(url)) {}
    ~PgLink();
    PgLink(PgLink const&) = delete;
    PgLink& operator=(PgLink const&) = delete;

    /// Opens it, or opens it again when it was lost. After a failure it is not tried again for a
    /// while.
    Result<void> ensure();
    bool alive() const;

    /// Puts a statement in line, prepared once and kept under its text.
    Result<void> put(std::string_view sql, std::span<Cell const> cells);
    /// Puts a statement in line that is not worth preparing.
    Result<void> put_once(std::string const& sql);
    /// Sends the line and waits: the answer to its last statement, or the first fault.
    Result<PgResult> finish();
    bool has_pending() const { return !pending_.empty(); }

    /// The server gave up this transaction in favour of another, or is gone.
    bool lost() const { return lost_; }
    void forget_loss() { lost_ = false; }

private:
    struct Pending {
        std::string prepares;  ///< the text this entry prepares; empty when it runs something
    };

    Result<void> connect();
    void disconnect();
    Result<void> checked(int sent);
    Result<void> prepare(std::string_view sql, std::string const& name);
    Fault gone();
    Fault fault_of(pg_result const* result);
    bool take_sync();

    std::string url_;
    pg_conn* connection_ = nullptr;
    StatementCache<std::string> names_;
    std::uint64_t prepared_ = 0;
    std::vector<Pending> pending_;
    bool lost_ = false;
    int failures_ = 0;
    std::chrono::steady_clock::time_point not_before_{};
};

}  // namespace assent::store
