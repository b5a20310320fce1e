/// The stage at the door of a running server: what a scenario says happens by HTTP, and what it
/// expects is read back from the record an auditor gets.
#pragma once

#include "scenario/stage.h"
#include "scenarios/door.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::play {

/// Code of the fault for what no door may ever do, such as acting as the clock. A scenario that
/// meets it is not played here.
inline constexpr std::string_view not_at_this_door = "not_at_this_door";

class HttpStage : public scenario::Stage {
public:
    HttpStage(Door& door, policy::Packs const& packs);

    Result<void> use_plan(PlanId const& plan, std::string const& edition) override;
    Result<std::shared_ptr<policy::Pack const>> pack_on(Day day) override;
    Instant now() const override { return now_; }
    void set_now(Instant now) override { now_ = now; }
    Result<void> pass_until(Instant until) override;
    Result<void> add_member(directory::Member const& member) override;
    Result<void> add_provider(directory::Provider const& provider) override;
    void meet(request::Actor const& actor) override;
    Result<policy::Answer> lookup(policy::Ask const& ask) override;
    Result<std::vector<std::string>> submit(request::SubmitRequest const& asked,
                                            request::Actor const& by) override;
    Result<std::vector<std::string>> run(request::Command const& command,
                                         request::Actor const& by) override;
    Result<std::vector<std::string>> run_appeal(appeal::Command const& command,
                                                request::Actor const& by) override;
    Result<appeal::State> appeal_state() override;
    Result<void> turn_to_appeal(int number) override;
    Result<request::State> state() override;
    Result<void> turn_to(int number) override;

private:
    /// A request as the auditor saw it last.
    struct Seen {
        RequestId number;
        std::int64_t version = 0;
        request::State state;
        bool fresh = false;
    };

    /// An appeal as the auditor saw it last.
    struct SeenAppeal {
        AppealId number;
        std::int64_t version = 0;
        appeal::State state;
        bool fresh = false;
    };

    Result<std::vector<std::string>> take_over(request::ImportAuthorization command,
                                               request::Actor const& by);
    Result<void> must_be_judged_by_the_edition();
    Result<Person*> person(request::Actor const& actor);
    Result<request::SubmitRequest> as_known_there(request::SubmitRequest asked, Person& by);
    Result<std::optional<ProviderId>> provider_there(std::optional<ProviderId> const& id);
    Result<MemberId> member_there(MemberId const& id);
    Result<std::string> name_there(std::string const& text);
    Result<void> translate(json::Value& value);
    /// The names of the stage again, in what the door tells.
    void translate_back(json::Value& value) const;
    Result<json::Value> body_of(request::Command command, Person& by);
    Result<Seen*> current();
    Result<SeenAppeal*> current_appeal();
    Result<std::vector<std::string>> look_at(SeenAppeal& seen, std::string const& key);
    Result<std::vector<std::string>> after(SeenAppeal& seen, std::string const& key);
    /// Everything seen may have changed.
    void forget();
    /// A record whose chain holds; its state is put into the names of the stage.
    Result<json::Value> record(std::string const& path);
    static std::vector<std::string> kinds_of(json::Value const& record, std::string const& key);
    /// What the command with this key has done, and what is overdue since then.
    Result<std::vector<std::string>> after(Seen& seen, std::string const& key);
    /// Reads the record; the kinds of the events of that command, of all without one.
    Result<std::vector<std::string>> look_at(Seen& seen, std::string const& key);

    Door& door_;
    policy::Packs const& packs_;
    PlanId plan_;
    std::string edition_;
    Instant now_{};
    std::map<MemberId, directory::Member> members_;
    std::map<MemberId, MemberId> member_ids_;
    std::map<MemberId, std::string> numbers_;
    std::map<std::string, std::string> names_here_;
    std::map<ProviderId, directory::Provider> providers_;
    std::map<std::string, request::Actor> people_;
    std::vector<Seen> requests_;
    std::size_t current_ = 0;
    std::vector<SeenAppeal> appeals_;
    std::size_t current_appeal_ = 0;
};

}  // namespace assent::play
