#include "records/import.h"

#include "records/codes.h"
#include "records/row_reader.h"
#include "records/settings.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace assent::records {
namespace {

constexpr std::size_t part_size = std::size_t{1} << 20;
constexpr std::int64_t batch_rows = 4000;
constexpr std::size_t refusals_kept = 1000;

using Steady = std::chrono::steady_clock;

/// Drives a reader over the stream, batch by batch.
class Loop {
public:
    Loop(Import const& import, std::istream& in,
         std::function<void(std::int64_t, std::int64_t)> const& progress, MakeReader const& make)
        : import_(import), in_(in), progress_(progress), make_(make) {}

    ImportSummary& summary() { return summary_; }

    /// Reads everything; `on_batch` gets the values whenever enough have come together.
    Result<void> read(std::string const& salt,
                      std::function<Result<void>(std::vector<Save>&)> const& on_batch) {
        summary_ = {};
        bytes_ = 0;
        flushed_ = 0;
        batch_.clear();
        RowSink sink{[this](Save save) { batch_.push_back(std::move(save)); },
                     [this](RefusedRow row) { refuse(std::move(row)); },
                     [this] { ++summary_.read; }};
        auto reader = TRY(make_reader(salt, std::move(sink)));
        std::string part(part_size, '\0');
        while (in_) {
            in_.read(part.data(), static_cast<std::streamsize>(part.size()));
            auto const got = static_cast<std::size_t>(in_.gcount());
            if (got == 0) break;
            bytes_ += static_cast<std::int64_t>(got);
            auto const fed = reader->feed(std::string_view(part).substr(0, got));
            if (!TRY(holds(fed))) return flush(on_batch);
            if (summary_.read - flushed_ >= batch_rows) TRY(flush(on_batch));
            report();
        }
        TRY(holds(reader->finish()));
        return flush(on_batch);
    }

    void count(SavedCounts const& counts) {
        summary_.added += counts.added;
        summary_.changed += counts.changed;
        summary_.unchanged += counts.unchanged;
    }

    Import const& import() const { return import_; }

private:
    Result<std::unique_ptr<RowReader>> make_reader(std::string const& salt, RowSink sink) {
        switch (import_.kind) {
            case ImportKind::members: return member_reader(import_, salt, std::move(sink));
            case ImportKind::providers: return provider_reader(import_, std::move(sink));
            case ImportKind::authorizations:
                if (make_) return make_(std::move(sink));
                break;
            case ImportKind::hcpcs:
            case ImportKind::hcpcs_titles:
            case ImportKind::icd10cm_order:
            case ImportKind::icd10cm_categories: return code_reader(import_, std::move(sink));
        }
        return broken("unknown_import", "No reader for this kind of file.");
    }

    Result<void> flush(std::function<Result<void>(std::vector<Save>&)> const& on_batch) {
        if (!batch_.empty()) TRY(on_batch(batch_));
        batch_.clear();
        flushed_ = summary_.read;
        return fine();
    }

    /// A file that stops being CSV is refused at that line: nothing behind it can be read. False:
    /// stop here.
    Result<bool> holds(Result<void> const& read) {
        if (read) return true;
        auto const& fault = read.fault();
        if (fault.code != "bad_csv") return fault;
        refuse({line_in(fault.message), "", fault.code,
                fault.message + " Nothing behind this line was read."});
        return false;
    }

    /// `Line 17: …` -> 17.
    static int line_in(std::string_view message) {
        int line = 0;
        auto const digits =
            message.substr(std::min(message.size(), std::string_view("Line ").size()));
        std::from_chars(digits.data(), digits.data() + digits.size(), line);
        return line;
    }

    void refuse(RefusedRow row) {
        ++summary_.refused;
        if (summary_.refusals.size() < refusals_kept) summary_.refusals.push_back(std::move(row));
    }

    void report() {
        auto const now = Steady::now();
        if (!progress_ || now - reported_ < std::chrono::seconds(1)) return;
        reported_ = now;
        progress_(summary_.read, bytes_);
    }

