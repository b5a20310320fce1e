/// The rows of a file of authorizations that an older system decided, put together to one command
/// for each (SRC-08B). Reads and looks nothing up.
#pragma once

#include "calendar/zone.h"
#include "records/row_reader.h"
#include "request/commands.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace assent::engine {

struct AuthorizationRows {
    request::ImportAuthorization command;  ///< without member and providers
    std::string member_number;
    std::string requesting_npi;
    std::string servicing_npi;
    std::vector<int> lines;  ///< of the file, one for each line of the authorization
};

/// What becomes of one that reads well.
using OnAuthorization =
    std::function<Result<void>(AuthorizationRows rows, records::RowSink const& sink)>;

std::unique_ptr<records::RowReader> authorization_reader(records::Import const& import,
                                                         calendar::Zone const& zone,
                                                         OnAuthorization on_authorization,
                                                         records::RowSink sink);

}  // namespace assent::engine
