#include "identity/permissions.h"

#include "base/names.h"
#include "base/text.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <string>

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
          R::attach, R::assign, R::void_, R::break_glass}},
        {"coordinator",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::void_, R::extend, R::break_glass}},
        {"nurse",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::decide, R::void_, R::extend, R::break_glass}},
        {"inpatient_nurse",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::decide, R::void_, R::extend, R::break_glass}},
        {"pharmacist",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::decide, R::extend, R::break_glass}},
        {"physician",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::decide, R::deny, R::extend, R::break_glass, R::appeal}},
        {"medical_director",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::decide, R::deny, R::void_, R::extend, R::restricted, R::appeal}},
        {"supervisor",
         {R::lookup, R::proof, R::request_search, R::member_browse, R::note, R::attach, R::assign,
          R::void_, R::extend, R::access_review, R::restricted, R::appeal}},
        {"case_manager",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::break_glass}},
        {"appeals_coordinator",
         {R::lookup, R::request_search, R::member_browse, R::note, R::attach, R::appeal,
          R::break_glass}},
        {"appeals_reviewer",
         {R::lookup, R::request_search, R::member_browse, R::note, R::attach, R::appeal,
          R::break_glass}},
        {"external_reviewer", {R::lookup, R::note, R::attach}},
        // Members ask for continuity of care by phone (COC-13).
        {"member_services",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::assign, R::break_glass}},
        {"provider_services",
         {R::lookup, R::proof, R::request_search, R::request_submit, R::member_browse, R::note,
          R::attach, R::assign, R::account_requests}},
        {"policy_analyst", {R::lookup, R::proof}},
        {"auditor",
         {R::lookup, R::request_search, R::member_browse, R::access_review, R::restricted}},
        {"administrator",
         {R::lookup, R::proof, R::import_, R::administer, R::access_review, R::account_requests}},
    };
    return grants;
}

/// What is done by it, as it follows "to".
std::string_view deed_of(Right right) {
    switch (right) {
        case R::lookup: return "check whether a service needs approval";
        case R::request_search: return "search authorizations and referrals";
        case R::request_submit: return "send requests";
        case R::office_view: return "see all requests of the office";
        case R::member_browse: return "look up members";
        case R::note: return "add notes";
        case R::attach: return "add documents";
        case R::assign: return "assign requests";
        case R::decide: return "approve requests";
        case R::deny: return "deny requests";
        case R::void_: return "void requests";
        case R::extend: return "extend deadlines";
        case R::import_: return "import lists";
        case R::administer: return "administer the installation";
        case R::restricted: return "see restricted records";
        case R::break_glass: return "open restricted records";
        case R::access_review: return "review who looked at what";
        case R::proof: return "get signed receipts";
        case R::appeal: return "work on appeals";
        case R::manage_office: return "manage the accounts of the office";
        case R::account_requests: return "answer requests for accounts";
    }
    return "do this";
}

}  // namespace

bool may_be_withheld(Right right) { return right != Right::lookup && right != Right::proof; }

Fault right_withheld(Right right) {
    return forbidden("right_withheld", "/rights/" + std::string(name_of(right)),
                     "The right to " + std::string(deed_of(right)) +
                         " was taken from your account. Ask the administrator of your office or of "
                         "the plan.");
}

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

std::vector<Right> rights_in(std::string_view text) {
    std::vector<Right> rights;
    for (auto const word : words(text))
        if (auto const right = from_name<Right>(word)) rights.push_back(*right);
    return rights;
}

std::vector<std::string_view> roles() {
    std::vector<std::string_view> all;
    for (auto const& grant : table()) all.push_back(grant.role);
    return all;
}

}  // namespace assent::identity
