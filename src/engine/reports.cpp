#include "engine/reports.h"

#include "measures/sample.h"
#include "policy/published.h"
#include "records/access_log.h"

#include <algorithm>
#include <set>

namespace assent::engine {
namespace {

using measures::Case;
using measures::DecidedLine;

constexpr int days_most = 731;
constexpr int weeks_from_days = 35;  ///< longer spans are told by weeks
constexpr int rows_most = 200;
constexpr std::size_t files_most = 50'000;

bool agrees(Case const& one, FigureAsk const& ask) {
    if (!ask.line_of_business.empty() && one.line_of_business != ask.line_of_business) return false;
    return !ask.kind || one.kind == name_of(*ask.kind);
}

bool agrees(Case const& one, CasesAsk const& ask, Instant now) {
    if (!agrees(one, ask.of)) return false;
    if (ask.figure && !measures::counts(*ask.figure, one, now)) return false;
    if (ask.yearly && !measures::counts(*ask.yearly, one)) return false;
    if (ask.pace && measures::pace_of(one) != *ask.pace) return false;
    if (ask.urgent && one.urgent != *ask.urgent) return false;
    if (!ask.group.empty() && one.group != ask.group) return false;
    if (!ask.channel.empty() && one.channel != ask.channel) return false;
    if (ask.acknowledged && measures::acknowledged(one, now) != ask.acknowledged) return false;
    return !ask.age || measures::age_of(one, now) == *ask.age;
}

bool has(std::vector<std::string> const& all, std::string const& one) {
    return std::ranges::find(all, one) != all.end();
}

bool asks_lines(CasesAsk const& ask) {
    return !ask.reason.empty() || !ask.criteria.empty() || !ask.account.empty();
}

bool agrees(DecidedLine const& line, CasesAsk const& ask) {
    if (!ask.reason.empty() && !(measures::is_adverse(line) && has(line.reasons, ask.reason)))
        return false;
    if (!ask.criteria.empty() && !has(line.criteria, ask.criteria)) return false;
    return ask.account.empty() || line.account == ask.account;
}

}  // namespace

bool may_read_reports(identity::Account const& account) {
    return identity::has_right(account, identity::Right::access_review) ||
           account.role == "medical_director";
}

/// Of a group's people none: the plan oversees the groups.
Result<Reports::Pack> Reports::may_read(PlanId const& plan) const {
    constexpr auto refusal = "Your role does not allow this. Ask your administrator.";
    if (!may_read_reports(asker_.account)) return forbidden("right_required", "", refusal);
    TRY(engine_.works_for(asker_, plan));
    for (auto const& pack : engine_.packs().all())
        if (pack->plan == plan && pack->find_group(asker_.account.organisation) != nullptr)
            return forbidden("right_required", "", refusal);
    return engine_.pack_today(plan);
}

Result<views::CaseSpan> Reports::span_of(FigureAsk const& ask, policy::Pack const& pack) const {
    if (ask.to < ask.from)
        return invalid("dates_reversed", "/to", "The last day is before the first day.");
    if (ask.to - ask.from > std::chrono::days(days_most))
        return invalid("search_too_wide", "/to", "A report covers at most two years.");
    return views::CaseSpan{ask.by, pack.zone.at(ask.from, 0, 0),
                           pack.zone.at(ask.to + std::chrono::days(1), 0, 0)};
}

Result<void> Reports::add_lines(TurnaroundReport& report, FigureAsk const& ask,
                                views::CaseSpan const& span) const {
    measures::LineTally lines;
    std::set<std::string> of_kind;
    bool const narrowed = ask.kind.has_value();
    TRY(engine_.store().read([&](store::Db& db) -> Result<void> {
        // A line does not say its kind; its request does.
        if (narrowed)
            TRY(views::each_case(db, ask.plan, {views::CasesBy::decided, span.from, span.before},
                                 [&](Case const& one) {
                                     if (agrees(one, ask)) of_kind.insert(one.request.value);
                                     return true;
                                 }));
        return views::each_decided_line(
            db, ask.plan, span.from, span.before, [&](DecidedLine const& line) {
                bool const is_of_line =
                    ask.line_of_business.empty() || line.line_of_business == ask.line_of_business;
                if (is_of_line && (!narrowed || of_kind.contains(line.request.value)))
                    lines.add(line);
                return true;
            });
    }));
    report.reasons = lines.reasons();
    report.judged = lines.judged();
    return fine();
}

Result<void> Reports::add_ages(TurnaroundReport& report, FigureAsk const& ask) const {
    for (std::size_t i = 0; i < enum_count<measures::Age>; ++i)
        report.ages.push_back({static_cast<measures::Age>(i), 0, 0});
    return engine_.store().read([&](store::Db& db) {
        return views::each_open_case(db, ask.plan, [&](Case const& one) {
            if (!agrees(one, ask)) return true;
            auto& count = report.ages[static_cast<std::size_t>(measures::age_of(one, report.now))];
            ++(one.urgent ? count.urgent : count.standard);
            return true;
        });
    });
}

Result<TurnaroundReport> Reports::turnaround(FigureAsk const& ask) {
    auto const pack = TRY(may_read(ask.plan));
    auto const span = TRY(span_of(ask, *pack));
    auto const length = ask.to - ask.from + std::chrono::days(1);
    TurnaroundReport report;
    report.now = engine_.clock().now();
    if (length <= std::chrono::days(weeks_from_days)) report.step = measures::StepOf::day;
    auto const tally = [&](views::CaseSpan const& of) -> Result<measures::Turnaround> {
        measures::TurnaroundTally counted(pack->zone, report.step, report.now);
        TRY(engine_.store().read([&](store::Db& db) {
            return views::each_case(db, ask.plan, of, [&](Case const& one) {
                if (agrees(one, ask)) counted.add(one);
                return true;
            });
        }));
        return counted.finished();
    };
    report.figures = TRY(tally(span));
    auto const earlier = pack->zone.at(ask.from - length, 0, 0);
    report.before = TRY(tally({span.by, earlier, span.from})).total;
    TRY(add_ages(report, ask));
    TRY(add_lines(report, ask, span));
    return report;
}

/// All of them, in their order.
Result<std::vector<Case>> Reports::found(CasesAsk const& ask) const {
    auto const pack = TRY(may_read(ask.of.plan));
    auto const span = TRY(span_of(ask.of, *pack));
    auto const now = engine_.clock().now();
    std::set<std::string> of_lines;
    std::vector<Case> cases;
    bool const by_lines = asks_lines(ask);
    auto const take = [&](Case const& one) {
        if (agrees(one, ask, now) && (!by_lines || of_lines.contains(one.request.value)))
            cases.push_back(one);
        return true;
    };
    TRY(engine_.store().read([&](store::Db& db) -> Result<void> {
        if (ask.age) return views::each_open_case(db, ask.of.plan, take);
        if (!by_lines) return views::each_case(db, ask.of.plan, span, take);
        TRY(views::each_decided_line(db, ask.of.plan, span.from, span.before,
                                     [&](DecidedLine const& line) {
                                         if (agrees(line, ask)) of_lines.insert(line.request.value);
                                         return true;
                                     }));
        for (auto const& number : of_lines)
            if (auto const one = TRY(views::find_case(db, ask.of.plan, RequestId(number))))
                take(*one);
        return fine();
    }));
    return cases;
}

Result<CaseList> Reports::cases(CasesAsk const& ask) {
    if (ask.limit < 1 || ask.limit > rows_most || ask.offset < 0)
        return invalid("bad_limit", "/limit", "Ask for 1 to 200 rows at once.");
    auto all = TRY(found(ask));
    CaseList list;
    list.total = std::ssize(all);
    for (auto i = static_cast<std::size_t>(ask.offset);
         i < all.size() && std::ssize(list.cases) < ask.limit; ++i)
        list.cases.push_back(std::move(all[i]));
    return list;
}

Result<CaseList> Reports::sample(SampleAsk const& ask) {
    if (ask.size < 1 || ask.size > rows_most)
        return invalid("bad_limit", "/size", "Draw 1 to 200 files.");
    auto const all = TRY(found(ask.from));
    std::map<std::string, Case const*> by_number;
    std::vector<RequestId> numbers;
    for (auto const& one : all) {
        by_number[one.request.value] = &one;
        numbers.push_back(one.request);
    }
    CaseList list;
    list.total = std::ssize(all);
    for (auto const& number :
         measures::sample_of(std::move(numbers), static_cast<std::uint64_t>(ask.seed),
                             static_cast<std::size_t>(ask.size)))
        list.cases.push_back(*by_number.at(number.value));
    return list;
}

Result<std::vector<CaseFile>> Reports::files(CasesAsk const& ask, std::string const& what) {
    auto all = TRY(found(ask));
    if (all.size() > files_most)
        return invalid("search_too_wide", "/to", "An extract holds at most 50,000 files.");
    std::vector<CaseFile> files;
    TRY(engine_.store().read([&](store::Db& db) -> Result<void> {
        for (auto& one : all) {
            auto lines = TRY(views::decided_lines(db, ask.of.plan, {one.request}));
            files.push_back({std::move(one), std::move(lines)});
        }
        return fine();
    }));
    TRY(note_export(ask.of.plan, what));
    return files;
}

Result<YearlyReport> Reports::yearly(PlanId const& plan, int year) {
    auto const pack = TRY(may_read(plan));
    if (year < 2000 || year > 2199) return invalid("bad_year", "/year", "Give a year.");
    YearlyReport report;
    report.now = engine_.clock().now();
    report.plan_name = pack->name;
    report.year = year;
    report.from = make_day(year, 1, 1);
    report.to = make_day(year, 12, 31);
    std::map<std::string, measures::YearlyTally> tallies;
    views::CaseSpan const span{views::CasesBy::decided, pack->zone.at(report.from, 0, 0),
                               pack->zone.at(report.to + std::chrono::days(1), 0, 0)};
    TRY(engine_.store().read([&](store::Db& db) {
        return views::each_case(db, plan, span, [&](Case const& one) {
            tallies[one.line_of_business].add(one);
            return true;
        });
    }));
    auto const today = pack->zone.day_of(report.now);
    for (auto const& line : pack->lines) {
        if (!measures::is_bound(line.law_profile)) {
            report.not_bound.push_back(line.name);
            continue;
        }
        auto const listed = policy::published_list(*pack, std::min(today, report.to), line.id);
        auto const needed = std::ranges::count(listed.services, policy::AnswerKind::required,
                                               &policy::ListedService::answer);
        report.lines.push_back({line.id, line.name, tallies[line.id].finished(), needed});
    }
    return report;
}

Result<GroupReport> Reports::groups(FigureAsk const& ask) {
    auto const pack = TRY(may_read(ask.plan));
    auto const span = TRY(span_of(ask, *pack));
    GroupReport report;
    report.now = engine_.clock().now();
    measures::GroupTally tally(report.now);
    TRY(engine_.store().read([&](store::Db& db) {
        return views::each_case(db, ask.plan, span, [&](Case const& one) {
            if (agrees(one, ask)) tally.add(one);
            return true;
        });
    }));
    report.groups = tally.finished();
    for (auto const& group : pack->groups) {
        bool const is_there = std::ranges::find(report.groups, group.id,
                                                &measures::GroupRow::group) != report.groups.end();
        if (is_there) continue;
        measures::GroupRow none;
        none.group = group.id;
        report.groups.push_back(std::move(none));
    }
    std::ranges::sort(report.groups, {}, &measures::GroupRow::group);
    return report;
}

Result<void> Reports::note_export(PlanId const& plan, std::string const& what) {
    records::Access const row{plan,
                              engine_.clock().now(),
                              asker_.account.id,
                              asker_.account.role,
                              records::Act::data_export,
                              "report",
                              what,
                              MemberId(),
                              asker_.channel};
    return engine_.store().write(plan.value,
                                 [&](store::Db& db) { return records::append_access(db, {row}); });
}

}  // namespace assent::engine
