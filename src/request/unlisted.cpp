#include "request/unlisted.h"

#include "base/check_digit.h"
#include "base/text.h"

#include <algorithm>

namespace assent::request {
namespace {

/// `Physical therapy` is `physical_therapy`.
std::string as_word(std::string const& text) {
    auto word = lower(trim(text));
    std::ranges::replace(word, ' ', '_');
    return word;
}

directory::UnlistedProvider in_normal_form(directory::UnlistedProvider typed) {
    for (auto* text : {&typed.npi, &typed.name, &typed.phone, &typed.fax})
        *text = std::string(trim(*text));
    typed.specialty = as_word(typed.specialty);
    typed.address.county = as_word(typed.address.county);
    return typed;
}

}  // namespace

bool names_an_unlisted(SubmitRequest const& asked, Facts const& facts) {
    return asked.unlisted && !facts.servicing;
}

void name_unlisted(SubmitRequest& asked) {
    if (!asked.unlisted) return;
    asked.unlisted = in_normal_form(*asked.unlisted);
    if (!asked.servicing)
        asked.servicing = directory::provider_id_of(asked.plan, asked.unlisted->npi);
}

directory::Provider unlisted_provider(SubmitRequest const& asked) {
    return directory::as_provider(asked.plan, in_normal_form(*asked.unlisted));
}

void check_unlisted(SubmitRequest const& asked, Facts const& facts, Faults& faults) {
    if (!asked.unlisted) return;
    auto const& typed = *asked.unlisted;
    if (!is_npi(typed.npi))
        faults.add("bad_npi", "/unlisted/npi",
                   "An NPI has ten digits and a check digit; one of these is wrong.");
    else if (asked.servicing != directory::provider_id_of(asked.plan, typed.npi))
        faults.add("contradictory_choice", "/unlisted",
                   "A provider of the directory is chosen; leave one of the two out.");
    else if (facts.servicing && !directory::is_unlisted(*facts.servicing))
        faults.add("provider_listed", "/unlisted/npi",
                   "The directory has this NPI: " + facts.servicing->name + ". Choose it there.");
    if (typed.name.empty())
        faults.add("name_required", "/unlisted/name", "Give the name of the practice.");
    if (typed.phone.empty() && typed.fax.empty())
        faults.add("contact_required", "/unlisted/phone",
                   "Give a phone or fax number of the practice.");
}

}  // namespace assent::request
