#include "base/hash.h"
#include "engine/authorization_rows.h"
#include "engine/prepared.h"
#include "engine/written.h"
#include "records/row_reader.h"
#include "store/event_log.h"
#include "views/request_view.h"

#include <algorithm>
#include <charconv>

namespace assent::engine {
namespace {

using request::AuthorizationImported;
using request::ImportAuthorization;

/// The same file again brings the same authorization, whoever sends it.
CommandKey key_of(ImportAuthorization const& command) {
    return CommandKey("import-" + sha256_hex(command.source + "\n" + command.number));
}

/// `/lines/2/used`: which line, and the column.
struct Place {
    std::size_t line = 0;
    std::string column;
};

Place place_of(std::string_view pointer) {
    Place place;
    if (pointer.starts_with("/asked")) pointer.remove_prefix(std::string_view("/asked").size());
    std::string_view const lines = "/lines/";
    if (pointer.starts_with(lines)) {
        pointer.remove_prefix(lines.size());
        auto const* end = pointer.data() + pointer.size();
        auto const read = std::from_chars(pointer.data(), end, place.line);
        pointer.remove_prefix(static_cast<std::size_t>(read.ptr - pointer.data()));
    }
    if (pointer.starts_with('/')) pointer.remove_prefix(1);
    place.column = std::string(pointer.substr(0, pointer.find('/')));
    if (place.column == "member") place.column = "member_number";
    if (place.column == "decided_at") place.column = "decided_on";
    if (place.column == "system") place.column = "code_system";
    return place;
}

void refuse(AuthorizationRows const& rows, Fault const& fault, records::RowSink const& sink) {
    auto const place = place_of(fault.where);
    sink.refused({rows.lines[std::min(place.line, rows.lines.size() - 1)], place.column, fault.code,
                  fault.message});
}

/// What an older system decided, of two takings over.
bool says_the_same(AuthorizationImported const& one, AuthorizationImported const& other) {
    auto as_decided = [](AuthorizationImported e) {
        e.request = {};
        e.member = {};
        e.member.id = e.asked.member;
        e.coverage.reset();
        e.requesting.reset();
        e.servicing.reset();
        e.by = {};
        e.pack = {};
        return json_text(e);
    };
    return as_decided(one) == as_decided(other);
}

/// The one that was taken over under this number, if it was.
Result<std::optional<AuthorizationImported>> held(store::Db& db, PlanId const& plan,
                                                  ImportAuthorization const& command) {
    for (auto const& number : TRY(views::with_earlier_number(db, plan, command.number))) {
        auto const rows = TRY(store::load_stream(db, plan.value, number.value));
        if (rows.empty()) continue;
        auto const first = TRY(request::read_event(rows.front().kind, rows.front().body));
        auto const* taken = std::get_if<AuthorizationImported>(&first);
        if (taken && taken->source == command.source && taken->number == command.number)
            return std::optional(*taken);
    }
    return std::optional<AuthorizationImported>();
}

Result<ProviderId> listed(store::Db& db, PlanId const& plan, std::string const& npi,
                          std::string_view column) {
    auto const id = directory::provider_id_of(plan, npi);
    if (TRY(none_if_unknown(records::find_provider(db, plan, id)))) return id;
    return invalid("unknown_provider", "/" + std::string(column),
                   "The directory has no provider with this NPI; import the provider first.");
}

Result<void> name_parties(store::Db& db, PlanId const& plan, AuthorizationRows& rows) {
    auto& asked = rows.command.asked;
    asked.member = TRY(records::member_id_of(db, plan, rows.member_number));
    asked.requesting = TRY(listed(db, plan, rows.requesting_npi, "requesting_npi"));
    asked.servicing = TRY(listed(db, plan, rows.servicing_npi, "servicing_npi"));
    return fine();
}

}  // namespace

/// Decides each as the file is read, so that what would be refused is named by its line; what is
/// good is decided again where it is written.
Result<void> Engine::take_over(Asker const& asker, AuthorizationRows rows,
                               records::RowSink const& sink) {
    Call call;
    call.plan = rows.command.asked.plan;
    call.actor = actor_of(asker.account);
    call.key = key_of(rows.command);
    auto const named =
        store_->read([&](store::Db& db) { return name_parties(db, call.plan, rows); });
    if (!named && named.fault().kind != Kind::invalid) return named;
    if (!named) {
        refuse(rows, named.fault(), sink);
        return fine();
    }
    call.command = rows.command;
    auto const prepared = TRY(prepare(call));
    auto const events = request::decide({}, call.command,
                                        {clock_.now(), call.actor, *prepared.pack, prepared.facts});
    if (!events) {
        refuse(rows, events.fault(), sink);
        return fine();
    }
    auto const before =
        TRY(store_->read([&](store::Db& db) { return held(db, call.plan, rows.command); }));
    if (before && !says_the_same(*before, std::get<AuthorizationImported>(events->front()))) {
        refuse(rows,
               conflict("imported_read_only", "/number",
                        "This number was taken over before and says something else; what is "
                        "taken over is only read and counted down."),
               sink);
        return fine();
    }
    bool const is_there = before.has_value();
    sink.value([this, call, prepared, is_there](store::Db& db) -> Result<records::SavedCounts> {
        if (is_there) return records::one(records::Saved::unchanged);
        auto const receipt = TRY(execute(db, call, prepared));
        return records::one(receipt.repeated ? records::Saved::unchanged : records::Saved::added);
    });
    return fine();
}

Result<records::ImportSummary> Engine::import_authorizations(
    Asker const& asker, records::Import const& import, std::istream& in,
    std::function<void(std::int64_t, std::int64_t)> const& progress) {
    Call call;
    call.plan = import.plan;
    call.actor = actor_of(asker.account);
    call.command = ImportAuthorization{};
    auto const pack = TRY(pack_today(import.plan));
    TRY(role_may(call));
    return records::run_import(*store_, import, in, progress, [&](records::RowSink sink) {
        return authorization_reader(
            import, pack->zone,
            [&](AuthorizationRows rows, records::RowSink const& to) {
                return take_over(asker, std::move(rows), to);
            },
            std::move(sink));
    });
}

}  // namespace assent::engine
