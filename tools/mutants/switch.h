/// The switch of a mutated build: every mutant is compiled in and sleeps until its number is set.
/// tools/mutate.py writes calls of these into a copy of the sources. A place counts as reached only
/// when the mutant would have given another value there.
#pragma once

#include <optional>
#include <type_traits>

namespace assent_mutant {

inline constexpr int table_size = 1 << 19;
extern int active;
extern unsigned char reached[table_size];

constexpr bool on(int id) {
    if (id < 0 || std::is_constant_evaluated()) return false;
    reached[id] = 1;
    return active == id;
}

/// A statement that the mutant leaves out.
constexpr bool runs(int id) { return !on(id); }

template <int Negate, int Never, int Always>
constexpr bool condition(bool value) {
    if (on(Negate)) return !value;
    return value ? !on(Never) : on(Always);
}

template <int Id>
constexpr bool flipped(bool value) {
    return on(Id) != value;
}

/// An operand of `&&` or `||` that the mutant takes for given.
template <int Id>
constexpr bool operand_of_and(bool value) {
    return value || on(Id);
}

template <int Id>
constexpr bool operand_of_or(bool value) {
    return value && !on(Id);
}

template <int Id>
constexpr int one() {
    return on(Id) ? 0 : 1;
}

template <int Id>
struct Negation {};

template <int Id>
inline constexpr Negation<Id> negation{};

template <int Id, class T>
constexpr bool operator->*(Negation<Id>, T&& value) {
    return on(Id) ? static_cast<bool>(value) : !static_cast<bool>(value);
}

/// Stands between the two sides of a comparison: `a < between<1, 2> < b`.
template <int Negate, int Boundary>
struct Between {};

template <int Negate, int Boundary>
inline constexpr Between<Negate, Boundary> between{};

template <class L, int Negate, int Boundary>
struct Held {
    L const& left;
};

template <int Negate, int Boundary>
constexpr bool chosen(bool value, bool at_boundary) {
    if (on(Negate)) return !value;
    return value != at_boundary && on(Boundary) ? at_boundary : value;
}

// A nearby operator stands for the boundary; where a type has none, the comparison itself. The
// optional has comparisons with everything, so it needs its own.
#define ASSENT_MUTANT_COMPARES(op, near)                                                 \
    template <class L, int N, int B>                                                     \
    constexpr Held<L, N, B> operator op(L const& left, Between<N, B>) {                  \
        return {left};                                                                   \
    }                                                                                    \
    template <class L, int N, int B, class R>                                            \
    constexpr bool operator op(Held<L, N, B> held, R const& right) {                     \
        bool const value = static_cast<bool>(held.left op right);                        \
        if constexpr (requires { static_cast<bool>(held.left near right); } && B >= 0)   \
            return chosen<N, B>(value, static_cast<bool>(held.left near right));         \
        else                                                                             \
            return chosen<N, -1>(value, value);                                          \
    }                                                                                    \
    template <class T, int N, int B>                                                     \
    constexpr Held<std::optional<T>, N, B> operator op(std::optional<T> const& left,     \
                                                       Between<N, B>) {                  \
        return {left};                                                                   \
    }                                                                                    \
    template <class L, int N, int B, class T>                                            \
    constexpr bool operator op(Held<L, N, B> held, std::optional<T> const& right) {      \
        return chosen<N, B>(static_cast<bool>(held.left op right),                       \
                            static_cast<bool>(held.left near right));                    \
    }

ASSENT_MUTANT_COMPARES(==, ==)
ASSENT_MUTANT_COMPARES(!=, !=)
ASSENT_MUTANT_COMPARES(<, <=)
ASSENT_MUTANT_COMPARES(<=, <)
ASSENT_MUTANT_COMPARES(>, >=)
ASSENT_MUTANT_COMPARES(>=, >)
#undef ASSENT_MUTANT_COMPARES

}  // namespace assent_mutant
