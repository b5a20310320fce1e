#include "scenarios/door.h"

#include "base/check_digit.h"
#include "base/hash.h"
#include "base/text.h"

namespace assent::play {
namespace {

constexpr std::string_view demo_password = "demo-assent";
constexpr std::string_view json_type = "application/json";

/// Rows of quoted cells.
class Csv {
public:
    explicit Csv(std::vector<std::string> const& header) { row(header); }

    void row(std::vector<std::string> const& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) text_ += ',';
            cell(cells[i]);
        }
        text_ += '\n';
    }

    std::string const& text() const { return text_; }

private:
    void cell(std::string const& content) {
        text_ += '"';
        for (auto const c : content) text_.append(c == '"' ? 2 : 1, c);
        text_ += '"';
    }

    std::string text_;
};

std::string day_or_nothing(std::optional<Day> const& day) { return day ? to_text(*day) : ""; }

std::string provider_rows(directory::Provider const& provider, std::string const& npi) {
    Csv csv({"npi", "type", "name", "specialty", "county", "organisation", "phone", "fax",
             "network_line", "network_from", "network_to"});
    auto const row = [&](std::string const& line, std::string const& from, std::string const& to) {
        csv.row({npi, std::string(name_of(provider.type)), provider.name, provider.specialty,
                 provider.address.county, provider.organisation, provider.phone, provider.fax, line,
                 from, to});
    };
    for (auto const& span : provider.networks)
        row(span.line_of_business, to_text(span.valid_from), day_or_nothing(span.valid_to));
    if (provider.networks.empty()) row({}, {}, {});
    return csv.text();
}

std::string member_rows(directory::Member const& member, std::string const& number) {
    Csv csv({"member_number", "last_name", "first_name", "born_on", "sex", "language",
             "line_of_business", "covered_from", "covered_to", "medical_group"});
    for (auto const& span : member.coverages)
        csv.row({number, member.last_name.reveal(), member.first_name.reveal(),
                 to_text(member.born_on.reveal()), std::string(name_of(member.sex)),
                 member.language, span.line_of_business, to_text(span.valid_from),
                 day_or_nothing(span.valid_to), span.medical_group});
    return csv.text();
}

std::string authorization_rows(request::ImportAuthorization const& command,
                               std::string const& member_number, std::string const& requesting_npi,
                               std::string const& servicing_npi) {
    auto const& asked = command.asked;
    std::vector<std::string> diagnoses;
    for (auto const& diagnosis : asked.diagnoses) diagnoses.push_back(diagnosis.code);
    auto const utc_day =
        Day(std::chrono::floor<std::chrono::days>(command.decided_at).time_since_epoch());
    Csv csv({"system", "number", "member_number", "kind", "decided_on", "requesting_npi",
             "servicing_npi", "diagnoses", "service_type", "code", "modifiers", "units", "from",
             "to", "used"});
    auto const text = [](std::optional<Units> units) { return units ? to_text(*units) : ""; };
    for (std::size_t i = 0; i < asked.lines.size(); ++i) {
        auto const& line = asked.lines[i];
        auto const& granted = command.lines[i];
        csv.row({command.source, command.number, member_number, std::string(name_of(asked.kind)),
                 to_text(utc_day), requesting_npi, servicing_npi, join(diagnoses, " "),
                 line.service_type, line.code, join(line.modifiers, " "), text(granted.units),
                 to_text(granted.from), to_text(granted.to), text(granted.used)});
    }
    return csv.text();
}

request::Actor staff(std::string name, request::Role role) {
    request::Actor actor;
    actor.account = name;
    actor.name = std::move(name);
    actor.role = role;
    actor.organisation = "plan";
    return actor;
}

/// The first of a list in an answer.
Result<json::Value> only_one(json::Value const& answer, std::string_view list) {
    auto const* found = answer.find(list);
    if (found == nullptr || !found->is_array() || found->as_array().size() != 1)
        return broken("not_found_again", "The server does not find one of what was imported.");
    return found->as_array().front();
}

}  // namespace

Door::Door(std::uint16_t port) : client_(port), run_(random_hex(4)) {}

