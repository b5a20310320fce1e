#include "base/fields.h"
#include "views/due.h"
#include "views/turnaround.h"

namespace assent::views {
namespace {

using measures::Case;
using measures::DecidedLine;

std::string said(std::optional<Instant> const& at) { return at ? to_text(*at) : std::string(); }

std::string list_text(std::vector<std::string> const& texts) { return json::write(to_json(texts)); }

constexpr std::string_view put_case = R"sql(
    insert into turnaround (plan, request, line_of_business, kind, review, channel, queue, urgent, drug, closed, received_at,
        complete_at, decided_at, closed_at, due_at, expired, outcome, status, maker, letter_due_at, letter_sent_at, warned,
        warned_before, extended, asks, overturned_by, overturned_at, delegate, forwarded_at, acknowledged_at, acknowledge_due_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, request) do update set line_of_business = excluded.line_of_business, kind = excluded.kind,
        review = excluded.review, queue = excluded.queue, urgent = excluded.urgent, drug = excluded.drug,
        closed = excluded.closed, received_at = excluded.received_at, complete_at = excluded.complete_at,
        decided_at = excluded.decided_at, closed_at = excluded.closed_at, due_at = excluded.due_at,
        expired = excluded.expired, outcome = excluded.outcome, status = excluded.status, maker = excluded.maker,
        letter_due_at = excluded.letter_due_at, letter_sent_at = excluded.letter_sent_at, warned = excluded.warned,
        warned_before = excluded.warned_before, extended = excluded.extended,
        asks = excluded.asks, overturned_by = excluded.overturned_by, overturned_at = excluded.overturned_at,
        delegate = excluded.delegate, forwarded_at = excluded.forwarded_at, acknowledged_at = excluded.acknowledged_at,
        acknowledge_due_at = excluded.acknowledge_due_at
)sql";

constexpr std::string_view put_line = R"sql(
    insert into decided_line (plan, request, line, line_of_business, code, outcome, decided_at, account, name, role, licence,
        signed_by, basis, reasons, criteria, policy_rows, talk_offered, overturned_by, overturned_at)
    values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    on conflict (plan, request, line) do update set line_of_business = excluded.line_of_business, code = excluded.code,
        outcome = excluded.outcome, decided_at = excluded.decided_at, account = excluded.account, name = excluded.name,
        role = excluded.role, licence = excluded.licence, signed_by = excluded.signed_by, basis = excluded.basis,
        reasons = excluded.reasons, criteria = excluded.criteria, policy_rows = excluded.policy_rows,
        talk_offered = excluded.talk_offered, overturned_by = excluded.overturned_by,
        overturned_at = excluded.overturned_at
)sql";

Result<void> keep(store::Db& db, PlanId const& plan, Case const& one) {
    return db.send(put_case, {plan.value,
                              one.request.value,
                              one.line_of_business,
                              one.kind,
                              one.review,
                              one.channel,
                              one.queue,
                              one.urgent,
                              one.drug,
                              one.closed,
                              one.received_at,
                              said(one.complete_at),
                              said(one.decided_at),
                              said(one.closed_at),
                              said(one.due_at),
                              one.expired,
                              one.outcome,
                              one.status,
                              name_of(one.maker),
                              said(one.letter.due_at),
                              said(one.letter.sent_at),
                              one.warned,
                              one.warned_before,
                              one.extended,
                              one.asks,
                              one.overturned_by,
                              said(one.overturned_at),
                              one.group,
                              said(one.forwarded_at),
                              said(one.acknowledged_at),
                              said(one.acknowledge_due_at)});
}

Result<void> keep(store::Db& db, PlanId const& plan, DecidedLine const& line) {
    return db.send(
        put_line,
        {plan.value, line.request.value, line.line, line.line_of_business, line.code, line.outcome,
         line.decided_at, line.account, line.name, line.role, line.licence, line.signed_by,
         line.basis, list_text(line.reasons), list_text(line.criteria), list_text(line.rows),
         line.talk_offered, line.overturned_by, said(line.overturned_at)});
}

/// Reads columns one after the other; the first that cannot be read is told at the end.
class Columns {
public:
    explicit Columns(store::Row const& row) : row_(row) {}
    std::string text() { return row_.text(i_++); }
    bool flag() { return row_.integer(i_++) != 0; }
    int number() { return static_cast<int>(row_.integer(i_++)); }
    std::optional<Instant> maybe() {
        auto const& written = row_.text(i_++);
        if (written.empty()) return std::nullopt;
        auto at = parse_instant(written);
        if (at) return *at;
        fault_ = at.fault();
        return std::nullopt;
    }
    Instant instant() { return maybe().value_or(Instant{}); }
    std::vector<std::string> list() {
        auto const value = json::parse(row_.text(i_++));
        auto const texts = value ? from_json<std::vector<std::string>>(*value)
                                 : Result<std::vector<std::string>>(value.fault());
        if (texts) return *texts;
        fault_ = texts.fault();
        return {};
    }
    Result<void> read() const { return fault_ ? Result<void>(*fault_) : fine(); }

private:
    store::Row const& row_;
    std::size_t i_ = 0;
    std::optional<Fault> fault_;
};

