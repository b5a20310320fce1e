/// What a submission would lead to, without storing anything: all faults at once, the answer for
/// each line, possible duplicates, and the clock that would govern (INT-39, DUP-02B).
#pragma once

#include "policy/answer.h"
#include "request/commands.h"

#include <vector>

namespace assent::request {

/// One line as policy sees it.
struct LinePreview {
    policy::Answer answer;
    policy::AutoApproval auto_approval = policy::AutoApproval::no;
    std::string auto_row;
    std::string auto_why;
    int auto_months = 0;
};

struct Preview {
    SubmitRequest asked;  ///< in normal form, unique choices filled
    Instant received_at{};
    std::vector<Fault> faults;
    std::vector<LinePreview> lines;  ///< empty while codes or dates are faulty
    std::vector<DuplicateSuspected> duplicates;
    std::optional<RequestId> joins;  ///< an open request that is the same to the last line (DUP-04)
    std::vector<policy::ClockStarted> clocks;  ///< what would start if a person had to look
    std::optional<Instant>
        information_complete_at;  ///< none: records the policy asks for are missing
    bool is_late = false;         ///< care already given, asked for after the plan's window
    std::string late_queue;
    std::string late_because;
    bool decided_at_once = false;  ///< every line needs nothing or is approved by a rule
};

RequirementFound requirement_found(LineNumber number, policy::Answer const& answer);

Preview preview(SubmitRequest asked, Context const& context);

}  // namespace assent::request
