-- Calls and letters about a member or a provider that belong to no request; those about one are events of it.
create table contact (
    plan {text_key} not null,
    subject {text_key} not null,
    subject_id {text_key} not null,
    at {text_key} not null,
    id {text_key} not null,
    account {text_key} not null,
    account_name text not null,
    direction text not null,
    channel text not null,
    topic text not null,
    spoken_to text not null,
    reached {integer} not null,
    said text not null,
    primary key (plan, subject, subject_id, at, id)
) {strict_keyed};
create unique index contact_key on contact (plan, account, id);
create index appeal_view_of_member on appeal_view (plan, member, received_at);
