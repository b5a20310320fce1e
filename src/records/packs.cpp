#include "records/packs.h"

#include <algorithm>
#include <fstream>
#include <sstream>

namespace assent::records {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_file(fs::path const& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    if (!in) return unavailable("unreadable", "The file " + path.string() + " cannot be read.");
    return text.str();
}

std::vector<fs::path> folders_in(fs::path const& folder) {
    std::vector<fs::path> found;
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(folder, error))
        if (entry.is_directory()) found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

Result<policy::PackFiles> read_pack_files(fs::path const& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return not_found("no_such_folder", "", "There is no pack folder " + folder.string() + ".");
    policy::PackFiles files;
    for (auto const& entry : fs::recursive_directory_iterator(folder, error)) {
        if (!entry.is_regular_file()) continue;
        files[fs::relative(entry.path(), folder).generic_string()] = TRY(read_file(entry.path()));
    }
    return files;
}

Result<policy::Packs> load_packs(fs::path const& folder) {
    std::error_code error;
    if (!fs::is_directory(folder, error))
        return not_found("no_such_folder", "",
                         "There is no folder of packs at " + folder.string() + ".");
    std::vector<std::shared_ptr<policy::Pack const>> packs;
    for (auto const& plan : folders_in(folder)) {
        for (auto const& edition : folders_in(plan)) {
            auto const files = TRY(read_pack_files(edition));
            auto pack = policy::load_pack(files);
            if (!pack) {
                auto fault = pack.fault();
                fault.message =
                    fs::relative(edition, folder).generic_string() + ": " + fault.message;
                return fault;
            }
            packs.push_back(std::make_shared<policy::Pack const>(std::move(pack).take()));
        }
    }
    return policy::Packs(std::move(packs));
}

Result<std::string> read_law(fs::path const& folder) { return read_file(folder / "law.toml"); }

Result<void> keep_pack(store::Db& db, policy::Pack const& pack, policy::PackFiles const& files,
                       Instant at) {
    json::Object held;
    for (auto const& [name, text] : files) held.push_back({name, json::Value(text)});
    constexpr auto sql = R"sql(
        insert into pack (plan, version, edition, files, recorded_at) values (?, ?, ?, ?, ?)
        on conflict (plan, version) do nothing
    )sql";
    TRY(db.execute(sql, {pack.plan.value, pack.version.value, pack.edition,
                         json::write(json::Value(std::move(held))), at}));
    return fine();
}

Result<policy::Pack> kept_pack(store::Db& db, PlanId const& plan, PackVersion const& version) {
    constexpr auto sql = "select files from pack where plan = ? and version = ? limit 1";
    auto const rows = TRY(db.query(sql, {plan.value, version.value}));
    if (rows.empty())
        return not_found("unknown_pack_version", "/pack",
                         "That version of the policy was never used here.");
    auto const held = TRY(json::parse(rows.front().text(0)));
    policy::PackFiles files;
    for (auto const& member : held.as_object()) files[member.name] = member.value.as_string();
    return policy::load_pack(files);
}

}  // namespace assent::records
