#include "engine/engine.h"

#include "base/log.h"
#include "engine/access.h"
#include "engine/streams.h"
#include "records/packs.h"
#include "records/primary_care.h"
#include "records/settings.h"

#include <algorithm>

namespace assent::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view trial_name = "trial";
constexpr std::string_view codes_changed_name = "codes_changed";
constexpr std::string_view views_name = "views";
/// Counts up whenever a row of a list holds something new.
constexpr std::string_view views_version = "7";

std::string title_key(codes::CodeSystem system, std::string_view code) {
    std::string key(name_of(system));
    return key.append(":").append(code);
}

/// Data folders are a trial or not from their first day, for ever (settled point 20).
Result<bool> settle_trial(store::Store& store, bool wanted) {
    return store.write(all_plans(), [&](store::Db& db) -> Result<bool> {
        auto const known = TRY(records::find_setting(db, records::installation, trial_name));
        if (known) return *known == "yes";
        TRY(records::save_setting(db, records::installation, trial_name, wanted ? "yes" : "no"));
        return wanted;
    });
}

Result<void> keep_packs(store::Store& store, fs::path const& folder, policy::Packs const& packs,
                        Instant at) {
    for (auto const& pack : packs.all()) {
        auto const files = TRY(records::read_pack_files(folder / pack->plan.value / pack->edition));
        TRY(store.write(pack->plan.value,
                        [&](store::Db& db) { return records::keep_pack(db, *pack, files, at); }));
    }
    return fine();
}

}  // namespace

Engine::~Engine() {
    if (store_) store_->close();
}

Result<std::unique_ptr<Engine>> Engine::open(Config const& config) {
    std::unique_ptr<Engine> engine(new Engine());
    engine->packs_ = TRY(records::load_packs(config.packs));
    std::error_code error;
    fs::create_directories(config.data, error);
    if (error)
        return unavailable("no_data_folder",
                           "The data folder " + config.data.string() + " cannot be made.");
    auto const where =
        config.database.empty() ? (config.data / "assent.sqlite").string() : config.database;
    store::Options options;
    options.beside_writer = config.beside_server;
    engine->store_ = TRY(store::Store::open(store::location_of(where), options));
    engine->blobs_ = std::make_unique<store::Blobs>(TRY(store::Blobs::open(config.data / "blobs")));
    engine->uploads_ =
        std::make_unique<Uploads>(*engine->store_, *engine->blobs_, engine->clock_, config.uploads);
    engine->keys_ = std::make_unique<records::SigningKeys>(config.data / "keys");
    engine->seal_ = std::make_unique<identity::Seal>(TRY(identity::Seal::in(config.data / "keys")));
    engine->trial_ = TRY(settle_trial(*engine->store_, config.trial));
    TRY(keep_packs(*engine->store_, config.packs, engine->packs_, engine->clock_.now()));
    if (!config.beside_server) TRY(engine->bring_views_up_to_date());
    if (engine->trial_) TRY(engine->restore_trial_clock());
    TRY(engine->reload_titles());
    return engine;
}

/// Lists that hold more than they did before are written anew, once.
Result<void> Engine::bring_views_up_to_date() {
    auto const held = TRY(store_->read([](store::Db& db) {
        return records::find_setting(db, records::installation, views_name);
    }));
    if (held.value_or("") == views_version) return fine();
    for (auto const& plan : plans())
        TRY(store_->write(plan.value,
                          [&](store::Db& db) { return records::fill_primary_care(db, plan); }));
    auto const rebuilt = TRY(rebuild_views(*store_, plans(), clock_.now()));
    if (rebuilt > 0) log::info("lists written anew", {{"streams", rebuilt}});
    return store_->write(all_plans(), [](store::Db& db) {
        return records::save_setting(db, records::installation, views_name, views_version);
    });
}

Result<void> Engine::refresh() {
    auto const changed = TRY(store_->read([](store::Db& db) {
        return records::find_setting(db, records::installation, codes_changed_name);
    }));
    {
        std::shared_lock const lock(titles_mutex_);
        if (changed.value_or("") == titles_as_of_) return fine();
    }
    return reload_titles();
}

Result<void> Engine::reload_titles() {
    std::string as_of;
    std::unordered_map<std::string, std::string> titles;
    TRY(store_->read([&](store::Db& db) -> Result<void> {
        as_of =
            TRY(records::find_setting(db, records::installation, codes_changed_name)).value_or("");
        return records::each_code(db, [&](records::CodeRow const& row) {
            titles[title_key(row.system, row.code)] = row.title;
        });
    }));
    for (auto const& pack : packs_.all())
        for (auto const& custom : pack->custom_codes)
            titles[title_key(codes::CodeSystem::cus, custom.code)] = custom.title;
    std::unique_lock lock(titles_mutex_);
    titles_ = std::move(titles);
    titles_as_of_ = std::move(as_of);
    return fine();
}

std::string Engine::title_of(codes::CodeSystem system, std::string const& code) const {
    std::shared_lock lock(titles_mutex_);
    auto const found = titles_.find(title_key(system, code));
    return found == titles_.end() ? std::string() : found->second;
}

std::vector<PlanId> Engine::plans() const {
    std::vector<PlanId> plans;
    for (auto const& pack : packs_.all())
        if (std::find(plans.begin(), plans.end(), pack->plan) == plans.end())
            plans.push_back(pack->plan);
    return plans;
}

Result<PlanId> Engine::plan_of(std::string_view number) const {
    if (is_appeal_stream(number)) number.remove_prefix(1);
    for (auto const& pack : packs_.all())
        if (!pack->number_block.empty() &&
            number.substr(0, pack->number_block.size()) == pack->number_block)
            return pack->plan;
    return not_found("unknown_request", "/number", "No request has that number. Check the digits.");
}

Result<records::ImportSummary> Engine::import(
    Asker const& asker, records::Import const& import, std::istream& in,
    std::function<void(std::int64_t, std::int64_t)> const& progress) {
    auto complete = import;
    complete.at = clock_.now();
    if (import.kind == records::ImportKind::authorizations) {
        TRY(works_for(asker, import.plan));
        return import_authorizations(asker, complete, in, progress);
    }
    if (!identity::has_right(asker.account, identity::Right::import_))
        return forbidden("right_required", "", "Only an administrator imports.");
    for (auto const& pack : packs_.all()) {
        if (pack->plan != import.plan) continue;
        for (auto const& line : pack->lines) complete.lines.push_back(line.id);
        for (auto const& group : pack->groups) complete.groups.push_back(group.id);
    }
    bool const of_a_plan = !records::is_code_table(import.kind);
    if (of_a_plan && complete.lines.empty())
        return invalid("unknown_plan", "/plan", "There is no plan of that name here.");
    auto summary = TRY(records::run_import(*store_, complete, in, progress));
    if (of_a_plan) return summary;
    TRY(store_->write(all_plans(), [&](store::Db& db) {
        return records::save_setting(db, records::installation, codes_changed_name,
                                     to_text(complete.at));
    }));
    TRY(reload_titles());
    return summary;
}

}  // namespace assent::engine
