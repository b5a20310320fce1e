/// The one way in: run() is the only function that changes a request, and every read of a member's
/// record goes through a function here that checks the right and leaves an access-log row. Doors
/// see neither store nor records.
#pragma once

#include "appeal/commands.h"
#include "base/fields.h"
#include "base/result.h"
#include "engine/clock.h"
#include "engine/drafts.h"
#include "engine/lookup.h"
#include "engine/outgoing.h"
#include "engine/record.h"
#include "engine/search.h"
#include "engine/uploads.h"
#include "engine/worksheets.h"
#include "identity/accounts.h"
#include "identity/permissions.h"
#include "identity/seal.h"
#include "identity/sessions.h"
#include "policy/pack.h"
#include "records/access_log.h"
#include "records/codes.h"
#include "records/import.h"
#include "records/members.h"
#include "records/proofs.h"
#include "records/providers.h"
#include "records/saved_views.h"
#include "request/commands.h"
#include "store/blobs.h"
#include "store/store.h"
#include "views/appeal_view.h"
#include "views/changes.h"
#include "views/request_view.h"
#include "views/workload.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <unordered_map>
#include <vector>

namespace assent::engine {

struct AuthorizationRows;

/// Who asks, and by which way.
struct Asker {
    identity::Account account;
    std::string channel = "portal";
};

/// Whether a call moves the idle limit of its session: what a page does by itself does not.
enum class Sliding { with_this, not_with_this };

struct Call {
    PlanId plan;
    std::optional<RequestId> request;        ///< absent: a submission
    CommandKey key;                          ///< the same key gets the same reply and no new events
    std::optional<std::int64_t> if_version;  ///< If-Match: fault `stale_version` when it moved on
    request::Actor actor;
    request::Command command;
    std::string draft = {};  ///< of a submission: the draft it was; it ends with it
};

struct Receipt {
    RequestId request;
    std::int64_t version = 0;
    std::string reply;                ///< JSON text, the same for a repeated key
    std::vector<std::string> events;  ///< kinds, in order; empty when nothing changed or repeated
    bool repeated = false;
};

/// The same for an appeal.
struct AppealCall {
    PlanId plan;
    std::optional<AppealId> appeal;  ///< absent: it is filed
    CommandKey key;
    std::optional<std::int64_t> if_version;
    appeal::Actor actor;
    appeal::Command command;
};

struct AppealReceipt {
    AppealId appeal;
    std::int64_t version = 0;
    std::string reply;
    std::vector<std::string> events;
    bool repeated = false;
};

/// What an actor may see of a request (SRC-07B, settled point 24).
/// masked: a restricted record that is closed to the asker (restricted.h).
enum class Visibility { full, read_only, masked, none };

/// One event as people read it.
struct TimelineEntry {
    std::int64_t version = 0;
    Instant at{};
    std::string actor;       ///< account id
    std::string actor_name;  ///< empty: the clock, or the rules
    request::Event event;
};

struct RequestPicture {
    std::int64_t version = 0;
    request::State state;
    std::vector<TimelineEntry> timeline;
    std::shared_ptr<policy::Pack const> pack;  ///< the one that judged it
    std::vector<views::AppealRow> appeals;     ///< about it, that the asker may see
    std::vector<std::string_view> actions;     ///< what the asker may do to it now (acts.h)
    Visibility visibility = Visibility::none;  ///< how the asker sees it
};

struct AppealEntry {
    std::int64_t version = 0;
    Instant at{};
    std::string actor;
    appeal::Event event;
};

struct AppealPicture {
    std::int64_t version = 0;
    appeal::State state;
    std::vector<AppealEntry> timeline;
    std::shared_ptr<policy::Pack const> pack;
};

struct ReplayReport {
    std::int64_t requests = 0;
    std::int64_t appeals = 0;
    std::int64_t decisions = 0;         ///< made again and compared
    std::int64_t events = 0;            ///< came out the same, byte for byte
    std::int64_t unexplained = 0;       ///< events whose facts were not kept
    std::vector<std::string> problems;  ///< numbers and positions, never health data
};

void fields(auto& f, auto& r) requires Is<ReplayReport, decltype(r)> {
    f("requests", r.requests);
    f("appeals", r.appeals);
    f("decisions", r.decisions);
    f("events", r.events);
    f("unexplained", r.unexplained);
    f("problems", r.problems);
}

struct Config {
    std::filesystem::path data;
    std::string database;  ///< empty: SQLite in the data folder; else a PostgreSQL address
    std::filesystem::path packs;
    bool trial = false;          ///< only looked at when the data folder is created
    bool beside_server = false;  ///< may join a data folder that a server has open
    UploadSettings uploads;
};

class Desk;        // desk.h: the plan's people at their work
class AppealDesk;  // appeal_desk.h
class TalkDesk;    // talk_desk.h

class Engine {
public:
    /// Opens or creates. Faults: those of the store and of the packs.
    static Result<std::unique_ptr<Engine>> open(Config const& config);
    ~Engine();

