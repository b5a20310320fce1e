-- Which account somebody has who signs in at another log-in.
create table sso_identity (
    plan {text_key} not null,
    issuer {text_key} not null,
    subject {text_key} not null,
    account {text_key} not null,
    made_at text not null,
    primary key (plan, issuer, subject)
) {strict_keyed};
create index sso_identity_of on sso_identity (plan, account);
