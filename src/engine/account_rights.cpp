#include "engine/account_rights.h"

#include "engine/engine.h"

#include <algorithm>

namespace assent::engine {
namespace {

using identity::Right;
using namespace request;

template <class... Commands>
bool is_one_of(Command const& command) {
    return (std::holds_alternative<Commands>(command) || ...);
}

/// What was asked, and what is asked of it later.
bool is_asking(Command const& command) {
    return is_one_of<SubmitRequest, AmendRequest, AskForChange, AskToCancel, WithdrawRequest,
                     AskForDays, ContinueService, MoveToMember>(command);
}

bool is_deciding(Command const& command) {
    return is_one_of<Determine, RecordReview, ReferRequest, AssessContinuity, ChangeAuthorization,
                     EndAuthorization, ReopenRequest>(command);
}

bool denies(Command const& command) {
    if (is_one_of<SignDecision>(command)) return true;
    auto const* decision = std::get_if<Determine>(&command);
    return decision != nullptr &&
           std::ranges::any_of(decision->lines, [](LineDecision const& line) {
               return policy::is_adverse(line.outcome);
           });
}

}  // namespace

std::optional<Right> right_for(Command const& command) {
    if (denies(command)) return Right::deny;
    if (is_asking(command)) return Right::request_submit;
    if (is_deciding(command)) return Right::decide;
    if (is_one_of<AddNote>(command)) return Right::note;
    if (is_one_of<AttachDocument, RecordInformation>(command)) return Right::attach;
    if (is_one_of<AssignRequest>(command)) return Right::assign;
    if (is_one_of<VoidRequest>(command)) return Right::void_;
    if (is_one_of<ExtendDeadline>(command)) return Right::extend;
    if (is_one_of<ImportAuthorization>(command)) return Right::import_;
    return std::nullopt;
}

std::optional<Right> right_for(appeal::Command const&) { return Right::appeal; }

/// Asked of the account as it stands now, so that what is taken away works at once.
Result<void> Engine::must_hold(std::string const& account, std::optional<Right> right) {
    if (!right) return fine();
    auto const withheld =
        TRY(store_->read([&](store::Db& db) { return identity::withheld_from(db, account); }));
    if (std::ranges::find(withheld, *right) == withheld.end()) return fine();
    return identity::right_withheld(*right);
}

}  // namespace assent::engine
