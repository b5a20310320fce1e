#include "documents/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

namespace assent::documents {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int not_found_code = 127;
constexpr std::size_t errors_max = std::size_t{4} << 10;

class File {
public:
    explicit File(int number) : number_(number) {}
    ~File() { close(); }
    File(File&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    File& operator=(File&&) = delete;
    int number() const { return number_; }
    bool open() const { return number_ >= 0; }
    void close() {
        if (number_ >= 0) ::close(std::exchange(number_, -1));
    }

private:
    int number_;
};

struct Pipe {
    File out;
    File in;
};

Fault no_process() {
    return unavailable("no_process", "The file could not be looked at now. Try again later.");
}

Result<Pipe> make_pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return no_process();
    return Pipe{File(ends[0]), File(ends[1])};
}

template <class What>
void limit(What what, std::size_t most) {
    rlimit const bound{most, most};
    ::setrlimit(what, &bound);
}

/// Between fork and exec: only calls that are safe there.
[[noreturn]] void become(char* const* words, Limits const& limits, int output, int errors) {
    int const nothing = ::open("/dev/null", O_RDONLY);
    ::setpgid(0, 0);
    ::dup2(nothing, STDIN_FILENO);
    ::dup2(output, STDOUT_FILENO);
    ::dup2(errors, STDERR_FILENO);
    sigset_t none;
    sigemptyset(&none);
    ::sigprocmask(SIG_SETMASK, &none, nullptr);
    ::signal(SIGPIPE, SIG_DFL);
    limit(RLIMIT_AS, limits.memory);
    limit(RLIMIT_CPU, static_cast<std::size_t>(limits.time.count()));
    limit(RLIMIT_FSIZE, limits.written);
    limit(RLIMIT_CORE, 0);
    std::array<char, 34> path{"PATH=/usr/local/bin:/usr/bin:/bin"};
    std::array<char, 15> language{"LC_ALL=C.UTF-8"};
    std::array<char*, 3> environment{path.data(), language.data(), nullptr};
    ::execvpe(words[0], words, environment.data());
    ::_exit(not_found_code);
}

/// Takes what is there; false when the other side has closed.
bool take(int file, std::string& into) {
    std::array<char, std::size_t{64} << 10> part{};
    auto const count = ::read(file, part.data(), part.size());
    if (count < 0) return errno == EINTR;
    into.append(part.data(), static_cast<std::size_t>(count));
    return count > 0;
}

/// Listens until both outputs are closed, or a limit is reached.
End listen(File& output, File& errors, Limits const& limits, Ended& ended) {
    auto const deadline = Clock::now() + limits.time;
    std::string more;
    while (output.open() || errors.open()) {
        auto const left =
            std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
        if (left <= 0) return End::out_of_time;
        std::array<pollfd, 2> waited{pollfd{output.number(), POLLIN, 0},
                                     pollfd{errors.number(), POLLIN, 0}};
        if (::poll(waited.data(), waited.size(), static_cast<int>(left)) < 0 && errno != EINTR)
            return End::killed;
        if (waited[0].revents != 0 && !take(output.number(), ended.output)) output.close();
        if (ended.output.size() > limits.output) return End::too_much_output;
        more.clear();
        if (waited[1].revents != 0 && !take(errors.number(), more)) errors.close();
        ended.errors.append(more, 0, errors_max - std::min(errors_max, ended.errors.size()));
    }
    return End::by_itself;
}

}  // namespace

Result<Ended> run_limited(std::vector<std::string> words, Limits const& limits) {
    auto output = TRY(make_pipe());
    auto errors = TRY(make_pipe());
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);

    auto const child = ::fork();
    if (child < 0) return no_process();
    if (child == 0) become(arguments.data(), limits, output.in.number(), errors.in.number());
    output.in.close();
    errors.in.close();

    Ended ended;
    ended.end = listen(output.out, errors.out, limits, ended);
    // It may have children of its own, and it may have closed its outputs and gone on.
    if (ended.end != End::by_itself) ::kill(-child, SIGKILL);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    if (ended.end != End::by_itself) return ended;
    if (!WIFEXITED(status)) ended.end = End::killed;
    else ended.code = WEXITSTATUS(status);
    if (ended.end == End::by_itself && ended.code == not_found_code)
        return unavailable("program_missing",
                           "The server lacks the program " + words.front() + ". Tell who runs it.");
    return ended;
}

}  // namespace assent::documents
