-- Open requests as the plan's people work on them; a row goes when its request closes. Written in the transaction of the
-- events, rebuilt from the states.
-- rank: clinical urgency first, then when a quarter of its time or four hours are left (L-CLK-17). queue: `delegate` while
-- a group has it. marked: something new came that its column tells of.
create table worklist (
    plan {text_key} not null,
    request {text_key} not null,
    queue {text_key} not null,
    assignee {text_key} not null,
    forwarded_to {text_key} not null,
    rank {text_key} not null,
    press_at {text_key} not null,
    due_at {text_key} not null,
    started_at text not null,
    stopped {integer} not null,
    waits {integer} not null,
    received_at {text_key} not null,
    member_key {text_key} not null,
    status text not null,
    kind text not null,
    urgency text not null,
    line_of_business text not null,
    channel text not null,
    child {integer} not null,
    service text not null,
    system text not null,
    code text not null,
    policy_row text not null,
    change_asked text not null,
    call_at text not null,
    document_at {text_key} not null,
    replied_at {text_key} not null,
    handed_at {text_key} not null,
    handed_by text not null,
    news_at {text_key} not null,
    marked {integer} not null,
    primary key (plan, request)
) {strict_keyed};
create index worklist_rank on worklist (plan, rank, request, queue, assignee, status, kind, urgency, line_of_business, waits);
create index worklist_queue on worklist (plan, queue, rank, request, assignee);
create index worklist_assignee on worklist (plan, assignee, rank, request, queue);
create index worklist_due on worklist (plan, due_at, request, queue, assignee, status, kind, urgency, line_of_business, waits);
create index worklist_received on worklist (plan, received_at, request, queue, assignee);
create index worklist_member on worklist (plan, member_key, request, queue, assignee);
create index worklist_marked on worklist (plan, marked, rank, request, queue, assignee) where marked = 1;
create index worklist_group on worklist (plan, forwarded_to, rank, request) where forwarded_to <> '';

-- What a person keeps to himself about a case: when he last looked at it, and until when it stands aside.
create table desk (
    plan {text_key} not null,
    account {text_key} not null,
    request {text_key} not null,
    looked_at {text_key} not null,
    snoozed_at {text_key} not null,
    snoozed_until {text_key} not null,
    primary key (plan, account, request)
) {strict_keyed};
create index desk_request on desk (plan, request);
create index desk_snoozed on desk (plan, account, snoozed_until, request) where snoozed_until <> '';

-- Which list the filters are of: `requests`, or `work`.
alter table saved_view add column list text not null default 'requests';
