/// The episode abstract: one request from asking to decision, for the file of an office (PRT-01,
/// PRT-06).
#pragma once

#include "letters/blocks.h"
#include "policy/pack.h"
#include "request/state.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace assent::letters {

/// Who reads it: an office does not see what the plan keeps to itself.
enum class Reader { office, plan };

/// A notice with its fate. Numbers count from 1 in the order they were ordered.
struct Letter {
    int number = 0;
    policy::NoticeOrdered notice;
    std::optional<Instant> ordered_at;
    std::vector<policy::Delivery> attempts;

    /// `ordered`, `delivered`, `failed`.
    std::string_view state() const;
    policy::Channel channel() const;
};

/// Who prints it and when; an office's copies can be told apart by it (PRT-06).
struct Printing {
    std::string by;  ///< the person and the office
    Instant at{};
};

struct Episode {
    request::State const& state;
    policy::Pack const& pack;  ///< the edition that judged it
    std::int64_t version = 0;
    std::vector<Letter> letters;  ///< those the reader may see
    /// Title of a code; empty where its licence forbids one.
    std::function<std::string(codes::CodeSystem, std::string const&)> title;
    std::optional<Printing> printing = {};
};

/// The same state, version, reader, language and printing give the same tree. Times are the plan's.
Tree abstract_of(Episode const& episode, Reader reader, Language language);

/// What the facts of a notice are: not the letter itself, whose text a plan's lawyers write.
Tree notice_of(Episode const& episode, Letter const& letter, Reader reader, Language language);

}  // namespace assent::letters
