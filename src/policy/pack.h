/// A plan's rules as loaded from its pack folder: immutable, versioned by the hash of its files,
/// effective-dated.
#pragma once

#include "base/result.h"
#include "base/typed.h"
#include "calendar/deadline.h"
#include "codes/code_set.h"
#include "policy/answer.h"
#include "policy/appeals.h"
#include "policy/decisions.h"
#include "policy/programs.h"
#include "policy/rule_parts.h"
#include "policy/words.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::policy {

/// One line of reasons.csv: what goes together, and what to offer instead where it does not
/// (VAL-*).
struct ReasonRule {
    std::optional<RequestKind> kind;
    std::string reason;
    std::string service_type;
    bool valid = false;
    std::vector<codes::CodeSystem> code_systems;
    std::string offer_reason;
    std::string offer_service_type;
    std::string source;
};

struct AutoRule {
    std::string row;
    std::string title;
    std::vector<RequestKind> kinds;
    codes::CodeSet codes;  ///< empty ranges and not any: no condition on the code
    std::vector<std::string> reasons;
    std::vector<Urgency> urgencies;
    std::vector<Review> reviews;
    std::vector<std::string> lines;
    std::vector<Network> networks;
    std::vector<Special> special;  ///< one of these is stated
    std::vector<LevelOfCare> levels;
    bool resident = false;  ///< the member was in the facility when the coverage began (L-COC-09)
    bool local = false;
    bool no_open_duplicate = false;
    std::vector<std::string> documents;
    std::optional<Units> units_max;
    int months = 0;
    std::string why;
    std::string source;
    Day valid_from{};
    Day valid_to{};
};

/// Whose word makes a request urgent for good, and how little time an upgrade by the plan leaves
/// (L-URG-01, L-URG-04).
struct UrgencyRule {
    std::vector<std::string> lines;  ///< empty = any
    std::vector<std::string>
        binding;                  ///< `provider`, `physician`, `office_staff`, `member`, `plan`
    bool member_may_ask = false;  ///< Medicare: the enrollee, too (L-URG-04)
    int floor_hours = 24;
    std::string source;
};

/// The administrative minimum: what may be asked by an Incomplete Notice, a closed list (L-RFI-05).
struct InformationRule {
    std::vector<std::string> lines;  ///< empty = any
    std::vector<std::string> administrative;
    std::string source;
};

struct Line {
    std::string id;
    std::string name;
    std::string law_profile;
};

struct Group {
    std::string id;
    std::string name;
    std::string contact;
    std::vector<std::string> lines;
    std::string row;
};

struct Route {
    std::string queue;
    std::vector<RequestKind> kinds;
    std::vector<Urgency> urgencies;
    std::vector<Review> reviews;
    std::vector<std::string> lines;
    codes::CodeSet codes;
};

struct NoticeRule {
    std::string on;  ///< what happened: `received`, `approved`, … (docs/packs.md)
    std::string form;
    std::string action;  ///< of a notice of action: `untimely`, …
    std::vector<Recipient> to;
    std::vector<Channel> channels;
    std::optional<calendar::Span> within;
    std::string source;
};

struct CustomCode {
    std::string code;
    std::string title;
    std::string expands_to;
    std::string found_by;
    std::string kind;  ///< request kind, or `typo`: expands_to is what was probably meant
    std::string service_type;
    Day valid_from{};
    Day valid_to{};
};

struct RuleIndex;      ///< compiled requirement rows, see require.h
struct CriteriaLists;  ///< the plan's own criteria as check lists, see criteria_list.h

/// The files of one edition by name, as bytes: what a pack is loaded from and what its version
/// hashes.
using PackFiles = std::map<std::string, std::string>;

struct Pack {
    PlanId plan;
    std::string edition;
    std::string name;
    Day valid_from{};
    Day valid_to{};  ///< far future when open
    PackVersion version;
    calendar::Zone zone;
    calendar::Holidays holidays;
    std::string number_block;
    std::vector<std::string> service_area;
    std::string disclaimer;
    std::string default_contact;
    std::vector<Line> lines;
    std::vector<Contact> contacts;
    std::vector<ReasonRule> reasons;
    std::vector<AutoRule> auto_rules;
    std::vector<ClockRule> clocks;
    std::vector<UrgencyRule> urgency_rules;
    std::vector<InformationRule> information_rules;
    std::vector<Group> groups;
    std::vector<DeciderRule> deciders;
    DecisionRules decisions = {};
    AppealRules appeals = {};
    std::vector<Route> routes;
    std::string default_queue;
    std::vector<NoticeRule> notices;
    std::vector<CustomCode> custom_codes;
    Programs programs;
    std::shared_ptr<RuleIndex const> rules;
    std::shared_ptr<CriteriaLists const> criteria_lists;

    Contact const* find_contact(std::string_view key) const;
    Line const* find_line(std::string_view id) const;
    Group const* find_group(std::string_view id) const;
};

/// Pure: texts in, pack out. Faults: `bad_pack` with file and line in `where`
/// (`/requirements.csv/17`).
Result<Pack> load_pack(PackFiles const& files);

/// All editions of all plans, as the engine holds them.
class Packs {
public:
    Packs() = default;
    explicit Packs(std::vector<std::shared_ptr<Pack const>> packs) : packs_(std::move(packs)) {}

    /// The edition in force that day. Faults: `unknown_plan`, `no_pack_on_date`.
    Result<std::shared_ptr<Pack const>> effective(PlanId const& plan, Day day) const;
    /// Faults: `unknown_plan`, `unknown_edition`.
    Result<std::shared_ptr<Pack const>> edition(PlanId const& plan, std::string_view edition) const;
    Result<std::shared_ptr<Pack const>> version(PackVersion const& version) const;
    std::vector<std::shared_ptr<Pack const>> const& all() const { return packs_; }

private:
    std::vector<std::shared_ptr<Pack const>> packs_;
};

}  // namespace assent::policy
