/// Match{...} makes one visitor out of lambdas for std::visit.
#pragma once

namespace assent {

template <class... Fs>
struct Match : Fs... {
    using Fs::operator()...;
};
template <class... Fs>
Match(Fs...) -> Match<Fs...>;

}  // namespace assent
