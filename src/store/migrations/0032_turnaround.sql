-- Requests as reports count them, and their lines as they were first decided. Written in the transaction of the events,
-- rebuilt from the states. What an older system authorized is not here. Texts of instants are empty where nothing
-- happened.
create table turnaround (
    plan {text_key} not null,
    request {text_key} not null,
    line_of_business text not null,
    kind text not null,
    review text not null,
    channel text not null,
    queue text not null,
    urgent {integer} not null,
    drug {integer} not null,
    closed {integer} not null,
    received_at {text_key} not null,
    complete_at text not null,
    decided_at {text_key} not null,
    closed_at text not null,
    due_at text not null,
    expired {integer} not null,
    outcome text not null,
    status text not null,
    maker text not null,
    letter_due_at text not null,
    letter_sent_at text not null,
    warned {integer} not null,
    warned_before text not null,
    extended {integer} not null,
    asks {integer} not null,
    overturned_by text not null,
    overturned_at text not null,
    delegate {text_key} not null,
    forwarded_at text not null,
    acknowledged_at text not null,
    acknowledge_due_at text not null,
    primary key (plan, request)
) {strict_keyed};
create index turnaround_received on turnaround (plan, received_at);
create index turnaround_decided on turnaround (plan, decided_at) where decided_at <> '';
create index turnaround_open on turnaround (plan, closed, received_at) where closed = 0;
create index turnaround_delegate on turnaround (plan, delegate, received_at) where delegate <> '';

-- reasons, criteria and policy_rows: JSON lists of texts.
create table decided_line (
    plan {text_key} not null,
    request {text_key} not null,
    line {integer} not null,
    line_of_business text not null,
    code text not null,
    outcome text not null,
    decided_at {text_key} not null,
    account text not null,
    name text not null,
    role text not null,
    licence text not null,
    signed_by text not null,
    basis text not null,
    reasons text not null,
    criteria text not null,
    policy_rows text not null,
    talk_offered {integer} not null,
    overturned_by text not null,
    overturned_at text not null,
    primary key (plan, request, line)
) {strict_keyed};
create index decided_line_at on decided_line (plan, decided_at);
