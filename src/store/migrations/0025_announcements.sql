-- What a plan tells everybody who works with it, from one day to another; and who has put it away.
create table announcement (
    plan {text_key} not null,
    id {text_key} not null,
    title_en text not null,
    text_en text not null,
    title_es text not null,
    text_es text not null,
    valid_from text not null,
    valid_to text not null,
    audience text not null,
    version {integer} not null,
    updated_at text not null,
    updated_by text not null,
    updated_by_name text not null,
    primary key (plan, id)
) {strict_keyed};

create table announcement_put_away (
    plan {text_key} not null,
    announcement {text_key} not null,
    account {text_key} not null,
    at text not null,
    primary key (plan, announcement, account)
) {strict_keyed};
