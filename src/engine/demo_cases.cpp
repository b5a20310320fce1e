#include "engine/demo_cases.h"

#include "base/csv.h"
#include "base/text.h"
#include "records/members.h"
#include "records/providers.h"
#include "store/receipts.h"

#include <algorithm>
#include <fstream>
#include <functional>
#include <sstream>

namespace assent::engine {
namespace {

namespace fs = std::filesystem;

constexpr int service_days = 14;

struct DemoCase {
    PlanId plan;
    int row = 0;
    Instant at{};
    std::string then;  ///< what happened to it since, in words
    request::SubmitRequest asked;
    std::string by;  ///< log-in of who submits it
};

class Loader {
public:
    Loader(Engine& engine, PlanId plan) : engine_(engine), plan_(std::move(plan)) {}

    Result<void> load(fs::path const& file) {
        std::ifstream in(file, std::ios::binary);
        if (!in) return fine();  // a plan without demo cases is no fault
        std::ostringstream text;
        text << in.rdbuf();
        auto const table = TRY(csv::parse(text.str()));
        if (TRY(is_loaded())) return fine();
        start_ = engine_.clock().now();
        std::vector<DemoCase> cases;
        for (auto const& row : table.rows) cases.push_back(TRY(read(table, row)));
        std::ranges::stable_sort(cases, {}, &DemoCase::at);
        for (auto const& one : cases)
            if (auto made = make(one); !made)
                return invalid("bad_demo", made.fault().where,
                               file.string() + " row " + std::to_string(one.row) + ": " +
                                   made.fault().message);
        return engine_.set_trial_clock(std::nullopt);
    }

private:
    std::string key_of(int row, std::string_view step) const {
        return "demo " + plan_.value + " " + std::to_string(row) + " " + std::string(step);
    }

    Result<bool> is_loaded() {
        auto const held = TRY(engine_.store().read([&](store::Db& db) {
            return store::find_receipt(db, plan_.value, key_of(1, "submit"));
        }));
        return held.has_value();
    }

    Result<ProviderId> provider(std::string const& npi) {
        auto const found = TRY(engine_.store().read([&](store::Db& db) {
            return records::search_providers(db, plan_, {npi, false, {}, 1});
        }));
        if (found.empty()) return not_found("unknown_provider", "/npi", "No provider " + npi + ".");
        return found.front().id;
    }

    Result<DemoCase> read(csv::Table const& table, csv::Row const& row) {
        auto const text = [&](std::string_view name) {
            return std::string(trim(table.cell(row, name)));
        };
        auto const whole = [&](std::string_view name) { return std::stoi(text(name)); };
        DemoCase one;
        one.plan = plan_;
        one.row = ++rows_;
        one.at = start_ - std::chrono::hours(whole("hours_ago"));
        one.then = text("then");
        auto& asked = one.asked;
        asked.plan = plan_;
        records::MemberSearch search;
        search.member_number = Private<std::string>(text("member"));
        auto const members = TRY(engine_.store().read(
            [&](store::Db& db) { return records::search_members(db, plan_, search); }));
        if (members.empty()) return not_found("unknown_member", "/member", "No such member.");
        asked.member = members.front().id;
        asked.kind = from_name<policy::RequestKind>(text("kind")).value_or(asked.kind);
        asked.urgency = from_name<policy::Urgency>(text("urgency")).value_or(asked.urgency);
        if (asked.urgency == policy::Urgency::urgent) {
            asked.urgency_by = request::UrgencyBy::physician;
            asked.urgency_text = Private<std::string>("It grows worse each day.");
        }
        bool const is_drug = asked.kind == policy::RequestKind::pharmacy;
        asked.reason = is_drug ? "op_pharmacy" : "op_services";
        asked.requesting = TRY(provider(text("requesting")));
        asked.servicing = TRY(provider(text("servicing")));
        asked.channel = from_name<policy::Channel>(text("channel")).value_or(asked.channel);
        asked.contact = {"Rosa Testcase", "555-0142", "555-0143", ""};
        asked.diagnoses = {{text("diagnosis"), request::DiagnosisType::principal, {}}};
        add_line(asked, table, row);
        one.by = text("by");
        return one;
    }

