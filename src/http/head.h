/// The head of a response as bytes: status line, length, date and the security headers every answer
/// carries.
#pragma once

#include "http/message.h"

#include <string>

namespace assent::http {

enum class Afterwards { keep_open, close };
/// What follows the head: a body of known length, or events until the connection closes.
enum class Follows { content, events };

struct HeadFacts {
    std::string_view request_id;
    bool secure = false;
    bool modern = true;  ///< the client speaks HTTP/1.1
    Afterwards afterwards = Afterwards::keep_open;
    Follows follows = Follows::content;
};

std::string write_head(Response const& response, HeadFacts const& facts);

/// Sixteen hex digits, unlike any other soon; not a secret.
std::string make_request_id();

}  // namespace assent::http
