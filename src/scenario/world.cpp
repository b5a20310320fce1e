#include "scenario/world.h"

#include "base/text.h"

#include <algorithm>
#include <array>
#include <utility>

namespace assent::scenario {
namespace {

using request::Role;

constexpr std::array<std::pair<std::string_view, Role>, 21> roles{{
    {"Nurse", Role::nurse},
    {"Inpatient nurse", Role::inpatient_nurse},
    {"Dr.", Role::physician},
    {"Medical director", Role::medical_director},
    {"Pharmacist", Role::pharmacist},
    {"Clerk", Role::intake_clerk},
    {"Coordinator", Role::coordinator},
    {"Supervisor", Role::supervisor},
    {"Case manager", Role::case_manager},
    {"Member services", Role::member_services},
    {"Provider services", Role::provider_services},
    {"Expert", Role::external_reviewer},
    {"Appeals reviewer", Role::appeals_reviewer},
    {"Appeals coordinator", Role::appeals_coordinator},
    {"Analyst", Role::policy_analyst},
    {"Administrator", Role::administrator},
    {"Auditor", Role::auditor},
    {"The member", Role::member},
    {"The clock", Role::system},
    {"Practitioner", Role::practitioner},
    {"Provider", Role::provider_office},
}};

constexpr std::array<std::string_view, 7> weekdays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

std::string_view weekday_of(Day day) { return weekdays.at(std::chrono::weekday(day).c_encoding()); }

std::string licence_type_of(Role role) {
    switch (role) {
        case Role::nurse:
        case Role::inpatient_nurse: return "rn";
        case Role::pharmacist: return "pharmd";
        default: return "md";
    }
}

std::string word_of(std::string_view text) {
    auto folded = fold_for_search(text);
    for (auto& c : folded)
        if (c == ' ') c = '_';
    return folded;
}

bool names(std::string_view words, std::string_view role) {
    return words == role ||
           (words.starts_with(role) && words.size() > role.size() && words[role.size()] == ' ');
}

Day utc_day(Instant instant) {
    return Day(std::chrono::floor<std::chrono::days>(instant).time_since_epoch());
}

}  // namespace

std::size_t role_length(std::vector<std::string> const& tokens) {
    std::size_t longest = 0;
    for (auto const& [word, role] : roles) {
        auto const parts = words(word);
        if (parts.size() > longest && parts.size() < tokens.size() &&
            std::equal(parts.begin(), parts.end(), tokens.begin()))
            longest = parts.size();
    }
    return longest;
}

Fault bad_step(std::string message) { return invalid("bad_scenario", {}, std::move(message)); }

World::World(Stage& the_stage) : stage(the_stage) {}

void World::keep(Result<std::vector<std::string>> ended) {
    refused.reset();
    happened.clear();
    if (ended) happened = std::move(ended).take();
    else refused = std::move(ended).take_fault();
}

Result<request::Actor*> World::person(std::string_view words) {
    if (auto const known = people.find(std::string(words)); known != people.end())
        return &known->second;
    for (auto const& [word, role] : roles) {
        if (!names(words, word)) continue;
        request::Actor actor;
        actor.role = role;
        actor.account = word_of(words);
        actor.name = std::string(words);
        actor.organisation = "plan";
        if (role == Role::provider_office) {
            auto const quoted = words.find('"');
            if (quoted == std::string_view::npos) return bad_step("an office is named in quotes");
            auto const name = std::string(words.substr(quoted + 1, words.size() - quoted - 2));
            actor.organisation = TRY(place(name))->organisation;
            actor.name = name;
        } else {
            actor.licence = "A12345";
            actor.licence_until = make_day(2099, 12, 31);
            actor.licence_type = licence_type_of(role);
            actor.licence_state = "CA";
            actor.licence_checked_on = make_day(2026, 1, 1);
        }
        stage.meet(actor);
        return &people.emplace(std::string(words), actor).first->second;
    }
    return bad_step("nobody is called \"" + std::string(words) +
                    "\"; begin with a role such as Nurse, Dr. or Clerk");
}

Result<directory::Provider*> World::place(std::string const& name) {
    if (auto const known = places.find(name); known != places.end()) return &known->second;
    auto const pack = TRY(stage.pack_on(utc_day(stage.now())));
    directory::Provider made;
    made.id = ProviderId(word_of(name));
    made.name = name;
    made.organisation = word_of(name);
    made.phone = "555-010-0100";
    made.fax = "555-010-0101";
    made.networks.push_back({{}, make_day(2000, 1, 1), std::nullopt});
    if (!pack->service_area.empty()) made.address.county = pack->service_area.front();
    TRY(keep_place(made));
    return &places.find(name)->second;
}

Result<void> World::keep_place(directory::Provider const& place) {
    places[place.name] = place;
    return stage.add_provider(place);
}

Result<Instant> World::instant(std::string_view weekday, std::string_view day,
                               std::string_view time) {
    auto const on = TRY(parse_day(day));
    if (weekday_of(on) != weekday)
        return bad_step(std::string(day) + " is a " + std::string(weekday_of(on)) + ", not a " +
                        std::string(weekday));
    auto const parts = split(time, ':');
    if (parts.size() != 2 || !is_digits(parts[0]) || !is_digits(parts[1]) || parts[0].size() > 2 ||
        parts[1].size() > 2)
        return bad_step("a time is written 16:00");
    auto const pack = TRY(stage.pack_on(on));
    return pack->zone.at(on, std::stoi(std::string(parts[0])), std::stoi(std::string(parts[1])));
}

Result<Day> World::today() {
    auto const pack = TRY(stage.pack_on(utc_day(stage.now())));
    return pack->zone.day_of(stage.now());
}

Result<std::string> World::show(Instant instant) {
    auto const pack = TRY(stage.pack_on(utc_day(instant)));
    auto const day = pack->zone.day_of(instant);
    return std::string(weekday_of(day)) + " " + to_text(day) + " " +
           pack->zone.show(instant).substr(11, 5);
}

}  // namespace assent::scenario
