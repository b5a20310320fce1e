/// Accounts, sessions and access: what the server takes and gives.
import type { Answered, Sent, Session } from "./contract";
import type { Problem } from "./contract_requests";

export type Factor = "totp" | "recovery_code" | "passkey";

interface Failing {
    default: { content: { "application/problem+json": Problem } };
}

export interface Done {
    responses: { 204: { content?: never } } & Failing;
}

interface DoneWith<Body> extends Done {
    requestBody: { content: { "application/json": Body } };
}

export interface PasskeyOptions<Options> {
    publicKey: Options;
}

export interface Passkey {
    id: string;
    name: string;
    created_at: string;
    used_at?: string;
}

export interface OwnAccount {
    account: string;
    login: string;
    name: string;
    email?: string;
    role: string;
    rights?: string[];
    /// Rights of the role that were taken from the account.
    withheld?: string[];
    organisation?: string;
    organisation_name?: string;
    plan?: string;
    plans?: string[];
    licence?: string;
    licence_type?: string;
    licence_state?: string;
    licence_until?: string;
    password: { set?: boolean; changed_at?: string; expired?: boolean };
    second_factor: {
        required?: boolean;
        totp?: boolean;
        totp_since?: string;
        recovery_codes_left?: number;
        passkeys?: Passkey[];
    };
}

export interface OpenSession {
    id: string;
    current?: boolean;
    opened_at: string;
    seen_at: string;
    ends_at?: string;
    address?: string;
    agent?: string;
}

export interface LogEntry {
    at: string;
    by?: string;
    by_name?: string;
    act: string;
    detail?: string;
}

export interface AccountFields {
    login: string;
    name: string;
    email?: string;
    role: string;
    organisation?: string;
    plan?: string;
    plans?: string[];
    licence?: string;
    licence_until?: string;
    licence_type?: string;
    licence_state?: string;
    licence_restriction?: string;
    licence_checked_on?: string;
    specialty?: string;
    reports_to?: string;
}

export interface Account extends AccountFields {
    account: string;
    organisation_name?: string;
    disabled?: boolean;
    /// Rights of the role that the account does not have, and those of them that the plan took.
    withheld?: string[];
    withheld_by_plan?: string[];
    version: number | string;
    locked_until_at?: string;
    last_sign_in_at?: string;
    password_expired?: boolean;
    second_factor?: string[];
    sessions?: number;
}

export interface Organisation {
    id: string;
    name: string;
    kind?: string;
}

export interface RoleGiven {
    role: string;
    rights?: string[];
}

export interface Agreement {
    version: string;
    text: string;
}

export interface AccessRules {
    idle_minutes: number;
    warn_minutes: number;
    session_hours: number;
    password_length_min: number;
    password_days: number;
    second_factor_roles?: string[];
    link_hours: number;
    account_request_days: { from: number; to: number };
    origin?: string;
    agreement?: Agreement;
}

export interface AccountRequestForm {
    plan: string;
    agreement: Agreement;
    roles?: RoleGiven[];
    days: { from: number; to: number };
}

export interface AccountRequestAsked {
    plan: string;
    agreement: string;
    name: string;
    email: string;
    phone: string;
    login: string;
    organisation_name: string;
    npi: string;
    tax_id?: string;
    role: string;
    rights?: string[];
    why?: string;
}

export interface AccountRequest extends AccountRequestAsked {
    number: string;
    state: string;
    asked_at: string;
    expected_on?: string;
    due_on: string;
    overdue?: boolean;
    login_taken?: boolean;
    /// Those known by the NPI.
    organisations?: Organisation[];
    decided_at?: string;
    decided_by_name?: string;
    reason?: string;
    account?: string;
}

export interface Mail {
    id: string;
    plan: string;
    to: string;
    subject: string;
    text: string;
    created_at: string;
    sent_at?: string;
}

interface Id {
    parameters: { path: { id: string } };
}

interface Numbered {
    parameters: { path: { number: string } };
}

interface Asked<Query> {
    parameters: { query?: Query };
}

type Credential = RegistrationResponseJSON | AuthenticationResponseJSON;
type Nothing = Record<string, never>;

interface SessionPaths {
    "/api/session/keep": { post: Sent<Nothing, Session> };
    "/api/session/second-factor": { post: Sent<{ code?: string; recovery_code?: string }, Session> };
    "/api/session/passkey/options": { post: Sent<Nothing, PasskeyOptions<PublicKeyCredentialRequestOptionsJSON>> };
    "/api/session/passkey": { post: Sent<{ credential: Credential }, Session> };
    "/api/session/recovery": { post: Sent<{ login: string }, Nothing> };
    "/api/set-password/check": { post: Sent<{ token: string }, LinkOwner> };
    "/api/set-password": { post: DoneWith<{ token: string; new_password: string }> };
    "/api/sso": { get: Answered<{ providers?: { id: string; name: string }[] }> };
}

