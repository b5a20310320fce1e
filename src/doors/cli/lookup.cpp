#include "base/check_digit.h"
#include "doors/cli/cli.h"
#include "doors/cli/open.h"
#include "records/packs.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace assent::cli {
namespace {

std::string answer_words(policy::AnswerKind answer) {
    switch (answer) {
        case policy::AnswerKind::required: return "Approval is needed";
        case policy::AnswerKind::referral_only: return "A referral is needed";
        case policy::AnswerKind::not_required: return "Approval is not needed";
        case policy::AnswerKind::never_required: return "This care never needs approval";
        case policy::AnswerKind::not_covered: return "Not covered";
        case policy::AnswerKind::elsewhere: return "Someone else decides";
        case policy::AnswerKind::undetermined: return "It depends; the list does not settle it";
    }
    return {};
}

void print_contact(policy::Contact const& contact) {
    std::printf("  %s", contact.name.c_str());
    if (!contact.phone.empty()) std::printf(", phone %s", contact.phone.c_str());
    if (!contact.fax.empty()) std::printf(", fax %s", contact.fax.c_str());
    if (!contact.portal.empty()) std::printf(", %s", contact.portal.c_str());
    if (!contact.note.empty()) std::printf(" (%s)", contact.note.c_str());
    std::printf("\n");
}

void print_text(engine::LookupReply const& reply) {
    auto const& answer = reply.answer;
    std::printf("%s: %s on %s\n", answer_words(answer.answer).c_str(),
                reply.code ? reply.code->value.c_str() : "this service",
                to_text(reply.date).c_str());
    for (auto const& sentence : answer.why) std::printf("  - %s\n", sentence.c_str());
    for (auto const& question : answer.asks) std::printf("  ? %s\n", question.fact.c_str());
    if (answer.auto_approval == policy::AutoApproval::yes)
        std::printf("  Approved at once on submission%s.\n",
                    answer.auto_months
                        ? (" for " + std::to_string(answer.auto_months) + " months").c_str()
                        : "");
    if (!answer.rows.empty()) {
        std::printf("Rows:");
        for (auto const& row : answer.rows) std::printf(" %s", row.c_str());
        std::printf("\n");
    }
    std::printf("Ask:\n");
    for (auto const& contact : answer.contacts) print_contact(contact);
    std::printf("Policy: %s, edition %s, version %.12s\n%s\n", reply.plan_name.c_str(),
                reply.edition.c_str(), reply.pack.value.c_str(), reply.disclaimer.c_str());
}

Instant wall_clock() {
    return std::chrono::floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

int show(engine::LookupReply const& reply, Output output) {
    if (output == Output::text) {
        print_text(reply);
        return 0;
    }
    auto out = engine::reply_json(reply);
    if (!out.find("code")) out.set("code", "");
    std::puts(json::write_pretty(out).c_str());
    return 0;
}

/// A member's number or opaque id to the id; the search leaves its access-log row.
Result<MemberId> member_of(engine::Engine& engine, engine::Asker const& asker,
                           LookupOptions const& options) {
    records::MemberSearch search;
    search.member_number = Private<std::string>(options.member);
    auto const found = TRY(engine.search_members(asker, options.ask.plan, search));
    if (found.size() == 1) return found.front().id;
    return MemberId(options.member);
}

Result<engine::LookupReply> ask_with_member(engine::Engine& engine, LookupOptions const& options) {
    auto const asker = operator_on_duty(engine);
    auto ask = options.ask;
    ask.member = TRY(member_of(engine, asker, options));
    return engine.lookup(ask, asker);
}

int lookup_in_data(LookupOptions const& options) {
    auto engine = open_engine(options.common, Beside::server);
    if (!engine) return tell(engine.fault(), options.common.output);
    auto reply = options.member.empty() ? (*engine)->lookup(options.ask, std::nullopt)
                                        : ask_with_member(**engine, options);
    if (!reply) return tell(reply.fault(), options.common.output);
    if (!options.proof) return show(*reply, options.common.output);
    if (!options.member.empty())
        return tell(invalid("member_in_proof", "/member",
                            "A receipt names no member; ask for it without --member."),
                    options.common.output);
    auto proof = (*engine)->issue_proof(options.ask, std::nullopt);
    if (!proof) return tell(proof.fault(), options.common.output);
    if (options.common.output == Output::text) {
        print_text(*reply);
        std::printf("Receipt %s\n", grouped(proof->number.value).c_str());
    } else {
        std::puts(json::write_pretty(to_json(*proof)).c_str());
    }
    return 0;
}

}  // namespace

int lookup(LookupOptions const& options) {
    if (!options.member.empty() || options.proof) return lookup_in_data(options);
    // Without a member no database is needed at all.
    auto packs =
        records::load_packs(options.common.packs.empty() ? default_packs() : options.common.packs);
    if (!packs) return tell(packs.fault(), options.common.output);
    auto reply = engine::answer_lookup(*packs, options.ask, wall_clock(), std::nullopt);
    if (!reply) return tell(reply.fault(), options.common.output);
    return show(*reply, options.common.output);
}

}  // namespace assent::cli
