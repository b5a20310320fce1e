-- Appeals, disputes and grievances for lists; the offices that have a part in each; whose superior is who.
create table appeal_view (
    plan {text_key} not null,
    appeal {text_key} not null,
    version {integer} not null,
    request {text_key} not null,
    member {text_key} not null,
    member_name text not null,
    kind text not null,
    filer text not null,
    line_of_business text not null,
    status text not null,
    urgency text not null,
    received_at {text_key} not null,
    resolved_at {text_key} not null,
    due_at {text_key} not null,
    overdue {integer} not null,
    closed {integer} not null,
    assignee {text_key} not null,
    assignee_name text not null,
    updated_at {text_key} not null,
    primary key (plan, appeal)
) {strict_keyed};
create index appeal_view_due on appeal_view (plan, closed, due_at, appeal);
create index appeal_view_request on appeal_view (plan, request, appeal);

create table appeal_party (
    plan {text_key} not null,
    organisation {text_key} not null,
    appeal {text_key} not null,
    primary key (plan, organisation, appeal)
) {strict_keyed};

alter table account add column reports_to text not null default '';
