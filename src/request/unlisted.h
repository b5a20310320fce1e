/// A servicing practice that the directory lacks: the request goes on with what its office knows of
/// it, marked, and in no network that anybody could rely on (PRV-22B).
#pragma once

#include "request/commands.h"
#include "request/faults.h"

namespace assent::request {

/// Whether the practice of this submission has to be taken from what was typed.
bool names_an_unlisted(SubmitRequest const& asked, Facts const& facts);
/// Normal form, and the id that the practice will have in the directory.
void name_unlisted(SubmitRequest& asked);
/// The practice as a provider, with that id.
directory::Provider unlisted_provider(SubmitRequest const& asked);
void check_unlisted(SubmitRequest const& asked, Facts const& facts, Faults& faults);

}  // namespace assent::request
