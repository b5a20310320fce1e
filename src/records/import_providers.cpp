#include "base/check_digit.h"
#include "records/csv_reader.h"
#include "records/providers.h"
#include "records/row_reader.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_set>
#include <utility>

namespace assent::records {
namespace {

using directory::Provider;

constexpr std::array<std::string_view, 22> known_columns{"npi",
                                                         "plan_number",
                                                         "type",
                                                         "name",
                                                         "specialty",
                                                         "taxonomy",
                                                         "tax_id",
                                                         "address_1",
                                                         "city",
                                                         "state",
                                                         "postal_code",
                                                         "county",
                                                         "phone",
                                                         "fax",
                                                         "organisation",
                                                         "network_line",
                                                         "network_from",
                                                         "network_to",
                                                         "accepts_new_patients",
                                                         "accepts_as_of",
                                                         "languages",
                                                         "note"};
constexpr std::array<std::string_view, 3> needed_columns{"npi", "name", "organisation"};
// `note` is for whoever keeps the file; it is not stored.

class ProviderReader : public CsvReader {
public:
    ProviderReader(Import const& import, RowSink sink)
        : CsvReader(std::move(sink), needed_columns, known_columns), import_(import) {}

private:
    void take() override {
        auto read_provider = read();
        if (current_ && current_->npi == read_provider.npi) {
            add_span(std::move(read_provider));
        } else {
            hand_over();
            start(std::move(read_provider));
        }
        if (is_refused()) spoiled_ = true;
    }

    void end() override { hand_over(); }

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
            sink().value([provider = *std::move(current_), plan = import_.plan, at = import_.at,
                          source = import_.source](store::Db& db) -> Result<SavedCounts> {
                return one(TRY(save_provider(db, plan, provider, at, source)));
            });
        current_.reset();
    }

    Provider read() {
        Provider provider;
        provider.npi = Npi(text("npi"));
        if (!is_npi(provider.npi.value))
            refuse("npi", "bad_npi", "An NPI has ten digits and a check digit; this one fails.");
        provider.plan_number = text("plan_number");
        provider.id = directory::provider_id_of(import_.plan, provider.npi.value);
        provider.name = text("name");
        if (provider.name.empty()) refuse("name", "required", "The name is missing.");
        if (auto const type = text("type"); !type.empty()) {
            auto const known = from_name<directory::ProviderType>(type);
            if (!known)
                refuse("type", "unknown_value",
                       "Use practitioner, practice, facility, supplier or delegate.");
            provider.type = known.value_or(directory::ProviderType::practice);
        }
        provider.specialty = lower(cell("specialty"));
        provider.taxonomy = text("taxonomy");
        provider.tax_id = text("tax_id");
        if (auto const street = text("address_1"); !street.empty())
            provider.address.lines.push_back(street);
        provider.address.city = text("city");
        provider.address.state = text("state");
        provider.address.postal_code = text("postal_code");
        provider.address.county = lower(cell("county"));
        provider.phone = text("phone");
        provider.fax = text("fax");
        provider.organisation = text("organisation");
        if (provider.organisation.empty())
            refuse("organisation", "required", "Say which organisation the provider belongs to.");
        read_network(provider);
        read_new_patients(provider);
        read_languages(provider);
        return provider;
    }

    /// What nobody stated stays open; nothing is guessed.
    void read_new_patients(Provider& provider) {
        auto const stated = cell("accepts_new_patients");
        auto const as_of = day("accepts_as_of");
        if (as_of && stated.empty())
            refuse("accepts_as_of", "required",
                   "Say in accepts_new_patients what held on that day, yes or no.");
        if (as_of && to_text(*as_of) > to_text(import_.at).substr(0, 10))
            refuse("accepts_as_of", "in_the_future", "The provider cannot have said so yet.");
        if (stated.empty()) return;
        if (stated != "yes" && stated != "no")
            refuse("accepts_new_patients", "unknown_value",
                   "Use yes or no, or leave it empty where it is not known.");
        provider.new_patients = directory::NewPatients{stated == "yes", as_of};
    }

    void read_languages(Provider& provider) {
        auto const stated = lower(cell("languages"));
        for (auto const tag : words(stated)) {
            if (!is_language_tag(tag))
                refuse("languages", "unknown_value",
                       "Write language tags with a space between, such as: en es zh.");
            provider.languages.emplace_back(tag);
        }
    }

    /// Two or three letters, then parts behind hyphens: `es`, `hmn`, `zh-hant`.
    static bool is_language_tag(std::string_view tag) {
        auto const is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
        auto const main = tag.substr(0, tag.find('-'));
        auto const is_part = [&](char c) { return is_letter(c) || c == '-' || is_digit(c); };
        return main.size() >= 2 && main.size() <= 3 && std::ranges::all_of(main, is_letter) &&
               std::ranges::all_of(tag, is_part) && tag.back() != '-';
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
        directory::NetworkSpan span{text("network_line"), *from, day("network_to")};
        if (span.valid_to && *span.valid_to < *from)
            refuse("network_to", "reversed_days", "The last day lies before the first.");
        if (!span.line_of_business.empty() && !import_.lines.empty() &&
            std::find(import_.lines.begin(), import_.lines.end(), span.line_of_business) ==
                import_.lines.end())
            refuse("network_line", "unknown_line", "The plan has no such line of business.");
        provider.networks.push_back(std::move(span));
    }

    Import const& import_;
    std::optional<Provider> current_;
    std::unordered_set<std::string> seen_;
    bool spoiled_ = false;
};

}  // namespace

Result<std::unique_ptr<RowReader>> provider_reader(Import const& import, RowSink sink) {
    return std::unique_ptr<RowReader>(std::make_unique<ProviderReader>(import, std::move(sink)));
}

}  // namespace assent::records
