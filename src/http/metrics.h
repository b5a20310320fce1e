/// Numbers for the operator's monitoring, in the Prometheus text format. Other modules register
/// counters and gauges here; metrics.cpp alone includes the library. No label ever holds a path, a
/// name or a number of a person.
#pragma once

#include "http/router.h"

#include <array>
#include <functional>
#include <memory>
#include <string>

namespace prometheus {
class Counter;
class Gauge;
class Histogram;
}  // namespace prometheus

namespace assent::http {

/// Copies mean the same counter; they are valid as long as the Metrics they came from.
class Counter {
public:
    explicit Counter(prometheus::Counter& counter) : counter_(&counter) {}

    void add(double amount = 1) const;

private:
    prometheus::Counter* counter_;
};

class Gauge {
public:
    explicit Gauge(prometheus::Gauge& gauge) : gauge_(&gauge) {}

    void set(double value) const;
    void add(double amount) const;

private:
    prometheus::Gauge* gauge_;
};

/// Answers and durations of one route.
class RouteMeter {
public:
    void observe(int status, double seconds) const;

private:
    friend class Metrics;
    std::array<prometheus::Counter*, 5> answers_{};  // by class of status, 1xx to 5xx
    prometheus::Histogram* seconds_ = nullptr;
};

class Metrics {
public:
    Metrics();
    ~Metrics();
    Metrics(Metrics const&) = delete;
    Metrics& operator=(Metrics const&) = delete;

    /// Asking twice for the same name and labels gives the same counter.
    Counter counter(std::string const& name, std::string const& help, Pairs const& labels = {});
    Gauge gauge(std::string const& name, std::string const& help, Pairs const& labels = {});
    /// A gauge whose value is asked for at each scrape, as long as the returned handle is kept.
    [[nodiscard]] std::shared_ptr<void> watch(std::string name, std::string help,
                                              std::function<double()> read);
    RouteMeter route(Route const& route);

    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

/// Offers the numbers at /metrics. `metrics` outlives the router.
void serve_metrics(Router& router, Metrics const& metrics);

}  // namespace assent::http
