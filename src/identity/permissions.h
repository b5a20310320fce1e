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
    appeal
};

bool has_right(std::string_view role, Right right);
std::vector<std::string_view> rights_of(std::string_view role);

}  // namespace assent::identity
