#include "engine/authorization_rows.h"

#include "base/check_digit.h"
#include "records/csv_reader.h"

#include <array>
#include <optional>
#include <unordered_set>

namespace assent::engine {
namespace {

using request::ImportAuthorization;
using request::ImportedLine;
using request::ServiceLine;

constexpr std::array<std::string_view, 24> known_columns{
    "system",       "number",     "member_number",  "kind",          "reason",
    "received_on",  "decided_on", "requesting_npi", "servicing_npi", "diagnoses",
    "service_type", "code",       "code_system",    "revenue",       "modifiers",
    "place",        "units",      "unit",           "from",          "to",
    "used",         "review",     "urgency",        "note"};
constexpr std::array<std::string_view, 9> needed_columns{
    "system",        "number", "member_number", "decided_on", "requesting_npi",
    "servicing_npi", "code",   "from",          "to"};
/// Further rows of an authorization bring another line and repeat these.
constexpr std::array<std::string_view, 10> head_columns{
    "member_number",  "kind",          "reason",    "received_on", "decided_on",
    "requesting_npi", "servicing_npi", "diagnoses", "review",      "urgency"};
// `note` is for whoever keeps the file; it is not stored.

class AuthorizationReader : public records::CsvReader {
public:
    AuthorizationReader(records::Import const& import, calendar::Zone const& zone,
                        OnAuthorization on_authorization, records::RowSink sink)
        : CsvReader(std::move(sink), needed_columns, known_columns),
          import_(import),
          zone_(zone),
          on_authorization_(std::move(on_authorization)) {}

private:
    void take() override {
        auto const key = text("system") + "\n" + text("number");
        if (current_ && key == key_) {
            compare();
        } else {
            hand_over();
            start(key);
        }
        read_line();
        if (is_refused()) spoiled_ = true;
    }

    void end() override { hand_over(); }

    void start(std::string const& key) {
        key_ = key;
        spoiled_ = false;
        first_row_ = row();
        current_.emplace();
        if (!seen_.insert(key).second)
            refuse("number", "not_adjacent",
                   "The rows of one authorization must stand together; this one was further up.");
        read_head();
    }

    void compare() {
        for (auto const column : head_columns)
            if (cell_of(first_row_, column) != cell(column))
                refuse(column, "rows_differ",
                       "The rows of one authorization must agree here; the first one says "
                       "something else.");
    }

    void read_head() {
        auto& command = current_->command;
        auto& asked = command.asked;
        command.source = needed("system", "Name the older system.");
        command.number = needed("number", "Give the number it has in the older system.");
        current_->member_number = needed("member_number", "Every row needs the member number.");
        current_->requesting_npi = npi("requesting_npi");
        current_->servicing_npi = npi("servicing_npi");
        asked.plan = import_.plan;
        asked.channel = policy::Channel::imported;
        asked.kind = word<policy::RequestKind>("kind").value_or(asked.kind);
        asked.review = word<policy::Review>("review").value_or(asked.review);
        asked.urgency = word<policy::Urgency>("urgency").value_or(asked.urgency);
        asked.reason = text("reason");
        for (auto const code : words(cell("diagnoses")))
            asked.diagnoses.emplace_back().code = std::string(code);
        read_days(command);
    }

    void read_days(ImportAuthorization& command) {
        auto const decided = day("decided_on", true);
        auto const received = day("received_on");
        if (decided) command.decided_at = zone_.at(*decided, 0, 0);
        if (decided && command.decided_at > import_.at)
            refuse("decided_on", "in_the_future", "It cannot have been decided after today.");
        if (!received) return;
        command.asked.received_at = zone_.at(*received, 0, 0);
        if (decided && *received > *decided)
            refuse("received_on", "reversed_days", "It was decided before it was received.");
    }

    void read_line() {
        auto& line = current_->command.asked.lines.emplace_back();
        auto& granted = current_->command.lines.emplace_back();
        current_->lines.push_back(row().line);
        line.service_type = text("service_type");
        line.code = text("code");
        line.system = word<codes::CodeSystem>("code_system");
        line.revenue = text("revenue");
        if (line.code.empty() && line.revenue.empty())
            refuse("code", "required", "Say which service: a code, or a revenue code.");
        for (auto const modifier : words(cell("modifiers"))) line.modifiers.emplace_back(modifier);
        line.place = text("place");
        line.unit = word<request::UnitKind>("unit");
        line.units = units("units");
        line.from = day("from", true);
        line.to = day("to", true);
        granted = ImportedLine{line.from.value_or(Day{}), line.to.value_or(Day{}), line.units,
                               units("used")};
        if (line.from && line.to && *line.to < *line.from)
            refuse("to", "reversed_days", "The last day lies before the first.");
    }

    void hand_over() {
        if (current_ && !spoiled_ && !has_failed())
            if (auto const done = on_authorization_(*std::move(current_), sink()); !done)
                fail(done.fault());
        current_.reset();
    }

    std::string needed(std::string_view column, std::string sentence) {
        if (cell(column).empty()) refuse(column, "required", std::move(sentence));
        return text(column);
    }

    std::string npi(std::string_view column) {
        if (!is_npi(cell(column)))
            refuse(column, "bad_npi", "An NPI has ten digits and a check digit; this one fails.");
        return text(column);
    }

    std::optional<Units> units(std::string_view column) {
        if (cell(column).empty()) return std::nullopt;
        auto parsed = parse_units(cell(column));
        if (parsed && parsed->thousandths >= 0) return *parsed;
        refuse(column, "bad_quantity", "Write a number, as in 12 or 2.5.");
        return std::nullopt;
    }

    template <class E>
    std::optional<E> word(std::string_view column) {
        if (cell(column).empty()) return std::nullopt;
        auto const known = from_name<E>(cell(column));
        if (known) return *known;
        std::vector<std::string> all;
        for (std::size_t i = 0; i < enum_count<E>; ++i)
            all.emplace_back(name_of(static_cast<E>(i)));
        refuse(column, "unknown_value", "Use one of: " + join(all, ", ") + ".");
        return std::nullopt;
    }

    records::Import const& import_;
    calendar::Zone const& zone_;
    OnAuthorization on_authorization_;
    csv::Row first_row_;
    std::string key_;
    std::optional<AuthorizationRows> current_;
    std::unordered_set<std::string> seen_;
    bool spoiled_ = false;
};

}  // namespace

std::unique_ptr<records::RowReader> authorization_reader(records::Import const& import,
                                                         calendar::Zone const& zone,
                                                         OnAuthorization on_authorization,
                                                         records::RowSink sink) {
    return std::make_unique<AuthorizationReader>(import, zone, std::move(on_authorization),
                                                 std::move(sink));
}

}  // namespace assent::engine
