#include "doors/cli/cli.h"

#include <CLI/CLI.hpp>

namespace assent::cli {
namespace {

void add_packs(CLI::App& app, Common& common) {
    app.add_option("--packs", common.packs, "Folder of policy packs (default: beside the program)");
}

void add_json(CLI::App& app, Common& common) {
    app.add_flag_callback(
        "--json", [&common] { common.output = Output::json; }, "Print JSON");
}

void add_data(CLI::App& app, Common& common) {
    app.add_option("--data", common.data, "Data folder")->capture_default_str();
    app.add_option("--database", common.database,
                   "PostgreSQL address instead of SQLite in the data folder");
}

void add_common(CLI::App& app, Common& common) {
    add_packs(app, common);
    add_data(app, common);
    add_json(app, common);
}

/// An option whose values are the enumerators of E.
template <class E>
void add_words(CLI::App& app, std::string name, std::optional<E>& target, std::string help) {
    app.add_option_function<std::string>(
        std::move(name),
        [&target](std::string const& text) {
            target = from_name<E>(text);
            if (target) return;
            std::string allowed;
            for (std::size_t i = 0; i < enum_count<E>; ++i)
                allowed += (i ? ", " : "") + std::string(name_of(static_cast<E>(i)));
            throw CLI::ValidationError("'" + text + "' is not one of: " + allowed);
        },
        std::move(help));
}

template <class E>
void add_word_list(CLI::App& app, std::string name, std::vector<E>& target, std::string help) {
    app.add_option_function<std::vector<std::string>>(
           std::move(name),
           [&target](std::vector<std::string> const& texts) {
               for (auto const& text : texts) {
                   auto const known = from_name<E>(text);
                   if (!known)
                       throw CLI::ValidationError("'" + text + "' is not a value of this option");
                   target.push_back(*known);
               }
           },
           std::move(help))
        ->delimiter(',');
}

void add_lookup(CLI::App& app, LookupOptions& options, std::function<void()> chosen) {
    auto* sub = app.add_subcommand("lookup", "Does this service need authorization, and why?");
    auto& ask = options.ask;
    add_common(*sub, options.common);
    sub->add_option("--plan", ask.plan.value, "Plan, such as harbor")->required();
    sub->add_option("--pack", ask.edition, "Edition of the plan's pack, whatever its dates");
    sub->add_option_function<std::string>(
        "--date",
        [&ask](std::string const& text) {
            auto day = parse_day(text);
            if (!day) throw CLI::ValidationError("--date: write the day as 2026-11-24");
            ask.date = *day;
        },
        "Day of service (default: today in the plan's zone)");
    sub->add_option("--code", ask.code, "Procedure, HCPCS, custom, dental or drug code");
    add_words(*sub, "--system", ask.system, "Code system when the code's shape does not tell");
    sub->add_option("--dx,--diagnosis", ask.diagnosis,
                    "ICD-10-CM codes, the first is the principal one")
        ->delimiter(',');
    sub->add_option("--pos,--place", ask.place, "Place of service, two digits");
    sub->add_option("--revenue", ask.revenue, "Revenue code");
    add_words(*sub, "--network", ask.network, "in, out");
    sub->add_option("--age", ask.age, "Age in years on that day")->check(CLI::Range(0, 130));
    sub->add_option("--line", ask.line, "Line of business");
    add_words(*sub, "--kind", ask.kind, "Kind of request");
    add_words(*sub, "--review", ask.review, "pre_service, concurrent, post_service, notification");
    add_words(*sub, "--setting", ask.setting, "inpatient, outpatient");
    sub->add_option("--modifier", ask.modifier, "Modifiers")->delimiter(',');
    add_word_list(
        *sub, "--mark", ask.mark,
        "trial, cosmetic, custom_made, implantable_device, transplant_evaluation, genetic");
    add_word_list(*sub, "--special", ask.special,
                  "Special flags such as emergency, second_opinion");
    add_words(*sub, "--admission-source", ask.admission_source, "emergency_room, clinic, home …");
    add_words(*sub, "--admission-priority", ask.admission_priority,
              "emergency, urgent, elective, newborn, trauma");
    add_words(*sub, "--level-of-care", ask.level_of_care,
              "observation, med_surg, icu, nicu_2, snf …");
    add_words(*sub, "--discipline", ask.discipline, "pt, ot, speech, chiropractic");
    sub->add_option("--specialty", ask.specialty, "Specialty of the servicing provider");
    sub->add_option("--county", ask.county, "County of service");
    sub->add_option("--group", ask.medical_group, "Medical group the member is assigned to");
    sub->add_option("--population", ask.population, "Population of focus");
    sub->add_option_function<std::string>(
        "--emergency-transport",
        [&ask](std::string const& text) {
            if (text != "yes" && text != "no")
                throw CLI::ValidationError("--emergency-transport: yes or no");
            ask.emergency_transport = text == "yes";
        },
        "Whether the transport is an emergency: yes, no");
    sub->add_option("--member", options.member, "Member number; fills line, age and medical group");
    sub->add_flag("--proof", options.proof, "Issue a signed receipt of the answer");
    sub->callback(std::move(chosen));
}

void add_serve(CLI::App& app, ServeOptions& options, std::function<void()> chosen) {
    auto* sub = app.add_subcommand("serve", "Serve the web client and the API");
    add_packs(*sub, options.common);
    add_data(*sub, options.common);
    sub->add_option("--address", options.address, "Address to listen on")->capture_default_str();
    sub->add_option("--port", options.port, "Port to listen on, 0 for any")->capture_default_str();
    sub->add_option("--certificate", options.certificate, "PEM certificate chain; turns TLS on");
    sub->add_option("--key", options.key, "PEM private key");
    sub->add_flag("--trial", options.trial,
                  "Make a new data folder a trial: settable clock, never convertible");
    sub->add_option("--demo", options.demo,
                    "Load the demo plans' members and providers (makes a trial)")
        ->expected(0, 1)
        ->default_str("beside the program");
    sub->add_flag("--demo-cases", options.demo_cases,
                  "With --demo: fill the queues with invented open cases, once");
    sub->add_option("--io-threads", options.io_threads, "Threads for sockets")
        ->capture_default_str()
        ->check(CLI::Range(1, 64));
    sub->add_option("--log", options.log, "debug, info, warning, error")->capture_default_str();
    sub->add_option("--upload-limit", options.upload_limit,
                    "Largest document in MB (million bytes), 0 for any size")
        ->capture_default_str()
        ->check(CLI::Range(std::int64_t{0}, std::int64_t{1'000'000}));
    sub->add_option("--scan-command", options.scan_command,
                    "Virus scanner that gets each document's path as its last word; exit code 0 "
                    "clean, 1 infected");
    sub->callback([sub, &options, chosen = std::move(chosen)] {
        if (sub->count("--demo") > 0) {
            options.trial = true;
            if (options.demo.empty() || options.demo == "beside the program")
                options.demo = (default_packs().parent_path() / "demo").string();
        }
        chosen();
    });
}

void add_pack(CLI::App& app, PackOptions& options, std::function<void()> check,
              std::function<void()> list) {
    auto* sub = app.add_subcommand("pack", "Policy packs: list, check");
    sub->require_subcommand(1);
    auto* checking = sub->add_subcommand(
        "check", "Find overlaps, gaps, unknown codes, deadlines looser than the law");
    add_common(*checking, options.common);
    checking->add_option("--plan", options.plan, "Only this plan");
    checking->add_option("--pack", options.edition, "Only this edition");
    checking->add_flag("--all", options.all, "All packs (the default when no plan is named)");
    checking->callback(std::move(check));
    auto* listing = sub->add_subcommand("list", "Plans, editions, dates, versions");
    add_packs(*listing, options.common);
    add_json(*listing, options.common);
    listing->callback(std::move(list));
}

void add_receipt(CLI::App& app, ReceiptOptions& options, std::function<void()> check,
                 std::function<void()> find) {
    auto* sub = app.add_subcommand("receipt", "Signed receipts of lookup answers: verify, find");
    sub->require_subcommand(1);
    auto* verifying =
        sub->add_subcommand("verify", "Check a receipt offline with the plan's public key");
    verifying->add_option("file", options.file, "Receipt as JSON")->required();
    verifying->add_option("--keys", options.keys, "Public keys as JSON, from /api/keys")
        ->required();
    add_json(*verifying, options.common);
    verifying->callback(std::move(check));
    auto* finding = sub->add_subcommand("find", "Show a receipt by its number");
    finding->add_option("number", options.number, "Receipt number")->required();
    add_common(*finding, options.common);
    finding->callback(std::move(find));
}

void add_import(CLI::App& app, ImportOptions& options, std::function<void()> chosen) {
    auto* sub = app.add_subcommand("import", "Import members, providers or a code table");
    add_common(*sub, options.common);
    sub->add_option("kind", options.kind,
                    "members, providers, hcpcs, icd10cm_order, icd10cm_categories")
        ->required();
    sub->add_option("file", options.file, "File (.gz is read too), see docs/imports.md")
        ->required();
    sub->add_option("--plan", options.plan, "Plan of members and providers");
    sub->add_flag("--keep-good", options.keep_good,
                  "Store the good rows even when some are refused");
    sub->callback(std::move(chosen));
}

void add_scenario(CLI::App& app, ScenarioOptions& options, std::function<void()> chosen) {
    auto* sub = app.add_subcommand("scenario", "Run scenario files on the core");
    add_packs(*sub, options.common);
    add_json(*sub, options.common);
    sub->add_option("paths", options.paths, "Files or folders (default: beside the packs)");
    sub->add_flag("--update", options.update, "Rewrite Expect lines with what happens");
    sub->add_option("--phrase-book", options.phrase_book, "Write the phrase book to this file");
    auto* coverage =
        sub->add_option("--coverage", options.catalogue,
                        "Tell which rules of this catalogue the scenarios prove, playing nothing "
                        "(default: docs/rules.csv beside the packs)")
            ->expected(0, 1);
    sub->add_flag("--require-complete", options.require_complete,
                  "With --coverage: fail while a provable rule has no scenario")
        ->needs(coverage);
    sub->callback([coverage, &options, chosen = std::move(chosen)] {
        options.coverage = coverage->count() > 0;
        chosen();
    });
}

/// Options of the commands that look after an installation.
struct Upkeep {
    Common& common;
    VerifyOptions& verify;
    BackupOptions& backup;
    BenchOptions& bench;
};

void add_checks(CLI::App& app, VerifyOptions& options, std::function<int()>& chosen) {
    auto* verifying =
        app.add_subcommand("verify", "Check the hash chains and refold every request");
    add_common(*verifying, options.common);
    verifying->add_flag("--replay", options.replay,
                        "Also decide every step again from what was known then");
    verifying->callback([&] { chosen = [&] { return verify(options); }; });
    auto* replaying = app.add_subcommand(
        "replay", "Decide every step of a request again from what was known then");
    add_common(*replaying, options.common);
    replaying->add_option("request", options.request, "Number of the request; all without it");
    replaying->callback([&] { chosen = [&] { return replay(options); }; });
}

void add_upkeep(CLI::App& app, Upkeep options, Elsewhere const& elsewhere,
                std::function<int()>& chosen) {
    auto& common = options.common;
    auto& backup_options = options.backup;
    auto& bench_options = options.bench;
    add_checks(app, options.verify, chosen);
    auto* rebuilding =
        app.add_subcommand("rebuild", "Rewrite the read models from the stored states");
    add_common(*rebuilding, common);
    rebuilding->callback([&] { chosen = [&] { return rebuild(common); }; });
    auto* backing = app.add_subcommand("backup", "Copy a data folder while it is in use");
    add_data(*backing, backup_options.common);
    add_json(*backing, backup_options.common);
    backing->add_option("folder", backup_options.folder, "New folder for the copy")->required();
    backing->callback([&] { chosen = [&] { return backup(backup_options); }; });
    auto* restoring = app.add_subcommand("restore", "Make a data folder from a backup");
    add_data(*restoring, backup_options.common);
    add_json(*restoring, backup_options.common);
    restoring->add_option("folder", backup_options.folder, "Folder of the backup")->required();
    restoring->callback([&] { chosen = [&] { return restore(backup_options); }; });
    auto* measuring =
        app.add_subcommand("bench", "Measure lookups and durable submits on this machine");
    add_common(*measuring, bench_options.common);
    measuring
        ->add_option("--load", bench_options.load,
                     "File with the request to submit, such as bench/submit.json")
        ->required();
    measuring->add_option("--seconds", bench_options.seconds, "Seconds for each figure")
        ->capture_default_str();
    measuring->callback([&] { chosen = [&] { return bench(bench_options); }; });
    auto* describing = app.add_subcommand("openapi", "Print the OpenAPI document");
    add_json(*describing, common);
    describing->callback(
        [&] { chosen = [&] { return std::puts(elsewhere.openapi().c_str()) < 0 ? 3 : 0; }; });
    auto* naming = app.add_subcommand("version", "Print the version");
    add_json(*naming, common);
    naming->callback([&] { chosen = [&] { return version(common.output); }; });
}

using Chosen = std::function<int()>;

void add_console_options(CLI::App& app, ConsoleOptions& options) {
    add_common(app, options.common);
    app.add_option("--as", options.as, "Log-in of the person who acts")->required();
}

void add_body(CLI::App& app, ConsoleOptions& options) {
    app.add_option("--body", options.body, "Fields of the command as JSON");
    app.add_option("--file", options.file, "The same from a file, - for standard input");
    app.add_option("--key", options.key, "Command key: the same key twice does it once");
}

/// What can be done with one request or one appeal.
struct CaseActs {
    std::string what;
    int (*run)(ConsoleOptions const&);
    int (*show)(ConsoleOptions const&);
};

void add_case(CLI::App& group, ConsoleOptions& options, CaseActs const& acts, Chosen& chosen) {
    auto* running = group.add_subcommand("run", "A command on " + acts.what);
    add_console_options(*running, options);
    running->add_option("number", options.number, "Its number")->required();
    running->add_option("command", options.type, "Name of the command, such as Determine")
        ->required();
    add_body(*running, options);
    running->callback(
        [&options, &chosen, acts] { chosen = [&options, acts] { return acts.run(options); }; });
    auto* showing = group.add_subcommand("show", "Where it stands and what happened");
    add_console_options(*showing, options);
    showing->add_option("number", options.number, "Its number")->required();
    showing->callback(
        [&options, &chosen, acts] { chosen = [&options, acts] { return acts.show(options); }; });
}

/// `assent request …` and `assent appeal …`.
void add_console(CLI::App& app, ConsoleOptions& options, Chosen& chosen) {
    auto* requests = app.add_subcommand("request", "Requests: submit, run a command, show");
    requests->require_subcommand(1);
    auto* submitting = requests->add_subcommand("submit", "Submit a request");
    add_console_options(*submitting, options);
    submitting->add_option("--plan", options.plan, "Plan, such as harbor");
    submitting->add_option("--member", options.member, "Member number");
    submitting->add_option("--requesting", options.requesting, "Requesting provider, name or NPI");
    submitting->add_option("--servicing", options.servicing, "Servicing provider, name or NPI");
    add_body(*submitting, options);
    submitting->callback([&] { chosen = [&] { return request_submit(options); }; });
    add_case(*requests, options, {"a request", request_run, request_show}, chosen);
    auto* appeals = app.add_subcommand("appeal", "Appeals: file, run a command, show");
    appeals->require_subcommand(1);
    auto* filing = appeals->add_subcommand("file", "File an appeal, a dispute or a grievance");
    add_console_options(*filing, options);
    filing->add_option("--plan", options.plan, "Plan of a grievance about no request");
    add_body(*filing, options);
    filing->callback([&] {
        options.type = "FileAppeal";
        chosen = [&] { return appeal_run(options); };
    });
    add_case(*appeals, options, {"an appeal", appeal_run, appeal_show}, chosen);
}

}  // namespace

int run(int argc, char** argv, Elsewhere const& elsewhere) {
    CLI::App app{"assent: utilization management and prior authorization for health plans"};
    app.name("assent");
    app.require_subcommand(1);
    app.set_help_all_flag("--help-all", "Help of all commands");
    int code = 0;
    ServeOptions serve_options;
    LookupOptions lookup_options;
    PackOptions pack_options;
    ReceiptOptions receipt_options;
    ImportOptions import_options;
    ScenarioOptions scenario_options;
    Common common;
    VerifyOptions verify_options;
    BackupOptions backup_options;
    BenchOptions bench_options;
    ConsoleOptions console_options;
    std::function<int()> chosen;

    add_serve(app, serve_options, [&] { chosen = [&] { return elsewhere.serve(serve_options); }; });
    add_lookup(app, lookup_options, [&] { chosen = [&] { return lookup(lookup_options); }; });
    add_pack(
        app, pack_options, [&] { chosen = [&] { return pack_check(pack_options); }; },
        [&] { chosen = [&] { return pack_list(pack_options); }; });
    add_receipt(
        app, receipt_options, [&] { chosen = [&] { return receipt_verify(receipt_options); }; },
        [&] { chosen = [&] { return receipt_find(receipt_options); }; });
    add_import(app, import_options, [&] { chosen = [&] { return import(import_options); }; });
    add_scenario(app, scenario_options,
                 [&] { chosen = [&] { return scenario(scenario_options); }; });

    add_console(app, console_options, chosen);
    add_upkeep(app, {common, verify_options, backup_options, bench_options}, elsewhere, chosen);

    try {
        app.parse(argc, argv);
        code = chosen ? chosen() : 2;
    } catch (CLI::ParseError const& error) {
        auto const status = app.exit(error);
        code = status == 0 ? 0 : 2;
    }
    return code;
}

}  // namespace assent::cli