    void add_line(request::SubmitRequest& asked, csv::Table const& table, csv::Row const& row) {
        auto const text = [&](std::string_view name) {
            return std::string(trim(table.cell(row, name)));
        };
        auto& line = asked.lines.emplace_back();
        line.service_type = text("service_type");
        line.code = text("code");
        if (auto const units = parse_units(text("units"))) line.units = *units;
        line.unit = from_name<request::UnitKind>(text("unit"));
        line.place = text("place");
        auto const today = Day(std::chrono::floor<std::chrono::days>(start_).time_since_epoch());
        line.from = today + std::chrono::days(std::stoi(text("days_ahead")));
        line.to = *line.from +
                  std::chrono::days(line.units && *line.units > Units{1000} ? service_days : 0);
    }

    Result<RequestId> run(DemoCase const& one, std::optional<RequestId> number,
                          std::string const& login, std::string_view step,
                          request::Command command) {
        Call call;
        call.plan = plan_;
        call.request = std::move(number);
        call.key = CommandKey(key_of(one.row, step));
        call.actor = actor_of(TRY(engine_.asker_named(login, "cli")).account);
        call.command = std::move(command);
        return TRY(engine_.run(std::move(call))).request;
    }

    Result<request::Command> assignment(std::string const& login) {
        auto const account = TRY(engine_.asker_named(login, "cli")).account;
        return request::Command(request::AssignRequest{account.id, account.name, {}});
    }

    /// `kim:ask`: who does what; `sam:give:kim` says to whom.
    Result<request::Command> command_of(std::vector<std::string_view> const& parts) {
        using namespace request;
        auto const deed = parts[1];
        auto const say = [](std::string text) { return Private<std::string>(std::move(text)); };
        auto const note = [&](NoteType type, std::string text) {
            return Command(AddNote{{type, say(std::move(text))}, {}});
        };
        if (deed == "take") return assignment(std::string(parts[0]));
        if (deed == "give" && parts.size() > 2) return assignment(std::string(parts[2]));
        if (deed == "change") return note(NoteType::change, "Please change the units to 2.");
        if (deed == "cancel") return note(NoteType::cancel, "The member no longer wants it.");
        if (deed == "physician")
            return Command(ReferRequest{ReferTo::physician, "Please judge the need.", {}, {}, {}});
        if (deed == "review") {
            RecordReview review;
            review.result = ReviewResult::not_met;
            review.text = say("Six weeks of therapy are not documented.");
            return Command(review);
        }
        if (deed == "ask") {
            RequestInformation ask;
            ask.items = {{"treatment", "Notes of the treatment so far."}};
            return Command(ask);
        }
        if (deed == "answer")
            return Command(
                RecordInformation{1, {{1, ItemAnswer::text, {}, say("Six weeks, no relief.")}}});
        if (deed == "call") return Command(RequestPeerToPeer{"Dr. Demo", "555-0144", "afternoons"});
        if (deed == "book") return Command(BookPeerToPeer{1, start_ + std::chrono::hours(3), {}});
        return invalid("bad_demo", "/then", "No such deed: " + std::string(deed) + ".");
    }

    Result<void> make(DemoCase const& one) {
        TRY(engine_.set_trial_clock(one.at));
        auto const number = TRY(run(one, {}, one.by, "submit", one.asked));
        auto at = one.at;
        for (auto const word : words(one.then)) {
            at += std::chrono::minutes(40);
            TRY(engine_.set_trial_clock(std::min(at, start_)));
            auto const parts = split(word, ':');
            if (parts.size() < 2) return invalid("bad_demo", "/then", "Say who does what.");
            TRY(run(one, number, std::string(parts[0]), word, TRY(command_of(parts))));
        }
        return fine();
    }

    Engine& engine_;
    PlanId plan_;
    Instant start_{};
    int rows_ = 0;
};

}  // namespace

Result<void> load_demo_cases(Engine& engine, fs::path const& folder) {
    if (!engine.trial())
        return forbidden("not_a_trial", "",
                         "Demo cases only go into a data folder made as a trial.");
    for (auto const& plan : engine.plans())
        TRY(Loader(engine, plan).load(folder / plan.value / "cases.csv"));
    return fine();
}

}  // namespace assent::engine
