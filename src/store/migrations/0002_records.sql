-- Described rows: never overwritten. superseded_at is '' for the version in force, else when a newer one was recorded.
create table member (
    plan {text_key} not null,
    id {text_key} not null,
    recorded_at {text_key} not null,
    superseded_at {text_key} not null,
    source text not null,
    member_number {text_key} not null,
    cin {text_key} not null,
    mbi {text_key} not null,
    last_fold {text_key} not null,
    first_fold {text_key} not null,
    born_on {text_key} not null,
    body text not null,
    primary key (plan, id, recorded_at)
) {strict_keyed};
create index member_by_number on member (plan, member_number);
create index member_by_name on member (plan, last_fold, born_on);
create index member_by_cin on member (plan, cin) where cin <> '';
create index member_by_mbi on member (plan, mbi) where mbi <> '';

create table provider (
    plan {text_key} not null,
    id {text_key} not null,
    recorded_at {text_key} not null,
    superseded_at {text_key} not null,
    source text not null,
    npi {text_key} not null,
    plan_number {text_key} not null,
    organisation {text_key} not null,
    search text not null,
    body text not null,
    primary key (plan, id, recorded_at)
) {strict_keyed};
create index provider_by_npi on provider (plan, npi);
create index provider_by_number on provider (plan, plan_number);
create index provider_by_organisation on provider (plan, organisation);

-- Code tables belong to no plan; they stand under the plan '*'.
create table code (
    plan {text_key} not null,
    system {text_key} not null,
    code {text_key} not null,
    valid_from {text_key} not null,
    valid_to {text_key} not null,
    title text not null,
    search text not null,
    billable {integer} not null,
    recorded_at text not null,
    source text not null,
    primary key (plan, system, code, valid_from)
) {strict_keyed};

create table pack (
    plan {text_key} not null,
    version {text_key} not null,
    edition text not null,
    files text not null,
    recorded_at text not null,
    primary key (plan, version)
) {strict_keyed};

create table plan_key (
    plan {text_key} not null,
    key_id {text_key} not null,
    public_key text not null,
    valid_from text not null,
    primary key (plan, key_id)
) {strict_keyed};

create table access_log (
    plan {text_key} not null,
    seq {integer} not null,
    at text not null,
    account text not null,
    role text not null,
    act text not null,
    what text not null,
    record text not null,
    member {text_key} not null,
    channel text not null,
    primary key (plan, seq)
) {strict_keyed};
create index access_by_member on access_log (plan, member, seq);

create table import_run (
    plan {text_key} not null,
    seq {integer} not null,
    kind text not null,
    source text not null,
    at text not null,
    summary text not null,
    primary key (plan, seq)
) {strict_keyed};

create table server_setting (
    plan {text_key} not null,
    name {text_key} not null,
    value text not null,
    primary key (plan, name)
) {strict_keyed};
