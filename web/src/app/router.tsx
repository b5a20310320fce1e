/// Every address of the program. Screens are loaded when first visited, with the texts of their area.
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, retainSearchParams } from "@tanstack/react-router";
import { loadTexts } from "@/shared/i18n/i18n";
import { groups, kinds as requestKinds, type Kind, type RowGroup } from "./words";
import { NotFoundPage, TroublePage } from "./plain_pages";
import { Shell } from "./shell";

const text = (value: unknown): string | undefined => (typeof value === "string" && value ? value : undefined);
/// The number of a request; the address may have read it as a figure.
const number = (value: unknown): string | undefined => (/^\d{6,15}$/.test(String(value)) ? String(value) : undefined);
const oneOf = <Word extends string>(value: unknown, words: readonly Word[]): Word | undefined =>
    words.find((word) => word === value);

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
    validateSearch: (search): { next?: string | undefined } => ({ next: text(search.next) }),
    component: lazyRouteComponent(() => import("@/sign_in/sign_in_page"), "SignInPage"),
});

const home = createRoute({
    getParentRoute: () => root,
    path: "/home",
    loader: () => loadTexts("requests"),
    component: lazyRouteComponent(() => import("@/home/home_page"), "HomePage"),
});

export const listScopes = ["mine", "office", "queue"] as const;
export const listStates = ["open", "closed", "all"] as const;

const requests = createRoute({
    getParentRoute: () => root,
    path: "/requests",
    validateSearch: (
        search,
    ): {
        scope?: (typeof listScopes)[number] | undefined;
        state?: (typeof listStates)[number] | undefined;
        group?: RowGroup | undefined;
        kind?: Kind | undefined;
    } => ({
        scope: oneOf(search.scope, listScopes),
        state: oneOf(search.state, listStates),
        group: oneOf(search.group, groups),
        kind: oneOf(search.kind, requestKinds),
    }),
    loader: () => loadTexts("requests"),
    component: lazyRouteComponent(() => import("@/requests/requests_page"), "RequestsPage"),
});

const newRequest = createRoute({
    getParentRoute: () => root,
    path: "/requests/new",
    validateSearch: (search): { kind?: string | undefined; copy?: string | undefined; follows?: string | undefined } => ({
        kind: text(search.kind),
        copy: number(search.copy),
        follows: number(search.follows),
    }),
    loader: () => loadTexts("submit", "lookup"),
    component: lazyRouteComponent(() => import("@/submit/submit_page"), "SubmitPage"),
});

const request = createRoute({
    getParentRoute: () => root,
    path: "/requests/$number",
    loader: () => loadTexts("request"),
    component: lazyRouteComponent(() => import("@/request/request_page"), "RequestPage"),
});

const receipt = createRoute({
    getParentRoute: () => root,
    path: "/requests/$number/sent",
    loader: () => loadTexts("submit", "request"),
    component: lazyRouteComponent(() => import("@/submit/receipt_page"), "ReceiptPage"),
});

export const router = createRouter({
    routeTree: root.addChildren([lookup, proof, signIn, home, requests, newRequest, request, receipt]),
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
    }
}
