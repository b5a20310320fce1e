-- Talks between the clinician who asks and a reviewer of the plan, who may still ask for one, and copies of criteria asked
-- for, by request. Written in the transaction of the events, rebuilt from the states.
-- what: `offer` (number 0), `talk`, `copy`. state: open, offered, asked, booked, held, missed, sent.
create table talk_view (
    plan {text_key} not null,
    request {text_key} not null,
    what {text_key} not null,
    number {integer} not null,
    state {text_key} not null,
    member {text_key} not null,
    member_name text not null,
    line_of_business text not null,
    service text not null,
    status text not null,
    decided_at text not null,
    decided_by text not null,
    asked_at {text_key} not null,
    due_at {text_key} not null,
    meet_at {text_key} not null,
    ended_at {text_key} not null,
    body text not null,
    primary key (plan, request, what, number)
) {strict_keyed};
create index talk_view_state on talk_view (plan, what, state, meet_at, due_at, request);
create index talk_view_ended on talk_view (plan, what, ended_at, request);
