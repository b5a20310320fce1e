#include "policy/explain.h"

#include "base/text.h"
#include "policy/auto_match.h"

#include <algorithm>
#include <bit>

namespace assent::policy {
namespace {

template <class... Parts>
std::string sentence(Parts const&... parts) {
    std::string text;
    text.reserve((std::string_view(parts).size() + ... + 0));
    (text.append(std::string_view(parts)), ...);
    return text;
}

void add_once(std::vector<std::string>& list, std::string_view item) {
    if (std::ranges::find(list, item) == list.end()) list.emplace_back(item);
}

/// `the age, the place of service and the diagnosis`.
std::string listed(std::uint32_t facts) {
    std::string text;
    for (auto left = facts; left != 0;) {
        auto const at = std::countr_zero(left);
        left &= left - 1;
        if (!text.empty()) text += left == 0 ? " and " : ", ";
        text.append("the ").append(words_for(static_cast<Fact>(at)));
    }
    return text;
}

std::string shown(Ask const& ask) {
    if (ask.code) return ask.code->value;
    return ask.revenue.empty() ? "this service" : sentence("revenue code ", ask.revenue);
}

class Explainer {
public:
    Explainer(Pack const& pack, Ask const& ask, FactValues const& facts, Lookup const& lookup)
        : pack_(pack), rows_(pack.rules->rows), ask_(ask), facts_(facts), lookup_(lookup) {}

    Answer take() {
        answer_.pack_plan = pack_.plan.value;
        answer_.pack_edition = pack_.edition;
        answer_.pack_version = pack_.version;
        answer_.why.reserve(3);
        answer_.seen.reserve(lookup_.hits.size());
        auto const* custom = find_custom();
        if (is_cus() && (is_no_code(custom) || !in_force(*custom))) unknown_custom(custom);
        else known();
        list_seen();
        suggest(custom);
        if (answer_.contacts.empty()) add_contact(*pack_.find_contact(pack_.default_contact));
        return std::move(answer_);
    }

private:
    bool is_cus() const { return ask_.code && ask_.code->system == codes::CodeSystem::cus; }
    static bool is_no_code(CustomCode const* custom) {
        return custom == nullptr || custom->kind == "typo";
    }
    bool in_force(CustomCode const& code) const {
        return code.valid_from <= ask_.service_day && ask_.service_day <= code.valid_to;
    }

    CustomCode const* find_custom() const {
        if (!ask_.code) return nullptr;
        auto const found =
            std::ranges::find(pack_.custom_codes, ask_.code->value, &CustomCode::code);
        return found == pack_.custom_codes.end() ? nullptr : &*found;
    }

    /// A code the plan does not have is never free of approval; only a guard still stands
    /// (emergency care).
    void unknown_custom(CustomCode const* custom) {
        if (lookup_.rank == 1 && lookup_.answer == AnswerKind::never_required) return known();
        answer_.because = Because::no_row;
        if (is_no_code(custom))
            answer_.why.push_back(sentence(pack_.name, " has no code ", ask_.code->value, "."));
        else
            answer_.why.push_back(sentence("Code ", ask_.code->value, " is not valid on ",
                                           to_text(ask_.service_day), "."));
    }

    void known() {
        weighed_ = true;
        if (lookup_.facts_missing) ask_facts();
        else if (lookup_.contradicts) contradict();
        else if (lookup_.rank == 0) nothing_matched();
        else decide();
    }

    void decide() {
        answer_.answer = lookup_.answer;
        if (lookup_.answer == AnswerKind::undetermined) answer_.because = Because::no_row;
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            if (!lookup_.decides(hit, row)) continue;
            add_once(answer_.why, row.why);
            add_once(answer_.deciding, row.row);
            answer_.notify = answer_.notify || row.notify;
            answer_.sensitive = answer_.sensitive || row.sensitive;
            if (answer_.decided_by == DecidedBy::plan) answer_.decided_by = row.decided_by;
            for (auto const& document : row.documents) add_once(answer_.documents, document);
            add_contact_of(row);
        }
        tell_exceptions();
        if (lookup_.answer == AnswerKind::required || lookup_.answer == AnswerKind::referral_only)
            weigh_automation();
    }

