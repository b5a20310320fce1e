#include "store/event_log.h"

#include "base/hash.h"

#include <algorithm>

namespace assent::store {
namespace {

constexpr std::string_view insert_head =
    "insert into event (plan, seq, stream, version, kind, at, actor, command_key, pack_version, "
    "body, body_hash, chain_hash) values ";
constexpr std::string_view insert_row = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
constexpr std::size_t rows_a_statement = 32;

constexpr std::string_view columns =
    "select seq, stream, version, kind, at, actor, command_key, pack_version, body, body_hash, "
    "chain_hash from event where ";

constexpr auto unreadable = "bad_event_row";
constexpr std::string_view tombstone_start = R"({"expunged":)";

struct Head {
    std::int64_t seq = 0;
    std::string hash;
    std::int64_t version = 0;
};

Result<Head> load_head(Db& db, std::string_view plan, std::string_view stream) {
    auto const rows = TRY(db.query(
        "select seq, chain_hash, (select max(version) from event where plan = ? and stream = ?) "
        "from chain_head where plan = ?",
        {plan, stream, plan}));
    if (rows.empty()) return Head{};
    auto const row = rows.front();
    return Head{row.integer(0), row.text(1), row.integer(2)};
}

/// Length before content: no two different rows give the same text.
void add_framed(Hasher& hasher, std::string_view part) {
    hasher.add(std::to_string(part.size()));
    hasher.add(":");
    hasher.add(part);
}

std::string insert_statement(std::size_t rows) {
    std::string sql(insert_head);
    for (std::size_t i = 0; i < rows; ++i) {
        if (i > 0) sql += ", ";
        sql += insert_row;
    }
    return sql;
}

void add_cells(std::vector<Cell>& cells, std::string_view plan, StoredEvent const& event) {
    cells.emplace_back(plan);
    cells.emplace_back(event.seq);
    cells.emplace_back(event.stream);
    cells.emplace_back(event.version);
    cells.emplace_back(event.kind);
    cells.emplace_back(event.at);
    cells.emplace_back(event.actor);
    cells.emplace_back(event.command_key);
    cells.emplace_back(event.pack_version);
    cells.emplace_back(event.body);
    cells.emplace_back(event.body_hash);
    cells.emplace_back(event.chain_hash);
}

Result<StoredEvent> event_of(Row const& row) {
    StoredEvent event;
    event.seq = row.integer(0);
    event.stream = row.text(1);
    event.version = row.integer(2);
    event.kind = row.text(3);
    event.at = TRY(parse_instant(row.text(4)));
    event.actor = row.text(5);
    event.command_key = row.text(6);
    event.pack_version = row.text(7);
    event.body = row.text(8);
    event.body_hash = row.text(9);
    event.chain_hash = row.text(10);
    return event;
}

Result<void> walk(Db& db, std::string_view where, Params params, OnEvent const& on_event) {
    Result<void> outcome;
    TRY(db.for_each(std::string(columns) + std::string(where), params, [&](Row const& row) {
        auto event = event_of(row);
        if (!event) {
            outcome = broken(unreadable, "Event " + std::to_string(row.integer(0)) +
                                             " of the log has no readable time.");
            return false;
        }
        return on_event(*event);
    }));
    return outcome;
}

/// Why this row does not follow the rows before it; empty when it does.
std::string_view flaw(std::string_view plan, StoredEvent const& event, ChainReport& report) {
    if (event.seq != report.last_seq + 1) return "A number is missing before this row.";
    if (is_expunged(event)) report.expunged.push_back(event.seq);
    else if (sha256_hex(event.body) != event.body_hash)
        return "The body is not the one that was written.";
    if (chain_hash(report.last_hash, plan, event) != event.chain_hash)
        return "The row was changed, or it does not follow the row before it.";
    return {};
}

Result<void> compare_with_head(Db& db, std::string_view plan, ChainReport& report) {
    auto const rows =
        TRY(db.query("select seq, chain_hash from chain_head where plan = ?", {plan}));
    auto const seq = rows.empty() ? 0 : rows.front().integer(0);
    if (seq != report.last_seq) {
        report.broken_seq = std::min(seq, report.last_seq) + 1;
        report.why = "The end of the log is missing, or rows were added behind it.";
    } else if (seq != 0 && rows.front().text(1) != report.last_hash) {
        report.broken_seq = seq;
        report.why = "The head of the chain is another one.";
    }
    return fine();
}

}  // namespace

Result<Appended> append(Db& db, std::string_view plan, std::int64_t expected_version,
                        std::span<EventRow const> events) {
    if (events.empty()) return Appended{0, 0, expected_version};
    auto const& stream = events.front().stream;
    auto head = TRY(load_head(db, plan, stream));
    if (head.version != expected_version)
        return conflict("stale_version", "", "This was changed meanwhile. Look again and repeat.");

    auto const first_seq = head.seq + 1;
    for (std::size_t done = 0; done < events.size();) {
        auto const count = std::min(rows_a_statement, events.size() - done);
        std::vector<Cell> cells;
        cells.reserve(count * 12);
        for (auto const& event : events.subspan(done, count)) {
            if (event.stream != stream)
                return broken("mixed_streams", "One append writes to one stream.");
            StoredEvent stored{event, ++head.seq, sha256_hex(event.body), {}};
            stored.version = ++head.version;
            stored.chain_hash = chain_hash(head.hash, plan, stored);
            head.hash = stored.chain_hash;
            add_cells(cells, plan, stored);
        }
        TRY(db.send(insert_statement(count), cells));
        done += count;
    }
    TRY(
        db.send("insert into chain_head (plan, seq, chain_hash) values (?, ?, ?) "
                "on conflict (plan) do update set seq = excluded.seq, "
                "chain_hash = excluded.chain_hash",
                {plan, head.seq, head.hash}));
    return Appended{first_seq, head.seq, head.version};
}

Result<bool> is_untouched_since(Db& db, std::string_view plan, std::string_view stream,
                                std::int64_t version, std::string_view key_start) {
    constexpr auto sql = R"sql(
        select count(*) from event
        where plan = ? and stream = ? and version > ? and not (actor = 'system' and substr(command_key, 1, ?) = ?)
    )sql";
    auto const rows = TRY(db.query(
        sql, {plan, stream, version, static_cast<std::int64_t>(key_start.size()), key_start}));
    return rows.front().integer(0) == 0;
}

