/// One table: which role holds which right. Deny by default. Who may deny care is decided in
/// `request`, by licence.
#pragma once

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
    break_glass,
    access_review,
    proof,
    appeal,
    manage_office,    ///< the accounts of one's own organisation (ACC-03B)
    account_requests  ///< answers who asks for an account
};

bool has_right(std::string_view role, Right right);
std::vector<std::string_view> rights_of(std::string_view role);
/// Every role a person can sign in with and do something.
std::vector<std::string_view> roles();

}  // namespace assent::identity
