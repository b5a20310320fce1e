/// The timeline's sentences of reviewing, deciding, changing and ending; sentences.cpp visits them.
#pragma once

#include "request/events.h"

#include <string>
#include <string_view>

namespace assent::portal {

/// `medical_director` as people say it.
std::string spoken(std::string_view word);
std::string line_text(LineNumber line);

std::string decision_sentence(request::DuplicateAnswered const& e);
std::string decision_sentence(request::RequestLinked const& e);
std::string decision_sentence(request::RequestAmended const& e);
std::string decision_sentence(request::ChangeAsked const& e);
std::string decision_sentence(request::ChangeAnswered const& e);
std::string decision_sentence(request::ReviewRecorded const& e);
std::string decision_sentence(request::RequestReferred const& e);
std::string decision_sentence(request::AdverseDetermined const& e);
std::string decision_sentence(request::DecisionSigned const& e);
std::string decision_sentence(request::DecisionOverturned const& e);
std::string decision_sentence(request::RequestWithdrawn const& e);
std::string decision_sentence(request::RequestDismissed const& e);
std::string decision_sentence(request::RequestReopened const& e);

}  // namespace assent::portal
