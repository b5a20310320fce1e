/// The server as the scenarios share it: people with accounts and sessions, the clock of the trial,
/// members and providers brought in by import. What is the same in two scenarios is made once.
#pragma once

#include "directory/provider.h"
#include "request/actor.h"
#include "request/commands.h"
#include "scenarios/http_client.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::play {

/// Somebody with an account, signed in.
struct Person {
    std::string login;
    std::string password;
    std::string account;
    std::string cookie;
    std::string csrf;
};

class Door {
public:
    explicit Door(std::uint16_t port);

    /// Whom every scenario needs signs in, for all plans, at a time behind all scenarios: a session
    /// ends by time that passes, and time that goes back ends none.
    Result<void> open(std::vector<PlanId> const& plans);

    /// A name that nothing in this database has yet.
    std::string fresh_name(std::string_view word);

    /// The account of that name, role, organisation and licence; made when it is the first time.
    Result<Person*> person(request::Actor const& actor);
    /// The desk, which looks up members, and the auditor, who reads whole records.
    Result<Person*> desk();
    Result<Person*> auditor();

    /// The server's time becomes this; what falls due on the way happens before it answers.
    Result<void> stand_at(Instant instant);
    /// What is overdue already happens now.
    Result<void> let_expire();

    /// The id the server gives to them. Providers that are the same in everything are imported
    /// once; a member is somebody new under each number.
    Result<ProviderId> provider(PlanId const& plan, directory::Provider const& provider);
    Result<MemberId> member(PlanId const& plan, directory::Member const& member,
                            std::string const& number);
    /// What an older system decided, brought in as a file by that person. Gives the number it has
    /// here. Fault: that of the refused row.
    Result<RequestId> take_over(Person& by, request::ImportAuthorization const& command,
                                std::string const& member_number);
    /// A document of that name, which has its own hash here.
    Result<BlobHash> upload(Person& by, std::string const& name);

    /// The body of a good answer; the fault of another. A person whose session has ended signs in
    /// again. Without a person nobody is signed in.
    Result<json::Value> ask(Person* by, Sent sent);
    Result<json::Value> get(Person& by, std::string path);
    Result<json::Value> post(Person* by, std::string path, json::Value const& body);
    /// A command: with its key and, for a request that exists, the version it was decided on.
    struct Key {
        std::string key;
        std::optional<std::int64_t> version;
    };
    Result<json::Value> command(Person& by, std::string path, json::Value const& body,
                                Key const& key);

private:
    Result<void> sign_in(Person& person);
    Result<Person*> administrator();
    Result<Person*> add_person(request::Actor const& actor);
    Result<void> import(PlanId const& plan, std::string const& kind, std::string const& rows);
    std::string next_npi();

    HttpClient client_;
    std::string run_;  ///< tells this run's names from those of another on the same database
    std::vector<PlanId> plans_;
    int names_ = 0;
    int npis_ = 0;
    std::optional<Instant> standing_at_;
    std::map<std::string, Person> people_;
    std::map<std::string, ProviderId> providers_;
    std::map<ProviderId, std::string> npis_of_;
    std::map<std::string, BlobHash> uploaded_;
};

}  // namespace assent::play
