/// The requirement rows of a pack, compiled: conditions as tests, and for every code system a
/// sorted table of intervals that leads from a code to the rows naming it. Built once at loading,
/// read by every lookup.
#pragma once

#include "codes/code_set.h"
#include "policy/condition.h"
#include "policy/words.h"

#include <array>
#include <compare>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

using RowNumber = std::uint16_t;

/// One CSV line.
struct Row {
    std::string row;
    std::string title;
    std::string source;
    std::string confidence;
    std::string why;
    std::string exception;  ///< `The exception for walking aids does not fit: `
    int rank = 0;
    int line = 0;  ///< of requirements.csv, for people; never used for choosing
    AnswerKind answer = AnswerKind::undetermined;
    DecidedBy decided_by = DecidedBy::plan;
    bool notify = false;
    bool sensitive = false;
    bool own_contact = false;
    std::size_t contact = 0;  ///< in Pack::contacts
    std::vector<std::size_t> further_contacts;
    std::vector<std::string> documents;
    Day valid_from{};
    Day valid_to{};
    codes::CodeSet codes;
    codes::CodeSet except;
    std::vector<Test> tests;
    std::vector<RowNumber>
        exceptions;  ///< rows of the same id with a lower rank and another answer
};

/// A code as 16 bytes in an order in which every range is an interval: length first, a trailing
/// letter before the digits (0610U is not between 0609T and 0612T).
struct CodeKey {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
    friend auto operator<=>(CodeKey const&, CodeKey const&) = default;
};
/// Zero for a text longer than 15 characters, which no row names.
CodeKey key_of(std::string_view value);

/// Elementary intervals of one code system; each holds the numbers of the rows that name its codes.
class IntervalTable {
public:
    struct Part {
        CodeKey first;
        CodeKey last;
        RowNumber row = 0;
    };
    IntervalTable() = default;
    IntervalTable(std::vector<Part> const& parts, std::vector<RowNumber> const& whole);
    std::span<RowNumber const> find(CodeKey key) const;

private:
    std::vector<CodeKey> starts_;         ///< sorted; interval i reaches to starts_[i + 1]
    std::vector<std::uint32_t> offsets_;  ///< into rows_, one more than starts_
    std::vector<RowNumber> rows_;
};

/// A custom code and the codes it stands for at claim time.
struct Hint {
    std::size_t custom = 0;  ///< in Pack::custom_codes
    codes::CodeSet stands_for;
};

struct RuleIndex {
    Vocabulary vocabulary;
    std::vector<Row> rows;  ///< by rank, id and content: shuffling the file changes nothing
    std::array<IntervalTable, enum_count<codes::CodeSystem>> tables;
    std::vector<RowNumber> any;  ///< rows of `any`, also for a line without a code
    std::vector<Hint> hints;

    std::span<RowNumber const> find(codes::CodeSystem system, std::string_view value) const {
        return tables[static_cast<std::size_t>(system)].find(key_of(value));
    }
};

/// Sorts rows, links exceptions and builds the tables.
std::shared_ptr<RuleIndex const> build_index(Vocabulary vocabulary, std::vector<Row> rows,
                                             std::vector<Hint> hints);

}  // namespace assent::policy
