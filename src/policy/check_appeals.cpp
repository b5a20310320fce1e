#include "policy/check_parts.h"
#include "policy/load_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace assent::policy {
namespace {

/// Roles that uphold nothing that was judged medically, whatever a pack says (L-DEC-10, SB 1120).
constexpr std::array<std::string_view, 9> never_uphold{
    "system",          "nurse",        "inpatient_nurse", "member",      "representative",
    "provider_office", "office_admin", "practitioner",    "intake_clerk"};

class Checker {
public:
    Checker(Pack const& pack, Findings& findings) : pack_(pack), findings_(findings) {}

    void run() {
        for (auto const& line : pack_.lines) check_line(line);
        check_reviewers();
        check_overlaps();
        check_notices();
    }

private:
    void wrong(std::string check, std::string where, std::string message) {
        findings_.push_back(
            {Severity::error, std::move(check), std::move(where), std::move(message)});
    }

    AppealAsk ask(AppealRule const& rule, Line const& line, Urgency urgency) const {
        AppealAsk made;
        made.kind = rule.kind;
        made.line_of_business = line.id;
        made.review = rule.reviews.empty() ? Review::pre_service : rule.reviews.front();
        made.urgency = urgency;
        return made;
    }

    void check_clocks(AppealRule const& rule, Line const& line) {
        bool const is_grievance = rule.kind == AppealKind::grievance;
        auto const need = [&](ClockKind clock, Urgency urgency) {
            if (appeal_clock(pack_, clock, ask(rule, line, urgency)) != nullptr) return;
            wrong("gap", fmt::format("{} {}", appeals_file, rule.row),
                  fmt::format("Line of business {} has no {} clock for it.", line.id,
                              name_of(clock)));
        };
        need(is_grievance ? ClockKind::grievance : ClockKind::appeal, Urgency::standard);
        if (rule.urgent)
            need(is_grievance ? ClockKind::grievance_urgent : ClockKind::appeal_urgent,
                 Urgency::urgent);
        if (!is_grievance) need(ClockKind::effectuate, Urgency::standard);
    }

    void check_consent(AppealRule const& rule, Line const& line) {
        bool const medicaid = line.law_profile.starts_with("medi_cal");
        auto const has = [](std::vector<Filer> const& list, Filer filer) {
            return std::ranges::find(list, filer) != list.end();
        };
        if (medicaid && rule.kind == AppealKind::member_appeal &&
            has(rule.filers, Filer::provider) && !has(rule.consent, Filer::provider))
            wrong("consent", fmt::format("{} {}", appeals_file, rule.row),
                  fmt::format("On {} a provider appeals with the member's written consent only.",
                              line.id));
    }

    void check_line(Line const& line) {
        bool appeals = false;
        bool grievances = false;
        for (auto const& rule : pack_.appeals.appeals) {
            if (!applies_to(rule.lines, line.id)) continue;
            bool const of_member =
                std::ranges::find(rule.filers, Filer::member) != rule.filers.end();
            appeals = appeals || (of_member && rule.kind != AppealKind::grievance);
            grievances = grievances || rule.kind == AppealKind::grievance;
            check_clocks(rule, line);
            check_consent(rule, line);
        }
        if (!appeals)
            wrong("gap", std::string(appeals_file),
                  fmt::format("On line of business {} no member can appeal.", line.id));
        for (std::size_t i = 0; i < enum_count<AppealAct>; ++i) {
            auto const act = static_cast<AppealAct>(i);
            if (act != AppealAct::settle_grievance || grievances) check_act(line, act);
        }
    }

    void check_act(Line const& line, AppealAct act) {
        auto const word = name_of(act);
        auto const may = [&](DeciderRule const& rule) {
            return rule.act == word && applies_to(rule.lines, line.id);
        };
        if (std::ranges::any_of(pack_.appeals.reviewers, may)) return;
        wrong("gap", std::string(appeals_file),
              fmt::format("On line of business {} nobody may {}.", line.id, word));
    }

    void check_reviewers() {
        for (auto const& rule : pack_.appeals.reviewers) {
            if (std::ranges::find(rule.roles, "system") != rule.roles.end())
                wrong("reviewer", std::string(appeals_file), "No machine decides an appeal.");
            if (rule.act != name_of(AppealAct::uphold)) continue;
            if (!rule.licence)
                wrong("reviewer", std::string(appeals_file),
                      "Upholding on medical grounds wants a licence; set licence = true.");
            for (auto const& role : rule.roles)
                if (std::ranges::find(never_uphold, role) != never_uphold.end())
                    wrong("reviewer", std::string(appeals_file),
                          fmt::format("A {} may not uphold on medical grounds.", role));
        }
    }

    template <class T>
    static bool share(std::vector<T> const& a, std::vector<T> const& b) {
        return a.empty() || b.empty() ||
               std::ranges::any_of(a, [&](T const& x) { return std::ranges::count(b, x) > 0; });
    }

    static bool meet(AppealClock const& a, AppealClock const& b) {
        return a.rule.clock == b.rule.clock && a.bodies.empty() == b.bodies.empty() &&
               share(a.bodies, b.bodies) && share(a.appeals, b.appeals) &&
               share(a.rule.lines, b.rule.lines) && share(a.rule.kinds, b.rule.kinds) &&
               share(a.rule.reviews, b.rule.reviews) && share(a.rule.urgencies, b.rule.urgencies);
    }

    static bool meet(AppealRule const& a, AppealRule const& b) {
        return a.kind == b.kind && share(a.lines, b.lines) && share(a.reviews, b.reviews);
    }

    template <class Rules, class Name>
    void check_pairs(Rules const& rules, Name row_of) {
        for (std::size_t i = 0; i < rules.size(); ++i)
            for (std::size_t j = i + 1; j < rules.size(); ++j)
                if (meet(rules[i], rules[j]))
                    wrong("overlap", fmt::format("{} {}", appeals_file, row_of(rules[i])),
                          fmt::format("{} and {} can both be meant by one appeal.",
                                      row_of(rules[i]), row_of(rules[j])));
    }

    void check_overlaps() {
        check_pairs(pack_.appeals.clocks, [](AppealClock const& clock) { return clock.rule.row; });
        check_pairs(pack_.appeals.appeals, [](AppealRule const& rule) { return rule.row; });
    }

    /// What must be told in writing, whoever the plan is.
    void check_notices() {
        for (std::string_view const on :
             {"appeal_acknowledged", "appeal_resolved", "appeal_dismissed"}) {
            auto const tells_member = [&](NoticeRule const& rule) {
                return rule.on == on &&
                       std::ranges::find(rule.to, Recipient::member) != rule.to.end();
            };
            if (std::ranges::none_of(pack_.notices, tells_member))
                wrong("gap", std::string(appeals_file),
                      fmt::format("Nothing tells the member when an appeal is {}.", on));
        }
    }

    Pack const& pack_;
    Findings& findings_;
};

}  // namespace

void check_appeals(Pack const& pack, Findings& findings) { Checker(pack, findings).run(); }

}  // namespace assent::policy
