-- Files on their way in: how much is here is the length of the staged file. They belong to an account, not to a plan or a
-- session. finished_at is '' while bytes are missing.
create table upload (
    plan {text_key} not null,
    id {text_key} not null,
    account {text_key} not null,
    size {integer} not null,
    sha256 text not null,
    created_at text not null,
    touched_at {text_key} not null,
    finished_at text not null,
    hash text not null,
    media_type text not null,
    pages {integer} not null,
    primary key (plan, id)
) {strict_keyed};
create index upload_by_account on upload (plan, account);
create index upload_by_touch on upload (plan, touched_at);
