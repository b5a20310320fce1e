#include "base/check_digit.h"
#include "base/csv.h"
#include "base/text.h"
#include "records/providers.h"
#include "records/row_reader.h"
#include "records/settings.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

namespace assent::records {
namespace {

using directory::Provider;

constexpr std::array<std::string_view, 19> known_columns{
    "npi",          "plan_number",  "type",       "name", "specialty",
    "taxonomy",     "tax_id",       "address_1",  "city", "state",
    "postal_code",  "county",       "phone",      "fax",  "organisation",
    "network_line", "network_from", "network_to", "note"};
// `note` is for whoever keeps the file; it is not stored.

class ProviderReader : public RowReader {
public:
    ProviderReader(Import const& import, RowSink sink)
        : import_(import),
          sink_(std::move(sink)),
          stream_([this](csv::Row& row) { return take(row); }) {}

    Result<void> feed(std::string_view part) override {
        TRY(stream_.feed(part));
        return fault_ ? Result<void>(*fault_) : fine();
    }

    Result<void> finish() override {
        TRY(stream_.finish());
        if (header_.empty())
            return invalid("missing_column", "/1", "The file is empty; see docs/imports.md.");
        if (fault_) return *fault_;
        hand_over();
        return fine();
    }

private:
    bool take(csv::Row& row) {
        if (header_.empty()) return take_header(row);
        sink_.read();
        row_ = &row;
        refused_ = false;
        auto read_provider = read();
        if (current_ && current_->npi == read_provider.npi) {
            add_span(std::move(read_provider));
        } else {
            hand_over();
            start(std::move(read_provider));
        }
        if (refused_) spoiled_ = true;
        return true;
    }

    void start(Provider provider) {
        spoiled_ = false;
        if (!seen_.insert(provider.npi.value).second)
            refuse("npi", "not_adjacent",
                   "The rows of one provider must stand together; this one was further up.");
        current_ = std::move(provider);
    }

    /// Further rows of a provider bring another span in the network and nothing else.
    void add_span(Provider provider) {
        auto spans = std::exchange(provider.networks, {});
        auto first = *current_;
        first.networks.clear();
        if (to_json(first) != to_json(provider))
            refuse("", "rows_differ",
                   "The rows of one provider must agree in everything but the network columns.");
        for (auto& span : spans) current_->networks.push_back(std::move(span));
    }

    void hand_over() {
        if (current_ && !spoiled_)
            sink_.value([provider = *std::move(current_), plan = import_.plan, at = import_.at,
                         source = import_.source](store::Db& db) -> Result<SavedCounts> {
                return one(TRY(save_provider(db, plan, provider, at, source)));
            });
        current_.reset();
    }

    bool take_header(csv::Row const& row) {
        header_ = row.cells;
        for (auto const* needed : {"npi", "name", "organisation"})
            if (std::find(header_.begin(), header_.end(), needed) == header_.end())
                fault_ = invalid("missing_column", "/1",
                                 "The file needs a column " + std::string(needed) + ".");
        for (auto const& name : header_)
            if (std::find(known_columns.begin(), known_columns.end(), name) == known_columns.end())
                fault_ = invalid("unknown_column", "/1",
                                 "The column '" + name + "' is not known; see docs/imports.md.");
        return !fault_;
    }

    std::string cell(std::string_view name) const {
        auto const at = std::find(header_.begin(), header_.end(), name);
        if (at == header_.end()) return {};
        return std::string(trim(row_->cells[static_cast<std::size_t>(at - header_.begin())]));
    }

    void refuse(std::string column, std::string code, std::string message) {
        refused_ = true;
        sink_.refused({row_->line, std::move(column), std::move(code), std::move(message)});
    }

    std::optional<Day> day(std::string const& column) {
        auto const text = cell(column);
        if (text.empty()) return std::nullopt;
        auto parsed = parse_day(text);
        if (!parsed)
            refuse(column, parsed.fault().code, "Write the day as in 2026-11-24; it must exist.");
        return parsed ? std::optional<Day>(*parsed) : std::nullopt;
    }

    Provider read() {
        Provider provider;
        provider.npi = Npi(cell("npi"));
        if (!is_npi(provider.npi.value))
            refuse("npi", "bad_npi", "An NPI has ten digits and a check digit; this one fails.");
        provider.plan_number = cell("plan_number");
        provider.id = ProviderId(opaque_id(import_.plan.value, "provider", provider.npi.value));
        provider.name = cell("name");
        if (provider.name.empty()) refuse("name", "required", "The name is missing.");
        if (auto const type = cell("type"); !type.empty()) {
            auto const known = from_name<directory::ProviderType>(type);
            if (!known)
                refuse("type", "unknown_value",
                       "Use practitioner, practice, facility, supplier or delegate.");
            provider.type = known.value_or(directory::ProviderType::practice);
        }
        provider.specialty = lower(cell("specialty"));
        provider.taxonomy = cell("taxonomy");
        provider.tax_id = cell("tax_id");
        if (auto const street = cell("address_1"); !street.empty())
            provider.address.lines.push_back(street);
        provider.address.city = cell("city");
        provider.address.state = cell("state");
        provider.address.postal_code = cell("postal_code");
        provider.address.county = lower(cell("county"));
        provider.phone = cell("phone");
        provider.fax = cell("fax");
        provider.organisation = cell("organisation");
        if (provider.organisation.empty())
            refuse("organisation", "required", "Say which organisation the provider belongs to.");
        read_network(provider);
        return provider;
    }

    void read_network(Provider& provider) {
        auto const from = day("network_from");
        if (!from) {
            for (auto const* column : {"network_line", "network_to"})
                if (!cell(column).empty())
                    refuse(column, "required",
                           "A span in the network needs its first day in network_from.");
            return;
        }
        directory::NetworkSpan span{cell("network_line"), *from, day("network_to")};
        if (span.valid_to && *span.valid_to < *from)
            refuse("network_to", "reversed_days", "The last day lies before the first.");
        if (!span.line_of_business.empty() && !import_.lines.empty() &&
            std::find(import_.lines.begin(), import_.lines.end(), span.line_of_business) ==
                import_.lines.end())
            refuse("network_line", "unknown_line", "The plan has no such line of business.");
        provider.networks.push_back(std::move(span));
    }

    Import const& import_;
    RowSink sink_;
    csv::Stream stream_;
    std::vector<std::string> header_;
    csv::Row const* row_ = nullptr;
    std::optional<Provider> current_;
    std::unordered_set<std::string> seen_;
    bool spoiled_ = false;
    std::optional<Fault> fault_;
    bool refused_ = false;
};

}  // namespace

Result<std::unique_ptr<RowReader>> provider_reader(Import const& import, RowSink sink) {
    return std::unique_ptr<RowReader>(std::make_unique<ProviderReader>(import, std::move(sink)));
}

}  // namespace assent::records
