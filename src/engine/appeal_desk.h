/// The people who work on appeals: their list, who may take one, what they may do to it, its
/// documents, and everything a packet for a hearing or a review outside is made of. Every change
/// goes through Engine::run.
#pragma once

#include "engine/engine.h"
#include "views/appeal_desk.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace assent::engine {

enum class AppealDue { overdue, today, week };

/// What a list of appeals is narrowed by.
struct AppealAsk {
    PlanId plan;
    std::string appeal;  ///< one whole number
    views::Owner owner = views::Owner::anybody;
    std::string state = "open";  ///< `open`, `closed`, `all`
    views::AppealNeed need = views::AppealNeed::any;
    std::vector<policy::AppealKind> kind;
    std::vector<policy::Urgency> urgency;
    std::vector<appeal::AppealState> status;
    std::vector<std::string> line_of_business;
    std::optional<AppealDue> due;
    Private<std::string> text;  ///< part of a number, or how a member's name begins
    std::string after;
    int limit = 50;
};

void fields(auto& f, auto& a) requires Is<AppealAsk, decltype(a)> {
    f("plan", a.plan);
    f("appeal", a.appeal);
    f("owner", a.owner);
    f("state", a.state);
    f("need", a.need);
    f("kind", a.kind);
    f("urgency", a.urgency);
    f("status", a.status);
    f("line_of_business", a.line_of_business);
    f("due", a.due);
    f("text", a.text);
    f("after", a.after);
    f("limit", a.limit);
}

struct CountedAppeals {
    std::string id;
    AppealAsk filters;
};

void fields(auto& f, auto& v) requires Is<CountedAppeals, decltype(v)> {
    f("id", v.id);
    f("filters", v.filters);
}

struct AppealCountAsk {
    PlanId plan;
    std::vector<CountedAppeals> views;
};

void fields(auto& f, auto& a) requires Is<AppealCountAsk, decltype(a)> {
    f("plan", a.plan);
    f("views", a.views);
}

/// Somebody who works on appeals, and why this one may not be theirs (42 CFR 438.406(b)(2)).
struct AppealReviewer {
    identity::Account account;
    std::int64_t open = 0;          ///< appeals they have already
    std::optional<Fault> conflict;  ///< `conflict_of_interest`
    bool may_uphold = false;        ///< by role and licence, on every line
    bool may_overturn = false;
};

/// What the asker may do to an appeal now.
struct AppealActs {
    std::vector<std::string_view> acts;
    std::vector<policy::OutsideBody> bodies;  ///< it could be sent to
};

class AppealDesk {
public:
    AppealDesk(Engine& engine, Asker const& asker) : engine_(engine), asker_(asker) {}

    // Faults of all: `right_required`, `unknown_plan`, `unknown_appeal`.
    /// Faults besides: `bad_limit`, `too_short`, `unknown_value`.
    Result<views::AppealWorkPage> list(AppealAsk const& ask);
    /// Faults besides: `too_many`.
    Result<std::vector<std::pair<std::string, std::int64_t>>> counts(AppealCountAsk const& ask);
    /// By name; those with a conflict last.
    Result<std::vector<AppealReviewer>> reviewers(AppealId const& number);
    Result<AppealActs> acts(AppealPicture const& picture);
    /// The n-th document of an appeal, from 1; leaves an access row. Fault besides:
    /// `unknown_document`.
    Result<Engine::DocumentBody> read_document(AppealId const& number, int document);
    /// Where it lies. The caller has read the appeal, and logs what is handed out.
    Result<Engine::DocumentPlace> place_of(appeal::State const& state, int document);
    /// The same of the request it is about, which the caller has read.
    Engine::DocumentPlace place_of(request::DocumentRef const& content) const;
    Result<std::string> bytes_of(Engine::DocumentPlace const& place) const;
    /// What is told of appeals that are filed: the rules of the plan's lines of business today.
    Result<std::shared_ptr<policy::Pack const>> rules(PlanId const& plan);
    /// A packet of the case was handed out.
    Result<void> note_packet(AppealPicture const& picture);

private:
    Result<void> may_work(PlanId const& plan) const;
    Result<views::AppealSearch> search_of(AppealAsk const& ask) const;

    Engine& engine_;
    Asker const& asker_;
};

/// News of appeals for doors that tell them as they happen: what the asker may see of them.
Result<std::vector<views::AppealChange>> appeal_changes(Engine& engine, Asker const& asker,
                                                        PlanId const& plan, views::LogSpan span,
                                                        int limit);

}  // namespace assent::engine
