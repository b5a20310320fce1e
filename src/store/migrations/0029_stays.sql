-- Every stay, open or over, so that a member who comes back is known. Written in the transaction of the events, rebuilt from
-- the states. covered_to: the last day up to which all days are approved or need no approval. body: the days one by one and
-- what the list tells besides.
create table stay (
    plan {text_key} not null,
    request {text_key} not null,
    open {integer} not null,
    member {text_key} not null,
    forwarded_to {text_key} not null,
    assignee {text_key} not null,
    facility {text_key} not null,
    organisation {text_key} not null,
    facility_name text not null,
    facility_key {text_key} not null,
    level {text_key} not null,
    admit_on {text_key} not null,
    discharged_on {text_key} not null,
    covered_to {text_key} not null,
    planned_to {text_key} not null,
    review_at {text_key} not null,
    body text not null,
    primary key (plan, request)
) {strict_keyed};
create index stay_open on stay (plan, facility_key, review_at, request) where open = 1;
create index stay_member on stay (plan, member, admit_on);

-- What a case of a kind of its own is about: words between blanks (` continuity newborn `), and the facts its people need.
alter table worklist add column topics {text_key} not null default '';
alter table worklist add column about text not null default '';
create index worklist_topics on worklist (plan, rank, request, topics) where topics <> '';
