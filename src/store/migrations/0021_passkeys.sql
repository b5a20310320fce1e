-- Passkeys of an account: the public key of each, and how often it has signed.
create table passkey (
    plan {text_key} not null,
    id {text_key} not null,
    account {text_key} not null,
    name text not null,
    public_key text not null,
    sign_count {integer} not null,
    made_at text not null,
    used_at text not null,
    primary key (plan, id)
) {strict_keyed};
create index passkey_of on passkey (plan, account);
