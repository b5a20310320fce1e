-- What is unfinished: forms not sent yet, shared in an organisation. Plain rows, purged by age; no stream, no clock. Once
-- sent, the row keeps only the number of the request.
create table draft (
    plan {text_key} not null,
    draft {text_key} not null,
    organisation {text_key} not null,
    owner {text_key} not null,
    owner_name text not null,
    summary text not null,
    content text not null,
    version {integer} not null,
    created_at text not null,
    updated_at {text_key} not null,
    updated_by text not null,
    updated_by_name text not null,
    request text not null,
    primary key (plan, draft)
) {strict_keyed};
create index draft_of_office on draft (plan, organisation, updated_at);
create index draft_by_age on draft (plan, updated_at);
