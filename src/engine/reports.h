/// Figures of a plan and the cases behind them (RPT-02): turnaround, the public yearly measures,
/// delegated groups, samples and extracts for auditors, the supervisors' board. Every figure is
/// counted from rows that are written with the events; the list behind one is found with the words
/// that counted it. Lists hold numbers and no member; who opens one reads the request, and that is
/// logged. Extracts are logged as exports.
#pragma once

#include "engine/engine.h"
#include "measures/board.h"
#include "measures/delegates.h"
#include "measures/forecast.h"
#include "measures/lines.h"
#include "measures/yearly.h"
#include "views/turnaround.h"

namespace assent::engine {

/// A figure of the plan. Days are the plan's, both included.
struct FigureAsk {
    PlanId plan;
    Day from{};
    Day to{};
    views::CasesBy by = views::CasesBy::received;
    std::string line_of_business;
    std::optional<policy::RequestKind> kind;
};

void fields(auto& f, auto& a) requires Is<FigureAsk, decltype(a)> {
    f("plan", a.plan);
    f("from", a.from);
    f("to", a.to);
    f("by", a.by);
    f("line_of_business", a.line_of_business);
    f("kind", a.kind);
}

struct AgeCount {
    measures::Age age = measures::Age::day;
    std::int64_t standard = 0;
    std::int64_t urgent = 0;
};

void fields(auto& f, auto& a) requires Is<AgeCount, decltype(a)> {
    f("age", a.age);
    f("standard", a.standard);
    f("urgent", a.urgent);
}

struct TurnaroundReport {
    Instant now{};
    measures::StepOf step = measures::StepOf::week;
    measures::Turnaround figures;
    measures::Row before;                        ///< of as many days before the first
    std::vector<AgeCount> ages;                  ///< of all that are open
    std::vector<measures::ReasonCount> reasons;  ///< of lines decided in the days
    std::vector<measures::Judged> judged;
};

void fields(auto& f, auto& r) requires Is<TurnaroundReport, decltype(r)> {
    f("now", r.now);
    f("step", r.step);
    f("figures", r.figures);
    f("before", r.before);
    f("ages", r.ages);
    f("reasons", r.reasons);
    f("judged", r.judged);
}

/// Which cases: those of a FigureAsk that agree with all that is named here.
struct CasesAsk {
    FigureAsk of;
    std::optional<measures::Figure> figure;
    std::optional<measures::YearlyFigure> yearly;
    std::optional<measures::Pace> pace;
    std::optional<bool> urgent;
    std::string group;
    std::string channel;
    std::optional<measures::Acknowledged> acknowledged;
    std::optional<measures::Age> age;  ///< of all that are open, whatever the days
    std::string reason;                ///< of lines decided in the days, as are the next two
    std::string criteria;
    std::string account;
    int offset = 0;
    int limit = 50;
};

void fields(auto& f, auto& a) requires Is<CasesAsk, decltype(a)> {
    fields(f, a.of);
    f("figure", a.figure);
    f("yearly", a.yearly);
    f("pace", a.pace);
    f("urgent", a.urgent);
    f("group", a.group);
    f("channel", a.channel);
    f("acknowledged", a.acknowledged);
    f("age", a.age);
    f("reason", a.reason);
    f("criteria", a.criteria);
    f("account", a.account);
    f("offset", a.offset);
    f("limit", a.limit);
}

struct CaseList {
    std::int64_t total = 0;
    std::vector<measures::Case> cases;
};

struct YearlyLine {
    std::string id;
    std::string name;
    measures::Yearly figures;
    std::int64_t services = 0;  ///< kinds of service that need approval, as the plan lists them
};

void fields(auto& f, auto& l) requires Is<YearlyLine, decltype(l)> {
    f("id", l.id);
    f("name", l.name);
    f("figures", l.figures);
    f("services", l.services);
}

struct YearlyReport {
    Instant now{};
    std::string plan_name;
    int year = 0;
    Day from{};
    Day to{};
    std::vector<YearlyLine> lines;       ///< those the rule binds
    std::vector<std::string> not_bound;  ///< names of the others
};

void fields(auto& f, auto& y) requires Is<YearlyReport, decltype(y)> {
    f("now", y.now);
    f("plan_name", y.plan_name);
    f("year", y.year);
    f("from", y.from);
    f("to", y.to);
    f("lines", y.lines);
    f("not_bound", y.not_bound);
}

struct GroupReport {
    Instant now{};
    std::vector<measures::GroupRow> groups;  ///< all the plan names, by id
};

void fields(auto& f, auto& r) requires Is<GroupReport, decltype(r)> {
    f("now", r.now);
    f("groups", r.groups);
}

struct SampleAsk {
    CasesAsk from;
    std::int64_t seed = 0;
    int size = 30;
};

void fields(auto& f, auto& a) requires Is<SampleAsk, decltype(a)> {
    fields(f, a.from);
    f("seed", a.seed);
    f("size", a.size);
}

/// One file of an extract.
struct CaseFile {
    measures::Case facts;
    std::vector<measures::DecidedLine> lines;
};

/// Of one person who works on cases, or of none.
struct OwnerLoad {
    std::string account;  ///< empty: nobody has them
    std::string name;
    std::string role;
    measures::Buckets open;
    std::int64_t decided = 0;  ///< requests, on the days of the board's `days`
};

void fields(auto& f, auto& o) requires Is<OwnerLoad, decltype(o)> {
    f("account", o.account);
    f("name", o.name);
    f("role", o.role);
    f("open", o.open);
    f("decided", o.decided);
}

struct WarnedCase {
    RequestId request;
    std::string queue;
    std::string assignee;
    std::optional<Instant> due_at;
    measures::Bucket bucket = measures::Bucket::none;
    int percent = 0;
    std::string before;
};

void fields(auto& f, auto& w) requires Is<WarnedCase, decltype(w)> {
    f("request", w.request);
    f("queue", w.queue);
    f("assignee", w.assignee);
    f("due_at", w.due_at);
    f("bucket", w.bucket);
    f("percent", w.percent);
    f("before", w.before);
}

struct Board {
    Instant now{};
    std::vector<Day> days;  ///< working days before today, the last first, on which was counted
    std::vector<OwnerLoad> owners;
    std::vector<WarnedCase> warned;  ///< warned of or out of time, what is due first at the top
    std::int64_t warned_total = 0;
    measures::Forecast forecast;
};

void fields(auto& f, auto& b) requires Is<Board, decltype(b)> {
    f("now", b.now);
    f("days", b.days);
    f("owners", b.owners);
    f("warned", b.warned);
    f("warned_total", b.warned_total);
    f("forecast", b.forecast);
}

/// Who reviews access reads reports too, and the medical directors.
bool may_read_reports(identity::Account const& account);

class Reports {
public:
    Reports(Engine& engine, Asker const& asker) : engine_(engine), asker_(asker) {}

