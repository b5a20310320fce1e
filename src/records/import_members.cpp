#include "base/check_digit.h"
#include "base/csv.h"
#include "base/opaque_id.h"
#include "base/text.h"
#include "directory/provider.h"
#include "records/csv_reader.h"
#include "records/members.h"
#include "records/row_reader.h"
#include "records/settings.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_set>
#include <utility>

namespace assent::records {
namespace {

using directory::Coverage;
using directory::Member;

constexpr std::size_t name_max = 100;
// Ids are random, and the table is kept by id: rows that go in together and in order touch each
// page once.
constexpr std::size_t handed_at_once = 16384;

constexpr std::array<std::string_view, 24> known_columns{"member_number",
                                                         "cin",
                                                         "mbi",
                                                         "last_name",
                                                         "first_name",
                                                         "born_on",
                                                         "sex",
                                                         "language",
                                                         "format",
                                                         "address_1",
                                                         "address_2",
                                                         "city",
                                                         "state",
                                                         "postal_code",
                                                         "county",
                                                         "phone",
                                                         "line_of_business",
                                                         "covered_from",
                                                         "covered_to",
                                                         "medical_group",
                                                         "primary_care_npi",
                                                         "group_number",
                                                         "other_payer",
                                                         "restricted"};
constexpr std::array<std::string_view, 6> needed_columns{
    "member_number", "last_name", "first_name", "born_on", "line_of_business", "covered_from"};

constexpr std::array<std::string_view, 16> person_columns{
    "cin",         "mbi",    "last_name", "first_name", "born_on", "sex",
    "language",    "format", "address_1", "address_2",  "city",    "state",
    "postal_code", "county", "phone",     "restricted"};

class MemberReader : public CsvReader {
public:
    MemberReader(Import const& import, std::string salt, RowSink sink)
        : CsvReader(std::move(sink), needed_columns, known_columns),
          import_(import),
          salt_(std::move(salt)) {}

private:
    void take() override {
        auto const number = upper(trim(cell("member_number")));
        if (number.empty()) {
            refuse("member_number", "required", "Every row needs the member number.");
            return;
        }
        if (number != current_number_) {
            end_member();
            start(number);
        }
        if (coverages_ == 0) read_member(number);
        else compare_member();
        auto const coverage = read_coverage();
        if (is_refused()) spoiled_ = true;
        member_.coverages.push_back(coverage);
        ++coverages_;
    }

    void end() override {
        end_member();
        hand_over();
    }

    void start(std::string const& number) {
        current_number_ = number;
        member_ = Member{};
        first_row_ = row();
        coverages_ = 0;
        spoiled_ = false;
        if (!seen_.insert(std::hash<std::string>{}(number)).second) {
            spoiled_ = true;
            refuse("member_number", "not_adjacent",
                   "The rows of one member must stand together; this member was further up.");
        }
    }

    std::string named(std::string_view column) {
        auto const text = cell(column);
        if (text.empty()) refuse(column, "required", "The name is missing.");
        if (text.size() > name_max) refuse(column, "too_long", "At most 100 characters.");
        return std::string(text);
    }

    std::string one_of(std::string_view column, std::vector<std::string> const& choices) {
        std::string const text(cell(column));
        if (!text.empty() && std::find(choices.begin(), choices.end(), text) == choices.end())
            refuse(column, "unknown_value", "Use one of: " + join(choices, ", ") + ".");
        return text;
    }

    /// Further rows of a member bring another span of coverage and nothing else.
    void compare_member() {
        for (auto const column : person_columns) {
            if (cell_of(first_row_, column) == cell(column)) continue;
            refuse(column, "rows_differ",
                   "The rows of one member must agree here; the first one says something else.");
        }
    }

