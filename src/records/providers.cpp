#include "records/providers.h"

#include "base/text.h"
#include "records/settings.h"

namespace assent::records {
namespace {

Result<directory::Provider> read_body(std::string const& body) {
    auto const value = TRY(json::parse(body));
    return from_json<directory::Provider>(value);
}

Result<std::vector<directory::Provider>> read_all(store::Rows const& rows) {
    std::vector<directory::Provider> providers;
    for (auto const row : rows) providers.push_back(TRY(read_body(row.text(0))));
    return providers;
}

/// Every word with a space before it, so that `like '% word%'` finds beginnings of words.
std::string search_text(directory::Provider const& p) {
    return " " + fold_for_search(p.name + " " + p.specialty + " " + p.address.city + " " +
                                 p.address.county);
}

std::string accepts_text(directory::Provider const& p) {
    if (!p.new_patients) return {};
    return p.new_patients->accepts ? "yes" : "no";
}

/// With a space on both sides of each, so that `like '% es %'` finds a whole one.
std::string languages_text(directory::Provider const& p) {
    return p.languages.empty() ? std::string() : " " + join(p.languages, " ") + " ";
}

}  // namespace

Result<directory::Provider> find_provider(store::Db& db, PlanId const& plan, ProviderId const& id) {
    constexpr auto sql =
        "select body from provider where plan = ? and id = ? and superseded_at = '' limit 1";
    auto const rows = TRY(db.query(sql, {plan.value, id.value}));
    if (rows.empty())
        return not_found("unknown_provider", "/requesting",
                         "There is no such provider in this plan.");
    return read_body(rows.front().text(0));
}

Result<std::vector<directory::Provider>> search_providers(store::Db& db, PlanId const& plan,
                                                          ProviderSearch const& search) {
    auto const typed = std::string(trim(search.text));
    std::string sql = "select body from provider where plan = ? and superseded_at = ''";
    std::vector<store::Cell> params{plan.value};
    auto const add = [&](std::string_view condition, std::string const& value) {
        sql.append(" and ").append(condition);
        params.emplace_back(value);
    };
    if (is_digits(typed)) {
        add("(npi = ? or plan_number = ?)", typed);
        params.emplace_back(typed);
    } else {
        auto const folded = fold_for_search(typed);
        for (auto const word : words(folded)) add("search like ?", "% " + std::string(word) + "%");
    }
    if (search.accepting) add("accepts = ?", "yes");
    if (!search.language.empty())
        add("languages like ?", "% " + lower(trim(search.language)) + " %");
    sql += " order by search limit ?";
    params.emplace_back(search.limit);
    return read_all(TRY(db.query(sql, params)));
}

Result<std::vector<directory::Provider>> providers_of(store::Db& db, PlanId const& plan,
                                                      std::string const& organisation) {
    constexpr auto sql = R"sql(
        select body from provider where plan = ? and organisation = ? and superseded_at = '' order by search limit 200
    )sql";
    return read_all(TRY(db.query(sql, {plan.value, organisation})));
}

Result<Saved> save_provider(store::Db& db, PlanId const& plan, directory::Provider const& provider,
                            Instant at, std::string const& source) {
    auto const body = json_text(provider);
    constexpr auto current = R"sql(
        select body, recorded_at from provider where plan = ? and id = ? and superseded_at = '' limit 1
    )sql";
    auto const rows = TRY(db.query(current, {plan.value, provider.id.value}));
    auto recorded_at = to_text(at);
    if (!rows.empty()) {
        if (rows.front().text(0) == body) return Saved::unchanged;
        recorded_at = version_after(rows.front().text(1), at);
        constexpr auto end =
            "update provider set superseded_at = ? where plan = ? and id = ? and superseded_at = "
            "''";
        TRY(db.send(end, {recorded_at, plan.value, provider.id.value}));
    }
    constexpr auto insert = R"sql(
        insert into provider (plan, id, recorded_at, superseded_at, source, npi, plan_number, organisation, search, body,
            accepts, languages)
        values (?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?)
    )sql";
    TRY(db.send(insert, {plan.value, provider.id.value, recorded_at, source, provider.npi.value,
                         provider.plan_number, provider.organisation, search_text(provider), body,
                         accepts_text(provider), languages_text(provider)}));
    return rows.empty() ? Saved::added : Saved::changed;
}

}  // namespace assent::records