    // Faults of all: `right_required`, `unknown_plan`; of what covers days: `dates_reversed`,
    // `search_too_wide`.
    Result<TurnaroundReport> turnaround(FigureAsk const& ask);
    /// Faults besides: `bad_limit`.
    Result<CaseList> cases(CasesAsk const& ask);
    /// Faults besides: `bad_year`.
    Result<YearlyReport> yearly(PlanId const& plan, int year);
    Result<GroupReport> groups(FigureAsk const& ask);
    /// The files of a random sample, in the order drawn, out of how many. Faults besides:
    /// `bad_limit`.
    Result<CaseList> sample(SampleAsk const& ask);
    /// What the numbers above are read into: each file with its lines, at most 50,000.
    /// `what` names the extract in the access log.
    Result<std::vector<CaseFile>> files(CasesAsk const& ask, std::string const& what);
    Result<Board> board(PlanId const& plan);
    /// A figure left as a file.
    Result<void> note_export(PlanId const& plan, std::string const& what);

private:
    using Pack = std::shared_ptr<policy::Pack const>;
    Result<Pack> may_read(PlanId const& plan) const;
    Result<views::CaseSpan> span_of(FigureAsk const& ask, policy::Pack const& pack) const;
    Result<std::vector<measures::Case>> found(CasesAsk const& ask) const;
    Result<void> add_lines(TurnaroundReport& report, FigureAsk const& ask,
                           views::CaseSpan const& span) const;
    Result<void> add_ages(TurnaroundReport& report, FigureAsk const& ask) const;
    Result<std::vector<OwnerLoad>> owners(PlanId const& plan) const;

    Engine& engine_;
    Asker const& asker_;
};

}  // namespace assent::engine
