/// An optional value whose copies share it until one of them is changed: what is large and seldom
/// changes is copied by counting a holder.
#pragma once

#include <memory>
#include <utility>

namespace assent {

template <class T>
class Shared {
public:
    using value_type = T;

    Shared() = default;
    Shared(T value)  // NOLINT(google-explicit-constructor): assigned like an optional
        : held_(std::make_shared<T>(std::move(value))) {}

    explicit operator bool() const { return held_ != nullptr; }
    bool has_value() const { return held_ != nullptr; }
    T const& operator*() const { return *held_; }
    T const* operator->() const { return held_.get(); }
    T value_or(T other) const { return held_ ? *held_ : std::move(other); }

    T& emplace() { return *(held_ = std::make_shared<T>()); }
    /// To change it: this holder gets a value of its own. It must hold one.
    T& edit() {
        if (held_.use_count() > 1) held_ = std::make_shared<T>(*held_);
        return *held_;
    }

private:
    std::shared_ptr<T> held_;
};

}  // namespace assent
