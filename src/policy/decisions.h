/// What a plan says about decisions beyond who may make them: the order of criteria, the talk it
/// offers, whose second signature it wants, when an approval can no longer be touched (packs'
/// decisions.toml).
#pragma once

#include "calendar/deadline.h"
#include "codes/code_set.h"
#include "policy/words.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

/// One source of criteria. The order of the file is the order in which they are applied
/// (L-DEC-12).
struct CriteriaSource {
    std::string source;  ///< the word a decision cites: `medi_cal_manual`
    std::string name;
    std::vector<std::string> lines;  ///< empty: any
    codes::CodeSet codes;            ///< empty: any code
    codes::CodeSet except;           ///< never for these codes
    bool alone = false;              ///< where it applies, none behind it counts (L-DEC-13)
    std::string cited;               ///< source of this row
};

/// The talk between the requesting provider and a reviewer of the plan (L-DEC-15).
struct TalkOffer {
    std::vector<std::string> lines;
    std::string contact;  ///< key of plan.toml contacts
    bool before = false;  ///< an effort must precede the decision (GA-P2P)
    int hours_from = 0;   ///< working hours of the effort, by the plan's clock
    int hours_to = 24;
    bool may_overturn = true;  ///< after the notice; else only a reopening or an appeal may
    int window_days = 0;       ///< calendar days after the decision
    std::string source;
};

/// Whose denials need a second person's signature.
struct SecondLook {
    std::vector<std::string> lines;
    int age_below = 0;  ///< 0: any age
    std::vector<std::string> roles;
    std::string source;
};

/// Younger than this on the line of business, "not covered" and "benefit limit" are clinical
/// (L-DEC-04, L-EPSDT-01); the sentence widens what counts as necessary (ELG-13).
struct ClinicalBenefit {
    std::vector<std::string> lines;
    int age_below = 0;
    std::string sentence;  ///< the standard every letter names
    std::string source;
};

/// What "necessary" means on a line of business; every clinical denial names it (ELG-14).
struct NecessityStandard {
    std::vector<std::string> lines;
    std::string sentence;
    std::string source;
};

/// What an approval may no longer be taken back for (L-AUTH-01, GA-LOCK).
struct ApprovalLock {
    std::vector<std::string> lines;
    int business_days = 0;            ///< service begun within so many days; 0: begun at all
    std::vector<std::string> except;  ///< grounds that still count
    std::string source;
};

/// Which closed requests may be reopened for what only (MA-REOPEN).
struct ReopenLimit {
    std::vector<std::string> lines;
    std::vector<RequestKind> kinds;
    std::vector<std::string> reasons;
    std::string source;
};

/// Where a change goes once a request is decided (CHG-05, CHG-09).
struct ChangeWay {
    std::vector<RequestKind> kinds;
    std::string contact;  ///< key of plan.toml contacts
    std::string source;
};

/// A new request this soon after a denial is offered an appeal instead (L-DUP-02).
struct AppealWindow {
    std::vector<std::string> lines;
    int days = 0;  ///< calendar days after the denial
    std::string source;
};

struct DecisionRules {
    std::vector<CriteriaSource> criteria;
    std::vector<TalkOffer> talks;
    std::vector<SecondLook> second_looks;
    std::vector<NecessityStandard> standards;
    std::vector<ClinicalBenefit> clinical_benefits;
    std::vector<ApprovalLock> locks;
    std::vector<ReopenLimit> reopen_limits;
    std::vector<ChangeWay> change_ways;
    std::vector<std::string> dismissal_lines;  ///< lines of business that dismiss (L-RFI-06)
    std::vector<AppealWindow> appeal_windows;
    std::string criteria_contact;  ///< who gives a copy of the criteria; empty: the plan's default
    int information_attempts = 2;  ///< logged before a denial for missing records (L-RFI-04)
    int notice_days = 10;          ///< before an approval is cut (L-TRM-01)
    std::vector<std::string> aid_lines;  ///< lines of business with aid paid pending (L-TRM-02)
    bool asks_after_decision = false;    ///< changes may be asked for on closed requests (CHG-10B)
};

/// Empty lists match anything.
template <class T, class U>
bool applies_to(std::vector<T> const& list, U const& value) {
    if (list.empty()) return true;
    for (auto const& item : list)
        if (item == value) return true;
    return false;
}

}  // namespace assent::policy