Result<void> Door::open(std::vector<PlanId> const& plans) {
    plans_ = plans;
    TRY(stand_at(TRY(parse_instant("2099-01-01T00:00:00.000Z"))));
    people_.erase("administrator");
    TRY(administrator());
    TRY(desk());
    TRY(auditor());
    return fine();
}

std::string Door::fresh_name(std::string_view word) {
    return std::string(word) + "-" + run_ + "-" + std::to_string(++names_);
}

Result<void> Door::sign_in(Person& person) {
    json::Value asked;
    asked.set("login", person.login);
    asked.set("password", person.password);
    auto const reply =
        TRY(client_.send({"POST", "/api/session", std::string(json_type), json::write(asked), {}}));
    if (!reply.good()) return fault_of(reply);
    person.cookie = reply.cookie;
    person.csrf = reply.body.text("csrf");
    if (auto const* user = reply.body.find("user")) person.account = user->text("account");
    return fine();
}

Result<Person*> Door::administrator() {
    auto const [known, is_new] = people_.try_emplace("administrator");
    auto& person = known->second;
    if (!is_new) return &person;
    person.login = "admin";
    person.password = demo_password;
    TRY(sign_in(person));
    return &person;
}

Result<Person*> Door::add_person(request::Actor const& actor) {
    Person person;
    person.login = fresh_name(name_of(actor.role));
    person.password = demo_password;
    json::Value asked;
    asked.set("login", person.login);
    asked.set("name", actor.name);
    asked.set("role", name_of(actor.role));
    asked.set("organisation", actor.organisation);
    asked.set("plan", plans_.front().value);
    asked.set("plans", to_json(plans_));
    asked.set("licence", actor.licence);
    if (actor.licence_until) asked.set("licence_until", to_text(*actor.licence_until));
    asked.set("licence_type", actor.licence_type);
    asked.set("licence_state", actor.licence_state);
    asked.set("licence_restriction", actor.licence_restriction);
    if (actor.licence_checked_on)
        asked.set("licence_checked_on", to_text(*actor.licence_checked_on));
    asked.set("specialty", actor.specialty);
    if (!actor.superiors.empty()) asked.set("reports_to", actor.superiors.front());
    asked.set("password", person.password);
    TRY(post(TRY(administrator()), "/api/accounts", asked));
    TRY(sign_in(person));
    return &people_.emplace(json::write(to_json(actor)), std::move(person)).first->second;
}

Result<Person*> Door::person(request::Actor const& actor) {
    auto const known = people_.find(json::write(to_json(actor)));
    if (known != people_.end()) return &known->second;
    return add_person(actor);
}

Result<Person*> Door::desk() { return person(staff("Front desk", request::Role::coordinator)); }

Result<Person*> Door::auditor() { return person(staff("Audit desk", request::Role::auditor)); }

Result<void> Door::stand_at(Instant instant) {
    if (standing_at_ == instant) return fine();
    json::Value asked;
    asked.set("at", to_text(instant));
    TRY(post(TRY(administrator()), "/api/trial/clock", asked));
    standing_at_ = instant;
    return fine();
}

Result<void> Door::let_expire() {
    auto const now = *standing_at_;
    standing_at_.reset();
    return stand_at(now);
}

Result<void> Door::import(PlanId const& plan, std::string const& kind, std::string const& rows) {
    auto const summary =
        TRY(ask(TRY(administrator()),
                {"POST", "/api/imports/" + kind + "?plan=" + plan.value, "text/csv", rows, {}}));
    auto const* stored = summary.find("stored");
    if (stored != nullptr && stored->is_bool() && stored->as_bool()) return fine();
    return invalid("import_refused", {}, json::write(summary));
}

/// Ten digits that no demo file uses: those begin with 1.
std::string Door::next_npi() {
    auto const start = std::stoul(run_.substr(0, 4), nullptr, 16) * 1000 % 100'000'000;
    auto digits = std::to_string(start + static_cast<unsigned>(++npis_));
    digits = "2" + std::string(8 - digits.size(), '0') + digits;
    for (char check = '0'; check <= '9'; ++check)
        if (is_npi(digits + check)) return digits + check;
    return digits;
}

