/// The closed lists of appeals. Spelled as in the vocabulary.
#pragma once

#include "base/names.h"
#include "policy/appeals.h"

namespace assent::appeal {

using policy::AppealKind;
using policy::Filer;
using policy::OutsideBody;

/// vocabulary.md 11; a grievance ends `resolved`.
enum class AppealState {
    received,
    acknowledged,
    in_review,
    awaiting_information,
    upheld,
    overturned,
    partly_overturned,
    resolved,
    withdrawn,
    dismissed,
    forwarded_outside
};
/// What became of one line, or of the whole.
enum class AppealResult { upheld, overturned, partly_overturned };
enum class GrievanceTopic {
    quality_of_care,
    access,
    service,
    billing,
    expedite_refused,  ///< that an urgent one was handled as standard: 24 hours on Medicare lines
    other
};
enum class InformationKind { evidence, consent, good_cause };
enum class DismissReason { invalid_request, no_representative_form, not_a_party, untimely };
/// Who took an appeal back.
enum class WithdrawnBy { member, representative, provider };
/// Why it goes on outside the plan: somebody asked, or the plan sends it by itself.
enum class ForwardCause { asked, upheld, late };

}  // namespace assent::appeal
