/// Every address of the program. Screens are loaded when first visited, with the texts of their area.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams } from "@tanstack/react-router";
import { readNarrowing } from "@/requests/filters";
import { loadTexts } from "@/shared/i18n/i18n";
import { readPeriod } from "@/um/report_address";
import { readAppeals } from "@/um/appeal_address";
import { readCensus, readTasks } from "@/um/addresses";
import { readNarrowing as readWork } from "@/work/views";
import { talkLists, type TalkListName } from "@/um/talks/lists";
import { accountStates, askedStates, mailStates, oneOf, type AccountState, type AskedState, type MailState } from "./words";
import { NotFoundPage, TroublePage } from "./plain_pages";
import { Shell } from "./shell";

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);
/// The number of a request; the address may have read it as a figure.
const number = (value: unknown): string | undefined => (/^\d{6,15}$/.test(String(value)) ? String(value) : undefined);

const root = createRootRoute({
    // The plan stays named in the address from page to page.
    validateSearch: (search): { plan?: string | undefined } => ({ plan: text(search.plan) }),
    search: { middlewares: [retainSearchParams(["plan"])] },
    component: Shell,
    notFoundComponent: NotFoundPage,
    errorComponent: TroublePage,
});

const lookup = createRoute({
    getParentRoute: () => root,
    path: "/",
    validateSearch: (search): { sso?: string | undefined } => ({ sso: text(search.sso) }),
    // Single sign-on that failed comes back here; it is told where one signs in.
    beforeLoad: ({ search }) => {
        if (search.sso) throw redirect({ to: "/sign-in", search: { sso: search.sso }, replace: true });
    },
    loader: () => loadTexts("lookup"),
    component: lazyRouteComponent(() => import("@/lookup/lookup_page"), "LookupPage"),
});

const proof = createRoute({
    getParentRoute: () => root,
    path: "/proofs/$number",
    loader: () => loadTexts("lookup"),
    component: lazyRouteComponent(() => import("@/proofs/proof_page"), "ProofPage"),
});

const signIn = createRoute({
    getParentRoute: () => root,
    path: "/sign-in",
    validateSearch: (search): { next?: string | undefined; sso?: string | undefined } => ({
        next: text(search.next),
        sso: text(search.sso),
    }),
    loader: () => loadTexts("sign_in"),
    component: lazyRouteComponent(() => import("@/sign_in/sign_in_page"), "SignInPage"),
});

const forgotten = createRoute({
    getParentRoute: () => root,
    path: "/sign-in/forgotten",
    loader: () => loadTexts("sign_in"),
    component: lazyRouteComponent(() => import("@/sign_in/forgotten_page"), "ForgottenPage"),
});

const setPassword = createRoute({
    getParentRoute: () => root,
    path: "/set-password",
    loader: () => loadTexts("sign_in"),
    component: lazyRouteComponent(() => import("@/sign_in/set_password_page"), "SetPasswordPage"),
});

const askForAccount = createRoute({
    getParentRoute: () => root,
    path: "/account-request",
    loader: () => loadTexts("sign_in", "account"),
    component: lazyRouteComponent(() => import("@/account/ask/ask_page"), "AskPage"),
});

const account = createRoute({
    getParentRoute: () => root,
    path: "/account",
    loader: () => loadTexts("sign_in", "account"),
    component: lazyRouteComponent(() => import("@/account/account_page"), "AccountPage"),
});

const admin = createRoute({
    getParentRoute: () => root,
    path: "/admin",
    loader: () => loadTexts("sign_in", "account", "admin"),
    component: lazyRouteComponent(() => import("@/admin/admin_page"), "AdminPage"),
});

const accounts = createRoute({
    getParentRoute: () => admin,
    path: "/",
    validateSearch: (search): { role?: string | undefined; state?: AccountState | undefined } => ({
        role: text(search.role),
        state: oneOf(search.state, accountStates),
    }),
    component: lazyRouteComponent(() => import("@/admin/accounts_page"), "AccountsPage"),
});

const oneAccount = createRoute({
    getParentRoute: () => admin,
    path: "/accounts/$account",
    component: lazyRouteComponent(() => import("@/admin/account_page"), "OneAccountPage"),
});

const accountRequests = createRoute({
    getParentRoute: () => admin,
    path: "/account-requests",
    validateSearch: (search): { state?: AskedState | undefined } => ({ state: oneOf(search.state, askedStates) }),
    component: lazyRouteComponent(() => import("@/admin/account_requests_page"), "AccountRequestsPage"),
});

const oneAccountRequest = createRoute({
    getParentRoute: () => admin,
    path: "/account-requests/$number",
    component: lazyRouteComponent(() => import("@/admin/account_request_page"), "AccountRequestPage"),
});

const mails = createRoute({
    getParentRoute: () => admin,
    path: "/mails",
    validateSearch: (search): { state?: MailState | undefined } => ({ state: oneOf(search.state, mailStates) }),
    component: lazyRouteComponent(() => import("@/admin/mails_page"), "MailsPage"),
});