    // Writing.
    Result<Receipt> run(Call call);
    /// `done` is called once, on the writer's thread after the commit; it must be cheap.
    void run_async(Call call, std::function<void(Result<Receipt>)> done);
    Result<AppealReceipt> run(AppealCall const& call);
    void run_async(AppealCall call, std::function<void(Result<AppealReceipt>)> done);
    /// What a submission would come to, with nothing stored: every fault at once where possible.
    Result<json::Value> check(Asker const& asker, request::SubmitRequest const& asked);

    // Looking up; no member, no access log.
    Result<LookupReply> lookup(LookupAsk const& ask, std::optional<Asker> const& asker);
    Result<records::Proof> issue_proof(LookupAsk const& ask, std::optional<Asker> const& asker);
    Result<records::Proof> find_proof(ProofNumber const& number);
    Result<std::vector<records::PublicKey>> public_keys();
    Result<std::vector<records::CodeRow>> search_codes(PlanId const& plan, std::string const& text,
                                                       std::optional<Day> day, int limit);
    /// Codes one slip away from what was typed that are known: in a plan's list of usual slips, or
    /// in a table by one digit or two swapped ones.
    Result<std::vector<records::CodeRow>> near_codes(PlanId const& plan, std::string const& text,
                                                     std::optional<Day> day);
    Result<std::vector<records::CodeRow>> search_diagnoses(std::string const& text, int limit);
    std::string title_of(codes::CodeSystem system, std::string const& code) const;

