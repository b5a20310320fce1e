/// Rules that more than one file of a pack has: a clock with its bounds, and who may do what.
#pragma once

#include "calendar/deadline.h"
#include "codes/code_set.h"
#include "policy/words.h"

#include <string>
#include <vector>

namespace assent::policy {

struct Bound {
    Anchor anchor = Anchor::received;
    calendar::Span span;
    bool mandatory = true;
    bool tolls = false;  ///< stands still while an answer is awaited, once extended (L-CLK-11)
    BoundHolds holds = BoundHolds::always;
    int ask_hours = 0;  ///< an ask counts for `holds` when made so soon after the start; 0: always
    bool extends = true;  ///< false: an extension of the clock leaves this bound where it is
    std::string source;
    std::string words;  ///< `received + 7 calendar_day`
};

struct ClockRule {
    std::string row;
    ClockKind clock = ClockKind::standard;
    std::vector<std::string> lines;  ///< these condition lists: empty = any
    std::vector<RequestKind> kinds;
    std::vector<Review> reviews;
    std::vector<Urgency> urgencies;
    std::vector<Special> special;
    std::vector<LevelOfCare> levels;       ///< of the stay asked for
    std::vector<AdmissionSource> sources;  ///< of the stay asked for
    std::vector<std::string> law;
    OnExpiry on_expiry = OnExpiry::escalate;
    int extension_days = 0;
    bool extension_needs_notice = false;
    bool adverse_only = false;  ///< a clock of telling: only after an adverse decision
    std::vector<int> warn;      ///< percents of the time
    std::vector<calendar::Span> warn_before;  ///< times before it is due
    std::string why;
    std::vector<Bound> bounds;
};

/// Who may do what. Several rules for one act add up; the first whose conditions hold and whose
/// demands the person meets allows it.
struct DeciderRule {
    std::string act;  ///< `approve`, `deny`, `deny_administrative`
    std::vector<std::string> roles;
    std::vector<std::string> lines;  ///< these conditions: empty = any
    std::vector<RequestKind> kinds;
    codes::CodeSet codes;
    bool licence = false;
    std::vector<std::string> licence_types;   ///< `md`, `do`, `dds`, … (L-DEC-07)
    std::vector<std::string> licence_states;  ///< issued by one of these (L-DEC-03)
    bool unrestricted = false;
    int check_days = 0;  ///< the primary source was asked at most so long ago; 0: not demanded
    std::string source;
};

}  // namespace assent::policy
