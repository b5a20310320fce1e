#include "doors/cli/cli.h"
#include "doors/portal/portal.h"
#include "serve.h"

int main(int argc, char** argv) {
    assent::cli::Elsewhere const elsewhere{
        assent::serve, [] { return assent::json::write_pretty(assent::portal::openapi()); }};
    return assent::cli::run(argc, argv, elsewhere);
}
