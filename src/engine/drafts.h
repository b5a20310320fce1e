/// Drafts as people work on them: shared in the office, kept for some days after the last change,
/// and turned into a request once.
#pragma once

#include "base/time.h"
#include "base/typed.h"
#include "records/drafts.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

inline constexpr int draft_days_default = 30;
inline constexpr int draft_days_most = 365;
inline constexpr int draft_warning_days = 7;
inline constexpr std::size_t draft_content_most = 512 * 1024;
inline constexpr std::size_t draft_summary_most = 4 * 1024;

struct DraftToSave {
    PlanId plan;
    std::string draft;    ///< UUID
    std::string summary;  ///< JSON objects as text
    std::string content;
    std::optional<std::int64_t> if_version;  ///< absent: it is new
};

struct DraftView {
    records::Draft draft;
    Instant expires_at{};
    bool expires_soon = false;
};

struct DraftList {
    Instant now{};
    int days = draft_days_default;
    std::vector<DraftView> drafts;
};

}  // namespace assent::engine
