#include "base/check_digit.h"
#include "base/text.h"
#include "engine/engine.h"
#include "policy/published.h"
#include "records/packs.h"

#include <algorithm>
#include <utility>

namespace assent::engine {
namespace {

constexpr std::size_t near_max = 5;
constexpr std::size_t code_size = 5;  // CPT and HCPCS

}  // namespace

Result<LookupReply> Engine::lookup(LookupAsk const& ask, std::optional<Asker> const& asker) {
    std::optional<MemberFacts> facts;
    if (ask.member) {
        if (!asker)
            return forbidden("sign_in_required", "/member", "Sign in to ask about a member.");
        auto const member = TRY(read_member(*asker, ask.plan, *ask.member));
        auto const pack = TRY(pack_on(ask.plan, ask.date));
        auto const day = ask.date ? *ask.date : pack->zone.day_of(clock_.now());
        auto const* coverage = directory::coverage_on(member, day);
        if (!coverage)
            return invalid("not_covered_on_date", "/date",
                           "The member has no coverage with this plan on that day.");
        facts = MemberFacts{coverage->line_of_business, coverage->medical_group,
                            member.born_on.reveal()};
    }
    auto reply = TRY(answer_lookup(packs_, ask, clock_.now(), facts));
    if (reply.code) reply.title = title_of(reply.code->system, reply.code->value);
    return reply;
}

Result<std::shared_ptr<policy::Pack const>> Engine::pack_on(PlanId const& plan,
                                                            std::optional<Day> day) const {
    if (day) return packs_.effective(plan, *day);
    for (auto const& pack : packs_.all())
        if (pack->plan == plan) return packs_.effective(plan, pack->zone.day_of(clock_.now()));
    return not_found("unknown_plan", "/plan", "There is no plan of that name here.");
}

Result<records::Proof> Engine::issue_proof(LookupAsk const& ask,
                                           std::optional<Asker> const& asker) {
    auto const reply = TRY(lookup(ask, asker));
    auto const pack = TRY(packs_.version(reply.pack));
    auto answer = reply_json(reply);
    json::Value kept(json::Object{});
    // The rows that were looked at and did not fit explain, but prove nothing.
    for (auto& member : answer.as_object())
        if (member.name != "seen") kept.set(member.name, std::move(member.value));
    records::ToProve const what{ask.plan, pack->number_block, to_json(ask), std::move(kept)};
    return store_->write(ask.plan.value, [&](store::Db& db) {
        return records::issue_proof(db, *keys_, what, clock_.now());
    });
}

Result<records::Proof> Engine::find_proof(ProofNumber const& number) {
    auto const unknown =
        not_found("unknown_proof", "/number", "No receipt has that number. Check the digits.");
    if (!is_proof_number(number.value)) return unknown;
    auto plan = plan_of(number.value);
    if (!plan) return unknown;
    return store_->read([&](store::Db& db) { return records::find_proof(db, *plan, number); });
}

Result<std::vector<records::PublicKey>> Engine::public_keys() {
    std::vector<records::PublicKey> all;
    for (auto const& plan : plans()) {
        auto const keys =
            TRY(store_->read([&](store::Db& db) { return records::public_keys(db, plan); }));
        all.insert(all.end(), keys.begin(), keys.end());
    }
    return all;
}

Result<std::vector<records::CodeRow>> Engine::search_codes(PlanId const& plan,
                                                           std::string const& text,
                                                           std::optional<Day> day, int limit) {
    auto const pack = TRY(pack_on(plan, day));
    auto const on = day ? *day : pack->zone.day_of(clock_.now());
    std::vector<records::CodeRow> found;
    auto const typed = upper(trim(text));
    auto const folded = fold_for_search(text);
    for (auto const& custom : pack->custom_codes) {
        bool const begins = !typed.empty() && custom.code.rfind(typed, 0) == 0;
        bool const titled =
            !folded.empty() && fold_for_search(custom.title).find(folded) != std::string::npos;
        if (custom.kind == "typo" || !(begins || titled) || on < custom.valid_from ||
            custom.valid_to < on)
            continue;
        records::CodeRow row;
        row.system = codes::CodeSystem::cus;
        row.code = custom.code;
        row.title = custom.title;
        found.push_back(std::move(row));
    }
    // CPT has no table here, its titles are licensed: a whole number is taken as it is, and those
    // the plan's rules name are offered.
    auto const whole = codes::guess_system(typed) == codes::CodeSystem::cpt;
    if (!typed.empty() && is_digits(typed.substr(0, 1)))
        for (auto const& named : policy::named_codes(*pack, on, codes::CodeSystem::cpt, typed,
                                                     static_cast<std::size_t>(limit))) {
            records::CodeRow row;
            row.system = named.code.system;
            row.code = named.code.value;
            found.push_back(std::move(row));
        }
    if (whole && std::ranges::find(found, typed, &records::CodeRow::code) == found.end()) {
        records::CodeRow row;
        row.system = codes::CodeSystem::cpt;
        row.code = typed;
        found.push_back(std::move(row));
    }
    auto const listed = TRY(store_->read([&](store::Db& db) {
        return records::search_codes(db, {codes::CodeSystem::hcpcs}, text, on, limit);
    }));
    found.insert(found.end(), listed.begin(), listed.end());
    if (static_cast<int>(found.size()) > limit) found.resize(static_cast<std::size_t>(limit));
    return found;
}

Result<std::vector<records::CodeRow>> Engine::near_codes(PlanId const& plan,
                                                         std::string const& text,
                                                         std::optional<Day> day) {
    auto const pack = TRY(pack_on(plan, day));
    auto const typed = upper(trim(text));
    std::vector<records::CodeRow> found;
    enum class Named { by_plan, by_table };
    auto add = [&](std::string const& value, Named named = Named::by_table) {
        auto const code = codes::parse_code(value);
        if (!code || found.size() == near_max) return;
        auto const title = title_of(code->system, code->value);
        if ((title.empty() && named == Named::by_table) ||
            std::ranges::find(found, code->value, &records::CodeRow::code) != found.end())
            return;
        records::CodeRow row;
        row.system = code->system;
        row.code = code->value;
        row.title = title;
        found.push_back(std::move(row));
    };
    for (auto const& custom : pack->custom_codes)
        if (custom.kind == "typo" && custom.code == typed)
            add(custom.expands_to.substr(custom.expands_to.find(':') + 1), Named::by_plan);
    if (typed.size() != code_size) return found;
    for (std::size_t i = 0; i + 1 < typed.size(); ++i) {
        auto swapped = typed;
        std::swap(swapped[i], swapped[i + 1]);
        if (swapped != typed) add(swapped);
    }
    for (std::size_t i = 0; i < typed.size(); ++i)
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto other = typed;
            other[i] = digit;
            // The first place holds a letter or a digit, and says of which kind the code is.
            if (other != typed && !(i == 0 && !is_digits(typed.substr(0, 1)))) add(other);
        }
    return found;
}

Result<std::vector<records::CodeRow>> Engine::search_diagnoses(std::string const& text, int limit) {
    auto const today = make_day(2000, 1, 1);  // ICD-10-CM titles are kept without dates
    return store_->read([&](store::Db& db) {
        return records::search_codes(db, {codes::CodeSystem::icd10cm}, text, today, limit);
    });
}

}  // namespace assent::engine
