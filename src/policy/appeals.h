/// Appeals, disputes and grievances as a plan's rules know them: who may file what and in which
/// time, who reviews it, where it goes next (packs' appeals.toml). Days are calendar days in the
/// plan's zone.
#pragma once

#include "policy/decisions.h"
#include "policy/rule_parts.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

/// vocabulary.md 11. What goes on outside the plan is an OutsideBody; a reopening is a command on
/// the request itself.
enum class AppealKind { member_appeal, provider_dispute, grievance, reconsideration };
enum class Filer { member, representative, provider };
/// Who judges after the plan: a state hearing, an independent medical review, an external review,
/// Medicare's independent review entity.
enum class OutsideBody { state_hearing, imr, external_review, ire };

/// One way to disagree, for some lines of business and reviews.
struct AppealRule {
    std::string row;
    AppealKind kind = AppealKind::member_appeal;
    std::vector<std::string> lines;  ///< empty = any
    std::vector<Review> reviews;     ///< of the request; empty = any
    std::vector<Filer> filers;
    std::vector<Filer> consent;  ///< who needs the member's written word (42 CFR 438.402(c)(1)(ii))
    std::vector<Filer> binding;  ///< whose word that it is urgent is not refused
    bool urgent = false;         ///< may be urgent at all
    bool refusable = false;      ///< the plan may handle an urgent one as standard
    int window_days = 0;         ///< after the notice; 0: at any time
    bool good_cause = false;     ///< a late one counts with good cause
    int aid_days = 0;  ///< services go on when it is filed so soon (42 CFR 438.420); 0: they do not
    bool same_specialty = false;  ///< the reviewer has the specialty of the service (L-DEC-10)
    std::string contact;          ///< key of plan.toml contacts; empty: the plan's default
    std::string why;
    std::string source;
};

/// Where an appeal goes after the plan, or instead of it.
struct NextLevel {
    OutsideBody body = OutsideBody::state_hearing;
    std::vector<std::string> lines;
    std::vector<AppealKind> kinds;
    int window_days = 0;     ///< after the resolution; 0: at any time
    bool by_itself = false;  ///< the plan sends what it upheld, or is late with, on its own
    int pending_days = 0;  ///< may be asked before the resolution after so many days; 0: it may not
    int urgent_pending_days = 0;
    std::string source;
};

/// A clock of appeals.toml: the conditions of a request's clocks, and of what kind of appeal.
struct AppealClock {
    ClockRule rule;
    std::vector<AppealKind> appeals;  ///< empty = any
    std::vector<OutsideBody> bodies;  ///< of `effectuate`: after a decision of these; empty: the
                                      ///< plan's own
};

/// What a person of the plan does about an appeal; the words of `[[reviewer]]` act.
enum class AppealAct { uphold, uphold_administrative, overturn, settle_grievance };

struct AppealRules {
    std::vector<AppealRule> appeals;
    std::vector<NextLevel> next;
    std::vector<DeciderRule> reviewers;  ///< act is an AppealAct
    std::vector<AppealClock> clocks;
};

struct Pack;

/// What the rules ask of an appeal. A grievance may know only its line of business.
struct AppealAsk {
    AppealKind kind = AppealKind::member_appeal;
    std::string line_of_business;
    RequestKind request_kind = RequestKind::outpatient;
    Review review = Review::pre_service;
    Urgency urgency = Urgency::standard;
};

/// Null: the plan has no such appeal for this line of business.
AppealRule const* appeal_rule(Pack const& pack, AppealAsk const& ask);
/// The way from an appeal of this kind to that body.
NextLevel const* next_level(Pack const& pack, AppealAsk const& ask, OutsideBody body);
/// The level the plan sends to by itself, if there is one.
NextLevel const* own_next_level(Pack const& pack, AppealAsk const& ask);
/// `body` empty: a decision of the plan.
AppealClock const* appeal_clock(Pack const& pack, ClockKind clock, AppealAsk const& ask,
                                std::optional<OutsideBody> body = {});

}  // namespace assent::policy
