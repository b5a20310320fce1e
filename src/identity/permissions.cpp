#include "identity/permissions.h"

#include "base/names.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace assent::identity {
namespace {

using R = Right;

struct Grant {
    std::string_view role;
    std::vector<Right> rights;
};

/// The one table. A role that is not here has no right.
std::vector<Grant> const& table() {
    static std::vector<Grant> const grants{
        {"provider_office",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::office_view, R::note,
          R::attach}},
        {"office_admin",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::office_view, R::note,
          R::attach, R::manage_office}},
        {"practitioner",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::office_view,
          R::member_browse, R::note, R::attach}},
        {"intake_clerk",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::void_}},
        {"coordinator",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::void_, R::extend}},
        {"nurse",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::decide, R::void_, R::extend}},
        {"inpatient_nurse",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::decide, R::void_, R::extend}},
        {"pharmacist",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::decide, R::extend}},
        {"physician",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::decide, R::deny, R::extend}},
        {"medical_director",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::decide, R::deny, R::void_, R::extend, R::break_glass}},
        {"supervisor",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::void_, R::extend, R::access_review}},
        {"case_manager",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign}},
        {"appeals_coordinator",
         {R::lookup, R::request_search, R::member_browse, R::note, R::attach, R::appeal}},
        {"appeals_reviewer",
         {R::lookup, R::request_search, R::member_browse, R::note, R::attach, R::appeal}},
        {"external_reviewer", {R::lookup, R::note, R::attach}},
        {"member_services",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::assign}},
        {"provider_services",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::account_requests}},
        {"policy_analyst", {R::lookup, R::proof}},
        {"auditor", {R::lookup, R::request_search, R::member_browse, R::access_review}},
        {"administrator",
         {R::lookup, R::proof, R::import_, R::administer, R::access_review, R::account_requests}},
    };
    return grants;
}

}  // namespace

bool has_right(std::string_view role, Right right) {
    for (auto const& grant : table())
        if (grant.role == role)
            return std::find(grant.rights.begin(), grant.rights.end(), right) != grant.rights.end();
    return false;
}

std::vector<std::string_view> rights_of(std::string_view role) {
    std::vector<std::string_view> names;
    for (std::size_t i = 0; i < enum_count<Right>; ++i)
        if (has_right(role, static_cast<Right>(i))) names.push_back(name_of(static_cast<Right>(i)));
    return names;
}

std::vector<std::string_view> roles() {
    std::vector<std::string_view> all;
    for (auto const& grant : table()) all.push_back(grant.role);
    return all;
}

}  // namespace assent::identity
