-- Read models: written in the transaction of the events, rebuilt from the states.
create table request_view (
    plan {text_key} not null,
    request {text_key} not null,
    version {integer} not null,
    member {text_key} not null,
    member_name text not null,
    kind text not null,
    service text not null,
    status text not null,
    stage text not null,
    queue {text_key} not null,
    urgency text not null,
    received_at {text_key} not null,
    due_at {text_key} not null,
    overdue {integer} not null,
    closed {integer} not null,
    assignee {text_key} not null,
    assignee_name text not null,
    submitted_by {text_key} not null,
    requesting_organisation {text_key} not null,
    servicing_organisation {text_key} not null,
    requesting_name text not null,
    servicing_name text not null,
    lines text not null,
    updated_at {text_key} not null,
    primary key (plan, request)
) {strict_keyed};
create index request_view_queue on request_view (plan, closed, queue, due_at, request);
create index request_view_mine on request_view (plan, submitted_by, closed, due_at, request);
create index request_view_office on request_view (plan, requesting_organisation, closed, due_at, request);
create index request_view_member on request_view (plan, member, closed);

create table due (
    plan {text_key} not null,
    request {text_key} not null,
    clock {text_key} not null,
    due_at {text_key} not null,
    primary key (plan, request, clock)
) {strict_keyed};
create index due_by_time on due (plan, due_at);
