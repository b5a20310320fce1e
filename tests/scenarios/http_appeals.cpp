#include "scenarios/http_stage.h"

namespace assent::play {
namespace {

Fault no_appeal() { return not_found("no_appeal", {}, "No appeal was filed yet."); }

}  // namespace

Result<std::vector<std::string>> HttpStage::run_appeal(appeal::Command const& command,
                                                       request::Actor const& by) {
    if (by.role == request::Role::member || by.role == request::Role::representative)
        return invalid(std::string(not_at_this_door), {},
                       "Members do not sign in yet; staff write down what they say.");
    TRY(must_be_judged_by_the_edition());
    auto& who = *TRY(person(by));
    TRY(door_.stand_at(now_));
    auto const key = door_.fresh_name("key");
    if (!appeal::begins(command)) {
        // Time that went by may have changed it.
        if (!appeals_.empty()) appeals_[current_appeal_].fresh = false;
        auto& seen = *TRY(current_appeal());
        auto body = to_json(command);
        TRY(translate(body));
        TRY(door_.command(who, "/api/appeals/" + seen.number.value + "/commands", body,
                          {key, seen.version}));
        return after(seen, key);
    }
    auto body = to_json(command);
    body.set("plan", plan_.value);
    TRY(translate(body));
    auto const reply = TRY(door_.command(who, "/api/appeals", body, {key, {}}));
    SeenAppeal seen;
    seen.number = AppealId(std::string(reply.text("appeal")));
    appeals_.push_back(std::move(seen));
    current_appeal_ = appeals_.size() - 1;
    return after(appeals_.back(), key);
}

Result<std::vector<std::string>> HttpStage::after(SeenAppeal& seen, std::string const& key) {
    auto kinds = TRY(look_at(seen, key));
    auto const alarm = appeal::next_alarm(seen.state);
    bool const is_owed = appeal::owed(seen.state) && !seen.state.effectuated;
    if ((alarm && alarm->at <= now_) || is_owed) TRY(door_.let_expire());
    // What is owed may be carried out before anybody looks.
    forget();
    return kinds;
}

Result<std::vector<std::string>> HttpStage::look_at(SeenAppeal& seen, std::string const& key) {
    auto const found = TRY(record("/api/appeals/" + seen.number.value + "/record"));
    seen.state = TRY(appeal::read_state(json::write(*found.find("state"))));
    seen.version = TRY(json::to_int(found.find("version")->as_number()));
    seen.fresh = true;
    return kinds_of(found, key);
}

Result<HttpStage::SeenAppeal*> HttpStage::current_appeal() {
    if (appeals_.empty()) return no_appeal();
    auto& seen = appeals_[current_appeal_];
    if (!seen.fresh) TRY(look_at(seen, {}));
    return &seen;
}

Result<appeal::State> HttpStage::appeal_state() { return TRY(current_appeal())->state; }

Result<void> HttpStage::turn_to_appeal(int number) {
    if (number < 1 || number > std::ssize(appeals_)) return no_appeal();
    current_appeal_ = static_cast<std::size_t>(number - 1);
    return fine();
}

}  // namespace assent::play