    // Reading records: right, visibility, access log.
    /// Whether the role could do this to any request. Faults: `role_not_allowed`.
    Result<void> role_may(Call const& call) const;
    Result<void> role_may(AppealCall const& call) const;
    /// Whether the asker works for the plan. Faults: `unknown_plan`.
    Result<void> works_for(Asker const& asker, PlanId const& plan) const;
    /// Faults: `unknown_request`, also for what the asker may not see; that attempt is logged.
    Result<void> may_see(Asker const& asker, RequestId const& number);
    /// The same for who wants to change it. Faults besides: `read_only` for the member's primary
    /// care, which has no other part in the request.
    Result<void> may_act(Asker const& asker, RequestId const& number);
    /// `act`: how it is looked at, for the access log.
    Result<RequestPicture> read_request(Asker const& asker, RequestId const& number,
                                        records::Act act = records::Act::view);
    /// The whole record with its proof, for an audit. Faults: `unknown_request`, `right_required`;
    /// both attempts are logged.
    Result<RequestRecord> read_record(Asker const& asker, RequestId const& number);
    /// The same of appeals. Faults: `unknown_appeal`, also for what the asker may not see.
    Result<void> may_see(Asker const& asker, AppealId const& number);
    Result<AppealPicture> read_appeal(Asker const& asker, AppealId const& number);
    Result<AppealRecord> read_record(Asker const& asker, AppealId const& number);
    Result<views::AppealPage> list_appeals(Asker const& asker, PlanId const& plan,
                                           views::AppealFilter filter);
    /// One page of the requests the asker may see. Faults: `right_required`, `unknown_plan`,
    /// `search_too_wide`, `too_short`, `bad_number`, `bad_page`, `bad_limit`.
    Result<RequestList> search_requests(Asker const& asker, RequestAsk const& ask);
    Result<std::vector<directory::Member>> search_members(Asker const& asker, PlanId const& plan,
                                                          records::MemberSearch const& search);
    Result<directory::Member> read_member(Asker const& asker, PlanId const& plan,
                                          MemberId const& id);
    /// The whole picture of a member: coverage, and the requests the asker may see.
    struct MemberPicture {
        directory::Member member;
        std::vector<request::State> requests;           ///< newest first
        bool more = false;                              ///< there are older ones
        std::vector<directory::Provider> primary_care;  ///< those the coverages name
    };
    Result<MemberPicture> read_member_picture(Asker const& asker, PlanId const& plan,
                                              MemberId const& id);
    /// Members whose coverage today names a provider of the asker's organisation as primary care
    /// (PRV-23).
    struct OwnPatientsAsk {
        std::optional<ProviderId> provider;  ///< one of the organisation's; none: all of them
        std::string last_name;               ///< its beginning
        std::string after;
        int limit = 25;
    };
    struct OwnPatients {
        std::vector<std::pair<directory::Provider, std::int64_t>> providers;  ///< with their number
        std::vector<directory::Member> members;
        std::string next;
    };
    /// Faults: `right_required`, `unknown_provider`, `bad_page`.
    Result<OwnPatients> own_patients(Asker const& asker, PlanId const& plan,
                                     OwnPatientsAsk const& ask);
    Result<std::vector<directory::Provider>> search_providers(
        Asker const& asker, PlanId const& plan, records::ProviderSearch const& search);
    Result<std::vector<directory::Provider>> own_providers(Asker const& asker, PlanId const& plan);
    struct DocumentBody {
        request::DocumentRef content;
        std::string bytes;
    };
    Result<DocumentBody> read_document(Asker const& asker, RequestId const& number, int document);
    /// Where a document lies, to look at it without handing it out; `work` is a folder for files
    /// that live during the call. Faults: as of read_document().
    struct DocumentPlace {
        request::DocumentRef content;
        std::filesystem::path file;
        std::filesystem::path work;
    };
    Result<DocumentPlace> view_document(Asker const& asker, RequestId const& number, int document);

    // Searches kept by name, each the asker's own; and the rows of a search for a file.
    Result<std::vector<records::SavedView>> saved_searches(Asker const& asker);
    /// Faults: `bad_id`, `name_missing`, `name_taken`, `too_long`, `too_many`, and those of the
    /// search under `/filters`.
    Result<records::SavedView> save_search(Asker const& asker, std::string const& id,
                                           std::string const& name, RequestAsk const& filters);
    Result<void> remove_search(Asker const& asker, std::string const& id);
    /// Tells the rows in their order, at most 50,000; false when there are more. Faults: those of a
    /// search.
    Result<bool> export_requests(Asker const& asker, RequestAsk const& ask,
                                 std::function<void(views::RequestRow const&)> const& on_row);

    // Sharing out the work, and reports. Faults: `right_required`, `unknown_plan`.
    struct Worker {
        identity::Account account;
        std::int64_t open = 0;  ///< requests assigned that are open
    };
    /// Who may be given requests of the plan; a group's people see their own.
    Result<std::vector<Worker>> staff_of(Asker const& asker, PlanId const& plan);
    /// The pack's queues and those that have open requests, by name.
    Result<std::vector<views::QueueLoad>> queues_of(Asker const& asker, PlanId const& plan);
    /// Of the asker's office, or of the plan for who reviews access (RPT-01B). Faults besides:
    /// `dates_reversed`, `search_too_wide`.
    Result<std::vector<views::SubmitterRow>> submitter_report(Asker const& asker,
                                                              ReportAsk const& ask);

