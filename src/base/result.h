/// Failing is a value: Result<T> holds a T or a Fault with a stable code, a place and a sentence.
/// TRY(expr) unwraps a Result or returns its Fault from the enclosing function.
#pragma once

#include <cassert>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace assent {

/// What went wrong, in seven kinds that each door maps once (architecture: errors).
enum class Kind { invalid, forbidden, not_found, conflict, busy, unavailable, broken };

struct Fault {
    Kind kind = Kind::broken;
    std::string code;     ///< stable, documented, never reused: `physician_required`
    std::string where;    ///< JSON pointer with its leading slash, empty when it is the whole
    std::string message;  ///< a sentence for the person who must act next; never health data

    friend bool operator==(Fault const&, Fault const&) = default;
};

inline Fault invalid(std::string code, std::string where, std::string message) {
    return {Kind::invalid, std::move(code), std::move(where), std::move(message)};
}

inline Fault forbidden(std::string code, std::string where, std::string message) {
    return {Kind::forbidden, std::move(code), std::move(where), std::move(message)};
}

inline Fault not_found(std::string code, std::string where, std::string message) {
    return {Kind::not_found, std::move(code), std::move(where), std::move(message)};
}

inline Fault conflict(std::string code, std::string where, std::string message) {
    return {Kind::conflict, std::move(code), std::move(where), std::move(message)};
}

inline Fault busy(std::string code, std::string message) {
    return {Kind::busy, std::move(code), {}, std::move(message)};
}

inline Fault unavailable(std::string code, std::string message) {
    return {Kind::unavailable, std::move(code), {}, std::move(message)};
}

inline Fault broken(std::string code, std::string message) {
    return {Kind::broken, std::move(code), {}, std::move(message)};
}

template <class T>
class [[nodiscard]] Result {
public:
    using value_type = T;

    // Implicit on purpose: `return value;` and `return invalid(...);` read as they mean.
    // NOLINTBEGIN(google-explicit-constructor)
    Result(T value) : value_(std::move(value)) {}
    Result(Fault fault) : fault_(std::make_unique<Fault>(std::move(fault))) {}
    // NOLINTEND(google-explicit-constructor)

    bool ok() const { return value_.has_value(); }
    explicit operator bool() const { return ok(); }

    T const& value() const& {
        assert(ok());
        return *value_;
    }
    T& value() & {
        assert(ok());
        return *value_;
    }
    T const& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    T const* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    Fault const& fault() const {
        assert(!ok());
        return *fault_;
    }

    T take() && {
        assert(ok());
        return std::move(*value_);
    }
    Fault take_fault() && {
        assert(!ok());
        return std::move(*fault_);
    }

private:
    std::optional<T> value_;
    std::unique_ptr<Fault> fault_;
};

template <>
class [[nodiscard]] Result<void> {
public:
    using value_type = void;

    Result() = default;
    Result(Fault fault) : fault_(std::move(fault)) {}  // NOLINT(google-explicit-constructor)

    bool ok() const { return !fault_; }
    explicit operator bool() const { return ok(); }
    Fault const& fault() const {
        assert(!ok());
        return *fault_;
    }
    void take() && { assert(ok()); }
    Fault take_fault() && {
        assert(!ok());
        return std::move(*fault_);
    }

private:
    std::optional<Fault> fault_;
};

/// A check that passed.
inline Result<void> fine() { return {}; }

}  // namespace assent

/// Unwraps a Result, or returns its Fault from the enclosing function (which must return a Result).
/// Each use has a name of its own, so that one may stand inside another.
#define TRY(...) ASSENT_TRY_NAMED(__COUNTER__, __VA_ARGS__)
#define ASSENT_TRY_NAMED(n, ...) ASSENT_TRY_WITH(ASSENT_TRY_GLUE(try_result_, n), __VA_ARGS__)
#define ASSENT_TRY_GLUE(a, b) ASSENT_TRY_GLUE_NOW(a, b)
#define ASSENT_TRY_GLUE_NOW(a, b) a##b
#define ASSENT_TRY_WITH(name, ...)                           \
    __extension__({                                          \
        auto name = (__VA_ARGS__);                           \
        if (!name.ok()) return std::move(name).take_fault(); \
        std::move(name).take();                              \
    })