Result<ProviderId> Door::provider(PlanId const& plan, directory::Provider const& provider) {
    auto const key = plan.value + json::write(to_json(provider));
    if (auto const known = providers_.find(key); known != providers_.end()) return known->second;
    auto const npi = next_npi();
    TRY(import(plan, "providers", provider_rows(provider, npi)));
    json::Value asked;
    asked.set("plan", plan.value);
    asked.set("text", npi);
    auto const found = TRY(post(TRY(desk()), "/api/providers/search", asked));
    ProviderId const id(std::string(TRY(only_one(found, "providers")).text("id")));
    providers_.emplace(key, id);
    npis_of_.emplace(id, npi);
    return id;
}

Result<MemberId> Door::member(PlanId const& plan, directory::Member const& member,
                              std::string const& number) {
    TRY(import(plan, "members", member_rows(member, number)));
    json::Value asked;
    asked.set("plan", plan.value);
    asked.set("member_number", number);
    auto const found = TRY(post(TRY(desk()), "/api/members/search", asked));
    return MemberId(std::string(TRY(only_one(found, "members")).text("id")));
}

Result<RequestId> Door::take_over(Person& by, request::ImportAuthorization const& command,
                                  std::string const& member_number) {
    auto const& asked = command.asked;
    auto const rows = authorization_rows(command, member_number, npis_of_[*asked.requesting],
                                         npis_of_[*asked.servicing]);
    auto const& plan = asked.plan.value;
    auto const where = "/api/imports/authorizations?mode=keep_good&plan=" + plan;
    auto const summary = TRY(ask(&by, {"POST", where, "text/csv", rows, {}}));
    if (auto const* refused = summary.find("refusals"))
        for (auto const& row : refused->as_array())
            return invalid(std::string(row.text("code")), {}, std::string(row.text("message")));
    json::Value search;
    search.set("plan", plan);
    search.set("number", command.number);
    auto const found = TRY(post(TRY(desk()), "/api/requests/search", search));
    return RequestId(std::string(TRY(only_one(found, "requests")).text("request")));
}

Result<BlobHash> Door::upload(Person& by, std::string const& name) {
    auto const known = uploaded_.find(name);
    if (known != uploaded_.end()) return known->second;
    // Readers build the missing table of places themselves.
    auto const page =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]"
        "/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\n% " +
        name + "\ntrailer<</Size 4/Root 1 0 R>>\n%%EOF\n";
    auto const kept = TRY(ask(&by, {"POST", "/api/uploads", "application/pdf", page, {}}));
    return uploaded_.emplace(name, BlobHash(std::string(kept.text("blob")))).first->second;
}

Result<json::Value> Door::ask(Person* by, Sent sent) {
    auto const bare = sent.headers.size();
    for (bool again = false;; again = true) {
        if (by != nullptr) {
            sent.headers.emplace_back("Cookie", by->cookie);
            sent.headers.emplace_back("X-CSRF-Token", by->csrf);
        }
        auto reply = TRY(client_.send(sent));
        if (reply.good()) return std::move(reply.body);
        auto fault = fault_of(reply);
        // Time that passes ends sessions, also in a trial.
        if (by == nullptr || again || fault.code != "sign_in_required") return fault;
        TRY(sign_in(*by));
        sent.headers.resize(bare);
    }
}

Result<json::Value> Door::get(Person& by, std::string path) {
    return ask(&by, {"GET", std::move(path), {}, {}, {}});
}

Result<json::Value> Door::post(Person* by, std::string path, json::Value const& body) {
    return ask(by, {"POST", std::move(path), std::string(json_type), json::write(body), {}});
}

Result<json::Value> Door::command(Person& by, std::string path, json::Value const& body,
                                  Key const& key) {
    Sent sent{"POST", std::move(path), std::string(json_type), json::write(body), {}};
    sent.headers.emplace_back("Idempotency-Key", key.key);
    if (key.version)
        sent.headers.emplace_back("If-Match", "\"" + std::to_string(*key.version) + "\"");
    return ask(&by, std::move(sent));
}

}  // namespace assent::play