    Import const& import_;
    std::istream& in_;
    std::function<void(std::int64_t, std::int64_t)> const& progress_;
    MakeReader const& make_;
    ImportSummary summary_;
    std::vector<Save> batch_;
    std::int64_t bytes_ = 0;
    std::int64_t flushed_ = 0;
    Steady::time_point reported_ = Steady::now();
};

Result<void> remember(store::Db& db, Import const& import, std::string const& plan,
                      ImportSummary summary) {
    summary.refusals.clear();
    constexpr auto sql = R"sql(
        insert into import_run (plan, seq, kind, source, at, summary)
        select ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ? from import_run where plan = ?
    )sql";
    TRY(db.execute(
        sql, {plan, name_of(import.kind), import.source, import.at, json_text(summary), plan}));
    return fine();
}

codes::CodeSystem system_of(ImportKind kind) {
    bool const hcpcs = kind == ImportKind::hcpcs || kind == ImportKind::hcpcs_titles;
    return hcpcs ? codes::CodeSystem::hcpcs : codes::CodeSystem::icd10cm;
}

/// The rows of a starter list make room for those of a real table.
Result<void> make_room(store::Db& db, Import const& import) {
    if (!is_code_table(import.kind) || import.starter) return fine();
    return drop_starter_list(db, system_of(import.kind));
}

Result<SavedCounts> store_batch(store::Db& db, std::vector<Save> const& batch) {
    SavedCounts counts;
    for (auto const& save : batch) counts.add(TRY(save(db)));
    return counts;
}

/// Keeps what is good: each batch is a write of its own, so a running server goes on answering.
Result<void> keep_good(store::Store& store, PlanId const& plan, Loop& loop,
                       std::string const& salt) {
    TRY(store.write(plan.value, [&](store::Db& db) { return make_room(db, loop.import()); }));
    return loop.read(salt, [&](std::vector<Save>& batch) -> Result<void> {
        loop.count(
            TRY(store.write(plan.value, [&](store::Db& db) { return store_batch(db, batch); })));
        return fine();
    });
}

/// Looks at every row first; only when none is refused everything is stored, in one transaction.
Result<bool> all_or_nothing(store::Store& store, PlanId const& plan, Loop& loop, std::istream& in,
                            std::string const& salt) {
    TRY(loop.read(salt, [](std::vector<Save>&) { return fine(); }));
    if (loop.summary().refused > 0) return false;
    TRY(store.write(plan.value, [&](store::Db& db) -> Result<void> {
        in.clear();
        in.seekg(0);
        TRY(make_room(db, loop.import()));
        TRY(loop.read(salt, [&](std::vector<Save>& batch) -> Result<void> {
            loop.count(TRY(store_batch(db, batch)));
            return fine();
        }));
        if (loop.summary().refused == 0) return fine();
        return conflict("file_changed", "", "The file changed while it was read. Import it again.");
    }));
    return true;
}

}  // namespace

bool is_code_table(ImportKind kind) { return kind >= ImportKind::hcpcs; }

Result<ImportSummary> run_import(
    store::Store& store, Import const& import, std::istream& in,
    std::function<void(std::int64_t rows, std::int64_t bytes)> const& progress,
    MakeReader const& make_reader) {
    auto const started = Steady::now();
    PlanId const plan(is_code_table(import.kind) ? std::string(installation) : import.plan.value);
    if (plan.value.empty())
        return invalid("plan_required", "/plan", "Say which plan the file belongs to.");
    auto const salt =
        TRY(store.write(plan.value, [&](store::Db& db) { return ensure_salt(db, plan); }));
    Loop loop(import, in, progress, make_reader);
    if (import.mode == ImportMode::keep_good) {
        TRY(keep_good(store, plan, loop, salt));
        loop.summary().stored = true;
    } else {
        bool const stored = TRY(all_or_nothing(store, plan, loop, in, salt));
        loop.summary().stored = stored;
    }
    auto& summary = loop.summary();
    summary.milliseconds =
        std::chrono::duration_cast<std::chrono::milliseconds>(Steady::now() - started).count();
    if (summary.stored)
        TRY(store.write(plan.value,
                        [&](store::Db& db) { return remember(db, import, plan.value, summary); }));
    return summary;
}

}  // namespace assent::records