    /// The contact of a delegated member's group answers where the row names nobody of its own.
    void add_contact_of(Row const& row) {
        if (!row.own_contact && row.decided_by == DecidedBy::delegate &&
            !ask_.medical_group.empty())
            if (auto const* group = pack_.find_group(ask_.medical_group))
                return add_contact(*pack_.find_contact(group->contact));
        add_contact(pack_.contacts[row.contact]);
        for (auto const further : row.further_contacts) add_contact(pack_.contacts[further]);
    }

    void add_contact(Contact const& contact) {
        if (std::ranges::find(answer_.contacts, contact.key, &Contact::key) ==
            answer_.contacts.end())
            answer_.contacts.push_back(contact);
    }

    /// Why an exception under a deciding row's own id did not help: of its lines, the one that came
    /// nearest.
    void tell_exceptions() {
        Hit nearest_hit;
        std::string_view told;
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            if (!lookup_.decides(hit, row) || row.exceptions.empty() || told == row.row) continue;
            told = row.row;
            nearest_hit.failed = 255;
            for (auto const number : row.exceptions) {
                auto const near = nearness(number);
                if (near.failed > 0 && near.failed <= nearest_hit.failed) nearest_hit = near;
            }
            if (nearest_hit.failed == 255) continue;
            answer_.why.push_back(sentence(rows_[nearest_hit.row].exception,
                                           words_for(nearest_hit.missed),
                                           nearest_hit.unstated ? " is not given." : "."));
        }
    }

    /// The conditions of an exception that could reach the code; `failed` 0 when it could not.
    Hit nearness(RowNumber number) const {
        auto const& row = rows_[number];
        auto const seen = std::ranges::find(lookup_.hits, number, &Hit::row);
        if (seen != lookup_.hits.end()) return *seen;
        return row.codes.any ? weigh(row, number, facts_, ask_.service_day, Count::all) : Hit{};
    }

