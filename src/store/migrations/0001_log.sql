-- The log of what was decided and what is written in the same transaction. Every key leads with the plan, so that the
-- tables can be split by plan. Instants are ISO text in UTC with milliseconds; JSON is text.

create table event (
    plan {text_key} not null,
    seq {integer} not null,
    stream {text_key} not null,
    version {integer} not null,
    kind text not null,
    at text not null,
    actor text not null,
    command_key text not null,
    pack_version text not null,
    body text not null,
    body_hash text not null,
    chain_hash text not null,
    primary key (plan, seq),
    unique (plan, stream, version)
) {strict};

create table chain_head (
    plan {text_key} not null primary key,
    seq {integer} not null,
    chain_hash text not null
) {strict_keyed};

create table state (
    plan {text_key} not null,
    stream {text_key} not null,
    version {integer} not null,
    body text not null,
    primary key (plan, stream)
) {strict};

create table command_receipt (
    plan {text_key} not null,
    command_key {text_key} not null,
    content_hash text not null,
    reply text not null,
    at {text_key} not null,
    primary key (plan, command_key)
) {strict};

create index command_receipt_by_age on command_receipt (plan, at);

create table outbox (
    plan {text_key} not null,
    id {integer} not null,
    kind text not null,
    destination text not null,
    body text not null,
    cause_stream text not null,
    cause_version {integer} not null,
    created_at {text_key} not null,
    not_before {text_key} not null,
    attempts {integer} not null default 0,
    last_fault text,
    done_at {text_key},
    primary key (plan, id)
) {strict};

create index outbox_due on outbox (plan, not_before) where done_at is null;

create table proof (
    plan {text_key} not null,
    number {integer} not null,
    body text not null,
    signature text not null,
    issued_at {text_key} not null,
    primary key (plan, number)
) {strict};

create table blob (
    plan {text_key} not null,
    hash {text_key} not null,
    size {integer} not null,
    media_type text not null,
    created_at {text_key} not null,
    primary key (plan, hash)
) {strict_keyed};

create table counter (
    plan {text_key} not null,
    name {text_key} not null,
    value {integer} not null,
    primary key (plan, name)
) {strict_keyed};

create table lease (
    name {text_key} not null primary key,
    holder text not null,
    until_at {text_key} not null
) {strict_keyed};