    void read_member(std::string const& number) {
        member_.id = MemberId(opaque_id(salt_, "member", number));
        member_.member_number = Private<std::string>(number);
        member_.cin = Private<std::string>(upper(cell("cin")));
        member_.mbi = Private<std::string>(upper(cell("mbi")));
        member_.last_name = Private<std::string>(named("last_name"));
        member_.first_name = Private<std::string>(named("first_name"));
        if (auto const born = day("born_on", true)) member_.born_on = Private<Day>(*born);
        if (to_text(member_.born_on.reveal()) > to_text(import_.at).substr(0, 10))
            refuse("born_on", "in_the_future", "The birth date lies behind the day of the import.");
        if (auto const sex = cell("sex"); !sex.empty()) {
            auto const known = from_name<directory::Sex>(sex);
            if (!known) refuse("sex", "unknown_value", "Use female, male, other or unknown.");
            member_.sex = known.value_or(directory::Sex::unknown);
        }
        member_.language = std::string(cell("language"));
        member_.format = one_of("format", {"print", "large_print", "braille", "audio", "data"});
        member_.phone = Private<std::string>(std::string(cell("phone")));
        member_.restricted_record = one_of("restricted", {"yes", "no"}) == "yes";
        directory::PostalAddress address;
        for (auto const* column : {"address_1", "address_2"})
            if (auto const text = cell(column); !text.empty()) address.lines.emplace_back(text);
        address.city = std::string(cell("city"));
        address.state = std::string(cell("state"));
        address.postal_code = std::string(cell("postal_code"));
        address.county = lower(cell("county"));
        member_.address = Private<directory::PostalAddress>(std::move(address));
    }

    Coverage read_coverage() {
        Coverage coverage;
        coverage.line_of_business = std::string(cell("line_of_business"));
        if (coverage.line_of_business.empty())
            refuse("line_of_business", "required", "Say which line of business covers the member.");
        else if (!allowed(import_.lines, coverage.line_of_business))
            refuse("line_of_business", "unknown_line", "The plan has no such line of business.");
        if (auto const from = day("covered_from", true)) coverage.valid_from = *from;
        coverage.valid_to = day("covered_to", false);
        if (coverage.valid_to && *coverage.valid_to < coverage.valid_from)
            refuse("covered_to", "reversed_days", "The last day lies before the first.");
        for (auto const& other : member_.coverages)
            if (!is_refused() && other.line_of_business == coverage.line_of_business &&
                overlap(other, coverage))
                refuse("covered_from", "overlapping_spans",
                       "Two spans of one line of business cover the same day.");
        coverage.medical_group = std::string(cell("medical_group"));
        if (!coverage.medical_group.empty() && !allowed(import_.groups, coverage.medical_group))
            refuse("medical_group", "unknown_group", "The plan has no such medical group.");
        if (auto const npi = cell("primary_care_npi"); !npi.empty()) {
            if (!is_npi(npi))
                refuse("primary_care_npi", "bad_npi",
                       "An NPI has ten digits and a check digit; this one fails.");
            coverage.primary_care = directory::provider_id_of(import_.plan, npi);
        }
        coverage.group_number = std::string(cell("group_number"));
        coverage.other_payer = std::string(cell("other_payer"));
        return coverage;
    }

    static bool allowed(std::vector<std::string> const& list, std::string const& value) {
        return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
    }

    static bool overlap(Coverage const& a, Coverage const& b) {
        return (!a.valid_to || b.valid_from <= *a.valid_to) &&
               (!b.valid_to || a.valid_from <= *b.valid_to);
    }

    void end_member() {
        if (coverages_ == 0 || spoiled_) return;
        std::sort(member_.coverages.begin(), member_.coverages.end(),
                  [](Coverage const& a, Coverage const& b) { return a.valid_from < b.valid_from; });
        ready_.push_back(std::move(member_));
        coverages_ = 0;
        if (ready_.size() == handed_at_once) hand_over();
    }

    void hand_over() {
        if (ready_.empty()) return;
        std::sort(ready_.begin(), ready_.end(),
                  [](Member const& a, Member const& b) { return a.id < b.id; });
        sink().value([members = std::exchange(ready_, {}), plan = import_.plan, at = import_.at,
                      source = import_.source](store::Db& db) {
            return save_members(db, plan, members, at, source);
        });
    }

    Import const& import_;
    std::string salt_;
    std::string current_number_;
    Member member_;
    csv::Row first_row_;
    std::vector<Member> ready_;
    int coverages_ = 0;
    bool spoiled_ = false;
    std::unordered_set<std::size_t> seen_;
};

}  // namespace

Result<std::unique_ptr<RowReader>> member_reader(Import const& import, std::string salt,
                                                 RowSink sink) {
    return std::unique_ptr<RowReader>(
        std::make_unique<MemberReader>(import, std::move(salt), std::move(sink)));
}

}  // namespace assent::records
