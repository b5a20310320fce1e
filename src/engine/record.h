/// The whole record of a request or an appeal as an auditor gets it: the state, every event it is
/// folded from, and the hashes with which anybody can check, years later and without this program,
/// that nothing was changed.
#pragma once

#include "base/fields.h"

#include <cstdint>
#include <string>
#include <vector>

namespace assent::engine {

struct RecordedEvent {
    std::int64_t seq = 0;      ///< in the plan's log
    std::int64_t version = 0;  ///< of the request
    std::string kind;
    Instant at{};
    std::string actor;
    std::string command_key;
    std::string pack;  ///< version of the policy pack in force
    json::Value body;
    std::string body_hash;      ///< SHA-256 of the body in compact JSON, its members in this order
    std::string previous_hash;  ///< chain hash of the plan's event before this one
    std::string chain_hash;     ///< covers previous_hash and everything above but the body itself
};

void fields(auto& f, auto& e) requires Is<RecordedEvent, decltype(e)> {
    f("seq", e.seq);
    f("version", e.version);
    f("kind", e.kind);
    f("at", e.at);
    f("actor", e.actor);
    f("command_key", e.command_key);
    f("pack", e.pack);
    f("body", e.body);
    f("body_hash", e.body_hash);
    f("previous_hash", e.previous_hash);
    f("chain_hash", e.chain_hash);
}

/// What came of recomputing every hash and folding the events again.
struct RecordCheck {
    bool holds = false;
    std::vector<std::int64_t> expunged;  ///< events whose body was removed by law
    std::vector<std::string> problems;   ///< numbers and positions, never health data
};

void fields(auto& f, auto& c) requires Is<RecordCheck, decltype(c)> {
    f("holds", c.holds);
    f("expunged", c.expunged);
    f("problems", c.problems);
}

/// What is the same of every stream.
struct StreamRecord {
    PlanId plan;
    std::int64_t version = 0;
    json::Value state;
    std::vector<RecordedEvent> events;
    RecordCheck chain;
};

void stream_fields(auto& f, auto& r) {
    f("plan", r.plan);
    f("version", r.version);
    f("state", r.state);
    f("events", r.events);
    f("chain", r.chain);
}

struct RequestRecord : StreamRecord {
    RequestId request;
};

void fields(auto& f, auto& r) requires Is<RequestRecord, decltype(r)> {
    f("request", r.request);
    stream_fields(f, r);
}

struct AppealRecord : StreamRecord {
    AppealId appeal;
};

void fields(auto& f, auto& r) requires Is<AppealRecord, decltype(r)> {
    f("appeal", r.appeal);
    stream_fields(f, r);
}

/// What checking every record found.
struct VerifyReport {
    std::int64_t events = 0;
    std::int64_t requests = 0;
    std::int64_t appeals = 0;
    std::vector<std::string> problems;  ///< numbers and positions, never health data
};

void fields(auto& f, auto& r) requires Is<VerifyReport, decltype(r)> {
    f("events", r.events);
    f("requests", r.requests);
    f("appeals", r.appeals);
    f("problems", r.problems);
}

}  // namespace assent::engine