    // Drafts: shared in the asker's organisation, not in the event log.
    /// Faults of all: `right_required`, `unknown_plan`, `unknown_draft`, `draft_sent`.
    Result<DraftList> list_drafts(Asker const& asker, PlanId const& plan, bool mine);
    Result<DraftView> read_draft(Asker const& asker, std::string const& id);
    /// Faults besides: `bad_draft_id`, `too_long`, `stale_version`.
    Result<DraftView> save_draft(Asker const& asker, DraftToSave const& asked);
    /// To whom it may be handed over. Faults besides: `no_organisation`.
    Result<std::vector<identity::Account>> colleagues_for(Asker const& asker,
                                                          std::string const& id);
    /// Faults besides: `no_organisation`, `unknown_account`.
    Result<DraftView> hand_over_draft(Asker const& asker, std::string const& id,
                                      std::string const& to);
    /// Deleting what is gone is no fault. Faults besides: `stale_version`.
    Result<void> remove_draft(Asker const& asker, std::string const& id,
                              std::optional<std::int64_t> if_version);
    /// Also of a draft that was sent, so that it can be sent again and get the same reply.
    Result<PlanId> plan_of_draft(Asker const& asker, std::string const& id);
    /// How long drafts stay after their last change. Faults: `right_required`, `bad_quantity`.
    Result<void> set_draft_days(Asker const& asker, PlanId const& plan, int days);
    /// Removes what nobody changed for that long, in all plans; returns how many.
    Result<std::int64_t> purge_drafts();

    // Unfinished review work, each person's own (worksheets.h). Faults of all: `right_required`,
    // `unknown_request`.
    Result<Worksheets> read_worksheets(Asker const& asker, RequestId const& number);
    /// `version`: of the one that was read, 0 when there was none. Faults besides: `too_long`,
    /// `request_closed`, `worksheet_changed`.
    Result<Worksheets> save_worksheet(Asker const& asker, RequestId const& number,
                                      std::int64_t version, std::string const& body);
    /// Deleting what is gone is no fault.
    Result<void> remove_worksheet(Asker const& asker, RequestId const& number);

    // News, for doors that tell them as they happen.
    /// Place of the newest event in the plan's log.
    Result<std::int64_t> newest_change(PlanId const& plan);
    /// Requests that changed behind the first place, up to the second.
    Result<std::vector<views::Change>> changes_between(PlanId const& plan, std::int64_t after,
                                                       std::int64_t until, int limit);
    /// Whether it would be in the asker's lists.
    Result<bool> is_listed_for(Asker const& asker, PlanId const& plan, views::Change const& change);

    // Signing in.
    /// Who gives the right password gets a session, or half of one (`needs`). Faults:
    /// `bad_log_in`, `too_many_attempts`.
    Result<identity::Session> sign_in(std::string const& login, std::string const& password,
                                      identity::Visitor const& visitor = {});
    /// A whole session. Faults: `sign_in_required`, `second_factor_required`, `password_expired`.
    Result<identity::Session> session(std::string const& token,
                                      Sliding sliding = Sliding::with_this);
    /// Somebody with this log-in who acts without a session, at the console. Fault:
    /// `unknown_account`.
    Result<Asker> asker_named(std::string const& login, std::string channel);
    Result<void> sign_out(std::string const& token);
    /// Gives the id of the new account. A password that somebody else chose is to be changed at
    /// the first sign-in, but for the known one of a trial. Faults: `right_required`,
    /// `unknown_role`, `unknown_plan`, `log_in_taken`, those of passwords.
    Result<std::string> add_account(Asker const& asker, identity::Account const& account,
                                    std::string const& password);

