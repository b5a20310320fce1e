/// One request as reports count it, and its lines as they were decided: plain facts, copied from
/// its events. Instants UTC. Words are those of the vocabulary, as text.
#pragma once

#include "base/fields.h"
#include "base/time.h"
#include "base/typed.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace assent::measures {

/// Who made the first decision: rules alone, the law by silence, a delegated group, or people.
enum class Maker { none, automatic, law, delegate, staff };
/// How reports sort requests; each has limits of its own.
enum class Pace { standard, urgent, concurrent, post_service };

/// What a notice of the decision had to meet. The worst of a request's notices stands for all: one
/// that was not handed over before one that was late before one in time (L-CLK-15).
struct Letter {
    std::optional<Instant> due_at;
    std::optional<Instant> sent_at;
};

struct Case {
    RequestId request;
    std::string line_of_business;
    std::string kind;
    std::string review;
    std::string channel;
    std::string queue;
    bool urgent = false;  ///< expedited, as it stood at the decision
    bool drug = false;    ///< every line is a drug: outside the yearly measures
    bool closed = false;
    Instant received_at{};
    std::optional<Instant> complete_at;  ///< when the information was complete
    std::optional<Instant> decided_at;   ///< the first decision, whatever became of it later
    std::optional<Instant> closed_at;
    std::optional<Instant> due_at;  ///< as it stood at the decision (L-CLK-14)
    bool expired = false;           ///< a limit of the decision ran out
    std::string outcome;            ///< of the first decision; empty: none was made
    std::string status;             ///< as it stands now
    Maker maker = Maker::none;
    Letter letter;
    int warned = 0;  ///< the highest share of its time, in percent, at which it was warned of
    std::string warned_before;  ///< or the last time before the limit: `24h`
    bool extended = false;
    int asks = 0;               ///< how often information was asked for
    std::string overturned_by;  ///< `appeal`, `peer_to_peer`, …: the last that overturned it
    std::optional<Instant> overturned_at;
    std::string group;  ///< delegated group that has or had it
    std::optional<Instant> forwarded_at;
    std::optional<Instant> acknowledged_at;
    std::optional<Instant> acknowledge_due_at;
    bool appealed = false;  ///< an appeal about it was filed
};

/// One line as it was first decided.
struct DecidedLine {
    RequestId request;
    int line = 0;
    std::string line_of_business;
    std::string code;
    std::string outcome;
    Instant decided_at{};
    std::string account;  ///< of who decided; empty: a rule
    std::string name;
    std::string role;
    std::string licence;
    std::string signed_by;              ///< name of the second person, if one had to sign
    std::string basis;                  ///< of an adverse decision
    std::vector<std::string> reasons;   ///< codes
    std::vector<std::string> criteria;  ///< source, edition and section of each
    std::vector<std::string> rows;      ///< rows of the policy or rules that approved it
    bool talk_offered = false;          ///< a talk with a peer was offered
    std::string overturned_by;
    std::optional<Instant> overturned_at;
};

Pace pace_of(Case const& one);
/// A decision about the service itself: approved or denied in whole or in part.
bool is_decided(Case const& one);
bool is_denied(Case const& one);
/// Approved otherwise or less than asked; counted together and shown apart (settled point 27).
bool is_partial(Case const& one);
bool is_approved(Case const& one);

/// Whether the decision came in time. None: it had no limit, or it is not decided and has time.
std::optional<bool> met_limit(Case const& one, Instant now);
/// The same of the letter that tells it.
std::optional<bool> met_letter(Case const& one, Instant now);
/// From the receipt to the first decision. None: not decided.
std::optional<std::chrono::milliseconds> took(Case const& one);

}  // namespace assent::measures
