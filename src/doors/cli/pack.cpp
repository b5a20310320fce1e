#include "doors/cli/cli.h"
#include "policy/check_pack.h"
#include "records/packs.h"

#include <cstdio>
#include <map>

namespace assent::cli {
namespace {

std::filesystem::path folder_of(PackOptions const& options) {
    return options.common.packs.empty() ? default_packs() : options.common.packs;
}

bool chosen(PackOptions const& options, policy::Pack const& pack) {
    if (options.plan.empty()) return true;
    return pack.plan.value == options.plan &&
           (options.edition.empty() || pack.edition == options.edition);
}

struct Checked {
    policy::Pack const* pack;
    std::vector<policy::Finding> findings;
    int errors = 0;
};

/// Two plans with one number block would give two requests one number.
void check_blocks(policy::Packs const& packs, std::vector<Checked>& checked) {
    std::map<std::string, std::string> owner;
    for (auto const& pack : packs.all()) {
        auto const [known, fresh] = owner.emplace(pack->number_block, pack->plan.value);
        if (fresh || known->second == pack->plan.value) continue;
        for (auto& one : checked)
            if (one.pack == pack.get())
                one.findings.push_back(
                    {policy::Severity::error, "number_block", "plan.toml",
                     "Another plan has the same number block; choose two other digits."});
    }
}

void print_text(std::vector<Checked> const& checked) {
    int passed = 0;
    int failed = 0;
    for (auto const& one : checked) {
        std::printf("%s %s/%s %.12s\n", one.errors ? "FAIL" : "ok  ", one.pack->plan.value.c_str(),
                    one.pack->edition.c_str(), one.pack->version.value.c_str());
        for (auto const& finding : one.findings)
            std::printf("     %s %s %s: %s\n", std::string(name_of(finding.severity)).c_str(),
                        finding.check.c_str(), finding.where.c_str(), finding.message.c_str());
        (one.errors ? failed : passed) += 1;
    }
    std::printf("%d passed, %d failed\n", passed, failed);
}

void print_json(std::vector<Checked> const& checked) {
    json::Array all;
    for (auto const& one : checked) {
        json::Value item;
        item.set("plan", one.pack->plan.value);
        item.set("edition", one.pack->edition);
        item.set("version", one.pack->version.value);
        item.set("errors", one.errors);
        item.set("findings", to_json(one.findings));
        all.push_back(std::move(item));
    }
    json::Value out;
    out.set("packs", std::move(all));
    std::puts(json::write_pretty(out).c_str());
}

Result<std::vector<Checked>> check_all(PackOptions const& options, policy::Packs const& packs) {
    auto const law = TRY(policy::load_law(TRY(records::read_law(folder_of(options)))));
    std::vector<Checked> checked;
    for (auto const& pack : packs.all()) {
        if (!chosen(options, *pack)) continue;
        // The shipped code lists are ranges; without an imported table a number cannot be called
        // unknown.
        auto findings = policy::check_pack(
            *pack, law, [](codes::Code const&, Day) { return std::optional<bool>(); });
        checked.push_back({pack.get(), std::move(findings), 0});
    }
    check_blocks(packs, checked);
    for (auto& one : checked)
        for (auto const& finding : one.findings)
            one.errors += finding.severity == policy::Severity::error;
    return checked;
}

}  // namespace

int pack_check(PackOptions const& options) {
    auto packs = records::load_packs(folder_of(options));
    if (!packs) return tell(packs.fault(), options.common.output);
    auto checked = check_all(options, *packs);
    if (!checked) return tell(checked.fault(), options.common.output);
    if (checked->empty())
        return tell(
            not_found("unknown_plan", "/plan", "There is no pack of that plan and edition."),
            options.common.output);
    if (options.common.output == Output::json) print_json(*checked);
    else print_text(*checked);
    for (auto const& one : *checked)
        if (one.errors) return 1;
    return 0;
}

int pack_list(PackOptions const& options) {
    auto packs = records::load_packs(folder_of(options));
    if (!packs) return tell(packs.fault(), options.common.output);
    json::Array all;
    for (auto const& pack : packs->all()) {
        json::Value item;
        item.set("plan", pack->plan.value);
        item.set("edition", pack->edition);
        item.set("name", pack->name);
        item.set("valid_from", to_text(pack->valid_from));
        item.set("valid_to", to_text(pack->valid_to));
        item.set("version", pack->version.value);
        if (options.common.output == Output::text)
            std::printf("%-10s %-12s %s to %s  %.12s  %s\n", pack->plan.value.c_str(),
                        pack->edition.c_str(), to_text(pack->valid_from).c_str(),
                        to_text(pack->valid_to).c_str(), pack->version.value.c_str(),
                        pack->name.c_str());
        all.push_back(std::move(item));
    }
    json::Value out;
    out.set("packs", std::move(all));
    if (options.common.output == Output::json) std::puts(json::write_pretty(out).c_str());
    return 0;
}

}  // namespace assent::cli