    // Blobs and imports.
    Uploads& uploads() { return *uploads_; }
    Result<records::ImportSummary> import(
        Asker const& asker, records::Import const& import, std::istream& in,
        std::function<void(std::int64_t, std::int64_t)> const& progress);

    // Running.
    Clock& clock() { return clock_; }
    bool trial() const { return trial_; }
    /// Sets the trial clock and remembers it. Before it goes forward, and a second after each
    /// deadline on its way, it lets `on_trial_stop` do what is due, so that nothing happens late.
    /// Faults: `not_a_trial`.
    Result<void> set_trial_clock(std::optional<Instant> instant);
    /// Who does what is due; empty: nobody.
    void on_trial_stop(std::function<void()> sweep);
    /// Rings when something was put into the outbox.
    OutgoingBell& outgoing() { return outgoing_; }
    policy::Packs const& packs() const { return packs_; }
    /// The edition in force today, in the plan's zone. Faults: `unknown_plan`, `no_pack_on_date`.
    Result<std::shared_ptr<policy::Pack const>> pack_today(PlanId const& plan) const {
        return pack_on(plan, std::nullopt);
    }
    store::Store& store() { return *store_; }
    identity::Seal const& seal() const { return *seal_; }
    /// The plan of a number's block. Faults: `unknown_request`.
    Result<PlanId> plan_of(std::string_view number) const;
    /// Decides every step of a request or an appeal again from what was known then: pack, facts,
    /// person and time. Faults: `unknown_request`.
    Result<void> replay(PlanId const& plan, std::string const& number, ReplayReport& report);
    /// The same for every request and appeal of every plan.
    Result<ReplayReport> replay_all(std::function<void(std::int64_t requests)> const& progress);
    /// Takes up what another process imported into the same database. Cheap when nothing changed.
    Result<void> refresh();
    /// Counts the clocks of running requests anew whose plan edited its list of days off since they
    /// came; once for each version of an edition. How many requests it touched (L-CLK-14).
    Result<std::int64_t> recount_days_off();
    std::vector<PlanId> plans() const;

private:
    friend class Desk;
    friend class AppealDesk;
    friend class TalkDesk;
    struct Prepared;
    struct PreparedAppeal;
    Engine() = default;
    Result<void> reload_titles();
    Result<std::shared_ptr<policy::Pack const>> pack_on(PlanId const& plan,
                                                        std::optional<Day> day) const;
    Result<Prepared> prepare(Call const& call);
    Result<records::ImportSummary> import_authorizations(
        Asker const& asker, records::Import const& import, std::istream& in,
        std::function<void(std::int64_t, std::int64_t)> const& progress);
    Result<void> take_over(Asker const& asker, AuthorizationRows rows,
                           records::RowSink const& sink);
    Result<Receipt> execute(store::Db& db, Call const& given, Prepared const& prepared);
    Result<PreparedAppeal> prepare(AppealCall const& call);
    Result<AppealReceipt> execute(store::Db& db, AppealCall const& given,
                                  PreparedAppeal const& prepared);
    Result<void> look_up_appeal(store::Db& db, AppealCall const& call, appeal::State const& before,
                                appeal::Facts& facts) const;
    template <class Stream>
    Result<void> replay_stream(store::Db& db, PlanId const& plan, std::string const& number,
                               ReplayReport& report);
    Result<void> may_audit(Asker const& asker, PlanId const& plan, std::string const& number,
                           MemberId const& member);
    Result<std::shared_ptr<policy::Pack const>> judging_pack(store::Db& db, PlanId const& plan,
                                                             std::string const& version) const;
    Result<std::int64_t> recount_edition(policy::Pack const& pack);
    Result<bool> counts_by_an_older_list(store::Db& db, policy::Pack const& pack,
                                         std::string const& number) const;
    /// What was looked at; the member whose record it is, when known.
    struct Looked {
        records::Act act = records::Act::view;
        std::string what;
        std::string record;
        MemberId member;
    };
    Result<void> note_access(Asker const& asker, PlanId const& plan, Looked looked);
    Result<void> note_access(Asker const& asker, PlanId const& plan, std::vector<Looked> looked);
    /// One access row for each member whose rows were shown.
    Result<void> note_rows(Asker const& asker, PlanId const& plan, records::Act act,
                           std::vector<views::RequestRow> const& rows);
    Result<void> may_search(Asker const& asker, PlanId const& plan) const;
    /// Faults: `right_withheld` when it was taken from the account.
    Result<void> may_see_requests(Asker const& asker) const;
    Result<void> must_hold(std::string const& account, std::optional<identity::Right> right);
    /// Staff of the plan itself, not of a group it delegates to.
    bool sees_whole_plan(identity::Account const& account, PlanId const& plan) const;
    Result<Visibility> visibility(store::Db& db, PlanId const& plan, request::State const& state,
                                  Asker const& asker) const;
    Result<Visibility> look_at(Asker const& asker, RequestId const& number);
    bool is_given_work(Asker const& asker, PlanId const& plan) const;
    views::RequestSearch seen_by(Asker const& asker, PlanId const& plan) const;
    Result<views::RequestSearch> search_of(store::Db& db, Asker const& asker,
                                           RequestAsk const& ask) const;
    Result<std::vector<std::pair<std::string, RequestCounts>>> counts_for(store::Db& db,
                                                                          Asker const& asker,
                                                                          PlanId const& plan) const;
    Result<void> bring_views_up_to_date();
    Result<request::State> case_of(Asker const& asker, RequestId const& number);
    Result<void> may_draft(Asker const& asker) const;
    Result<void> may_assign(Asker const& asker, PlanId const& plan) const;
    Result<records::Draft> own_draft(store::Db& db, Asker const& asker,
                                     std::string const& id) const;
    Result<void> must_be_unsent(store::Db& db, Call const& call) const;
    Result<request::DocumentRef> find_document(Asker const& asker, RequestId const& number,
                                               int document, records::Act act);
    Result<void> restore_trial_clock();
    Result<void> travel_to(Instant instant);

