/// Sentences of the timeline for what follows the first decision: stays, use and change of an
/// authorization, hand-over, continuity, talk and tasks.
#pragma once

#include "policy/pack.h"
#include "request/events.h"

#include <string>

namespace assent::portal {

std::string later_sentence(request::AuthorizationImported const& e, policy::Pack const& pack);
std::string later_sentence(request::StayOpened const& e, policy::Pack const& pack);
std::string later_sentence(request::DaysAsked const& e, policy::Pack const& pack);
std::string later_sentence(request::LevelOfCareChanged const& e, policy::Pack const& pack);
std::string later_sentence(request::StayConverted const& e, policy::Pack const& pack);
std::string later_sentence(request::MemberDischarged const& e, policy::Pack const& pack);
std::string later_sentence(request::UnitsUsed const& e, policy::Pack const& pack);
std::string later_sentence(request::AuthorizationChanged const& e, policy::Pack const& pack);
std::string later_sentence(request::AuthorizationEnded const& e, policy::Pack const& pack);
std::string later_sentence(request::CoverageGapFound const& e, policy::Pack const& pack);
std::string later_sentence(request::MemberChanged const& e, policy::Pack const& pack);
std::string later_sentence(request::ForwardAcknowledged const& e, policy::Pack const& pack);
std::string later_sentence(request::RequestTakenBack const& e, policy::Pack const& pack);
std::string later_sentence(request::ContinuityAssessed const& e, policy::Pack const& pack);
std::string later_sentence(request::PeerToPeerAsked const& e, policy::Pack const& pack);
std::string later_sentence(request::PeerToPeerBooked const& e, policy::Pack const& pack);
std::string later_sentence(request::PeerToPeerHeld const& e, policy::Pack const& pack);
std::string later_sentence(request::ContactLogged const& e, policy::Pack const& pack);
std::string later_sentence(request::TaskOpened const& e, policy::Pack const& pack);
std::string later_sentence(request::TaskAssigned const& e, policy::Pack const& pack);
std::string later_sentence(request::TaskClosed const& e, policy::Pack const& pack);
std::string later_sentence(request::CriteriaDisclosed const& e, policy::Pack const& pack);

}  // namespace assent::portal
