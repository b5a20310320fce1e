#include "request/apply_parts.h"

#include <algorithm>

namespace assent::request {
namespace {

Talk& talk(State& state) {
    if (!state.talk) state.talk.emplace();
    return *state.talk;
}

PeerToPeer* find_talk(State& state, int number) {
    for (auto& one : talk(state).peer_to_peer)
        if (one.asked.number == number) return &one;
    return nullptr;
}

}  // namespace

void apply_later(State& state, PeerToPeerAsked const& e) {
    talk(state).peer_to_peer.push_back({e, {}, {}});
}

void apply_later(State& state, PeerToPeerBooked const& e) {
    if (auto* one = find_talk(state, e.number)) one->booked = e;
}

void apply_later(State& state, PeerToPeerHeld const& e) {
    if (auto* one = find_talk(state, e.number)) one->held = e;
}

void apply_later(State& state, ContactLogged const& e) { talk(state).contacts.push_back(e); }

void apply_later(State& state, TaskOpened const& e) { talk(state).tasks.push_back({e, {}}); }

void apply_later(State& state, TaskAssigned const& e) {
    for (auto& task : talk(state).tasks) {
        if (task.opened.task != e.task) continue;
        if (e.account.empty()) task.owner.reset();
        else task.owner = e;
    }
}

void apply_later(State& state, TaskClosed const& e) {
    for (auto& task : talk(state).tasks)
        if (task.opened.task == e.task) task.closed = e;
}

void apply_later(State& state, CriteriaDisclosed const& e) { talk(state).criteria.push_back(e); }

Talk const& talk_of(State const& state) {
    static Talk const none;
    return state.talk ? *state.talk : none;
}

}  // namespace assent::request