    std::unique_ptr<store::Store> store_;
    std::unique_ptr<store::Blobs> blobs_;
    std::unique_ptr<Uploads> uploads_;
    std::unique_ptr<records::SigningKeys> keys_;
    std::unique_ptr<identity::Seal> seal_;
    policy::Packs packs_;
    Clock clock_;
    bool trial_ = false;
    std::mutex trial_mutex_;  ///< one traveller at a time
    std::function<void()> sweep_;
    OutgoingBell outgoing_;
    mutable std::shared_mutex titles_mutex_;
    std::unordered_map<std::string, std::string> titles_;
    std::string titles_as_of_;  ///< when codes last changed, as this process knows it
    std::mutex late_access_mutex_;
    std::vector<records::Access>
        late_access_;  ///< reads served while the disk is full; written when it is not
};

/// Refolds every stream of every plan, compares with the stored state, checks the hash chains.
Result<VerifyReport> verify(store::Store& store, std::vector<PlanId> const& plans,
                            std::function<void(std::int64_t events)> const& progress);
/// Empties and rewrites the view tables from the stored states.
Result<std::int64_t> rebuild_views(store::Store& store, std::vector<PlanId> const& plans,
                                   Instant at);

/// Roles of the plan's own people; everybody else sees only what their organisation is part of.
bool is_plan_staff(std::string_view role);
Visibility visibility_of(request::State const& state, identity::Account const& account);
/// Staff see every appeal, an office those of its own requests and its own disputes; a grievance
/// only when it filed it.
Visibility visibility_of(appeal::State const& state, identity::Account const& account);

request::Actor actor_of(identity::Account const& account);
/// The reply of a command: where the request stands now. Also what a repeated key gets.
json::Value standing(request::State const& state, std::int64_t version);
json::Value standing(appeal::State const& state, std::int64_t version);

}  // namespace assent::engine
