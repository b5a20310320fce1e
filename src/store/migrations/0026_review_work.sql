-- Unfinished review work, each person's own: answers and quotations of a request before its decision. Plain rows, gone with
-- the decision or the end of the request.
create table worksheet (
    plan {text_key} not null,
    request {text_key} not null,
    account {text_key} not null,
    name text not null,
    version {integer} not null,
    body text not null,
    started_at text not null,
    saved_at text not null,
    primary key (plan, request, account)
) {strict_keyed};
-- Denials that did not stand, by what was denied and why.
create table overturned_denial (
    plan {text_key} not null,
    code {text_key} not null,
    reason {text_key} not null,
    overturned_at {text_key} not null,
    request {text_key} not null,
    line {integer} not null,
    primary key (plan, code, reason, overturned_at, request, line)
) {strict_keyed};
create index overturned_denial_request on overturned_denial (plan, request);
