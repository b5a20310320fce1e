/// A request as the page and other programs read it: names instead of ids, sentences instead of
/// event kinds.
#pragma once

#include "engine/engine.h"
#include "http/message.h"

#include <optional>
#include <string_view>

namespace assent::portal {

/// One of the plan's people, who also sees what the plan keeps to itself.
bool is_staff(engine::Asker const& asker);

/// A provider of the directory as pages show it.
json::Value provider_json(directory::Provider const& provider);
json::Value picture_json(engine::Engine& engine, engine::Asker const& asker,
                         engine::RequestPicture const& picture);
/// One plain sentence for the timeline.
std::string sentence_of(request::Event const& event, policy::Pack const& pack);

/// One row of a list of appeals.
json::Value appeal_row_json(views::AppealRow const& row);
std::string sentence_of(appeal::Event const& event, policy::Pack const& pack);
/// Who did it, by name; empty: the clock, or the rules.
std::string who_did(appeal::Event const& event);
/// What only the plan's own people see of an appeal: everything that was said and done.
void put_appeal_case(json::Value& out, engine::AppealPicture const& picture);
/// Its documents, numbered from 1.
json::Array appeal_documents_json(appeal::State const& state);

/// The command key; every command needs one so that a retry cannot act twice. Faults:
/// `key_required`, `too_long`.
Result<CommandKey> key_of(http::Request const& request);
/// The version of If-Match. Faults: `bad_version` when it is not a number in quotes.
Result<std::optional<std::int64_t>> version_of(http::Request const& request);
/// One to three digits: a page size.
bool is_digits_short(std::string_view text);

}  // namespace assent::portal
