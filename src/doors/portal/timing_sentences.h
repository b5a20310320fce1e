/// Times in words, and the sentences of the timeline for asks and answers, urgency, a corrected
/// receipt, and notices on their way.
#pragma once

#include "policy/pack.h"
#include "request/events.h"

#include <string>

namespace assent::portal {

/// `Dec 2, 2026`
std::string day_words(Day day);
/// `Dec 2, 2026, 11:59 PM`, by the plan's clock.
std::string time_words(Instant instant, policy::Pack const& pack);

std::string later_sentence(request::UrgencyChanged const& e, policy::Pack const& pack);
std::string later_sentence(request::ReceiptCorrectionAsked const& e, policy::Pack const& pack);
std::string later_sentence(request::ReceiptCorrected const& e, policy::Pack const& pack);
std::string later_sentence(request::InformationRequested const& e, policy::Pack const& pack);
std::string later_sentence(request::InformationReceived const& e, policy::Pack const& pack);
std::string later_sentence(request::InformationCompleted const& e, policy::Pack const& pack);
std::string later_sentence(request::InformationCancelled const& e, policy::Pack const& pack);
std::string later_sentence(policy::NoticeDelivered const& e, policy::Pack const& pack);
std::string later_sentence(policy::NoticeFailed const& e, policy::Pack const& pack);

}  // namespace assent::portal