    void ask_facts() {
        answer_.because = Because::facts_missing;
        std::uint32_t open = 0;
        for (auto const& hit : lookup_.hits)
            if (lookup_.blocks(hit, rows_[hit.row])) open |= hit.unknown;
        answer_.why.push_back(sentence("The answer depends on ", listed(open), "."));
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            if (!lookup_.blocks(hit, row) && !lookup_.decides(hit, row)) continue;
            add_once(answer_.why, row.why);
            add_contact_of(row);
        }
        for (auto left = open; left != 0; left &= left - 1)
            add_question(static_cast<Fact>(std::countr_zero(left)));
    }

    void add_question(Fact fact) {
        auto& question = answer_.asks.emplace_back();
        question.fact = name_of(fact);
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            if (!lookup_.blocks(hit, row) || (hit.unknown >> index_of(fact) & 1) == 0) continue;
            for (auto const& test : row.tests)
                if (test.fact == fact)
                    for (auto const& value : test.values) add_once(question.values, value);
        }
    }

    void contradict() {
        answer_.because = Because::no_row;
        std::string both;
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            if (!lookup_.decides(hit, row)) continue;
            add_once(answer_.deciding, row.row);
            both += sentence(both.empty() ? "" : ", ", row.row, " says ", name_of(row.answer));
            add_contact_of(row);
        }
        answer_.why.push_back(sentence("The policy contradicts itself: ", both, "."));
        tell_whom();
    }

    void nothing_matched() {
        answer_.because = Because::no_row;
        std::string_view told;
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            if (row.row == told) continue;
            told = row.row;
            if (hit.out_of_force)
                answer_.why.push_back(sentence("The rule for ", shown(ask_), " (", row.row, ", ",
                                               row.title, ") is not in force on ",
                                               to_text(ask_.service_day), "."));
            else
                answer_.why.push_back(sentence(row.row, ", ", row.title, ", names ", shown(ask_),
                                               " but does not fit: ", words_for(hit.missed),
                                               hit.unstated ? " is not given." : "."));
        }
        if (answer_.why.empty())
            answer_.why.push_back(sentence("No rule of ", pack_.name, " names ", shown(ask_), "."));
        tell_whom();
    }

    void tell_whom() {
        auto const& contact = answer_.contacts.empty() ? *pack_.find_contact(pack_.default_contact)
                                                       : answer_.contacts[0];
        answer_.why.push_back(sentence("Ask ", contact.name, "."));
        add_contact(contact);
    }

    void weigh_automation() {
        AutoView view;
        view.kind = ask_.kind;
        view.review = ask_.review;
        view.line_of_business = ask_.line_of_business;
        view.code = ask_.code ? &*ask_.code : nullptr;
        view.network = ask_.network;
        view.servicing_county = ask_.county;
        view.service_day = ask_.service_day;
        view.special = &ask_.special;
        view.level_of_care = ask_.level_of_care;
        for (auto const& rule : pack_.auto_rules) {
            auto const fit = fit_rule(pack_, rule, view);
            if (fit.result == AutoApproval::no) continue;
            add_once(answer_.auto_rows, rule.row);
            if (fit.result <= answer_.auto_approval) continue;
            answer_.auto_approval = fit.result;
            answer_.auto_months = rule.months;
        }
    }

    void list_seen() {
        for (auto const& hit : lookup_.hits) {
            auto const& row = rows_[hit.row];
            bool const matched = hit.fit == Fit::yes;
            bool const blocks = lookup_.blocks(hit, row);
            if (row.codes.any && !matched && !blocks) continue;
            if (matched) add_once(answer_.rows, row.row);
            auto& seen = answer_.seen.emplace_back();
            seen.row = row.row;
            seen.title = row.title;
            seen.source = row.source;
            seen.confidence = row.confidence;
            seen.rank = row.rank;
            seen.answer = row.answer;
            seen.matched = matched;
            seen.decides = weighed_ && !lookup_.facts_missing && lookup_.decides(hit, row);
            if (matched) continue;
            if (hit.out_of_force) seen.missed = "service_day";
            else seen.missed = sentence(hit.unstated ? "?" : "", name_of(hit.missed));
        }
    }

    void suggest(CustomCode const* custom) {
        if (custom != nullptr && custom->kind == "typo") {
            answer_.suggestion = custom->expands_to;
        } else if (is_cus() && custom == nullptr) {
            std::vector<std::string_view> known;
            for (auto const& code : pack_.custom_codes)
                if (code.kind != "typo" && in_force(code)) known.push_back(code.code);
            answer_.suggestion = nearest(ask_.code->value, known);
        } else if (ask_.code && ask_.kind == RequestKind::referral && !is_cus()) {
            suggest_custom();
        }
    }

    /// A visit typed by its number on a referral: the plan has a custom code that stands for it
    /// (CC-25).
    void suggest_custom() {
        for (auto const& hint : pack_.rules->hints) {
            auto const& code = pack_.custom_codes[hint.custom];
            if (code.kind != "referral" || !in_force(code) || !hint.stands_for.contains(*ask_.code))
                continue;
            answer_.suggestion = code.code;
            return;
        }
    }

    Pack const& pack_;
    std::vector<Row> const& rows_;
    Ask const& ask_;
    FactValues const& facts_;
    Lookup const& lookup_;
    Answer answer_;
    bool weighed_ = false;
};

}  // namespace

Answer explain(Pack const& pack, Ask const& ask, FactValues const& facts, Lookup const& lookup) {
    return Explainer(pack, ask, facts, lookup).take();
}

}  // namespace assent::policy
