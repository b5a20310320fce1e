/// Runs a program of the system on a file of unknown origin: in a process of its own, with an empty
/// environment and limits on time, memory and output, so that a file made to break a reader breaks
/// that process only.
#pragma once

#include "base/result.h"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace assent::documents {

struct Limits {
    std::chrono::seconds time{20};                 ///< by the wall clock; by the processor as well
    std::size_t memory = std::size_t{1} << 30;     ///< bytes of address space
    std::size_t output = std::size_t{32} << 20;    ///< bytes taken from standard output
    std::size_t written = std::size_t{512} << 20;  ///< bytes of the largest file it may write
};

enum class End { by_itself, killed, out_of_time, too_much_output };

struct Ended {
    End end = End::by_itself;
    int code = 0;        ///< exit code when it ended by itself
    std::string output;  ///< standard output
    std::string errors;  ///< the beginning of standard error; may quote the file, not for logs

    bool well() const { return end == End::by_itself && code == 0; }
};

/// `words`: the program, found on the usual path, and its arguments; no shell reads them. Faults:
/// `program_missing` when there is no such program, `no_process` when none can be started.
Result<Ended> run_limited(std::vector<std::string> words, Limits const& limits = {});

}  // namespace assent::documents
