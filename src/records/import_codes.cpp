#include "base/csv.h"
#include "base/text.h"
#include "codes/code.h"
#include "records/codes.h"
#include "records/row_reader.h"
#include "records/settings.h"

#include <optional>
#include <utility>

namespace assent::records {
namespace {

struct Entry {
    codes::CodeSystem system = codes::CodeSystem::hcpcs;
    std::string code;
    std::string title;
    std::string valid_from;
    std::string valid_to;
    bool billable = true;
};

Result<Saved> save_code(store::Db& db, Entry const& entry, Instant at, std::string const& source) {
    constexpr auto current = R"sql(
        select title, valid_to, billable from code where plan = ? and system = ? and code = ? and valid_from = ? limit 1
    )sql";
    auto const system = name_of(entry.system);
    auto const rows = TRY(db.query(current, {installation, system, entry.code, entry.valid_from}));
    if (!rows.empty()) {
        auto const row = rows.front();
        if (row.text(0) == entry.title && row.text(1) == entry.valid_to &&
            (row.integer(2) != 0) == entry.billable)
            return Saved::unchanged;
    }
    constexpr auto sql = R"sql(
        insert into code (plan, system, code, valid_from, valid_to, title, search, billable, recorded_at, source)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (plan, system, code, valid_from) do update set valid_to = excluded.valid_to, title = excluded.title,
            search = excluded.search, billable = excluded.billable, recorded_at = excluded.recorded_at,
            source = excluded.source
    )sql";
    TRY(db.send(sql,
                {installation, system, entry.code, entry.valid_from, entry.valid_to, entry.title,
                 " " + fold_for_search(entry.title), entry.billable, at, source}));
    return rows.empty() ? Saved::added : Saved::changed;
}

Save saving(Entry entry, Import const& import) {
    return [entry = std::move(entry), at = import.at,
            source = import.starter ? std::string(starter_list)
                                    : import.source](store::Db& db) -> Result<SavedCounts> {
        return one(TRY(save_code(db, entry, at, source)));
    };
}

/// The contractor files are Latin-1.
std::string from_latin1(std::string_view text) {
    std::string out;
    for (char const c : text) {
        auto const byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            out.push_back(c);
        } else {
            out.push_back(static_cast<char>(0xC0 | (byte >> 6)));
            out.push_back(static_cast<char>(0x80 | (byte & 0x3F)));
        }
    }
    return out;
}

/// Cuts a file into lines across parts.
class Lines : public RowReader {
public:
    Result<void> feed(std::string_view part) override {
        rest_.append(part);
        std::size_t start = 0;
        for (auto end = rest_.find('\n'); end != std::string::npos; end = rest_.find('\n', start)) {
            ++number_;
            auto line = std::string_view(rest_).substr(start, end - start);
            if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
            take(line, number_);
            start = end + 1;
        }
        rest_.erase(0, start);
        return fine();
    }

    Result<void> finish() override {
        if (!rest_.empty()) take(rest_, ++number_);
        rest_.clear();
        end();
        return fine();
    }

protected:
    virtual void take(std::string_view line, int number) = 0;
    virtual void end() {}

private:
    std::string rest_;
    int number_ = 0;
};

std::string_view cut(std::string_view line, std::size_t from, std::size_t length) {
    return from >= line.size() ? std::string_view() : line.substr(from, length);
}

/// HCPCS contractor file: code 1-5, sequence 6-10, record id 11 (3 procedure, 4 its continuation, 7
/// modifier, 8 its continuation), long text 12-91, short text 92-119, added 269-276, effective
/// 277-284, ended 285-292.
class HcpcsReader : public Lines {
public:
    HcpcsReader(Import const& import, RowSink sink) : import_(import), sink_(std::move(sink)) {}

protected:
    void take(std::string_view line, int number) override {
        auto const record = cut(line, 10, 1);
        bool const a_record = is_digits(cut(line, 5, 5)) && cut(line, 5, 5).size() == 5;
        if (!a_record) return;  // the disclaimer above the table, and blank lines
        if (record == "4" && entry_) {
            entry_->title += " " + from_latin1(trim(cut(line, 11, 80)));
            return;
        }
        if (record != "3") return end();  // modifiers have no table of their own yet
        end();
        sink_.read();
        auto const code = codes::parse_code(trim(cut(line, 0, 5)), codes::CodeSystem::hcpcs);
        if (!code)
            return refuse(number, "code", code.fault().code,
                          "Not a HCPCS code: a letter and four digits.");
        Entry entry;
        entry.code = code->value;
        entry.title = from_latin1(trim(cut(line, 11, 80)));
        if (!read_days(line, number, entry)) return;
        entry_ = std::move(entry);
    }

    void end() override {
        if (entry_) sink_.value(saving(std::move(*entry_), import_));
        entry_.reset();
    }

private:
    void refuse(int number, std::string column, std::string code, std::string message) {
        sink_.refused({number, std::move(column), std::move(code), std::move(message)});
    }

