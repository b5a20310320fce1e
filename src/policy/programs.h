/// The plan's programs beside the lookup: who may keep a provider after joining, how late care
/// already given may be asked for, what a request must bring along. Pack data, effective with the
/// edition.
#pragma once

#include "base/quantity.h"
#include "base/time.h"
#include "codes/code_set.h"
#include "policy/words.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::policy {

/// One way to stay with a provider (continuity.toml, L-COC-*): the conditions and how long.
struct ContinuityProgram {
    std::string id;
    std::string row;
    std::string title;
    std::vector<std::string> lines;
    int visits = 0;                       ///< needed in the 12 months before enrollment; 0: none
    bool rate = false;                    ///< the provider must accept the plan's rate
    bool quality = false;                 ///< nothing in quality or law bars the provider
    bool prior_authorization = false;     ///< an earlier plan's authorization must be active
    bool fee_for_service = false;         ///< only members who come from fee-for-service
    std::vector<std::string> conditions;  ///< one of them is needed; empty: none
    int service_within_days = 0;  ///< `authorized_service` counts within so many days of enrollment
    std::vector<RequestKind> excluded_kinds;
    int months = 0;  ///< longest stay; months or days, neither: while it lasts
    int days = 0;
    int notice_days = 0;    ///< the member is told so many days before the end
    std::string otherwise;  ///< program offered when this one is not met
    std::string why;
    std::string source;
};

/// How late a request for care already given may come (retro.toml, L-RET-01).
enum class LateAction { refuse, review };
struct RetroWindow {
    std::string row;
    std::vector<std::string> lines;
    int days = 0;  ///< after the last day of service; days or months, neither: no limit
    int months = 0;
    bool always_reason = false;         ///< the reason is asked whatever the day
    std::vector<std::string> straight;  ///< late reasons that go to review like any other
    LateAction late = LateAction::review;
    std::string queue;  ///< where a late request lies
    std::string why;
    std::string source;
};

/// A document a kind of request brings along; without it a task is opened, nothing is refused.
struct DocumentNeed {
    std::string row;
    std::vector<RequestKind> kinds;
    std::vector<Review> reviews;
    codes::CodeSet codes;   ///< empty: any line
    bool admitted = false;  ///< only when the admission was on or before the day of receipt
    std::string document;
    std::string why;
    std::string source;
};

/// Work a request brings along: a task is opened when one of the conditions holds.
struct TaskNeed {
    std::string row;
    codes::CodeSet codes;
    std::vector<Special> special;
    std::vector<Mark> marks;
    TaskKind task = TaskKind::other;
    bool before_approval = false;  ///< nothing is approved while it is open (PRV-26)
    std::string why;
    std::string source;
};

/// Values a question of the form may take.
struct PopulationRule {
    std::string service_type;
    std::vector<Review> needed;  ///< reviews that need an answer
    std::vector<std::string> values;
    std::string source;
};

struct FacilityNurse {
    std::string facility;  ///< its organisation
    std::string account;
    std::string name;
};

/// How long a newborn without a number of its own runs on the mother's (NEW-04): so many calendar
/// months, the month of birth the first of them.
struct NewbornRule {
    std::string row;
    std::vector<std::string> lines;
    int months = 0;
    std::string why;
    std::string source;
};
/// The last day of them.
Day last_day_on_mother(NewbornRule const& rule, Day born);

/// What the form checks beside the matrix (intake.toml).
struct Intake {
    bool contact_phone = false;  ///< a phone number to call back is needed (VAL-14)
    bool contact_fax = false;
    std::vector<std::string> primary_care;  ///< specialties of primary care (VAL-10)
    std::string primary_care_reason;        ///< reason kept for them
    std::string instead;                    ///< reason of everybody else; empty: refused
    int renewal_earliest_days = 0;  ///< a renewal comes so many days before the end; 0: any time
    int admission_notice_days = 0;  ///< the notice of an admission comes within so many days after
                                    ///< it; 0: any time
    int records_lead_days = 0;      ///< records should come so many days before the service; 0: any
    std::vector<DocumentNeed> documents;
    std::vector<TaskNeed> tasks;
    std::vector<PopulationRule> populations;
    std::vector<FacilityNurse> nurses;
    std::vector<NewbornRule> newborns;  ///< none for a line: no day is too late

    NewbornRule const* find_newborn(std::string const& line_of_business) const;
};

struct Programs {
    std::vector<ContinuityProgram> continuity;
    std::vector<RetroWindow> retro;
    Intake intake;
};

}  // namespace assent::policy
