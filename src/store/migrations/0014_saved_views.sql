-- A person's filters by name.
create table saved_view (
    plan {text_key} not null,
    account {text_key} not null,
    id {text_key} not null,
    name text not null,
    filters text not null,
    updated_at text not null,
    primary key (plan, account, id)
) {strict_keyed};
