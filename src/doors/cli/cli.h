/// The command line: one struct of options a command, one function a command. cli.cpp alone
/// includes the argument parser. Exit codes: 0 done, 1 the answer is "no" or something was refused,
/// 2 wrong use, 3 something we need is away.
#pragma once

#include "base/result.h"
#include "engine/lookup.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace assent::cli {

enum class Output { text, json };

struct Common {
    std::filesystem::path packs;
    std::filesystem::path data = "./data";
    std::string database;
    Output output = Output::text;
};

struct ServeOptions {
    Common common;
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string certificate;
    std::string key;
    std::string demo;  ///< folder of demo data; empty: none
    bool demo_cases = false;
    bool trial = false;
    int io_threads = 2;
    std::string log = "info";
    std::int64_t upload_limit = 0;  ///< of a document, in MB; 0: none
    std::string scan_command;       ///< virus scanner
};

struct LookupOptions {
    Common common;
    engine::LookupAsk ask;
    std::string member;  ///< member number or opaque id
    bool proof = false;
};

struct PackOptions {
    Common common;
    std::string plan;
    std::string edition;
    bool all = false;
};

struct ReceiptOptions {
    Common common;
    std::string file;
    std::string keys;
    std::string number;
};

struct ImportOptions {
    Common common;
    std::string kind;
    std::string plan;
    std::string file;
    bool keep_good = false;
};

struct ScenarioOptions {
    Common common;
    std::vector<std::string> paths;
    bool update = false;
    std::string phrase_book;  ///< file to write the phrase book to
    bool coverage = false;    ///< tell which rules the scenarios prove, play nothing
    std::string catalogue;    ///< the rules; empty: docs/rules.csv beside the packs
    bool require_complete = false;
};

struct VerifyOptions {
    Common common;
    bool replay = false;
    std::string request;  ///< number of the one request to replay; empty: all
};

struct BackupOptions {
    Common common;
    std::filesystem::path folder;
};

struct BenchOptions {
    Common common;
    std::string load;  ///< file with the request to submit
    int seconds = 5;
};

/// `assent request …` and `assent appeal …`: one command on one case, as a person with an account.
struct ConsoleOptions {
    Common common;
    std::string as;      ///< log-in of the person
    std::string number;  ///< of the request or appeal; empty: a new one
    std::string type;    ///< name of the command, such as Determine
    std::string body;    ///< its fields as JSON
    std::string file;    ///< the same from a file, - for standard input
    std::string key;     ///< the same key twice does it once; empty: a new one
    std::string plan;
    std::string member;      ///< member number
    std::string requesting;  ///< name or NPI
    std::string servicing;
};

// One function a command; each returns the exit code.
int lookup(LookupOptions const& options);
int pack_check(PackOptions const& options);
int pack_list(PackOptions const& options);
int receipt_verify(ReceiptOptions const& options);
int receipt_find(ReceiptOptions const& options);
int import(ImportOptions const& options);
int scenario(ScenarioOptions const& options);
int scenario_coverage(ScenarioOptions const& options);
int verify(VerifyOptions const& options);
int replay(VerifyOptions const& options);
int rebuild(Common const& options);
int backup(BackupOptions const& options);
int restore(BackupOptions const& options);
int bench(BenchOptions const& options);
int version(Output output);
int request_submit(ConsoleOptions const& options);
int request_run(ConsoleOptions const& options);
int request_show(ConsoleOptions const& options);
int appeal_run(ConsoleOptions const& options);
int appeal_show(ConsoleOptions const& options);

/// `serve` and the OpenAPI text belong to main, which may include everything.
struct Elsewhere {
    std::function<int(ServeOptions const&)> serve;
    std::function<std::string()> openapi;
};

int run(int argc, char** argv, Elsewhere const& elsewhere);

/// Tells a fault on standard error (or as JSON on standard output) and gives its exit code.
int tell(Fault const& fault, Output output);
/// The scenario files of these paths, folders searched, in order.
Result<std::vector<std::filesystem::path>> scenario_files(std::vector<std::string> const& paths);
Result<std::string> read_text(std::filesystem::path const& path);
/// The pack folder beside the program when none is named.
std::filesystem::path default_packs();

}  // namespace assent::cli
