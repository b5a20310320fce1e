/// What is looked up on the caller's thread, before a command queues for the writer: dated rows,
/// which do not hang on this request's order among others. Duplicates and numbers are read inside
/// the transaction.
#pragma once

#include "engine/engine.h"

namespace assent::engine {

struct Engine::Prepared {
    request::Facts facts;
    std::shared_ptr<policy::Pack const>
        pack;             ///< of a submission; else the one stored with the stream
    std::string content;  ///< canonical command text, hashed for `key_reused`
};

}  // namespace assent::engine
