#include "request/follow.h"

#include "request/guards.h"
#include "request/timing.h"
#include "request/who_may.h"

#include <algorithm>

namespace assent::request {
namespace {

using policy::ClockKind;

template <class... Ts>
bool is_any(Event const& event) {
    return (std::holds_alternative<Ts>(event) || ...);
}

/// Why the clocks are counted again, or nothing.
std::string_view reason_to_count(Event const& event) {
    if (is_any<InformationRequested>(event)) return "Information was asked for.";
    if (is_any<InformationCompleted>(event)) return "The information is complete.";
    if (is_any<InformationReceived>(event)) return "An answer came.";
    if (is_any<InformationCancelled>(event)) return "The ask was taken back.";
    if (is_any<policy::ClockExpired>(event)) return "The time to reply ended.";
    if (is_any<UrgencyChanged>(event)) return "The urgency changed.";
    if (is_any<ReceiptCorrected>(event)) return "The receipt was corrected.";
    if (is_any<DeadlineExtended>(event)) return "The deadline was extended.";
    if (is_any<policy::NoticeDelivered>(event)) return "A notice was delivered.";
    return {};
}

class Following {
public:
    Following(State const& state, Events& events, Context const& context)
        : before_(state), after_(state), events_(events), context_(context) {
        for (auto const& event : events) after_ = request::apply(std::move(after_), event);
        happened_ = events.size();
    }

    void run() {
        if (is_closing()) return start_notice_clocks();
        if (after_.closed()) return count_again();
        answer_drug_clock();
        stop_void();
        count_reply();
        hold_or_go_on();
        count_again();
    }

private:
    void add(Event event) {
        after_ = request::apply(std::move(after_), event);
        events_.push_back(std::move(event));
    }

    template <class T>
    T const* find_happened() const {
        for (std::size_t i = 0; i < happened_; ++i)
            if (auto const* found = std::get_if<T>(&events_[i])) return found;
        return nullptr;
    }

    bool runs(ClockKind kind) const {
        auto const* clock = find_clock(after_, kind);
        return clock != nullptr && clock->state == ClockState::running;
    }

    bool is_closing() const { return find_happened<RequestDetermined>() != nullptr; }

    /// An answer given in the reply to the submission needs no clock of telling.
    void start_notice_clocks() {
        if (!before_.exists()) return;
        bool const adverse = std::ranges::any_of(
            after_.lines, [](LineState const& line) { return is_adverse(line.outcome); });
        for (auto const kind : {ClockKind::provider_notice, ClockKind::member_notice}) {
            auto const* rule = policy::clock_rule(context_.pack, kind, clock_ask(after_));
            if (rule == nullptr || (rule->adverse_only && !adverse)) continue;
            Clock clock;
            clock.clock = kind;
            clock.from = context_.now;
            auto e =
                started(*rule, policy::due_of(context_.pack, *rule, anchors_of(after_, clock)));
            e.from = context_.now;
            add(std::move(e));
        }
    }

    /// Approving, denying or asking for what is missing answers a drug request (MC-PAD).
    void answer_drug_clock() {
        if (!runs(ClockKind::drug_response)) return;
        auto const is_decided = [](LineState const& line) {
            return line.outcome != Outcome::pending;
        };
        auto const* asked = find_happened<InformationRequested>();
        auto const decided = std::ranges::count_if(after_.lines, is_decided) >
                             std::ranges::count_if(before_.lines, is_decided);
        if (!decided && !(asked && asked->kind != InformationKind::duplicate_question)) return;
        if (before_.exists()) add(policy::ClockStopped{ClockKind::drug_response, "Answered."});
    }

    /// Whatever the office sends before the void goes to a person first.
    void stop_void() {
        if (!runs(ClockKind::incomplete)) return;
        auto const* note = find_happened<NoteAdded>();
        auto const* document = find_happened<DocumentAttached>();
        auto const came = find_happened<InformationReceived>() != nullptr ||
                          (note && is_office(note->by.role)) ||
                          (document && is_office(document->by.role));
        auto const gone = find_happened<InformationCancelled>() != nullptr ||
                          find_happened<InformationCompleted>() != nullptr;
        if (!came && !gone) return;
        add(policy::ClockStopped{ClockKind::incomplete,
                                 came ? "An answer came; a person looks at it." : "Settled."});
        if (came) add(Routed{"intake", "An answer to the Incomplete Notice came."});
    }

