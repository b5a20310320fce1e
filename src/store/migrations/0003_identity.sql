-- Accounts may work for several plans; they stand under the installation '*'.
create table organisation (
    plan {text_key} not null,
    id {text_key} not null,
    name text not null,
    kind text not null,
    recorded_at text not null,
    primary key (plan, id)
) {strict_keyed};

create table account (
    plan {text_key} not null,
    id {text_key} not null,
    login {text_key} not null,
    name text not null,
    role text not null,
    organisation text not null,
    home_plan text not null,
    plans text not null,
    licence text not null,
    licence_until text not null,
    disabled {integer} not null,
    password text not null,
    failures {integer} not null,
    failed_at text not null,
    recorded_at text not null,
    primary key (plan, id)
) {strict_keyed};
create unique index account_by_login on account (plan, login);

create table session (
    plan {text_key} not null,
    token_hash {text_key} not null,
    account text not null,
    csrf text not null,
    opened_at text not null,
    seen_at text not null,
    primary key (plan, token_hash)
) {strict_keyed};
