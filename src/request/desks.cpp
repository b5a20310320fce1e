#include "request/desks.h"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace assent::request {
namespace {

/// vocabulary.md 12
constexpr std::array<std::string_view, 19> known{"intake",
                                                 "nurse_outpatient",
                                                 "nurse_imaging",
                                                 "nurse_inpatient",
                                                 "pharmacist",
                                                 "physician",
                                                 "medical_director",
                                                 "external",
                                                 "delegate",
                                                 "change_cancel",
                                                 "duplicates",
                                                 "continuity",
                                                 "retro",
                                                 "appeals",
                                                 "grievances",
                                                 "peer_to_peer",
                                                 "undelivered",
                                                 "unmatched",
                                                 "tasks"};

bool is_one_of(std::string_view queue, std::initializer_list<std::string_view> names) {
    return std::ranges::find(names, queue) != names.end();
}

/// A queue only the pack names is one of the nurses'.
bool is_of_pack(std::string_view queue) { return std::ranges::find(known, queue) == known.end(); }

bool is_of_clerks(std::string_view queue) {
    return is_one_of(queue, {"intake", "unmatched", "duplicates", "undelivered", "tasks"});
}

}  // namespace

bool is_queue(std::string_view name, policy::Pack const& pack) {
    return std::ranges::count(queues_of(pack), name) > 0;
}

std::vector<std::string_view> queues_of(policy::Pack const& pack) {
    std::vector<std::string_view> names(known.begin(), known.end());
    auto const add = [&](std::string_view name) {
        if (!name.empty() && std::ranges::count(names, name) == 0) names.push_back(name);
    };
    add(pack.default_queue);
    for (auto const& route : pack.routes) add(route.queue);
    return names;
}

bool works_from(Role role, std::string_view queue) {
    switch (role) {
        case Role::intake_clerk:
        case Role::supervisor: return is_of_clerks(queue);
        case Role::coordinator:
            return is_of_clerks(queue) || queue == "change_cancel" || queue == "delegate";
        case Role::nurse:
            return is_of_pack(queue) || is_one_of(queue, {"nurse_outpatient", "nurse_imaging",
                                                          "retro", "continuity", "change_cancel"});
        case Role::inpatient_nurse: return is_one_of(queue, {"nurse_inpatient", "change_cancel"});
        case Role::pharmacist: return queue == "pharmacist";
        case Role::physician: return is_one_of(queue, {"physician", "peer_to_peer"});
        case Role::medical_director:
            return is_one_of(queue, {"medical_director", "physician", "peer_to_peer"});
        case Role::case_manager: return is_one_of(queue, {"continuity", "tasks"});
        case Role::member_services:
        case Role::provider_services: return is_one_of(queue, {"undelivered", "tasks"});
        default: return false;
    }
}

bool shares_out(Role role) {
    return role == Role::supervisor || role == Role::coordinator || role == Role::medical_director;
}

}  // namespace assent::request
