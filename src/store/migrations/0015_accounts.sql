-- Mail address, age of the password and the one before it, and the number of changes of an account; where a session comes
-- from and what it still needs before it is one; who changed what about an account.
alter table account add column email text not null default '';
alter table account add column password_at text not null default '';
alter table account add column password_before text not null default '';
alter table account add column password_expired {integer} not null default 0;
alter table account add column signed_in_at text not null default '';
alter table account add column version {integer} not null default 1;

alter table session add column needs text not null default '';
alter table session add column factor_passed {integer} not null default 0;
alter table session add column address text not null default '';
alter table session add column agent text not null default '';
create index session_by_account on session (plan, account);

create table account_log (
    plan {text_key} not null,
    seq {integer} not null,
    at text not null,
    account {text_key} not null,
    by_account text not null,
    act text not null,
    detail text not null,
    primary key (plan, seq)
) {strict_keyed};
create index account_log_of on account_log (plan, account, seq);