export interface LinkOwner {
    login: string;
    name: string;
    until_at: string;
    password_length_min?: number;
}

export interface FactorAdded {
    recovery_codes?: string[];
    session?: Session;
}

interface OwnPaths {
    "/api/account": { get: Answered<OwnAccount> };
    "/api/account/sessions": {
        get: Answered<{ sessions?: OpenSession[] }>;
        delete: Asked<{ keep?: "current" }> & Answered<Session>;
    };
    "/api/account/sessions/{id}": { delete: Id & Done };
    "/api/account/password": { post: Sent<{ current_password: string; new_password: string }, Session> };
    "/api/account/log": { get: Answered<{ entries?: LogEntry[] }> };
    "/api/account/totp": { post: Sent<Nothing, { secret: string; uri: string }> };
    "/api/account/totp/confirm": { post: Sent<{ code: string }, FactorAdded> };
    "/api/account/totp/remove": { post: DoneWith<{ password: string }> };
    "/api/account/recovery-codes": { post: Sent<{ password: string }, { recovery_codes: string[] }> };
    "/api/account/passkeys/options": { post: Sent<Nothing, PasskeyOptions<PublicKeyCredentialCreationOptionsJSON>> };
    "/api/account/passkeys": { post: Sent<{ name: string; credential: Credential }, FactorAdded & { passkey: Passkey }> };
    "/api/account/passkeys/{id}": { put: Id & DoneWith<{ name: string }> };
    "/api/account/passkeys/{id}/remove": { post: Id & DoneWith<{ password: string }> };
}

interface AccountSearch {
    text?: string;
    role?: string;
    organisation?: string;
    state?: "active" | "disabled" | "all";
    after?: string;
    limit?: number;
}

interface AdminPaths {
    "/api/accounts": {
        get: Asked<AccountSearch> & Answered<{ accounts?: Account[]; next?: string }>;
        post: DoneWith<AccountFields>;
    };
    "/api/accounts/{id}": { get: Id & Answered<Account>; put: Id & Sent<AccountFields & { disabled: boolean }, Account> };
    "/api/accounts/{id}/withheld": { put: Id & Sent<{ withheld: string[] }, Account> };
    "/api/accounts/{id}/sessions": { get: Id & Answered<{ sessions?: OpenSession[] }>; delete: Id & Done };
    "/api/accounts/{id}/sessions/{session}": { delete: { parameters: { path: { id: string; session: string } } } & Done };
    "/api/accounts/{id}/unlock": { post: Id & DoneWith<Nothing> };
    "/api/accounts/{id}/expire-password": { post: Id & DoneWith<Nothing> };
    "/api/accounts/{id}/password-link": { post: Id & DoneWith<Nothing> };
    "/api/accounts/{id}/second-factor": { delete: Id & Done };
    "/api/accounts/{id}/log": { get: Id & Answered<{ entries?: LogEntry[] }> };
    "/api/organisations": { get: Answered<{ organisations?: Organisation[] }> };
    "/api/organisations/{id}": { put: Id & DoneWith<{ name: string; kind: string }> };
    "/api/roles": { get: Answered<{ roles?: RoleGiven[] }> };
    "/api/access-rules": { get: Answered<AccessRules>; put: Sent<AccessRules, AccessRules> };
}

interface RequestQueueSearch {
    plan: string;
    state?: "waiting" | "approved" | "refused" | "all";
    limit?: number;
}

interface RequestPaths {
    "/api/account-requests/form": { get: Asked<{ plan: string }> & Answered<AccountRequestForm> };
    "/api/account-requests": {
        get: Asked<RequestQueueSearch> & Answered<{ account_requests?: AccountRequest[] }>;
        post: Sent<AccountRequestAsked, { number: string; expected_on: string; due_on: string }>;
    };
    "/api/account-requests/{number}": { get: Numbered & Answered<AccountRequest> };
    "/api/account-requests/{number}/approval": {
        post: Numbered & Sent<{ login?: string; role?: string; organisation?: string; organisation_name?: string }, AccountRequest>;
    };
    "/api/account-requests/{number}/refusal": { post: Numbered & Sent<{ reason: string }, AccountRequest> };
    "/api/mails": {
        get: Asked<{ plan?: string; state?: "waiting" | "sent"; limit?: number }> & Answered<{ mails?: Mail[] }>;
    };
    "/api/mails/{plan}/{id}/sent": { post: { parameters: { path: { plan: string; id: string } } } & DoneWith<Nothing> };
}

export type AccountPaths = SessionPaths & OwnPaths & AdminPaths & RequestPaths;
