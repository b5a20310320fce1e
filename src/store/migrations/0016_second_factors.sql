-- The second factor of an account: its code generator, and codes for the day it is lost.
create table totp (
    plan {text_key} not null,
    account {text_key} not null,
    secret text not null,
    made_at text not null,
    confirmed_at text not null,
    last_step {integer} not null,
    primary key (plan, account)
) {strict_keyed};

create table recovery_code (
    plan {text_key} not null,
    account {text_key} not null,
    code_hash {text_key} not null,
    made_at text not null,
    used_at text not null,
    primary key (plan, account, code_hash)
) {strict_keyed};