Result<Case> read_case(store::Row const& row) {
    Columns next(row);
    Case one;
    one.request = RequestId(next.text());
    one.line_of_business = next.text();
    one.kind = next.text();
    one.review = next.text();
    one.channel = next.text();
    one.queue = next.text();
    one.urgent = next.flag();
    one.drug = next.flag();
    one.closed = next.flag();
    one.received_at = next.instant();
    one.complete_at = next.maybe();
    one.decided_at = next.maybe();
    one.closed_at = next.maybe();
    one.due_at = next.maybe();
    one.expired = next.flag();
    one.outcome = next.text();
    one.status = next.text();
    one.maker = from_name<measures::Maker>(next.text()).value_or(measures::Maker::none);
    one.letter.due_at = next.maybe();
    one.letter.sent_at = next.maybe();
    one.warned = next.number();
    one.warned_before = next.text();
    one.extended = next.flag();
    one.asks = next.number();
    one.overturned_by = next.text();
    one.overturned_at = next.maybe();
    one.group = next.text();
    one.forwarded_at = next.maybe();
    one.acknowledged_at = next.maybe();
    one.acknowledge_due_at = next.maybe();
    one.appealed = next.flag();
    TRY(next.read());
    return one;
}

Result<DecidedLine> read_line(store::Row const& row) {
    Columns next(row);
    DecidedLine line;
    line.request = RequestId(next.text());
    line.line = next.number();
    line.line_of_business = next.text();
    line.code = next.text();
    line.outcome = next.text();
    line.decided_at = next.instant();
    line.account = next.text();
    line.name = next.text();
    line.role = next.text();
    line.licence = next.text();
    line.signed_by = next.text();
    line.basis = next.text();
    line.reasons = next.list();
    line.criteria = next.list();
    line.rows = next.list();
    line.talk_offered = next.flag();
    line.overturned_by = next.text();
    line.overturned_at = next.maybe();
    TRY(next.read());
    return line;
}

/// Hands each row over as it is read; a row that cannot be read ends the walk.
template <class Read, class On>
Result<void> walk(store::Db& db, std::string const& sql, std::vector<store::Cell> const& cells,
                  Read const& read, On const& on) {
    std::optional<Fault> fault;
    TRY(db.for_each(sql, cells, [&](store::Row const& row) {
        auto const one = read(row);
        if (one) return on(*one);
        fault = one.fault();
        return false;
    }));
    return fault ? Result<void>(*fault) : fine();
}

constexpr std::string_view case_columns = R"sql(
    select t.request, t.line_of_business, t.kind, t.review, t.channel, t.queue, t.urgent, t.drug, t.closed, t.received_at,
        t.complete_at, t.decided_at, t.closed_at, t.due_at, t.expired, t.outcome, t.status, t.maker, t.letter_due_at,
        t.letter_sent_at, t.warned, t.warned_before, t.extended, t.asks, t.overturned_by, t.overturned_at, t.delegate, t.forwarded_at,
        t.acknowledged_at, t.acknowledge_due_at,
        (select count(*) from appeal_view a where a.plan = t.plan and a.request = t.request and a.kind <> 'grievance')
    from turnaround t where t.plan = ? )sql";

constexpr std::string_view line_columns = R"sql(
    select request, line, line_of_business, code, outcome, decided_at, account, name, role, licence, signed_by, basis,
        reasons, criteria, policy_rows, talk_offered, overturned_by, overturned_at
    from decided_line where plan = ? )sql";

}  // namespace

Result<void> write_turnaround(store::Db& db, PlanId const& plan, request::State const& state) {
    auto const one = case_of(state);
    if (!one) return fine();
    TRY(keep(db, plan, *one));
    // A request that is open again has undecided lines.
    if (state.ends.reopened)
        TRY(db.send("delete from decided_line where plan = ? and request = ?",
                    {plan.value, state.request.value}));
    for (auto const& line : decided_lines_of(state)) TRY(keep(db, plan, line));
    return fine();
}

Result<void> clear_turnaround(store::Db& db, PlanId const& plan) {
    TRY(db.execute("delete from turnaround where plan = ?", {plan.value}));
    TRY(db.execute("delete from decided_line where plan = ?", {plan.value}));
    return fine();
}

Result<void> each_case(store::Db& db, PlanId const& plan, CaseSpan const& span,
                       OnCase const& on_case) {
    std::string sql(case_columns);
    sql += span.by == CasesBy::received
               ? "and t.received_at >= ? and t.received_at < ? order by t.received_at, t.request"
               : "and t.decided_at <> '' and t.decided_at >= ? and t.decided_at < ? "
                 "order by t.decided_at, t.request";
    return walk(db, sql, {plan.value, span.from, span.before}, read_case, on_case);
}

Result<void> each_open_case(store::Db& db, PlanId const& plan, OnCase const& on_case) {
    return walk(db,
                std::string(case_columns) + "and t.closed = 0 order by t.received_at, t.request",
                {plan.value}, read_case, on_case);
}

Result<std::optional<Case>> find_case(store::Db& db, PlanId const& plan, RequestId const& request) {
    std::optional<Case> found;
    TRY(walk(db, std::string(case_columns) + "and t.request = ?", {plan.value, request.value},
             read_case, [&](Case const& one) {
                 found = one;
                 return false;
             }));
    return found;
}

Result<void> each_decided_line(store::Db& db, PlanId const& plan, Instant from, Instant before,
                               OnLine const& on_line) {
    return walk(db,
                std::string(line_columns) +
                    "and decided_at >= ? and decided_at < ? order by decided_at, request, line",
                {plan.value, from, before}, read_line, on_line);
}

Result<std::vector<DecidedLine>> decided_lines(store::Db& db, PlanId const& plan,
                                               std::vector<RequestId> const& requests) {
    std::vector<DecidedLine> lines;
    for (auto const& request : requests)
        TRY(walk(db, std::string(line_columns) + "and request = ? order by line",
                 {plan.value, request.value}, read_line, [&](DecidedLine const& line) {
                     lines.push_back(line);
                     return true;
                 }));
    return lines;
}

}  // namespace assent::views