Result<void> scan(Db& db, std::string_view plan, std::int64_t from_seq, OnEvent const& on_event) {
    return walk(db, "plan = ? and seq >= ? order by seq", {plan, from_seq}, on_event);
}

Result<std::vector<StoredEvent>> load_stream(Db& db, std::string_view plan,
                                             std::string_view stream) {
    std::vector<StoredEvent> events;
    auto const keep = [&](StoredEvent const& event) {
        events.push_back(event);
        return true;
    };
    TRY(walk(db, "plan = ? and stream = ? order by version", {plan, stream}, keep));
    return events;
}

Result<std::string> chain_hash_at(Db& db, std::string_view plan, std::int64_t seq) {
    if (seq == 0) return std::string();
    auto const rows =
        TRY(db.query("select chain_hash from event where plan = ? and seq = ?", {plan, seq}));
    if (!rows.empty()) return rows.front().text(0);
    return not_found("no_such_event", "", "The log has no event of this number.");
}

Result<std::int64_t> last_seq(Db& db, std::string_view plan) {
    auto const rows = TRY(db.query("select seq from chain_head where plan = ?", {plan}));
    return rows.empty() ? std::int64_t{0} : rows.front().integer(0);
}

bool is_expunged(StoredEvent const& event) { return event.body.starts_with(tombstone_start); }

Result<void> expunge_body(Db& db, std::string_view plan, std::int64_t seq,
                          std::string_view tombstone) {
    if (!tombstone.starts_with(tombstone_start))
        return broken("not_a_tombstone", "The replacement does not say that it is one.");
    auto const changed = TRY(
        db.execute("update event set body = ? where plan = ? and seq = ?", {tombstone, plan, seq}));
    if (changed == 1) return fine();
    return not_found("no_such_event", "", "The log has no event of this number.");
}

Result<ChainReport> verify_chain(Db& db, std::string_view plan, Progress const& progress) {
    constexpr std::int64_t progress_every = 10000;
    ChainReport report;
    auto const check = [&](StoredEvent const& event) {
        if (auto const why = flaw(plan, event, report); !why.empty()) {
            report.broken_seq = report.last_seq + 1;
            report.why = why;
            return false;
        }
        ++report.events;
        report.last_seq = event.seq;
        report.last_hash = event.chain_hash;
        if (progress && event.seq % progress_every == 0) progress(event.seq);
        return true;
    };
    auto const walked = scan(db, plan, 0, check);
    if (!walked && walked.fault().code != unreadable) return walked.fault();
    if (!walked) {
        report.broken_seq = report.last_seq + 1;
        report.why = walked.fault().message;
    }
    if (report.holds()) TRY(compare_with_head(db, plan, report));
    return report;
}

std::string chain_hash(std::string_view previous, std::string_view plan, StoredEvent const& event) {
    Hasher hasher;
    add_framed(hasher, previous);
    add_framed(hasher, plan);
    add_framed(hasher, std::to_string(event.seq));
    add_framed(hasher, event.stream);
    add_framed(hasher, std::to_string(event.version));
    add_framed(hasher, event.kind);
    add_framed(hasher, to_text(event.at));
    add_framed(hasher, event.actor);
    add_framed(hasher, event.command_key);
    add_framed(hasher, event.pack_version);
    add_framed(hasher, event.body_hash);
    return hasher.finish_hex();
}

}  // namespace assent::store
