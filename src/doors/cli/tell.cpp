#include "base/json.h"
#include "doors/cli/cli.h"

#include <cstdio>
#include <cstdlib>

namespace assent::cli {
namespace {

namespace fs = std::filesystem;

int exit_code(Kind kind) {
    switch (kind) {
        case Kind::invalid: return 2;
        case Kind::forbidden:
        case Kind::not_found:
        case Kind::conflict: return 1;
        case Kind::busy:
        case Kind::unavailable:
        case Kind::broken: return 3;
    }
    return 3;
}

}  // namespace

int tell(Fault const& fault, Output output) {
    if (output == Output::json) {
        json::Value problem;
        problem.set("code", fault.code);
        problem.set("pointer", fault.where);
        problem.set("detail", fault.message);
        std::puts(json::write_pretty(problem).c_str());
    } else {
        auto const where = fault.where.empty() ? std::string() : " (" + fault.where + ")";
        std::fprintf(stderr, "%s%s [%s]\n", fault.message.c_str(), where.c_str(),
                     fault.code.c_str());
    }
    return exit_code(fault.kind);
}

fs::path default_packs() {
    if (auto const* named = std::getenv("ASSENT_PACKS")) return named;
    std::error_code error;
    auto const program = fs::read_symlink("/proc/self/exe", error).parent_path();
    // In the source tree the program stands in build/<preset>/; installed in bin/ beside
    // share/assent/.
    for (auto const& place :
         {program / "../../packs", program / "../share/assent/packs", fs::path("packs")})
        if (fs::is_directory(place, error)) return fs::weakly_canonical(place, error);
    return "packs";
}

int version(Output output) {
    if (output == Output::json) {
        json::Value out;
        out.set("version", ASSENT_VERSION);
        std::puts(json::write(out).c_str());
    } else {
        std::puts("assent " ASSENT_VERSION);
    }
    return 0;
}

}  // namespace assent::cli
