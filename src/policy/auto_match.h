/// Auto-approval as a lookup sees it: what is not stated stays open instead of failing.
#pragma once

#include "policy/auto_approve.h"

namespace assent::policy {

/// An AutoAsk in which the axes of the request may be missing too.
struct AutoView {
    std::optional<RequestKind> kind;
    std::string_view reason;
    std::optional<Urgency> urgency;
    std::optional<Review> review;
    std::string_view line_of_business;
    codes::Code const* code = nullptr;
    std::optional<Network> network;
    std::string_view servicing_county;
    std::optional<bool> open_duplicate;
    std::vector<std::string> const* documents = nullptr;
    std::optional<Units> units;
    Day service_day{};
    std::vector<Special> const* special = nullptr;
    std::optional<LevelOfCare> level_of_care = {};
    std::optional<bool> resident = {};
};

/// How one rule fits: `no`, `yes`, or `conditional` with what is missing.
struct AutoFit {
    AutoApproval result = AutoApproval::yes;
    std::vector<std::string> missing;
};

AutoFit fit_rule(Pack const& pack, AutoRule const& rule, AutoView const& view);

}  // namespace assent::policy