const accessRules = createRoute({
    getParentRoute: () => admin,
    path: "/access-rules",
    component: lazyRouteComponent(() => import("@/admin/access_rules_page"), "AccessRulesPage"),
});

const announcements = createRoute({
    getParentRoute: () => admin,
    path: "/announcements",
    component: lazyRouteComponent(() => import("@/admin/announcements_page"), "AnnouncementsPage"),
});

const openedRecords = createRoute({
    getParentRoute: () => admin,
    path: "/opened-records",
    loader: () => loadTexts("restricted"),
    component: lazyRouteComponent(() => import("@/restricted/opened_records_page"), "OpenedRecordsPage"),
});

const accessLog = createRoute({
    getParentRoute: () => admin,
    path: "/access",
    loader: () => loadTexts("access", "submit"),
    component: lazyRouteComponent(() => import("@/admin/access_page"), "AccessPage"),
});

const home = createRoute({
    getParentRoute: () => root,
    path: "/home",
    loader: () => loadTexts("requests"),
    component: lazyRouteComponent(() => import("@/home/home_page"), "HomePage"),
});

const requests = createRoute({
    getParentRoute: () => root,
    path: "/requests",
    validateSearch: readNarrowing,
    loader: () => loadTexts("requests"),
    component: lazyRouteComponent(() => import("@/requests/requests_page"), "RequestsPage"),
});

const newRequest = createRoute({
    getParentRoute: () => root,
    path: "/requests/new",
    validateSearch: (
        search,
    ): { kind?: string | undefined; copy?: string | undefined; follows?: string | undefined; draft?: string | undefined } => ({
        kind: text(search.kind),
        draft: text(search.draft),
        copy: number(search.copy),
        follows: number(search.follows),
    }),
    loader: () => loadTexts("submit", "lookup"),
    component: lazyRouteComponent(() => import("@/submit/submit_page"), "SubmitPage"),
});

const drafts = createRoute({
    getParentRoute: () => root,
    path: "/drafts",
    loader: () => loadTexts("requests"),
    component: lazyRouteComponent(() => import("@/drafts/drafts_page"), "DraftsPage"),
});

const members = createRoute({
    getParentRoute: () => root,
    path: "/members",
    loader: () => loadTexts("members", "submit"),
    component: lazyRouteComponent(() => import("@/members/members_page"), "MembersPage"),
});

const member = createRoute({
    getParentRoute: () => root,
    path: "/members/$id",
    loader: () => loadTexts("members", "lookup"),
    component: lazyRouteComponent(() => import("@/members/member_overview_page"), "MemberOverviewPage"),
});

const list = createRoute({
    getParentRoute: () => root,
    path: "/list",
    loader: () => loadTexts("lists"),
    component: lazyRouteComponent(() => import("@/lists/list_page"), "ListPage"),
});

const help = createRoute({
    getParentRoute: () => root,
    path: "/help",
    validateSearch: (search): { topic?: string | undefined } => ({ topic: text(search.topic) }),
    loader: () => loadTexts("help"),
    component: lazyRouteComponent(() => import("@/help/help_page"), "HelpPage"),
});

const contacts = createRoute({
    getParentRoute: () => root,
    path: "/contacts",
    loader: () => loadTexts("help"),
    component: lazyRouteComponent(() => import("@/contacts/contacts_page"), "ContactsPage"),
});

const myWork = createRoute({
    getParentRoute: () => root,
    path: "/um",
    loader: () => loadTexts("work", "requests", "desks"),
    component: lazyRouteComponent(() => import("@/work/my_work_page"), "MyWorkPage"),
});

const queues = createRoute({
    getParentRoute: () => root,
    path: "/um/queues",
    beforeLoad: ({ search }) => {
        throw redirect({ to: "/um/queues/$view", params: { view: "all" }, search: { plan: search.plan }, replace: true });
    },
});

const queue = createRoute({
    getParentRoute: () => root,
    path: "/um/queues/$view",
    validateSearch: readWork,
    loader: () => loadTexts("work", "requests"),
    component: lazyRouteComponent(() => import("@/work/queue_page"), "QueuePage"),
});

const reports = createRoute({
    getParentRoute: () => root,
    path: "/um/reports",
    validateSearch: readPeriod,
    loader: () => loadTexts("reports", "requests"),
    component: lazyRouteComponent(() => import("@/um/reports/turnaround_page"), "TurnaroundPage"),
});

const yearly = createRoute({
    getParentRoute: () => root,
    path: "/um/reports/yearly",
    loader: () => loadTexts("reports", "requests"),
    component: lazyRouteComponent(() => import("@/um/reports/yearly_page"), "YearlyPage"),
});

const delegation = createRoute({
    getParentRoute: () => root,
    path: "/um/delegation",
    validateSearch: readPeriod,
    loader: () => loadTexts("reports", "requests"),
    component: lazyRouteComponent(() => import("@/um/reports/delegation_page"), "DelegationPage"),
});

const board = createRoute({
    getParentRoute: () => root,
    path: "/um/board",
    loader: () => loadTexts("board", "work", "reports", "requests", "account"),
    component: lazyRouteComponent(() => import("@/um/board/board_page"), "BoardPage"),
});

