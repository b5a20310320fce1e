/// For tests: a client that sends exactly the bytes it is given and reads answers one by one, so
/// that malformed, slow and pipelined requests can be made.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace assent::http {

struct Answer {
    int status = 0;  ///< 0: the connection ended without an answer
    std::string head;
    std::string body;

    bool says(std::string_view line) const { return head.find(line) != std::string::npos; }
};

class TestClient {
public:
    explicit TestClient(std::uint16_t port)
        : descriptor_(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        connected_ = connect(descriptor_, static_cast<sockaddr*>(static_cast<void*>(&address)),
                             sizeof address) == 0;
    }

    ~TestClient() {
        if (descriptor_ >= 0) close(descriptor_);
    }

    TestClient(TestClient const&) = delete;
    TestClient& operator=(TestClient const&) = delete;

    bool connected() const { return connected_; }

    int descriptor() const { return descriptor_; }

    bool send(std::string_view bytes) {
        while (!bytes.empty()) {
            auto const sent = ::send(descriptor_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }

    /// Reads one answer with its body; `head_only` for answers to HEAD.
    Answer answer(bool head_only = false) {
        Answer answer;
        auto const end = read_until("\r\n\r\n");
        if (end == std::string::npos) return answer;
        answer.head = waiting_.substr(0, end + 4);
        waiting_.erase(0, end + 4);
        answer.status = std::atoi(answer.head.c_str() + 9);
        auto const length = answer.head.find("Content-Length: ");
        if (head_only || length == std::string::npos) return answer;
        auto const size = std::strtoul(answer.head.c_str() + length + 16, nullptr, 10);
        while (waiting_.size() < size && read_some()) {
        }
        answer.body = waiting_.substr(0, size);
        waiting_.erase(0, size);
        return answer;
    }

    Answer ask(std::string_view bytes) {
        send(bytes);
        return answer();
    }

    /// Reads until the text came; false when the server closed or ten seconds passed.
    bool sees(std::string_view text) { return read_until(text) != std::string::npos; }

    /// True when the server has closed the connection and sent nothing more; waits up to ten
    /// seconds.
    bool is_closed() { return waiting_.empty() && !read_some() && ended_; }

private:
    std::size_t read_until(std::string_view text) {
        for (;;) {
            if (auto const at = waiting_.find(text); at != std::string::npos) return at;
            if (!read_some()) return std::string::npos;
        }
    }

    bool read_some() {
        pollfd watched{descriptor_, POLLIN, 0};
        if (poll(&watched, 1, 10'000) != 1) return false;
        std::array<char, 16384> part{};
        auto const count = recv(descriptor_, part.data(), part.size(), 0);
        if (count <= 0) {
            ended_ = true;
            return false;
        }
        waiting_.append(part.data(), static_cast<std::size_t>(count));
        return true;
    }

    int descriptor_;
    bool connected_ = false;
    bool ended_ = false;
    std::string waiting_;
};

inline std::string get(std::string_view path) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: here\r\n\r\n";
}

inline std::string post(std::string_view path, std::string_view body) {
    return "POST " + std::string(path) +
           " HTTP/1.1\r\nHost: here\r\nContent-Type: application/json\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace assent::http
