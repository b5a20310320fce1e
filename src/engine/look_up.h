/// What stands around a member or a provider, for the people who answer their calls; and open tasks
/// over all requests.
#pragma once

#include "directory/provider.h"
#include "identity/accounts.h"
#include "records/contacts.h"
#include "request/talk_events.h"
#include "views/look_up.h"
#include "views/stays.h"
#include "views/tasks.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace assent::engine {

struct TaskAsk {
    PlanId plan;
    std::string request;
    std::vector<request::TaskKind> kind;
    views::TaskOwner owner = views::TaskOwner::anybody;
    bool due = false;  ///< by the end of today
    std::string after;
    int limit = 50;
};

void fields(auto& f, auto& a) requires Is<TaskAsk, decltype(a)> {
    f("plan", a.plan);
    f("request", a.request);
    f("kind", a.kind);
    f("owner", a.owner);
    f("due", a.due);
    f("after", a.after);
    f("limit", a.limit);
}

struct TaskList {
    Instant now{};
    Day today{};
    int attempts_required = 0;  ///< before a no for missing records (L-RFI-04)
    views::TaskPage page;
};

/// A call or letter about a member or provider that belongs to no request.
struct ContactToKeep {
    PlanId plan;
    records::ContactSubject subject = records::ContactSubject::member;
    std::string id;  ///< opaque, of the member or the provider
    request::ContactTopic topic = request::ContactTopic::other;
    request::ContactDirection direction = request::ContactDirection::incoming;
    policy::Channel channel = policy::Channel::phone;
    std::string with;
    bool reached = true;
    Private<std::string> text;
};

void fields(auto& f, auto& c) requires Is<ContactToKeep, decltype(c)> {
    f("plan", c.plan);
    f("subject", c.subject);
    f("id", c.id);
    f("topic", c.topic);
    f("direction", c.direction);
    f("channel", c.channel);
    f("with", c.with);
    f("reached", c.reached);
    f("text", c.text);
}

/// One call or letter, of a request or of none.
struct ContactSeen {
    RequestId request;  ///< empty: of none
    std::string topic;
    std::string direction;
    std::string channel;
    std::string with;
    bool reached = false;
    Private<std::string> text;
    std::string by;  ///< name
    Instant at{};
};

void fields(auto& f, auto& c) requires Is<ContactSeen, decltype(c)> {
    f("request", c.request);
    f("topic", c.topic);
    f("direction", c.direction);
    f("channel", c.channel);
    f("with", c.with);
    f("reached", c.reached);
    f("text", c.text);
    f("by", c.by);
    f("at", c.at);
}

/// Beside the overview of a member (U17): calls, appeals, stays and open tasks.
struct MemberFile {
    std::vector<ContactSeen> contacts;  ///< newest first
    std::vector<views::MemberAppeal> appeals;
    std::vector<views::StayRow> stays;  ///< newest first, also those that are over
    std::vector<views::TaskRow> tasks;
};

struct ProviderFile {
    directory::Provider provider;
    std::map<std::string, std::int64_t> outcomes;  ///< of a year, by status
    std::vector<views::RequestRow> requests;       ///< the latest
    std::vector<ContactSeen> contacts;
    std::vector<identity::Account>
        accounts;  ///< of its organisation; only who answers for accounts
};

}  // namespace assent::engine
