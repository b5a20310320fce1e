#include "request/decision.h"

#include <array>

namespace assent::request {
namespace {

struct ReasonText {
    ReasonCode code;
    bool medical;
    bool administrative;
    bool benefit;
    std::string_view sentence;
};

// vocabulary.md 6
constexpr std::array<ReasonText, enum_count<ReasonCode>> texts{{
    {ReasonCode::not_medically_necessary, true, false, false,
     "The records do not show that you need this care now."},
    {ReasonCode::level_of_care, true, false, false,
     "A different level of care can meet your needs."},
    {ReasonCode::site_of_service, true, false, false,
     "You can get this care safely in another place."},
    {ReasonCode::quantity_reduced, true, false, false,
     "The records support fewer visits or units than your doctor asked for."},
    {ReasonCode::alternative_service, true, false, false, "Another service should be tried first."},
    {ReasonCode::not_for_diagnosis, true, false, false,
     "This service does not fit the health problem in the request."},
    {ReasonCode::experimental, true, false, false, "This service is still being studied."},
    {ReasonCode::information_missing, true, true, false,
     "We asked for records and did not get what we need."},
    {ReasonCode::not_covered, false, false, true, "Your plan does not cover this service."},
    {ReasonCode::cosmetic, false, false, true, "This service is only to change how you look."},
    {ReasonCode::benefit_limit, false, false, true, "You have used all of this benefit for now."},
    {ReasonCode::out_of_network, false, true, false,
     "A doctor in your plan can give you this care."},
    {ReasonCode::provider_not_in_program, false, true, false,
     "This place is not part of the program for this care."},
    {ReasonCode::not_eligible, false, true, false,
     "You did not have this coverage on the date of care."},
    {ReasonCode::carved_out, false, true, false, "Another program pays for this care."},
    {ReasonCode::late_request, false, true, false, "The request came too long after the care."},
    {ReasonCode::duplicate, false, true, false, "We already have a request for the same care."},
    {ReasonCode::age_or_sex, true, false, false, "This service is not right for your age or body."},
    {ReasonCode::provider_type, false, true, false,
     "This kind of provider cannot give this service."},
    {ReasonCode::reassessed, true, false, false, "Your needs have changed since we approved this."},
}};

constexpr bool is_in_order() {
    for (std::size_t i = 0; i < texts.size(); ++i)
        if (static_cast<std::size_t>(texts[i].code) != i) return false;
    return true;
}
static_assert(is_in_order());

ReasonText const& text_of(ReasonCode code) { return texts.at(static_cast<std::size_t>(code)); }

}  // namespace

bool may_stand_on(ReasonCode code, Basis basis) {
    auto const& text = text_of(code);
    switch (basis) {
        case Basis::medical_necessity: return text.medical;
        case Basis::administrative: return text.administrative;
        case Basis::benefit: return text.benefit;
    }
    return false;
}

std::string_view general_sentence(ReasonCode code) { return text_of(code).sentence; }

}  // namespace assent::request