    void count_reply() {
        Clock wanted;
        wanted.clock = ClockKind::information_reply;
        auto const due = due_now(after_, wanted, context_.pack);
        if (!due && runs(wanted.clock))
            add(policy::ClockStopped{wanted.clock, "Nobody is asked any more."});
        if (!due || runs(wanted.clock)) return;
        policy::ClockStarted e;
        auto const* rule = policy::clock_rule(context_.pack, wanted.clock, clock_ask(after_));
        if (rule != nullptr) e = started(*rule, std::nullopt);
        e.clock = wanted.clock;
        e.due = due->at;
        e.governs = due->governs;
        e.on_expiry = policy::OnExpiry::lapse;
        e.from = context_.now;
        add(std::move(e));
    }

    bool tolls(Clock const& clock) const {
        auto const* rule = rule_of(after_, clock, context_.pack);
        return rule != nullptr && clock.extension &&
               std::ranges::any_of(rule->bounds, &policy::Bound::tolls);
    }

    /// A clock that was extended for missing information stands still from the notice to the answer
    /// (L-CLK-11).
    void hold_or_go_on() {
        std::optional<Instant> answered;
        std::optional<Instant> asked;
        bool awaits = false;
        for (auto const& ask : after_.timing.information) {
            if (!ask.is_needed() || !ask.sent_at) continue;
            if (ask.state == InformationState::open) {
                awaits = true;
                if (!asked || *ask.sent_at < *asked) asked = ask.sent_at;
            }
            if (ask.answered_at && (!answered || *ask.answered_at > *answered))
                answered = ask.answered_at;
        }
        auto const clocks = after_.clocks;
        for (auto const& clock : clocks) {
            if (clock.state == ClockState::running && awaits && tolls(clock))
                add(policy::ClockPaused{clock.clock, std::max(*asked, clock.extension->at),
                                        "An answer is awaited."});
            if (clock.state == ClockState::paused && !awaits &&
                policy::is_of_first_decision(clock.clock))
                add(policy::ClockResumed{
                    clock.clock, std::max(*clock.paused_at, answered.value_or(context_.now)),
                    "No answer is awaited any more."});
        }
    }

    void count_again() {
        std::string_view because;
        for (std::size_t i = 0; i < happened_ && because.empty(); ++i)
            because = reason_to_count(events_[i]);
        if (because.empty()) return;
        auto const clocks = after_.clocks;
        for (auto const& clock : clocks) {
            if (clock.state != ClockState::running || !is_counted(clock)) continue;
            auto const due = due_now(after_, clock, context_.pack);
            auto const at = due ? std::optional(due->at) : std::nullopt;
            if (at == clock.due_at) continue;
            add(policy::ClockMoved{
                clock.clock, at, due ? due->governs : std::string(), std::string(because), {}});
        }
    }

    State const& before_;
    State after_;
    Events& events_;
    Context const& context_;
    std::size_t happened_ = 0;
};

/// Most commands end here: notes, assignments and warnings move no clock.
bool may_matter(State const& state, Events const& events) {
    if (!state.exists()) return false;
    return std::ranges::any_of(events, [](Event const& event) {
        return !reason_to_count(event).empty() ||
               !is_any<Routed, Assigned, RequirementFound, policy::ClockWarned,
                       policy::NoticeOrdered, policy::NoticeFailed>(event);
    });
}

/// Whatever starts or moves a clock says nothing of its warnings: they hang on the due time alone.
void add_warnings(Events& events, State const& state, Context const& context) {
    auto const changes = [](Event const& event) {
        return is_any<policy::ClockStarted, policy::ClockMoved>(event);
    };
    auto const warns = [](policy::ClockRule const& rule) { return !rule.warn_before.empty(); };
    if (std::ranges::none_of(events, changes) || std::ranges::none_of(context.pack.clocks, warns))
        return;
    auto after = state;
    for (auto& event : events) {
        after = request::apply(std::move(after), event);
        auto* started = std::get_if<policy::ClockStarted>(&event);
        auto* moved = std::get_if<policy::ClockMoved>(&event);
        if (!started && !moved) continue;
        auto const* clock = find_clock(after, started ? started->clock : moved->clock);
        auto const* rule = clock ? rule_of(after, *clock, context.pack) : nullptr;
        if (rule == nullptr || !clock->due_at) continue;
        (started ? started->warn_at : moved->warn_at) =
            policy::warnings_of(context.pack, *rule, *clock->due_at);
    }
}

}  // namespace

Events with_what_follows(State const& state, Events events, Context const& context) {
    if (may_matter(state, events)) Following(state, events, context).run();
    add_warnings(events, state, context);
    return events;
}

}  // namespace assent::request
