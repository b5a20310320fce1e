-- Open tasks of all requests; a row goes when its task is done. Written in the transaction of the events.
create table task (
    plan {text_key} not null,
    request {text_key} not null,
    task {integer} not null,
    kind {text_key} not null,
    text text not null,
    due_key {text_key} not null,
    opened_at text not null,
    opened_by text not null,
    owner {text_key} not null,
    owner_name text not null,
    before_approval {integer} not null,
    forwarded_to {text_key} not null,
    attempts {integer} not null,
    reached {integer} not null,
    primary key (plan, request, task)
) {strict_keyed};
create index task_due on task (plan, due_key, request, task);
create index task_owner on task (plan, owner, due_key, request, task);