const submitters = createRoute({
    getParentRoute: () => root,
    path: "/reports/submitters",
    loader: () => loadTexts("requests", "reports"),
    component: lazyRouteComponent(() => import("@/reports/submitters_page"), "SubmittersPage"),
});

const request = createRoute({
    getParentRoute: () => root,
    path: "/requests/$number",
    loader: () => loadTexts("request"),
    component: lazyRouteComponent(() => import("@/request/request_page"), "RequestPage"),
});

const caseOf = createRoute({
    getParentRoute: () => root,
    path: "/um/cases/$number",
    loader: () => loadTexts("case", "request", "work"),
    component: lazyRouteComponent(() => import("@/um/case/case_page"), "CasePage"),
});

const appeals = createRoute({
    getParentRoute: () => root,
    path: "/um/appeals",
    validateSearch: readAppeals,
    loader: () => loadTexts("appeals", "appeal", "work", "requests", "request", "submit", "desks"),
    component: lazyRouteComponent(() => import("@/um/appeals/appeals_page"), "AppealsPage"),
});

const appealOf = createRoute({
    getParentRoute: () => root,
    path: "/um/appeals/$number",
    loader: () => loadTexts("appeals", "appeal", "request", "submit"),
    component: lazyRouteComponent(() => import("@/um/appeals/appeal_page"), "AppealPage"),
});

const talks = createRoute({
    getParentRoute: () => root,
    path: "/um/p2p",
    validateSearch: (search): { list?: TalkListName | undefined } => ({ list: oneOf(search.list, talkLists) }),
    loader: () => loadTexts("talks", "request", "requests", "desks"),
    component: lazyRouteComponent(() => import("@/um/talks/talks_page"), "TalksPage"),
});

const listPages = () => import("@/um/list_pages");
const deedPages = () => import("@/um/deed_pages");
const deskTexts = () => loadTexts("desks", "stays", "work", "requests");
const deedTexts = () => loadTexts("desks", "stays", "work", "requests", "request", "members", "lookup");
const underRoot = { getParentRoute: () => root };

const census = createRoute({ ...underRoot, path: "/um/census", validateSearch: readCensus, loader: deskTexts, component: lazyRouteComponent(listPages, "CensusPage") });
const continuityDesk = createRoute({ ...underRoot, path: "/um/continuity", loader: deskTexts, component: lazyRouteComponent(listPages, "ContinuityPage") });
const retroDesk = createRoute({ ...underRoot, path: "/um/retro", loader: deskTexts, component: lazyRouteComponent(listPages, "RetroPage") });
const newbornDesk = createRoute({ ...underRoot, path: "/um/newborns", loader: deskTexts, component: lazyRouteComponent(listPages, "NewbornsPage") });
const stay = createRoute({ ...underRoot, path: "/um/stays/$number", loader: deedTexts, component: lazyRouteComponent(deedPages, "StayPage") });
const tasks = createRoute({ ...underRoot, path: "/um/tasks", validateSearch: readTasks, loader: deedTexts, component: lazyRouteComponent(deedPages, "TasksPage") });
const staffMember = createRoute({ ...underRoot, path: "/um/members/$id", loader: deedTexts, component: lazyRouteComponent(deedPages, "StaffMemberPage") });
const providers = createRoute({ ...underRoot, path: "/um/providers", loader: deedTexts, component: lazyRouteComponent(deedPages, "ProvidersPage") });
const provider = createRoute({ ...underRoot, path: "/um/providers/$id", loader: deedTexts, component: lazyRouteComponent(deedPages, "ProviderPage") });

const receipt = createRoute({
    getParentRoute: () => root,
    path: "/requests/$number/sent",
    loader: () => loadTexts("submit", "request"),
    component: lazyRouteComponent(() => import("@/submit/receipt_page"), "ReceiptPage"),
});

export const router = createRouter({
    routeTree: root.addChildren([
        lookup,
        proof,
        signIn,
        forgotten,
        setPassword,
        askForAccount,
        account,
        admin.addChildren([accounts, oneAccount, accountRequests, oneAccountRequest, mails, announcements, accessRules, openedRecords, accessLog]),
        home,
        requests,
        drafts,
        newRequest,
        request,
        receipt,
        caseOf,
        appeals,
        appealOf,
        talks,
        members,
        member,
        list,
        help,
        contacts,
        submitters,
        reports,
        yearly,
        delegation,
        board,
        myWork,
        queues,
        queue,
        census,
        stay,
        tasks,
        continuityDesk,
        retroDesk,
        newbornDesk,
        staffMember,
        providers,
        provider,
    ]),
    defaultPreload: "intent",
    scrollRestoration: true,
});

declare module "@tanstack/react-router" {
    interface Register {
        router: typeof router;
    }
    /// What one screen hands to the next without writing it into the address.
    interface HistoryState {
        start?: { code: string; system?: string; place?: string; date?: string };
        /// The record of the member a new request is for.
        member?: string;
    }
}
