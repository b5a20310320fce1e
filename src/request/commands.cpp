#include "request/commands.h"

namespace assent::request {

Command::Command() = default;
Command::Command(Command const& other) = default;
Command::Command(Command&& other) noexcept = default;
Command& Command::operator=(Command const& other) = default;
Command& Command::operator=(Command&& other) noexcept = default;
Command::~Command() = default;

}  // namespace assent::request
