/// The talk and work around a request as it stands.
#pragma once

#include "request/talk_events.h"

#include <vector>

namespace assent::request {

struct PeerToPeer {
    PeerToPeerAsked asked;
    std::optional<PeerToPeerBooked> booked;
    std::optional<PeerToPeerHeld> held;
};

void fields(auto& f, auto& p) requires Is<PeerToPeer, decltype(p)> {
    f("asked", p.asked);
    f("booked", p.booked);
    f("held", p.held);
}

struct Task {
    TaskOpened opened;
    std::optional<TaskClosed> closed;
    std::optional<TaskAssigned> owner = {};  ///< who sees to it now
};

void fields(auto& f, auto& t) requires Is<Task, decltype(t)> {
    f("opened", t.opened);
    f("closed", t.closed);
    f("owner", t.owner);
}

struct Talk {
    std::vector<PeerToPeer> peer_to_peer;
    std::vector<ContactLogged> contacts;
    std::vector<Task> tasks;
    std::vector<CriteriaDisclosed> criteria;
};

void fields(auto& f, auto& t) requires Is<Talk, decltype(t)> {
    f("peer_to_peer", t.peer_to_peer);
    f("contacts", t.contacts);
    f("tasks", t.tasks);
    f("criteria", t.criteria);
}

}  // namespace assent::request
