/// What a scenario has said so far: people, places, the request being put together, and how the
/// last deed ended.
#pragma once

#include "scenario/stage.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace assent::scenario {

class World {
public:
    explicit World(Stage& the_stage);

    Stage& stage;
    std::map<std::string, request::Actor> people;  ///< by the words that name them: `Nurse Kim`
    std::map<std::string, directory::Provider> places;  ///< by name
    std::optional<directory::Member> member;            ///< the one spoken of
    request::SubmitRequest next;                        ///< what the next request will have
    appeal::FileAppeal next_appeal;                     ///< what the next appeal will have
    std::optional<Fault> refused;                       ///< the last deed, if it was refused
    std::vector<std::string> happened;                  ///< event kinds of the last deed
    std::optional<policy::Answer> answer;               ///< of the last Ask

    /// Keeps how a deed ended.
    void keep(Result<std::vector<std::string>> ended);

    /// `Nurse Kim`, `Dr. Osei`, `Provider "Bay Spine Clinic"`. Fault: `bad_scenario` when the role
    /// is unknown.
    Result<request::Actor*> person(std::string_view words);
    /// The provider of that name, made in network and in the service area when it is new.
    Result<directory::Provider*> place(std::string const& name);
    Result<void> keep_place(directory::Provider const& place);

    /// Days and hours are those of the plan: `Wed 2026-11-25 16:00`.
    Result<Instant> instant(std::string_view weekday, std::string_view day, std::string_view time);
    Result<std::string> show(Instant instant);
    Result<Day> today();
};

/// How many words at the start of a line are the words of a role: 2 for `Member services Ann`; 0.
std::size_t role_length(std::vector<std::string> const& tokens);

/// A scenario that cannot be played, as opposed to one that fails.
Fault bad_step(std::string message);

}  // namespace assent::scenario
