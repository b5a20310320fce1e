#include "http/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <algorithm>
#include <mutex>
#include <vector>

namespace assent::http {
namespace {

struct Watched {
    std::string name;
    std::string help;
    std::function<double()> read;
};

prometheus::MetricFamily family_of(Watched const& watched) {
    prometheus::ClientMetric metric;
    metric.gauge.value = watched.read();
    prometheus::MetricFamily family;
    family.name = watched.name;
    family.help = watched.help;
    family.type = prometheus::MetricType::Gauge;
    family.metric.push_back(std::move(metric));
    return family;
}

prometheus::Labels labels_of(Pairs const& pairs) { return {pairs.begin(), pairs.end()}; }

}  // namespace

struct Metrics::State {
    prometheus::Registry registry;
    mutable std::mutex mutex;
    std::vector<std::weak_ptr<Watched>> watched;
};

void Counter::add(double amount) const { counter_->Increment(amount); }

void Gauge::set(double value) const { gauge_->Set(value); }

void Gauge::add(double amount) const { gauge_->Increment(amount); }

void RouteMeter::observe(int status, double seconds) const {
    if (!seconds_) return;
    auto const of_class = static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1);
    answers_[of_class]->Increment();
    seconds_->Observe(seconds);
}

Metrics::Metrics() : state_(std::make_unique<State>()) {}

Metrics::~Metrics() = default;

Counter Metrics::counter(std::string const& name, std::string const& help, Pairs const& labels) {
    auto& family = prometheus::BuildCounter().Name(name).Help(help).Register(state_->registry);
    return Counter(family.Add(labels_of(labels)));
}

Gauge Metrics::gauge(std::string const& name, std::string const& help, Pairs const& labels) {
    auto& family = prometheus::BuildGauge().Name(name).Help(help).Register(state_->registry);
    return Gauge(family.Add(labels_of(labels)));
}

std::shared_ptr<void> Metrics::watch(std::string name, std::string help,
                                     std::function<double()> read) {
    auto watched =
        std::make_shared<Watched>(Watched{std::move(name), std::move(help), std::move(read)});
    std::lock_guard const lock(state_->mutex);
    std::erase_if(state_->watched, [](auto const& old) { return old.expired(); });
    state_->watched.push_back(watched);
    return watched;
}

RouteMeter Metrics::route(Route const& route) {
    RouteMeter meter;
    prometheus::Labels const labels{{"method", route.method}, {"route", route.pattern}};
    auto& answers = prometheus::BuildCounter()
                        .Name("assent_http_requests_total")
                        .Help("Requests answered, by route and class of status")
                        .Register(state_->registry);
    for (std::size_t i = 0; i < meter.answers_.size(); ++i) {
        auto with_class = labels;
        with_class["status"] = std::to_string(i + 1) + "xx";
        meter.answers_[i] = &answers.Add(with_class);
    }
    auto& seconds = prometheus::BuildHistogram()
                        .Name("assent_http_request_seconds")
                        .Help("Time from a request's head to the end of its answer")
                        .Register(state_->registry);
    prometheus::Histogram::BucketBoundaries const bounds{
        0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};
    meter.seconds_ = &seconds.Add(labels, bounds);
    return meter;
}

std::string Metrics::text() const {
    auto families = state_->registry.Collect();
    std::vector<std::shared_ptr<Watched>> watched;
    {
        std::lock_guard const lock(state_->mutex);
        for (auto const& weak : state_->watched)
            if (auto held = weak.lock()) watched.push_back(std::move(held));
    }
    for (auto const& one : watched) families.push_back(family_of(*one));
    return prometheus::TextSerializer().Serialize(families);
}

void serve_metrics(Router& router, Metrics const& metrics) {
    router.get("/metrics", [&metrics](Request const&) {
        auto response = text(200, metrics.text());
        response.content_type = "text/plain; version=0.0.4; charset=utf-8";
        return response;
    });
}

}  // namespace assent::http
