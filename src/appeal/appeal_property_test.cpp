// Random histories: whoever does whatever in whatever order, a medical decision is upheld by a
// licensed physician alone, who took no part in it.
#include "appeal/test_case.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <random>

namespace assent::appeal {
namespace {

using policy::Role;

class History {
public:
    explicit History(std::uint64_t seed) : chance_(seed) {}

    void play(policy::Pack const& pack, std::string const& line_of_business) {
        line_of_business_ = line_of_business;
        now_ = morning();
        State state;
        for (int step = 0; step < 25; ++step) {
            now_ += std::chrono::hours(one_of(0, 200));
            auto with = context_of(pack);
            auto const command = some_command(state);
            auto const events = decide(state, command, with);
            if (!events) continue;
            for (auto const& event : *events) {
                check(event, with.actor);
                state = apply(std::move(state), event);
            }
            if (state.exists()) check_state(state);
        }
        if (!state.exists()) return;
        auto const text = write_state(state);
        CHECK(write_state(read_state(text).value()) == text);
    }

    int upheld = 0;
    int overturned = 0;

private:
    int one_of(int least, int most) {
        return std::uniform_int_distribution<int>(least, most)(chance_);
    }

    Role some_role() { return static_cast<Role>(one_of(0, int{enum_count<Role>} - 1)); }

    Context context_of(policy::Pack const& pack) {
        static std::string const accounts[] = {"", "first_doctor", "under_first_doctor", "other"};
        auto actor = person(some_role(), accounts[one_of(0, 3)]);
        if (actor.account == "under_first_doctor") actor.superiors = {"first_doctor"};
        if (one_of(0, 9) == 0) actor.licence_until = make_day(2026, 1, 1);
        auto with = context(pack, std::move(actor), line_of_business_);
        with.now = now_;
        with.facts.carried_out = one_of(0, 1) == 1;
        return with;
    }

    ResolveAppeal some_resolution() {
        auto command = uphold();
        command.lines.front().result = static_cast<AppealResult>(one_of(0, 2));
        if (command.lines.front().result == AppealResult::partly_overturned)
            command.lines.front().units = Units{1000};
        command.lines.front().criteria.front().source = "plan_policy";
        return command;
    }

    Command some_command(State const& state) {
        if (!state.exists() || one_of(0, 30) == 0) {
            auto command = member_appeal();
            command.kind = static_cast<AppealKind>(one_of(0, 3));
            command.urgency = static_cast<policy::Urgency>(one_of(0, 1));
            command.filer = static_cast<Filer>(one_of(0, 2));
            command.filer_name.reveal() = "Mona Example";
            if (one_of(0, 1) == 1) command.consent_on = make_day(2026, 11, 20);
            if (command.kind == AppealKind::grievance) command.topic = GrievanceTopic::access;
            command.clinical = one_of(0, 1) == 1;
            return command;
        }
        switch (one_of(0, 14)) {
            case 0: return AcknowledgeAppeal{};
            case 1: return AssignAppeal{"other", "Other"};
            case 2: return RefuseExpedite{"It can wait."};
            case 3: {
                RecordAppealInformation consent;
                consent.kind = InformationKind::consent;
                consent.consent_on = make_day(2026, 11, 20);
                return consent;
            }
            case 4: return WithdrawAppeal{WithdrawnBy::member, "Done."};
            case 5: return DismissAppeal{static_cast<DismissReason>(one_of(0, 3)), "No form."};
            case 6: return ForwardAppeal{static_cast<OutsideBody>(one_of(0, 3)), "B1", {}};
            case 7:
                return RecordOutsideDecision{static_cast<OutsideBody>(one_of(0, 3)),
                                             static_cast<AppealResult>(one_of(0, 1)),
                                             {},
                                             "B1",
                                             make_day(2026, 11, 24),
                                             "Said so."};
            case 8: return RecordEffectuation{"Done."};
            case 9: return ExpireClock{static_cast<policy::ClockKind>(one_of(17, 22))};
            case 10: return GrantExpedite{"It cannot wait.", {}};
            case 11:
                return AskForAppealInformation{
                    {"The scan."}, "The office", policy::Channel::phone, {}};
            default: break;
        }
        auto command = some_resolution();
        if (state.filed->kind == AppealKind::grievance) command.lines.clear();
        return command;
    }

    void check(Event const& event, Actor const& actor) {
        auto const* resolved = std::get_if<AppealResolved>(&event);
        if (resolved == nullptr) return;
        auto const& resolution = resolved->record().resolution;
        ++(upholds_clinically(resolution) ? upheld : overturned);
        CHECK(resolved->record().by == actor);
        CHECK(policy::is_named_person(actor));
        CHECK(actor.account != "first_doctor");
        CHECK(actor.account != "under_first_doctor");
        if (!upholds_clinically(resolution)) return;
        CHECK((actor.role == Role::physician || actor.role == Role::medical_director));
        CHECK(actor.licence_type == "md");
        CHECK(*actor.licence_until >= make_day(2026, 11, 24));
    }

    static void check_state(State const& state) {
        if (state.status == AppealState::upheld)
            CHECK((state.resolved.has_value() || !state.outside.empty()));
        // Nobody is left without a clock, an end or somebody who judges.
        bool const runs = governing_clock(state) != nullptr;
        CHECK((runs || state.overdue || state.closed() || awaited(state) != nullptr));
    }

    std::mt19937_64 chance_;
    Instant now_{};
    std::string line_of_business_;
};

}  // namespace

TEST_CASE("nobody but a licensed physician without a part in it upholds a medical decision") {
    auto const* given = std::getenv("ASSENT_APPEAL_SEED");
    auto const seed = given ? std::strtoull(given, nullptr, 10) : std::random_device{}();
    CAPTURE(seed);
    int upheld = 0;
    int overturned = 0;
    std::pair<char const*, char const*> const plans[] = {{"harbor/current", "medi_cal"},
                                                         {"harbor/current", "commercial"},
                                                         {"medicare/current", "medicare"},
                                                         {"alliant/current", "insured"}};
    for (std::uint64_t i = 0; i < 3000; ++i) {
        auto const& [folder, line] = plans[i % 4];
        History history(seed + i);
        history.play(pack_of(folder), line);
        upheld += history.upheld;
        overturned += history.overturned;
    }
    CHECK(upheld > 20);
    CHECK(overturned > 20);
}

}  // namespace assent::appeal
