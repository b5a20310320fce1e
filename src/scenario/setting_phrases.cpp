#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <algorithm>
#include <array>

namespace assent::scenario {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 8> languages{
    {{"English", "en"},
     {"Spanish", "es"},
     {"Vietnamese", "vi"},
     {"Chinese", "zh"},
     {"Tagalog", "tl"},
     {"Arabic", "ar"},
     {"Hmong", "hmn"},
     {"Russian", "ru"}}};

Result<Said> use_plan(World& world, Call const& call) {
    TRY(world.stage.use_plan(PlanId(call.word(0)),
                             call.words.size() > 1 ? call.word(1) : std::string()));
    return Said{};
}

Result<Said> set_now(World& world, Call const& call) {
    world.stage.set_now(TRY(world.instant(call.word(0), call.word(1), call.word(2))));
    return Said{};
}

Result<Said> pass_time(World& world, Call const& call) {
    auto const until = TRY(world.instant(call.word(0), call.word(1), call.word(2)));
    if (until < world.stage.now()) return bad_step("time passes forwards");
    TRY(world.stage.pass_until(until));
    return Said{};
}

std::string language_of(std::string_view word) {
    for (auto const& [name, tag] : languages)
        if (name == word) return std::string(tag);
    return lower(word);
}

/// `2026-12-05 to 2026-12-09`: the coverage ends before and begins again after.
Result<void> add_gap(directory::Member& member, std::string_view text) {
    auto const parts = words(text);
    if (parts.size() != 3) return bad_step("a gap is written 2026-12-05 to 2026-12-09");
    auto after = member.coverages.front();
    member.coverages.front().valid_to = TRY(parse_day(parts[0])) - std::chrono::days(1);
    after.valid_from = TRY(parse_day(parts[2])) + std::chrono::days(1);
    member.coverages.push_back(after);
    return fine();
}

/// `medi_cal`, `active`, `reads Spanish`, `assigned to cfmg`, `covered from 2026-01-01`, `covered
/// until 2026-11-30`.
Result<void> add_member_part(directory::Member& member, std::string_view part) {
    auto& coverage = member.coverages.front();
    auto const behind = [&](std::string_view start) { return trim(part.substr(start.size())); };
    if (part.starts_with("born ")) member.born_on.reveal() = TRY(parse_day(behind("born ")));
    else if (part.starts_with("reads ")) member.language = language_of(behind("reads "));
    else if (part.starts_with("assigned to ")) coverage.medical_group = behind("assigned to ");
    else if (part.starts_with("covered from "))
        coverage.valid_from = TRY(parse_day(behind("covered from ")));
    else if (part.starts_with("covered until "))
        coverage.valid_to = TRY(parse_day(behind("covered until ")));
    else if (part.starts_with("cared for by ")) {
        auto id = lower(behind("cared for by "));
        std::ranges::replace(id, ' ', '_');
        coverage.primary_care = ProviderId(id);
    } else if (part.starts_with("not covered ")) {
        TRY(add_gap(member, behind("not covered ")));
    } else if (part == "female" || part == "male")
        member.sex = TRY(enumerator<directory::Sex>(part));
    else if (part.find(' ') != std::string_view::npos)
        return bad_step("what does \"" + std::string(part) + "\" say of a member?");
    else if (part != "active") coverage.line_of_business = part;
    return fine();
}

Result<Said> add_member(World& world, Call const& call) {
    auto const parts = listed(call.word(0));
    directory::Member member;
    auto const names = texts(parts.front());
    member.id = MemberId(lower(join(names, "_")));
    member.first_name.reveal() = names.front();
    member.last_name.reveal() = names.back();
    member.language = "en";
    auto& coverage = member.coverages.emplace_back();
    coverage.valid_from = make_day(2000, 1, 1);
    for (std::size_t i = 1; i < parts.size(); ++i) TRY(add_member_part(member, parts[i]));
    TRY(world.stage.add_member(member));
    world.member = member;
    return Said{};
}

/// `in network`, `out of network`, `in <county> county`, `specialty <word>`, `part of
/// <organisation>`.
Result<void> add_place_part(directory::Provider& place, std::string_view part) {
    auto const behind = [&](std::string_view start) {
        return std::string(trim(part.substr(start.size())));
    };
    if (part == "out of network") place.networks.clear();
    else if (part == "without phone") place.phone.clear();
    else if (part == "without fax") place.fax.clear();
    else if (part.starts_with("specialty ")) place.specialty = behind("specialty ");
    else if (part.starts_with("part of ")) place.organisation = behind("part of ");
    else if (part.starts_with("in ") && part.ends_with(" county"))
        place.address.county = std::string(part.substr(3, part.size() - 10));
    else if (part != "in network")
        return bad_step("what does \"" + std::string(part) + "\" say of a provider?");
    return fine();
}

Result<Said> add_place(World& world, Call const& call) {
    auto place = *TRY(world.place(call.word(0)));
    for (auto const& part : listed(call.word(1))) TRY(add_place_part(place, part));
    TRY(world.keep_place(place));
    return Said{};
}

Result<Said> end_licence(World& world, Call const& call) {
    TRY(world.person(call.word(0)))->licence_until = TRY(parse_day(call.word(1)));
    return Said{};
}

Result<Said> set_employer(World& world, Call const& call) {
    TRY(world.person(call.word(0)))->organisation = TRY(world.place(call.word(1)))->organisation;
    return Said{};
}

Result<Said> set_group(World& world, Call const& call) {
    TRY(world.person(call.word(0)))->organisation = call.word(1);
    return Said{};
}

}  // namespace

void add_setting_phrases(PhraseBook& book) {
    book.add("Plan <plan>", "The plan spoken of, in the edition in force.", use_plan);
    book.add("Plan <plan> edition <edition>", "The plan in this edition, whatever its dates.",
             use_plan);
    book.add("Now <weekday> <date> <time>", "The time it is, by the plan's clock.", set_now);
    book.add("Time passes until <weekday> <date> <time>", "What falls due on the way happens.",
             pass_time);
    book.add("Provider \"<name>\" is <facts...>",
             "A provider: `out of network`, `in lake county`, `specialty cardiology`, `part of "
             "an_office`, `without phone`, `without fax`, by commas. "
             "One never described is in network and in the service area.",
             add_place);
    book.add("Member <facts...>",
             "The member spoken of: name, `born <date>`, the line of business, `active`, `reads "
             "<language>`, `assigned to "
             "<group>`, `covered from <date>`, `covered until <date>`, `not covered <date> to "
             "<date>`, `cared for by <office>`, by commas.",
             add_member);
    book.add("The licence of <who...> ended <date>", "The last day of the licence on record.",
             end_licence);
    book.add("<who...> works for \"<name>\"", "Belongs to the organisation of that provider.",
             set_employer);
    book.add("<who...> works for group <group>", "Belongs to a delegated group.", set_group);
}

}  // namespace assent::scenario
