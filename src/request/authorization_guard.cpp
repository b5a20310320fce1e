#include "request/authorization_guard.h"

#include "request/facts_of.h"
#include "request/guards.h"
#include "request/who_may.h"

namespace assent::request {
namespace {

bool is_locked(policy::ApprovalLock const& lock, AuthorizationCut const& cut, Day approved_on,
               policy::Pack const& pack) {
    if (!cut.service_began) return false;
    if (policy::applies_to(lock.except, name_of(cut.ground)) && !lock.except.empty()) return false;
    if (lock.business_days == 0) return true;
    return *cut.service_began <=
           calendar::add_business_days(approved_on, lock.business_days, pack.holidays);
}

/// The member's own wish and facts of life are no taking away.
bool is_of_the_member(CutGround ground) {
    return ground == CutGround::member_asked || ground == CutGround::died;
}

}  // namespace

Result<void> must_not_be_locked(State const& state, AuthorizationCut const& cut,
                                Context const& context) {
    auto const* line = find_line(state, cut.line);
    if (line == nullptr || !line->determined || is_of_the_member(cut.ground)) return fine();
    auto const approved_on = context.pack.zone.day_of(line->determined->at);
    auto const lob = line_of_business(state);
    for (auto const& lock : context.pack.decisions.locks) {
        if (!policy::applies_to(lock.lines, lob)) continue;
        if (is_locked(lock, cut, approved_on, context.pack))
            return conflict("approval_locked", "/lines",
                            "Service was begun under this approval; it can no longer be cut on "
                            "this ground (" +
                                lock.source + ").");
    }
    return fine();
}

int notice_days(policy::Pack const& pack, CutGround ground) {
    switch (ground) {
        case CutGround::fraud: return 5;
        case CutGround::member_asked:
        case CutGround::died:
        case CutGround::institution:
        case CutGround::whereabouts_unknown:
        case CutGround::other_state:
        case CutGround::level_of_care_ordered: return 0;
        default: return pack.decisions.notice_days;
    }
}

Result<void> authorization_may_be_cut(State const& state, AuthorizationCut const& cut,
                                      Context const& context) {
    auto const* line = find_line(state, cut.line);
    if (line == nullptr ||
        (line->outcome != Outcome::approved && line->outcome != Outcome::partially_approved &&
         line->outcome != Outcome::modified))
        return conflict("not_approved", "/line", "Nothing is approved on this line.");
    TRY(must_not_be_locked(state, cut, context));
    auto const act = cut.ground == CutGround::clinical ? Act::deny : Act::deny_administrative;
    TRY(may_decide(state, line, act, context));
    TRY(must_be_impartial(state, context));
    auto const today = context.pack.zone.day_of(context.now);
    if (cut.effective - today >= std::chrono::days(notice_days(context.pack, cut.ground)))
        return fine();
    return invalid("notice_too_short", "/effective",
                   "The notice goes out " + std::to_string(notice_days(context.pack, cut.ground)) +
                       " calendar days before; choose a later day.");
}

std::optional<Day> begun_by(LineState const& line, Context const& context) {
    auto const today = context.pack.zone.day_of(context.now);
    auto const from =
        line.determined && line.determined->from ? line.determined->from : line.asked.from;
    return from && *from <= today ? from : std::nullopt;
}

}  // namespace assent::request
