/// Strong names for plain values: Typed<Tag, Rep> is only comparable, Private<T> cannot be logged
/// by accident.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>
#include <string>
#include <utility>

namespace assent {

template <class Tag, class Rep = std::string>
struct Typed {
    using rep = Rep;
    Rep value{};

    Typed() = default;
    explicit Typed(Rep v) : value(std::move(v)) {}
    friend auto operator<=>(Typed const&, Typed const&) = default;
    friend bool operator==(Typed const&, Typed const&) = default;
};

/// A name, a birth date, an address, a note: protected health information.
/// It has no log formatter and no stream operator, so logging one does not compile; read it with
/// reveal().
template <class T>
class Private {
public:
    Private() = default;
    explicit Private(T value) : value_(std::move(value)) {}
    T const& reveal() const { return value_; }
    T& reveal() { return value_; }
    friend bool operator==(Private const&, Private const&) = default;

private:
    T value_{};
};

using PlanId = Typed<struct PlanIdTag>;            ///< a pack's `plan`
using RequestId = Typed<struct RequestIdTag>;      ///< digits with a check digit, no spaces
using AppealId = Typed<struct AppealIdTag>;        ///< `A` and a number like that of a request
using ProofNumber = Typed<struct ProofNumberTag>;  ///< number of a signed lookup answer
using MemberId =
    Typed<struct MemberIdTag>;  ///< opaque row id of a member, never the member's own number
using ProviderId = Typed<struct ProviderIdTag>;    ///< opaque row id of a provider
using DocumentId = Typed<struct DocumentIdTag>;    ///< opaque id of a document
using Npi = Typed<struct NpiTag>;                  ///< ten digits, check digit holds
using PackVersion = Typed<struct PackVersionTag>;  ///< hash of the pack's files, lower-case hex
using BlobHash = Typed<struct BlobHashTag>;        ///< SHA-256 of a blob, lower-case hex
using CommandKey = Typed<struct CommandKeyTag>;    ///< idempotency key of a command
using LineNumber =
    Typed<struct LineNumberTag, std::int32_t>;  ///< 1, 2, 3 … stable for the life of the request

}  // namespace assent

template <class Tag, class Rep>
struct std::hash<assent::Typed<Tag, Rep>> {
    std::size_t operator()(assent::Typed<Tag, Rep> const& typed) const noexcept {
        return std::hash<Rep>{}(typed.value);
    }
};
