/// Turns the rows of an import file into values, one after the other, and says precisely what is
/// wrong with a row. Each kind of file has one reader; the import loop does not know which it
/// drives.
#pragma once

#include "records/import.h"
#include "records/saved.h"
#include "store/db.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace assent::records {

/// What a reader hands over: a value, or a few, that know how to store themselves.
using Save = std::function<Result<SavedCounts>(store::Db&)>;

class RowReader {
public:
    virtual ~RowReader() = default;
    /// Takes the next part of the file.
    virtual Result<void> feed(std::string_view part) = 0;
    virtual Result<void> finish() = 0;
};

inline SavedCounts one(Saved saved) {
    SavedCounts counts;
    counts.count(saved);
    return counts;
}

/// Where a reader's findings go.
struct RowSink {
    std::function<void(Save)> value;
    std::function<void(RefusedRow)> refused;
    std::function<void()> read;  ///< once a row of the file
};

Result<std::unique_ptr<RowReader>> member_reader(Import const& import, std::string salt,
                                                 RowSink sink);
Result<std::unique_ptr<RowReader>> provider_reader(Import const& import, RowSink sink);
Result<std::unique_ptr<RowReader>> code_reader(Import const& import, RowSink sink);

}  // namespace assent::records
