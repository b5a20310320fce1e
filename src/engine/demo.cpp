#include "engine/demo.h"

#include "base/csv.h"
#include "base/text.h"

#include <fstream>
#include <sstream>

namespace assent::engine {
namespace {

namespace fs = std::filesystem;

Asker loader(Engine const& engine) {
    identity::Account account;
    account.id = "demo";
    account.role = "administrator";
    account.plans = engine.plans();
    return {account, "cli"};
}

Result<void> import_file(Engine& engine, records::ImportKind kind, PlanId const& plan,
                         fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return fine();  // a plan without demo people is no fault
    records::Import import;
    import.kind = kind;
    import.plan = plan;
    import.starter = plan.value.empty();  // the code lists belong to no plan
    import.source = "demo/" + file.filename().string();
    auto const summary = TRY(engine.import(loader(engine), import, in, {}));
    if (summary.stored) return fine();
    auto const& first = summary.refusals.front();
    return invalid("bad_demo", "",
                   file.string() + " line " + std::to_string(first.line) + ", " + first.column +
                       ": " + first.message);
}

Result<void> import_codes(Engine& engine, records::ImportKind kind, codes::CodeSystem system,
                          fs::path const& file) {
    bool const there =
        TRY(engine.store().read([&](store::Db& db) { return records::has_table(db, system); }));
    return there ? fine() : import_file(engine, kind, PlanId(), file);
}

Result<csv::Table> read_accounts(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) return not_found("no_such_file", "", "The file " + file.string() + " cannot be read.");
    std::ostringstream text;
    text << in.rdbuf();
    return csv::parse(text.str());
}

identity::Account account_of(csv::Table const& table, csv::Row const& row) {
    auto text = [&](std::string_view column) { return std::string(trim(table.cell(row, column))); };
    identity::Account account;
    account.login = text("login");
    account.name = text("name");
    account.role = text("role");
    account.organisation = text("organisation");
    account.organisation_name = text("organisation_name");
    auto const plans = text("plans");
    for (auto const plan : words(plans)) account.plans.emplace_back(std::string(plan));
    if (!account.plans.empty()) account.plan = account.plans.front();
    account.licence = text("licence");
    if (auto until = parse_day(text("licence_until"))) account.licence_until = *until;
    account.licence_type = text("licence_type");
    account.licence_state = text("licence_state");
    account.licence_restriction = text("licence_restriction");
    if (auto on = parse_day(text("licence_checked_on"))) account.licence_checked_on = *on;
    account.specialty = text("specialty");
    return account;
}

Result<std::vector<DemoPerson>> add_accounts(Engine& engine, fs::path const& file) {
    auto const table = TRY(read_accounts(file));
    std::vector<DemoPerson> people;
    for (auto const& row : table.rows) {
        auto const account = account_of(table, row);
        auto added = engine.add_account(loader(engine), account, std::string(demo_password));
        if (!added && added.fault().code != "log_in_taken") return added.fault();
        auto role = account.role;
        for (auto& c : role)
            if (c == '_') c = ' ';
        people.push_back({account.login, role + ", " + account.organisation_name});
    }
    return people;
}

}  // namespace

Result<std::vector<DemoPerson>> load_demo(Engine& engine, fs::path const& folder) {
    if (!engine.trial())
        return forbidden(
            "not_a_trial", "",
            "Demo data only goes into a data folder made as a trial. Choose another --data.");
    for (auto const& plan : engine.plans()) {
        TRY(import_file(engine, records::ImportKind::providers, plan,
                        folder / plan.value / "providers.csv"));
        TRY(import_file(engine, records::ImportKind::members, plan,
                        folder / plan.value / "members.csv"));
    }
    TRY(import_codes(engine, records::ImportKind::hcpcs_titles, codes::CodeSystem::hcpcs,
                     folder / "hcpcs-starter.csv"));
    TRY(import_codes(engine, records::ImportKind::icd10cm_categories, codes::CodeSystem::icd10cm,
                     folder / "icd10cm-starter.csv"));
    return add_accounts(engine, folder / "accounts.csv");
}

}  // namespace assent::engine
