#include "base/hash.h"
#include "doors/cli/open.h"
#include "engine/carry_out.h"

#include <cstdio>
#include <iostream>
#include <iterator>

namespace assent::cli {
namespace {

/// The console acts as a person with an account, and leaves the same records as that person at the
/// door.
struct Console {
    std::unique_ptr<engine::Engine> engine;
    engine::Asker asker;
};

Result<Console> open_as(ConsoleOptions const& options) {
    Console console;
    console.engine = TRY(open_engine(options.common, Beside::server));
    console.asker = TRY(console.engine->asker_named(options.as, "cli"));
    return console;
}

Result<json::Value> body_of(ConsoleOptions const& options) {
    std::string text = options.body;
    if (options.file == "-") text.assign(std::istreambuf_iterator<char>(std::cin), {});
    else if (!options.file.empty()) text = TRY(read_text(options.file));
    if (text.empty()) text = "{}";
    auto value = TRY(json::parse(text));
    if (!value.is_object())
        return invalid("wrong_type", "", "The command is a JSON object of its fields.");
    if (!options.type.empty()) value.set("type", options.type);
    return value;
}

CommandKey key_of(ConsoleOptions const& options) {
    return CommandKey(options.key.empty() ? "cli-" + random_hex(16) : options.key);
}

Result<ProviderId> provider_named(Console& console, PlanId const& plan, std::string const& text,
                                  std::string const& where) {
    auto const found =
        TRY(console.engine->search_providers(console.asker, plan, {text, false, {}, 2}));
    if (found.size() == 1) return found.front().id;
    return invalid("unknown_provider", where, "Name one provider, by its name or NPI.");
}

/// People and places may be named by what is on their card instead of by row ids.
Result<void> name_parties(Console& console, ConsoleOptions const& options,
                          request::SubmitRequest& asked) {
    if (!options.plan.empty()) asked.plan = PlanId(options.plan);
    if (!options.member.empty()) {
        records::MemberSearch search;
        search.member_number = Private<std::string>(options.member);
        auto const found = TRY(console.engine->search_members(console.asker, asked.plan, search));
        if (found.size() != 1)
            return invalid("unknown_member", "/member", "No member has that number.");
        asked.member = found.front().id;
    }
    if (!options.requesting.empty())
        asked.requesting =
            TRY(provider_named(console, asked.plan, options.requesting, "/requesting"));
    if (!options.servicing.empty())
        asked.servicing = TRY(provider_named(console, asked.plan, options.servicing, "/servicing"));
    return fine();
}

Result<std::string> submit(Console& console, ConsoleOptions const& options) {
    auto asked = TRY(from_json<request::SubmitRequest>(TRY(body_of(options))));
    TRY(name_parties(console, options, asked));
    engine::Call call;
    call.plan = asked.plan;
    call.key = key_of(options);
    call.actor = engine::actor_of(console.asker.account);
    call.command = std::move(asked);
    TRY(console.engine->works_for(console.asker, call.plan));
    return TRY(console.engine->run(call)).reply;
}

Result<std::string> run_command(Console& console, ConsoleOptions const& options) {
    engine::Call call;
    call.request = RequestId(options.number);
    call.plan = TRY(console.engine->plan_of(options.number));
    call.key = key_of(options);
    call.actor = engine::actor_of(console.asker.account);
    call.command = TRY(from_json<request::Command>(TRY(body_of(options))));
    if (std::holds_alternative<request::SubmitRequest>(call.command))
        return invalid("wrong_path", "/type", "Submit with assent request submit.");
    TRY(console.engine->role_may(call));
    TRY(console.engine->may_see(console.asker, *call.request));
    return TRY(console.engine->run(call)).reply;
}

Result<std::string> run_appeal(Console& console, ConsoleOptions const& options) {
    engine::AppealCall call;
    call.key = key_of(options);
    call.actor = engine::actor_of(console.asker.account);
    call.command = TRY(from_json<appeal::Command>(TRY(body_of(options))));
    bool const begins = appeal::begins(call.command);
    if (begins != options.number.empty())
        return invalid("wrong_path", "/type",
                       "File with assent appeal file; every other command names its appeal.");
    auto const about = appeal::request_of(call.command);
    if (!begins) call.appeal = AppealId(options.number);
    if (!options.number.empty()) call.plan = TRY(console.engine->plan_of(options.number));
    else if (about) call.plan = TRY(console.engine->plan_of(about->value));
    else call.plan = options.plan.empty() ? console.asker.account.plan : PlanId(options.plan);
    TRY(console.engine->works_for(console.asker, call.plan));
    TRY(console.engine->role_may(call));
    if (call.appeal) TRY(console.engine->may_see(console.asker, *call.appeal));
    if (about) TRY(console.engine->may_see(console.asker, *about));
    auto receipt = TRY(console.engine->run(call));
    // Where no server runs, nobody else carries to the request what was decided.
    engine::carry_out_owed(*console.engine, call.plan);
    return std::move(receipt.reply);
}

template <class Entry>
json::Value entry_json(Entry const& entry) {
    json::Value item;
    item.set("version", entry.version);
    item.set("at", to_text(entry.at));
    item.set("who", entry.actor);
    item.set("kind", kind_of(entry.event));
    return item;
}

template <class Picture>
std::string shown(Picture const& picture) {
    auto out = engine::standing(picture.state, picture.version);
    json::Array timeline;
    for (auto const& entry : picture.timeline) timeline.push_back(entry_json(entry));
    out.set("timeline", std::move(timeline));
    return json::write(out);
}

Result<std::string> show_request(Console& console, ConsoleOptions const& options) {
    return shown(TRY(console.engine->read_request(console.asker, RequestId(options.number))));
}

Result<std::string> show_appeal(Console& console, ConsoleOptions const& options) {
    return shown(TRY(console.engine->read_appeal(console.asker, AppealId(options.number))));
}

void print(json::Value const& reply) {
    bool const is_appeal = reply.find("appeal") != nullptr;
    std::string const number(reply.text(is_appeal ? "appeal" : "request"));
    std::printf("%s %s: %s\n", is_appeal ? "appeal" : "request", number.c_str(),
                std::string(reply.text("status")).c_str());
    if (auto const due = reply.text("due_at"); !due.empty())
        std::printf("due %s\n", std::string(due).c_str());
    auto const* timeline = reply.find("timeline");
    if (timeline == nullptr) return;
    for (auto const& entry : timeline->as_array())
        std::printf("%s %s %s\n", std::string(entry.text("at")).c_str(),
                    std::string(entry.text("who")).c_str(),
                    std::string(entry.text("kind")).c_str());
}

using Act = Result<std::string> (*)(Console&, ConsoleOptions const&);

int act(ConsoleOptions const& options, Act what) {
    auto const output = options.common.output;
    auto console = open_as(options);
    if (!console) return tell(console.fault(), output);
    auto const reply = what(*console, options);
    if (!reply) return tell(reply.fault(), output);
    auto const value = json::parse(*reply);
    if (!value) return tell(value.fault(), output);
    if (output == Output::json) std::puts(json::write_pretty(*value).c_str());
    else print(*value);
    return 0;
}

}  // namespace

int request_submit(ConsoleOptions const& options) { return act(options, submit); }
int request_run(ConsoleOptions const& options) { return act(options, run_command); }
int request_show(ConsoleOptions const& options) { return act(options, show_request); }
int appeal_run(ConsoleOptions const& options) { return act(options, run_appeal); }
int appeal_show(ConsoleOptions const& options) { return act(options, show_appeal); }

}  // namespace assent::cli
