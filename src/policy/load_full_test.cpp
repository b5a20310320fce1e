// What a pack file says arrives in the pack: every member of every table, and what no pack may say.
#include "policy/test_loading.h"

namespace assent::policy::load_full_tests {

using namespace loading;

TEST_CASE("every contact of a plan keeps how it is reached, and its portal is an https address") {
    auto const contact =
        "[contacts.night]\nname = 'Night desk'\nphone = '1'\nfax = '2'\n"
        "portal = 'https://night.example'\nhours = 'all night'\nnote = 'Ring twice.'\n"
        "verify = 'ask'\nsource = 'Guide 1'\n";
    auto const pack = loaded("plan.toml", contact);
    Contact const night{"night",     "Night desk",  "1",   "2",      "https://night.example",
                        "all night", "Ring twice.", "ask", "Guide 1"};
    CHECK(*pack.find_contact("night") == night);
    refused("plan.toml", "[contacts.night]\nname = 'N'\nportal = 'http://night.example'\n",
            "https address");
    refused("plan.toml", "[contacts.night]\nphone = '1'\n", "name is missing");
    refused("plan.toml", "[contacts]\nnight = 'N'\n", "A table is expected");
}

TEST_CASE("a plan needs its name, its block of numbers, a line, a contact and days in order") {
    CHECK(fault_of(with_plan("plan = \"small\"", "plan = \"a_z\"")).empty());
    for (auto const* name : {"a b", "a1", "a{", "a`", "A"}) {
        CAPTURE(name);
        CHECK(
            fault_of(with_plan("\"small\"", '"' + std::string(name) + '"')).find("plan must be") !=
            std::string::npos);
    }
    CHECK(fault_of(with_plan("\"small\"", "\"\"")).find("plan is missing") != std::string::npos);
    for (auto const* block : {"9", "999", "9a"})
        CHECK(fault_of(with_plan("\"99\"", '"' + std::string(block) + '"')).find("two digits") !=
              std::string::npos);
    CHECK(fault_of(with_plan("valid_from = 2020-01-01",
                             "valid_from = 2020-01-02\nvalid_to = 2020-01-01"))
              .find("valid_from is after") != std::string::npos);
    CHECK(fault_of(with_plan("valid_from = 2020-01-01",
                             "valid_from = 2020-01-01\nvalid_to = 2020-01-01"))
              .empty());
    CHECK(
        fault_of(with_plan("[[line]]\nid = \"gold\"\nname = \"Gold\"\nlaw_profile = \"ma\"\n", ""))
            .find("no line of business") != std::string::npos);
    CHECK(fault_of(with_plan("id = \"gold\"", "")).find("id is missing") != std::string::npos);
    CHECK(
        fault_of(with_plan("law_profile = \"ma\"", "colour = 1")).find("law_profile is missing") !=
        std::string::npos);
    CHECK(fault_of(with_plan("law_profile = \"ma\"", "law_profile = \"ma\"\ncolour = 1"))
              .find("colour is not known") != std::string::npos);
    std::string const plan = small_plan;
    auto files = small_files(one_row);
    files["plan.toml"] = plan.substr(0, plan.find("[contacts.um]"));
    CHECK(fault_of(files).find("default_contact is not among") != std::string::npos);
    files["plan.toml"] = "contacts = 3\n" + files["plan.toml"];
    CHECK(fault_of(files).find("default_contact is not among") != std::string::npos);
}

TEST_CASE("holidays are counted in order and once, whatever the order of the file") {
    auto const pack = loaded("plan.toml",
                             "[[holiday]]\non = 2026-01-01\nname = 'New Year'\n"
                             "[[holiday]]\non = 2026-11-26\nname = 'Thanksgiving again'\n");
    CHECK(pack.holidays.closed == std::vector{make_day(2026, 1, 1), make_day(2026, 11, 26)});
    refused("plan.toml", "[[holiday]]\nname = 'Some day'\n", "on is missing");
    refused("plan.toml", "[[holiday]]\non = 2026-01-01\n", "name is missing");
}

TEST_CASE("a continuity program arrives with all its conditions") {
    auto const pack = loaded(
        "continuity.toml",
        "[[program]]\nid = 'a'\nrow = 'R'\ntitle = 'T'\nline = ['gold']\nvisits = 2\nrate = true\n"
        "quality = true\nprior_authorization = true\nfee_for_service = true\n"
        "condition = ['acute']\nservice_within_days = 180\nexcluded_kind = ['dme']\nmonths = 12\n"
        "notice_days = 30\notherwise = 'b'\nwhy = 'W.'\nsource = 'S'\n"
        "[[program]]\nid = 'b'\nrow = 'R'\ntitle = 'T'\ndays = 60\nwhy = 'W.'\nsource = 'S'\n");
    REQUIRE(pack.programs.continuity.size() == 2);
    auto const& made = pack.programs.continuity[0];
    CHECK(made.id == "a");
    CHECK(made.row == "R");
    CHECK(made.title == "T");
    CHECK(made.lines == Texts{"gold"});
    CHECK(made.visits == 2);
    CHECK(made.rate);
    CHECK(made.quality);
    CHECK(made.prior_authorization);
    CHECK(made.fee_for_service);
    CHECK(made.conditions == Texts{"acute"});
    CHECK(made.service_within_days == 180);
    CHECK(made.excluded_kinds == std::vector{RequestKind::dme});
    CHECK(made.months == 12);
    CHECK(made.notice_days == 30);
    CHECK(made.otherwise == "b");
    CHECK(made.why == "W.");
    CHECK(made.source == "S");
    CHECK(pack.programs.continuity[1].days == 60);
}

TEST_CASE("a window for late requests arrives with what is asked and where it lies") {
    auto const pack = loaded("retro.toml",
                             "[[window]]\nrow = 'R'\nline = ['gold']\nmonths = 6\n"
                             "always_reason = true\nstraight = ['newborn']\nlate = 'refuse'\n"
                             "queue = 'late'\nwhy = 'W.'\nsource = 'S'\n"
                             "[[window]]\nrow = 'Q'\ndays = 30\nlate = 'review'\nwhy = 'W.'\n"
                             "source = 'S'\n");
    REQUIRE(pack.programs.retro.size() == 2);
    auto const& made = pack.programs.retro[0];
    CHECK(made.row == "R");
    CHECK(made.lines == Texts{"gold"});
    CHECK(made.months == 6);
    CHECK(made.always_reason);
    CHECK(made.straight == Texts{"newborn"});
    CHECK(made.late == LateAction::refuse);
    CHECK(made.queue == "late");
    CHECK(made.source == "S");
    CHECK(pack.programs.retro[1].days == 30);
    CHECK(pack.programs.retro[1].late == LateAction::review);
}

TEST_CASE("what the form asks for arrives: documents, tasks, populations, nurses, newborns") {
    auto const pack = loaded(
        "intake.toml",
        "contact_phone = true\ncontact_fax = true\nprimary_care = ['family']\n"
        "primary_care_reason = 'pcp'\ninstead = 'other'\nrenewal_earliest_days = 30\n"
        "records_lead_days = 5\n"
        "[[document]]\nrow = 'D'\nkind = ['dme']\nreview = ['pre_service']\ncodes = 'hcpcs:E0100'\n"
        "admitted = true\ndocument = 'order'\nwhy = 'W.'\nsource = 'S'\n"
        "[[task]]\nrow = 'T'\ncodes = 'cpt:33945'\nspecial = ['transplant']\n"
        "mark = ['transplant_evaluation']\ntask = 'network_check'\nbefore_approval = true\n"
        "why = 'W.'\nsource = 'S'\n"
        "[[population]]\nservice_type = 'ecm'\nneeded = ['pre_service']\nvalues = ['homeless']\n"
        "source = 'S'\n"
        "[[nurse]]\nfacility = 'f'\naccount = 'a'\nname = 'N'\n"
        "[[newborn]]\nrow = 'N'\nline = ['gold']\nmonths = 2\nwhy = 'W.'\nsource = 'S'\n");
    auto const& intake = pack.programs.intake;
    CHECK(intake.contact_phone);
    CHECK(intake.contact_fax);
    CHECK(intake.primary_care == Texts{"family"});
    CHECK(intake.primary_care_reason == "pcp");
    CHECK(intake.instead == "other");
    CHECK(intake.renewal_earliest_days == 30);
    CHECK(intake.records_lead_days == 5);
    auto const& document = intake.documents.at(0);
    CHECK(document.row == "D");
    CHECK(document.kinds == std::vector{RequestKind::dme});
    CHECK(document.reviews == std::vector{Review::pre_service});
    CHECK(document.codes.contains({codes::CodeSystem::hcpcs, "E0100"}));
    CHECK(document.admitted);
    CHECK(document.document == "order");
    auto const& task = intake.tasks.at(0);
    CHECK(task.row == "T");
    CHECK(task.codes.contains({codes::CodeSystem::cpt, "33945"}));
    CHECK(task.special == std::vector{Special::transplant});
    CHECK(task.marks == std::vector{Mark::transplant_evaluation});
    CHECK(task.task == TaskKind::network_check);
    CHECK(task.before_approval);
    auto const& population = intake.populations.at(0);
    CHECK(population.service_type == "ecm");
    CHECK(population.needed == std::vector{Review::pre_service});
    CHECK(population.values == Texts{"homeless"});
    CHECK(intake.nurses.at(0).facility == "f");
    CHECK(intake.nurses.at(0).account == "a");
    CHECK(intake.nurses.at(0).name == "N");
    auto const& newborn = intake.newborns.at(0);
    CHECK(newborn.row == "N");
    CHECK(newborn.months == 2);
    CHECK(newborn.source == "S");
    CHECK(intake.find_newborn("gold") == &newborn);
    CHECK(intake.find_newborn("silver") == nullptr);
}

TEST_CASE("a task says when it is opened, by codes, by special case or by mark") {
    std::string const task = "[[task]]\nrow = 'T'\ntask = 'other'\nwhy = 'W.'\nsource = 'S'\n";
    for (auto const* when : {"codes = 'cpt:33945'", "special = ['transplant']", "mark = ['trial']"})
        CHECK(loaded("intake.toml", task + when + "\n").programs.intake.tasks.size() == 1);
    refused("intake.toml", task, "when the task is opened");
}

TEST_CASE("newborns run on the mother's number for a month at least, on lines the plan has") {
    std::string const rule = "[[newborn]]\nrow = 'N'\nwhy = 'W.'\nsource = 'S'\n";
    refused("intake.toml", rule, "for how many months");
    refused("intake.toml", rule + "months = 0\n", "for how many months");
    CHECK(loaded("intake.toml", rule + "months = 1\n").programs.intake.newborns.size() == 1);
    refused("intake.toml", rule + "months = 1\nline = ['silver']\n", "line silver");
    refused("intake.toml", rule + "months = 1\ncolour = 'red'\n", "colour is not known");
    refused("intake.toml", "[[newborn]]\nmonths = 1\nwhy = 'W.'\nsource = 'S'\n", "row is missing");
    refused("intake.toml", "[[newborn]]\nrow = 'N'\nmonths = 1\nsource = 'S'\n", "why is missing");
    refused("intake.toml", "[[newborn]]\nrow = 'N'\nmonths = 1\nwhy = 'W.'\n", "source is missing");
}

TEST_CASE("what a plan says about decisions arrives") {
    auto const pack = loaded(
        "decisions.toml",
        "dismissal_line = ['gold']\ncriteria_contact = 'group'\ninformation_attempts = 3\n"
        "notice_days = 15\naid_line = ['gold']\nasks_after_decision = true\n"
        "[[criteria]]\nsource = 'manual'\nname = 'N'\nline = ['gold']\ncodes = 'cpt:10000-99999'\n"
        "except = 'cpt:70551'\ncited = 'C'\n"
        "[[peer_to_peer]]\nline = ['gold']\ncontact = 'um'\nbefore = true\nhours_from = 9\n"
        "hours_to = 17\nmay_overturn = false\nwindow_days = 5\nsource = 'S'\n"
        "[[second_look]]\nline = ['gold']\nage_below = 21\nrole = ['medical_director']\n"
        "source = 'S'\n"
        "[[standard]]\nline = ['gold']\nsentence = 'Needed.'\nsource = 'S'\n"
        "[[clinical_benefit]]\nline = ['gold']\nage_below = 21\nsentence = 'Helps.'\nsource = 'S'\n"
        "[[lock]]\nline = ['gold']\nbusiness_days = 45\nexcept = ['fraud']\nsource = 'S'\n"
        "[[reopen]]\nline = ['gold']\nkind = ['dme']\nreason = ['new']\nsource = 'S'\n"
        "[[change]]\nkind = ['dme']\ncontact = 'um'\nsource = 'S'\n"
        "[[appeal_window]]\nline = ['gold']\ndays = 60\nsource = 'S'\n");
    auto const& made = pack.decisions;
    CHECK(made.dismissal_lines == Texts{"gold"});
    CHECK(made.criteria_contact == "group");
    CHECK(made.information_attempts == 3);
    CHECK(made.notice_days == 15);
    CHECK(made.aid_lines == Texts{"gold"});
    CHECK(made.asks_after_decision);
    auto const& criteria = made.criteria.at(0);
    CHECK(criteria.source == "manual");
    CHECK(criteria.name == "N");
    CHECK(criteria.lines == Texts{"gold"});
    CHECK(criteria.codes.contains({codes::CodeSystem::cpt, "70551"}));
    CHECK(criteria.except.contains({codes::CodeSystem::cpt, "70551"}));
    CHECK(criteria.cited == "C");
    auto const& talk = made.talks.at(0);
    CHECK(talk.lines == Texts{"gold"});
    CHECK(talk.contact == "um");
    CHECK(talk.before);
    CHECK(talk.hours_from == 9);
    CHECK(talk.hours_to == 17);
    CHECK_FALSE(talk.may_overturn);
    CHECK(talk.window_days == 5);
    auto const& look = made.second_looks.at(0);
    CHECK(look.lines == Texts{"gold"});
    CHECK(look.age_below == 21);
    CHECK(look.roles == Texts{"medical_director"});
    CHECK(made.standards.at(0).lines == Texts{"gold"});
    CHECK(made.standards.at(0).sentence == "Needed.");
    auto const& benefit = made.clinical_benefits.at(0);
    CHECK(benefit.lines == Texts{"gold"});
    CHECK(benefit.age_below == 21);
    CHECK(benefit.sentence == "Helps.");
    auto const& lock = made.locks.at(0);
    CHECK(lock.lines == Texts{"gold"});
    CHECK(lock.business_days == 45);
    CHECK(lock.except == Texts{"fraud"});
    auto const& reopen = made.reopen_limits.at(0);
    CHECK(reopen.lines == Texts{"gold"});
    CHECK(reopen.kinds == std::vector{RequestKind::dme});
    CHECK(reopen.reasons == Texts{"new"});
    CHECK(made.change_ways.at(0).kinds == std::vector{RequestKind::dme});
    CHECK(made.change_ways.at(0).contact == "um");
    CHECK(made.appeal_windows.at(0).lines == Texts{"gold"});
    CHECK(made.appeal_windows.at(0).days == 60);
    for (auto const* source :
         {&talk.source, &look.source, &made.standards[0].source, &benefit.source, &lock.source,
          &reopen.source, &made.change_ways[0].source, &made.appeal_windows[0].source})
        CHECK(*source == "S");
}

TEST_CASE("a talk is offered within one day, from an hour to a later one") {
    auto const hours = [](std::string const& text) {
        return "[[peer_to_peer]]\ncontact = 'um'\nsource = 'S'\n" + text + "\n";
    };
    CHECK(
        loaded("decisions.toml", hours("hours_from = 23\nhours_to = 24")).decisions.talks.size() ==
        1);
    refused("decisions.toml", hours("hours_from = 9\nhours_to = 9"), "hours_from comes before");
    refused("decisions.toml", hours("hours_from = 17\nhours_to = 9"), "hours_from comes before");
    refused("decisions.toml", hours("hours_from = 9\nhours_to = 25"), "hours_from comes before");
}

TEST_CASE("who may decide arrives with every demand, for the three acts there are") {
    auto const pack = loaded("deciders.toml",
                             "[[decider]]\nact = 'deny'\nrole = ['physician']\nline = ['gold']\n"
                             "kind = ['dme']\ncodes = 'hcpcs:E0100'\nlicence = true\n"
                             "licence_type = ['md']\nlicence_state = ['CA']\nunrestricted = true\n"
                             "check_days = 30\nsource = 'S'\n");
    auto const& made = pack.deciders.at(0);
    CHECK(made.act == "deny");
    CHECK(made.roles == Texts{"physician"});
    CHECK(made.lines == Texts{"gold"});
    CHECK(made.kinds == std::vector{RequestKind::dme});
    CHECK(made.codes.contains({codes::CodeSystem::hcpcs, "E0100"}));
    CHECK(made.licence);
    CHECK(made.licence_types == Texts{"md"});
    CHECK(made.licence_states == Texts{"CA"});
    CHECK(made.unrestricted);
    CHECK(made.check_days == 30);
    CHECK(made.source == "S");
    for (auto const* act : {"approve", "deny", "deny_administrative"})
        CHECK(loaded("deciders.toml",
                     std::string("[[decider]]\nrole = ['nurse']\nact = '") + act + "'\n")
                  .deciders.size() == 1);
    refused("deciders.toml", "[[decider]]\nrole = ['nurse']\nact = 'close'\n", "act is approve");
}

TEST_CASE("groups, queues and notices arrive as they are written") {
    auto files = small_files(one_row);
    files["delegation.toml"] =
        "[[group]]\nid = 'lake'\nname = 'Lake'\ncontact = 'group'\nline = ['gold']\nrow = 'G'\n";
    files["routing.toml"] =
        "default = 'desk'\n[[route]]\nqueue = 'dme'\nkind = ['dme']\nurgency = ['urgent']\n"
        "review = ['pre_service']\nline = ['gold']\ncodes = 'hcpcs:E0100'\n";
    files["notices.toml"] =
        "[[notice]]\non = 'denied'\nform = 'a'\naction = 'denial'\nto = ['member', 'submitter']\n"
        "channel = ['mail', 'portal']\nwithin = 2\nunit = 'business_day'\nsource = 'S'\n";
    auto const made = load_pack(files);
    REQUIRE(made.ok());
    auto const* group = made->find_group("lake");
    REQUIRE(group != nullptr);
    CHECK(group->name == "Lake");
    CHECK(group->contact == "group");
    CHECK(group->lines == Texts{"gold"});
    CHECK(group->row == "G");
    CHECK(made->default_queue == "desk");
    auto const& route = made->routes.at(0);
    CHECK(route.queue == "dme");
    CHECK(route.kinds == std::vector{RequestKind::dme});
    CHECK(route.urgencies == std::vector{Urgency::urgent});
    CHECK(route.reviews == std::vector{Review::pre_service});
    CHECK(route.lines == Texts{"gold"});
    CHECK(route.codes.contains({codes::CodeSystem::hcpcs, "E0100"}));
    auto const& notice = made->notices.at(0);
    CHECK(notice.on == "denied");
    CHECK(notice.form == "a");
    CHECK(notice.action == "denial");
    CHECK(notice.to == std::vector{Recipient::member, Recipient::submitter});
    CHECK(notice.channels == std::vector{Channel::mail, Channel::portal});
    REQUIRE(notice.within);
    CHECK(notice.within->count == 2);
    CHECK(notice.within->unit == calendar::SpanUnit::business_day);
    CHECK(notice.source == "S");
    auto const twice = files["delegation.toml"];
    refused("delegation.toml", twice + twice, "group lake stands twice");
}

TEST_CASE("a notice says its time with its unit, or not at all; no days are the same day") {
    auto const notice = [](std::string const& text) {
        return "[[notice]]\non = 'denied'\nform = 'a'\nto = ['member']\nchannel = ['mail']\n" +
               text + "\n";
    };
    CHECK_FALSE(loaded("notices.toml", notice("")).notices.at(0).within);
    auto const same_day =
        loaded("notices.toml", notice("within = 0\nunit = 'calendar_day'")).notices.at(0).within;
    REQUIRE(same_day);
    CHECK(same_day->count == 0);
    CHECK(same_day->unit == calendar::SpanUnit::calendar_day);
    refused("notices.toml", notice("within = 0\nunit = 'hour'"), "within and unit go together");
    refused("notices.toml", notice("unit = 'business_day'"), "within and unit go together");
    refused("notices.toml", notice("within = 2"), "within and unit go together");
    refused("notices.toml", notice("within = 2\nunit = 'moons'"), "within and unit go together");
}

TEST_CASE("a rule that approves at once arrives with every condition, in force with the edition") {
    auto const pack = loaded(
        "auto_approve.toml",
        "[[rule]]\nrow = 'A'\ntitle = 'T'\nkind = ['dme']\ncodes = 'hcpcs:E0100'\n"
        "reason = ['new']\nurgency = ['urgent']\nreview = ['pre_service']\nline = ['gold']\n"
        "network = ['in']\nspecial = ['hospice']\nlevel_of_care = ['icu']\nresident = true\n"
        "local = true\nno_open_duplicate = true\ndocuments = ['order']\nunits_max = '2.5'\n"
        "months = 6\nwhy = 'W.'\nsource = 'S'\nvalid_from = 2026-02-01\nvalid_to = 2026-03-01\n"
        "[[rule]]\nrow = 'B'\nwhy = 'W.'\n");
    auto const& made = pack.auto_rules.at(0);
    CHECK(made.row == "A");
    CHECK(made.title == "T");
    CHECK(made.kinds == std::vector{RequestKind::dme});
    CHECK(made.codes.contains({codes::CodeSystem::hcpcs, "E0100"}));
    CHECK(made.reasons == Texts{"new"});
    CHECK(made.urgencies == std::vector{Urgency::urgent});
    CHECK(made.reviews == std::vector{Review::pre_service});
    CHECK(made.lines == Texts{"gold"});
    CHECK(made.networks == std::vector{Network::in});
    CHECK(made.special == std::vector{Special::hospice});
    CHECK(made.levels == std::vector{LevelOfCare::icu});
    CHECK(made.resident);
    CHECK(made.local);
    CHECK(made.no_open_duplicate);
    CHECK(made.documents == Texts{"order"});
    CHECK(made.units_max == parse_units("2.5").value());
    CHECK(made.months == 6);
    CHECK(made.why == "W.");
    CHECK(made.source == "S");
    CHECK(made.valid_from == make_day(2026, 2, 1));
    CHECK(made.valid_to == make_day(2026, 3, 1));
    auto const& short_one = pack.auto_rules.at(1);
    CHECK(short_one.valid_from == pack.valid_from);
    CHECK(short_one.valid_to == pack.valid_to);
    CHECK_FALSE(short_one.units_max);
    CHECK(loaded("auto_approve.toml",
                 "[[rule]]\nrow = 'A'\nwhy = 'W.'\nvalid_from = 2026-02-01\n"
                 "valid_to = 2026-02-01\n")
              .auto_rules.size() == 1);
    auto files = with_plan("service_area = [\"lake\"]\n", "");
    files["auto_approve.toml"] = "[[rule]]\nrow = 'A'\nwhy = 'W.'\nlocal = true\n";
    CHECK(fault_of(files).find("local needs service_area") != std::string::npos);
}

}  // namespace assent::policy::load_full_tests
