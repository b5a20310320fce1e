/// One table: which role holds which right. Deny by default. Who may deny care is decided in
/// `request`, by licence.
#pragma once

#include "base/result.h"

#include <string_view>
#include <vector>

namespace assent::identity {

enum class Right {
    lookup,
    request_search,
    request_submit,
    office_view,
    member_browse,
    note,
    attach,
    assign,
    decide,
    deny,
    void_,
    extend,
    import_,
    administer,
    restricted,   ///< sees restricted records
    break_glass,  ///< opens one with a reason, for a while
    access_review,
    proof,
    appeal,
    manage_office,    ///< the accounts of one's own organisation (ACC-03B)
    account_requests  ///< answers who asks for an account
};

/// What anybody may do, signed in or not, cannot be taken from an account.
bool may_be_withheld(Right right);
/// What who lacks it is told. Fault: `right_withheld`, at `/rights/<name>`.
Fault right_withheld(Right right);

bool has_right(std::string_view role, Right right);
std::vector<std::string_view> rights_of(std::string_view role);
/// Rights by their names with blanks between; a word that is no right is left out.
std::vector<Right> rights_in(std::string_view text);
/// Every role a person can sign in with and do something.
std::vector<std::string_view> roles();

}  // namespace assent::identity
