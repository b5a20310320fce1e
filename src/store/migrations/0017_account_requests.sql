-- Who asked for an account and what was answered; one-time links, of which only the hash is kept.
create table account_request (
    plan {text_key} not null,
    number {integer} not null,
    state {text_key} not null,
    asked_at text not null,
    expected_on text not null,
    due_on {text_key} not null,
    body text not null,
    decided_at text not null,
    decided_by text not null,
    reason text not null,
    account text not null,
    primary key (plan, number)
) {strict_keyed};
create index account_request_due on account_request (plan, state, due_on, number);

create table token (
    plan {text_key} not null,
    token_hash {text_key} not null,
    kind text not null,
    account {text_key} not null,
    body text not null,
    made_at {text_key} not null,
    expires_at {text_key} not null,
    primary key (plan, token_hash)
) {strict_keyed};
create index token_by_account on token (plan, account, kind);
create index token_by_end on token (plan, expires_at);
