/// When a request may be approved at once. Automation can approve; it can never deny (SB 1120; role
/// `system`).
#pragma once

#include "policy/pack.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

/// What auto-approval may look at, beyond the Ask.
struct AutoAsk {
    RequestKind kind = RequestKind::outpatient;
    std::string reason;
    Urgency urgency = Urgency::standard;
    Review review = Review::pre_service;
    std::string line_of_business;
    std::optional<codes::Code> code;
    std::optional<Network> network;
    std::string servicing_county;
    std::optional<bool> open_duplicate;  ///< not known before submission
    std::vector<std::string> documents;  ///< types attached
    std::optional<Units> units;
    Day service_day{};
    std::vector<Special> special = {};
    std::optional<LevelOfCare> level_of_care = {};
    std::optional<bool> resident = {};  ///< admitted before the coverage of the service day began
};

struct AutoFinding {
    AutoApproval result = AutoApproval::no;
    std::string row;
    std::string why;                   ///< the rule's sentence, or what is missing
    int months = 0;                    ///< span of the authorization, 0: as asked
    std::vector<std::string> missing;  ///< facts or documents that would make it `yes`
};

AutoFinding auto_approve(Pack const& pack, AutoAsk const& ask);

}  // namespace assent::policy
