/// What goes to whoever judges after the plan: the statement of the case, the appeal, the request's
/// record, the letters, what happened when, and the list of the documents behind it (42 CFR
/// 438.408(f), 422.592; 28 CCR 1300.74.30).
#pragma once

#include "appeal/state.h"
#include "letters/abstract.h"

#include <optional>
#include <string>
#include <vector>

namespace assent::letters {

/// A document bound behind the pages, or why it could not be.
struct Bound {
    std::string title;
    std::string from;     ///< the request, or the appeal, by its number
    int pages = 0;        ///< 0: it is not bound in
    int first_page = 0;   ///< in the packet
    std::string said_of;  ///< what stands instead of a page number
};

struct Happened {
    Instant at{};
    std::string who;
    std::string text;
};

struct PacketCase {
    appeal::State const& appeal;
    policy::Pack const& pack;        ///< the edition that judges the appeal
    std::optional<Episode> request;  ///< none: a grievance about no request
    std::vector<Happened> happened;  ///< to the request and to the appeal, in order
    std::vector<Bound> documents;
    std::vector<int> parts;  ///< pages on which its parts begin, as far as they are known
    Printing printing;
};

Tree packet_of(PacketCase const& of, Language language);

/// How a document is named in a packet: its number and what it is.
std::string document_title(Words const& words, int number, std::string_view type);

}  // namespace assent::letters