    bool read_days(std::string_view line, int number, Entry& entry) {
        auto const from = day_of(cut(line, 268, 8));
        auto const to = day_of(cut(line, 284, 8));
        if (!from)
            refuse(number, "added", "bad_day",
                   "Columns 269-276 hold the day the code was added, as 20190101.");
        if (!to)
            refuse(number, "ended", "bad_day",
                   "Columns 285-292 hold the day the code ended, as 20190101, or blanks.");
        if (!from || !to) return false;
        entry.valid_from = *from;
        entry.valid_to = *to;
        return true;
    }

    /// ISO text, empty for blanks, nothing when it is no day.
    static std::optional<std::string> day_of(std::string_view text) {
        auto const digits = trim(text);
        if (digits.empty()) return std::string();
        if (digits.size() != 8 || !is_digits(digits)) return std::nullopt;
        std::string const iso = std::string(digits.substr(0, 4)) + "-" +
                                std::string(digits.substr(4, 2)) + "-" +
                                std::string(digits.substr(6, 2));
        if (!parse_day(iso)) return std::nullopt;
        return iso;
    }

    Import const& import_;
    RowSink sink_;
    std::optional<Entry> entry_;
};

/// ICD-10-CM order file: order 1-5, code 7-13, billable 15, short title 17-76, long title from 78.
class OrderReader : public Lines {
public:
    OrderReader(Import const& import, RowSink sink) : import_(import), sink_(std::move(sink)) {}

protected:
    void take(std::string_view line, int number) override {
        if (trim(line).empty()) return;
        sink_.read();
        auto const code = codes::parse_diagnosis(trim(cut(line, 6, 7)));
        auto const flag = cut(line, 14, 1);
        auto const title = trim(cut(line, 77, 400));
        if (!is_digits(cut(line, 0, 5)))
            return refuse(number, "order", "bad_order", "Columns 1-5 hold the order number.");
        if (!code)
            return refuse(number, "code", code.fault().code,
                          "Columns 7-13 hold an ICD-10-CM code without the point.");
        if (flag != "0" && flag != "1")
            return refuse(number, "billable", "bad_flag", "Column 15 is 0 or 1.");
        if (title.empty())
            return refuse(number, "title", "required", "The long title begins at column 78.");
        sink_.value(saving(
            {codes::CodeSystem::icd10cm, *code, from_latin1(title), "", "", flag == "1"}, import_));
    }

private:
    void refuse(int number, std::string column, std::string code, std::string message) {
        sink_.refused({number, std::move(column), std::move(code), std::move(message)});
    }

    Import const& import_;
    RowSink sink_;
};

/// Two columns, code and title, with or without a header. A diagnosis is billable when the next row
/// is not below it.
class TitleReader : public RowReader {
public:
    TitleReader(Import const& import, RowSink sink)
        : import_(import),
          sink_(std::move(sink)),
          stream_([this](csv::Row& row) { return take(row); }) {}

    Result<void> feed(std::string_view part) override { return stream_.feed(part); }

    Result<void> finish() override {
        TRY(stream_.finish());
        hand_over();
        return fine();
    }

private:
    bool take(csv::Row& row) {
        if (std::exchange(first_, false) && row.cells[0] == "code") return true;
        sink_.read();
        if (row.cells.size() != 2)
            return refuse(row.line, "", "wrong_cells", "Two cells are expected: code and title.");
        auto const code = code_of(trim(row.cells[0]));
        if (!code)
            return refuse(row.line, "code", code.fault().code,
                          "The code does not have the shape of this table's codes.");
        auto const title = trim(row.cells[1]);
        if (title.empty()) return refuse(row.line, "title", "required", "The title is missing.");
        if (held_ && held_->code == *code)
            return refuse(row.line, "code", "repeated", "The code stands here twice.");
        if (held_ && system() == codes::CodeSystem::icd10cm)
            held_->billable = !code->starts_with(held_->code);
        hand_over();
        held_ = Entry{system(), *code, std::string(title), "", "", true};
        return true;
    }

    codes::CodeSystem system() const {
        return import_.kind == ImportKind::hcpcs_titles ? codes::CodeSystem::hcpcs
                                                        : codes::CodeSystem::icd10cm;
    }

    Result<std::string> code_of(std::string_view text) const {
        if (system() == codes::CodeSystem::icd10cm) return codes::parse_diagnosis(text);
        return TRY(codes::parse_code(text, system())).value;
    }

    void hand_over() {
        if (held_) sink_.value(saving(*std::exchange(held_, std::nullopt), import_));
    }

    bool refuse(int line, std::string column, std::string code, std::string message) {
        sink_.refused({line, std::move(column), std::move(code), std::move(message)});
        return true;
    }

    Import const& import_;
    RowSink sink_;
    std::optional<Entry> held_;
    bool first_ = true;
    csv::Stream stream_;
};

}  // namespace

Result<std::unique_ptr<RowReader>> code_reader(Import const& import, RowSink sink) {
    std::unique_ptr<RowReader> reader;
    switch (import.kind) {
        case ImportKind::hcpcs:
            reader = std::make_unique<HcpcsReader>(import, std::move(sink));
            break;
        case ImportKind::icd10cm_order:
            reader = std::make_unique<OrderReader>(import, std::move(sink));
            break;
        default: reader = std::make_unique<TitleReader>(import, std::move(sink)); break;
    }
    return reader;
}

}  // namespace assent::records
