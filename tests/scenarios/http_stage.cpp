#include "scenarios/http_stage.h"

#include "request/onward.h"
#include "request/state_codec.h"
#include "request/timing.h"

#include <algorithm>
#include <array>

namespace assent::play {
namespace {

using request::Command;

/// Where the door takes a command on a request; empty: nowhere.
template <class C>
constexpr std::string_view address = "";
template <>
constexpr std::string_view address<request::AddNote> = "notes";
template <>
constexpr std::string_view address<request::AttachDocument> = "documents";
template <>
constexpr std::string_view address<request::AssignRequest> = "assignment";
template <>
constexpr std::string_view address<request::Determine> = "approval";
template <>
constexpr std::string_view address<request::VoidRequest> = "void";
template <>
constexpr std::string_view address<request::ExtendDeadline> = "extension";

std::string_view address_of(Command const& command) {
    return std::visit([]<class C>(C const&) { return address<C>; }, command);
}

Fault not_here(std::string why) {
    return invalid(std::string(not_at_this_door), {}, std::move(why));
}

void rename(json::Value& object, std::string_view from, std::string_view to) {
    for (auto& member : object.as_object())
        if (member.name == from) member.name = to;
}

/// The question in the words of the lookup's address.
json::Value question(policy::Ask const& ask) {
    auto out = to_json(ask);
    rename(out, "service_day", "date");
    rename(out, "line_of_business", "line");
    rename(out, "modifiers", "modifier");
    rename(out, "diagnoses", "diagnosis");
    rename(out, "marks", "mark");
    if (ask.code) {
        out.set("code", ask.code->value);
        out.set("system", name_of(ask.code->system));
    }
    return out;
}

/// The part of the answer that is the policy's; the rest says what was asked.
Result<policy::Answer> answer_in(json::Value const& reply) {
    static constexpr std::array<std::string_view, 8> of_the_question{
        "plan_name", "code", "system", "title", "date", "asked_at", "time_zone", "line"};
    json::Object kept;
    for (auto const& member : reply.as_object())
        if (member.name != "disclaimer" &&
            std::ranges::find(of_the_question, member.name) == of_the_question.end())
            kept.push_back(member);
    return from_json<policy::Answer>(json::Value(std::move(kept)));
}

}  // namespace

HttpStage::HttpStage(Door& door, policy::Packs const& packs) : door_(door), packs_(packs) {}

Result<void> HttpStage::use_plan(PlanId const& plan, std::string const& edition) {
    auto const is_plan = [&](auto const& pack) { return pack->plan == plan; };
    if (std::ranges::none_of(packs_.all(), is_plan))
        return not_found("unknown_plan", {}, "There is no such plan.");
    if (!edition.empty()) TRY(packs_.edition(plan, edition));
    plan_ = plan;
    edition_ = edition;
    return fine();
}

Result<std::shared_ptr<policy::Pack const>> HttpStage::pack_on(Day day) {
    return edition_.empty() ? packs_.effective(plan_, day) : packs_.edition(plan_, edition_);
}

Result<void> HttpStage::pass_until(Instant until) {
    if (!requests_.empty() || !appeals_.empty()) TRY(door_.stand_at(until));
    forget();
    now_ = until;
    return fine();
}

Result<void> HttpStage::add_member(directory::Member const& member) {
    members_[member.id] = member;
    // Somebody the door knows already has changed, and comes in again under the same number.
    if (auto const number = numbers_.find(member.id); number != numbers_.end())
        TRY(door_.member(plan_, member, number->second));
    return fine();
}

Result<void> HttpStage::add_provider(directory::Provider const& provider) {
    providers_[provider.id] = provider;
    return fine();
}

void HttpStage::meet(request::Actor const& actor) { people_[actor.account] = actor; }

Result<policy::Answer> HttpStage::lookup(policy::Ask const& ask) {
    auto asked = question(ask);
    asked.set("plan", plan_.value);
    if (!edition_.empty()) asked.set("edition", edition_);
    return answer_in(TRY(door_.post(nullptr, "/api/lookup", asked)));
}

Result<void> HttpStage::must_be_judged_by_the_edition() {
    if (edition_.empty()) return fine();
    auto const named = TRY(packs_.edition(plan_, edition_));
    auto const today = named->zone.day_of(now_);
    if (named->valid_from <= today && today <= named->valid_to) return fine();
    return not_here("A request is judged by the edition in force on its day, not by " + edition_ +
                    ".");
}

Result<Person*> HttpStage::person(request::Actor const& actor) {
    if (actor.role == request::Role::system)
        return not_here("Nobody signs in as the clock; its commands have no address.");
    people_[actor.account] = actor;
    auto there = actor;
    for (auto& superior : there.superiors)
        if (auto const known = people_.find(superior); known != people_.end())
            superior = TRY(person(known->second))->account;
    return door_.person(there);
}

Result<std::optional<ProviderId>> HttpStage::provider_there(std::optional<ProviderId> const& id) {
    if (!id) return std::optional<ProviderId>();
    auto const known = providers_.find(*id);
    if (known == providers_.end()) return id;
    auto const there = TRY(door_.provider(plan_, known->second));
    names_here_[there.value] = id->value;
    return std::optional<ProviderId>(there);
}

Result<MemberId> HttpStage::member_there(MemberId const& id) {
    auto const known = members_.find(id);
    if (known == members_.end()) return id;
    if (auto const there = member_ids_.find(id); there != member_ids_.end()) return there->second;
    for (auto const& coverage : known->second.coverages)
        if (coverage.primary_care)
            return not_here("An import names primary care by NPI, which a scenario does not say.");
    auto const& number = numbers_.emplace(id, door_.fresh_name("M")).first->second;
    auto const made = TRY(door_.member(plan_, known->second, number));
    member_ids_.emplace(id, made);
    names_here_[made.value] = id.value;
    return made;
}

Result<request::SubmitRequest> HttpStage::as_known_there(request::SubmitRequest asked, Person& by) {
    asked.plan = plan_;
    asked.member = TRY(member_there(asked.member));
    asked.requesting = TRY(provider_there(asked.requesting));
    asked.servicing = TRY(provider_there(asked.servicing));
    for (auto& document : asked.documents)
        document.blob = TRY(door_.upload(by, std::string(name_of(document.type))));
    return asked;
}

/// People, members, providers and requests go by other names at the door than on the stage.
Result<std::string> HttpStage::name_there(std::string const& text) {
    if (auto const known = people_.find(text); known != people_.end())
        return TRY(person(known->second))->account;
    if (members_.contains(MemberId(text))) return TRY(member_there(MemberId(text))).value;
    if (providers_.contains(ProviderId(text))) return TRY(provider_there(ProviderId(text)))->value;
    return text;
}

Result<void> HttpStage::translate(json::Value& value) {
    if (value.is_string()) {
        value = TRY(name_there(value.as_string()));
    } else if (value.is_array()) {
        for (auto& item : value.as_array()) TRY(translate(item));
    } else if (value.is_object()) {
        for (auto& member : value.as_object())
            if (member.name != "type") TRY(translate(member.value));
    }
    return fine();
}

void HttpStage::translate_back(json::Value& value) const {
    if (value.is_string()) {
        auto const known = names_here_.find(value.as_string());
        if (known != names_here_.end()) value = known->second;
    } else if (value.is_array()) {
        for (auto& item : value.as_array()) translate_back(item);
    } else if (value.is_object()) {
        for (auto& member : value.as_object()) translate_back(member.value);
    }
}

Result<json::Value> HttpStage::body_of(Command command, Person& by) {
    if (auto* attach = std::get_if<request::AttachDocument>(&command))
        attach->document.blob = TRY(door_.upload(by, std::string(name_of(attach->document.type))));
    auto body = address_of(command).empty()
                    ? to_json(command)
                    : std::visit([](auto const& held) { return to_json(held); }, command);
    TRY(translate(body));
    return body;
}

Result<std::vector<std::string>> HttpStage::submit(request::SubmitRequest const& asked,
                                                   request::Actor const& by) {
    TRY(must_be_judged_by_the_edition());
    auto& who = *TRY(person(by));
    TRY(door_.stand_at(now_));
    auto const sent = TRY(as_known_there(asked, who));
    auto const key = door_.fresh_name("key");
    auto const reply = TRY(door_.command(who, "/api/requests", to_json(sent), {key, {}}));
    Seen seen;
    seen.number = RequestId(std::string(reply.text("request")));
    requests_.push_back(std::move(seen));
    current_ = requests_.size() - 1;
    return after(requests_.back(), key);
}

/// What an older system decided comes in as a file, under a number that this database has not met.
Result<std::vector<std::string>> HttpStage::take_over(request::ImportAuthorization command,
                                                      request::Actor const& by) {
    TRY(must_be_judged_by_the_edition());
    auto& who = *TRY(person(by));
    TRY(door_.stand_at(now_));
    auto const member = command.asked.member;
    command.asked = TRY(as_known_there(command.asked, who));
    auto const number = door_.fresh_name(command.number);
    names_here_[number] = command.number;
    command.number = number;
    Seen seen;
    seen.number = TRY(door_.take_over(who, command, numbers_[member]));
    requests_.push_back(std::move(seen));
    current_ = requests_.size() - 1;
    return look_at(requests_.back(), {});
}

Result<std::vector<std::string>> HttpStage::run(Command const& command, request::Actor const& by) {
    // A command without an address of its own goes where every command names itself.
    auto const own = address_of(command);
    std::string const where(own.empty() ? "commands" : own);
    if (auto const* taken = std::get_if<request::ImportAuthorization>(&command))
        return take_over(*taken, by);
    auto& who = *TRY(person(by));
    TRY(door_.stand_at(now_));
    // Time that went by may have changed it.
    if (!requests_.empty()) requests_[current_].fresh = false;
    auto& seen = *TRY(current());
    auto const key = door_.fresh_name("key");
    TRY(door_.command(who, "/api/requests/" + seen.number.value + "/" + where,
                      TRY(body_of(command, who)), {key, seen.version}));
    return after(seen, key);
}

Result<HttpStage::Seen*> HttpStage::current() {
    if (requests_.empty()) return not_found("no_request", {}, "No request was submitted yet.");
    auto& seen = requests_[current_];
    if (!seen.fresh) TRY(look_at(seen, {}));
    return &seen;
}

Result<std::vector<std::string>> HttpStage::after(Seen& seen, std::string const& key) {
    auto kinds = TRY(look_at(seen, key));
    auto const alarm = request::next_alarm(seen.state);
    bool const is_due = alarm && alarm->at <= now_;
    bool const goes_out = !request::published(seen.state).empty() ||
                          std::ranges::find(kinds, "RequestLinked") != kinds.end();
    if (!is_due && !goes_out) return kinds;
    TRY(door_.let_expire());
    for (auto& each : requests_) each.fresh = false;
    return kinds;
}

Result<json::Value> HttpStage::record(std::string const& path) {
    auto record = TRY(door_.get(*TRY(door_.auditor()), path));
    auto const* chain = record.find("chain");
    auto const* holds = chain ? chain->find("holds") : nullptr;
    if (holds == nullptr || !holds->is_bool() || !holds->as_bool())
        return broken("record_does_not_hold", json::write(chain ? *chain : record));
    auto state = *record.find("state");
    translate_back(state);
    record.set("state", std::move(state));
    return record;
}

std::vector<std::string> HttpStage::kinds_of(json::Value const& record, std::string const& key) {
    std::vector<std::string> kinds;
    for (auto const& event : record.find("events")->as_array())
        if (key.empty() || event.text("command_key") == key) kinds.emplace_back(event.text("kind"));
    return kinds;
}

Result<std::vector<std::string>> HttpStage::look_at(Seen& seen, std::string const& key) {
    auto const found = TRY(record("/api/requests/" + seen.number.value + "/record"));
    seen.state = TRY(request::read_state(json::write(*found.find("state"))));
    seen.version = TRY(json::to_int(found.find("version")->as_number()));
    seen.fresh = true;
    return kinds_of(found, key);
}

void HttpStage::forget() {
    for (auto& seen : requests_) seen.fresh = false;
    for (auto& seen : appeals_) seen.fresh = false;
}

Result<request::State> HttpStage::state() { return TRY(current())->state; }

Result<void> HttpStage::turn_to(int number) {
    if (number < 1 || number > std::ssize(requests_))
        return not_found("no_request", {}, "There is no such request.");
    current_ = static_cast<std::size_t>(number - 1);
    return fine();
}

}  // namespace assent::play
