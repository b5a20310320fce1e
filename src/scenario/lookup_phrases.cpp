#include "scenario/phrase_groups.h"
#include "scenario/phrases.h"
#include "scenario/words_of.h"

#include <map>

namespace assent::scenario {
namespace {

using policy::Ask;
using SetFact = Result<void> (*)(Ask&, std::string_view);

template <auto Member>
Result<void> set_text(Ask& ask, std::string_view value) {
    ask.*Member = std::string(value);
    return fine();
}

template <auto Member, class E>
Result<void> set_word(Ask& ask, std::string_view value) {
    ask.*Member = TRY(enumerator<E>(value));
    return fine();
}

template <auto Member, class E>
Result<void> set_words(Ask& ask, std::string_view value) {
    ask.*Member = TRY(enumerators<E>(value));
    return fine();
}

Result<void> set_diagnoses(Ask& ask, std::string_view value) {
    for (auto const word : words(value)) ask.diagnoses.push_back(TRY(codes::parse_diagnosis(word)));
    return fine();
}

Result<void> set_modifiers(Ask& ask, std::string_view value) {
    for (auto const word : words(value)) ask.modifiers.push_back(TRY(codes::parse_modifier(word)));
    return fine();
}

Result<void> set_place(Ask& ask, std::string_view value) {
    ask.place = TRY(codes::parse_place(value));
    return fine();
}

Result<void> set_revenue(Ask& ask, std::string_view value) {
    ask.revenue = TRY(codes::parse_revenue(value));
    return fine();
}

Result<void> set_age(Ask& ask, std::string_view value) {
    ask.age = TRY(whole_number(value));
    return fine();
}

Result<void> set_emergency_transport(Ask& ask, std::string_view value) {
    ask.emergency_transport = TRY(yes_or_no(value));
    return fine();
}

std::map<std::string_view, SetFact> const& facts() {
    using namespace policy;
    static std::map<std::string_view, SetFact> const all{
        {"diagnosis", set_diagnoses},
        {"modifier", set_modifiers},
        {"place", set_place},
        {"revenue", set_revenue},
        {"age", set_age},
        {"emergency_transport", set_emergency_transport},
        {"line", set_text<&Ask::line_of_business>},
        {"specialty", set_text<&Ask::specialty>},
        {"county", set_text<&Ask::county>},
        {"medical_group", set_text<&Ask::medical_group>},
        {"population", set_text<&Ask::population>},
        {"network", set_word<&Ask::network, Network>},
        {"kind", set_word<&Ask::kind, RequestKind>},
        {"review", set_word<&Ask::review, Review>},
        {"setting", set_word<&Ask::setting, Setting>},
        {"admission_source", set_word<&Ask::admission_source, AdmissionSource>},
        {"admission_priority", set_word<&Ask::admission_priority, AdmissionPriority>},
        {"level_of_care", set_word<&Ask::level_of_care, LevelOfCare>},
        {"discipline", set_word<&Ask::discipline, Discipline>},
        {"special", set_words<&Ask::special, Special>},
        {"mark", set_words<&Ask::marks, Mark>},
    };
    return all;
}

Result<void> add_facts(Ask& ask, std::vector<Row> const& table) {
    for (auto const& row : table) {
        if (row.size() != 2) return bad_step("a fact has a name and a value, two spaces apart");
        if (row[0] == "system") continue;
        auto const set = facts().find(row[0]);
        if (set == facts().end()) return bad_step("no lookup asks for \"" + row[0] + "\"");
        TRY(set->second(ask, row[1]));
    }
    return fine();
}

Result<Ask> read_ask(World& world, Call const& call) {
    Ask ask;
    ask.service_day = call.words.size() > 1 ? TRY(parse_day(call.word(1))) : TRY(world.today());
    std::optional<codes::CodeSystem> system;
    for (auto const& row : call.table)
        if (row.size() == 2 && row[0] == "system")
            system = TRY(enumerator<codes::CodeSystem>(row[1]));
    if (call.word(0) != "nothing") ask.code = TRY(codes::parse_code(call.word(0), system));
    TRY(add_facts(ask, call.table));
    return ask;
}

Result<Said> ask_policy(World& world, Call const& call) {
    world.refused.reset();
    world.answer.reset();
    auto ask = read_ask(world, call);
    if (!ask && ask.fault().code == "bad_scenario") return ask.fault();
    if (!ask) {
        world.refused = ask.fault();
        return Said{};
    }
    world.answer = TRY(world.stage.lookup(*ask));
    return Said{};
}

Result<policy::Answer const*> answer_of(World& world) {
    if (!world.answer) return bad_step("nothing was asked before this");
    return &*world.answer;
}

Result<Said> expect_answer(World& world, Call const& call) {
    auto const& answer = *TRY(answer_of(world));
    auto text = "Expect answer " + std::string(name_of(answer.answer));
    if (call.words.size() > 1 && !answer.deciding.empty())
        text += " because " + in_written_order(answer.deciding, call.word(1));
    return Said{Truth{text, std::nullopt}};
}

Result<Said> expect_matched(World& world, Call const& call) {
    auto const& answer = *TRY(answer_of(world));
    return Said{
        Truth{"Expect matched " + in_written_order(answer.rows, call.word(0)), std::nullopt}};
}

Result<Said> expect_asks(World& world, Call const& call) {
    std::vector<std::string> asked;
    for (auto const& question : TRY(answer_of(world))->asks) asked.push_back(question.fact);
    return Said{Truth{"Expect asks " + in_written_order(asked, call.word(0)), std::nullopt}};
}

Result<Said> expect_reason(World& world, Call const&) {
    auto const& because = TRY(answer_of(world))->because;
    return Said{Truth{"Expect reason " + (because ? std::string(name_of(*because)) : "none"),
                      std::nullopt}};
}

Result<Said> expect_contact(World& world, Call const&) {
    auto const& contacts = TRY(answer_of(world))->contacts;
    return Said{
        Truth{"Expect contact " + (contacts.empty() ? std::string("none") : contacts.front().key),
              std::nullopt}};
}

Result<Said> expect_contacts(World& world, Call const&) {
    std::vector<std::string> keys;
    for (auto const& contact : TRY(answer_of(world))->contacts) keys.push_back(contact.key);
    return Said{Truth{"Expect contacts " + join(keys, ", "), std::nullopt}};
}

Result<Said> expect_notify(World& world, Call const&) {
    return Said{
        Truth{TRY(answer_of(world))->notify ? "Expect notify" : "Expect no notify", std::nullopt}};
}

Result<Said> expect_sensitive(World& world, Call const&) {
    return Said{
        Truth{TRY(answer_of(world))->sensitive ? "Expect sensitive" : "Expect not sensitive",
              std::nullopt}};
}

Result<Said> expect_auto(World& world, Call const&) {
    return Said{
        Truth{"Expect auto approval " + std::string(name_of(TRY(answer_of(world))->auto_approval)),
              std::nullopt}};
}

Result<Said> expect_suggestion(World& world, Call const&) {
    auto const& suggestion = TRY(answer_of(world))->suggestion;
    return Said{
        Truth{"Expect suggestion " + (suggestion.empty() ? std::string("none") : suggestion),
              std::nullopt}};
}

}  // namespace

void add_lookup_phrases(PhraseBook& book) {
    book.add(
        "Ask <code>",
        "Asks the policy about a code today; the table gives facts by name. `nothing` is no code.",
        ask_policy);
    book.add("Ask <code> on <date>", "The same for a service on that day.", ask_policy);
    book.add("Expect answer <answer>", "What the policy answers.", expect_answer);
    book.add("Expect answer <answer> because <rows...>", "The answer and the rows that decided it.",
             expect_answer);
    book.add("Expect matched <rows...>", "All rows that matched.", expect_matched);
    book.add("Expect asks <facts...>", "The facts that would decide.", expect_asks);
    book.add("Expect reason <because>", "Why it is undetermined.", expect_reason);
    book.add("Expect contact <key>", "Whom to ask.", expect_contact);
    book.add("Expect contacts <keys...>", "All who are named, whom to ask first.", expect_contacts);
    book.add("Expect notify", "Notice and review though nothing is needed.", expect_notify);
    book.add("Expect no notify", "No notice is asked for.", expect_notify);
    book.add("Expect sensitive", "Protected correspondence.", expect_sensitive);
    book.add("Expect not sensitive", "Ordinary correspondence.", expect_sensitive);
    book.add("Expect auto approval <answer>",
             "Whether a rule would approve: yes, no or conditional.", expect_auto);
    book.add("Expect suggestion <code>", "The code that was probably meant.", expect_suggestion);
}

}  // namespace assent::scenario
