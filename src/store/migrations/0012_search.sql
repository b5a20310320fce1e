-- What lists of requests search and sort by, and which organisations a request is listed for. The rows of requests that
-- are there already are written anew when the program starts.
alter table request_view add column review text not null default '';
alter table request_view add column submitted_by_name text not null default '';
alter table request_view add column requesting {text_key} not null default '';
alter table request_view add column servicing {text_key} not null default '';
alter table request_view add column line_of_business text not null default '';
alter table request_view add column service_from {text_key} not null default '';
alter table request_view add column service_to {text_key} not null default '';
alter table request_view add column authorized_to {text_key} not null default '';
alter table request_view add column closed_at {text_key} not null default '';
alter table request_view add column reply_due_at {text_key} not null default '';
alter table request_view add column information {integer} not null default 0;
alter table request_view add column number_reversed {text_key} not null default '';
drop index request_view_office;
-- With what queues are counted by.
drop index request_view_queue;
create index request_view_queue on request_view (plan, closed, queue, due_at, request, overdue, assignee);
create index request_view_due on request_view (plan, closed, due_at, request);
create index request_view_received on request_view (plan, received_at, request);
create index request_view_updated on request_view (plan, updated_at, request);
create index request_view_status on request_view (plan, status, updated_at, request);
create index request_view_requesting on request_view (plan, requesting, received_at, request);
create index request_view_servicing on request_view (plan, servicing, received_at, request);
create index request_view_ending on request_view (plan, number_reversed, request);
create index request_view_assignee on request_view (plan, assignee, closed, due_at, request) where assignee <> '';
create index request_view_closed on request_view (plan, closed_at, request) where closed_at <> '';
create index request_view_authorized on request_view (plan, authorized_to, request) where authorized_to <> '';
create index request_view_reply on request_view (plan, reply_due_at, request) where reply_due_at <> '';

-- part: `full` asked for it or gives the care, `delegate` decides it, `linked` has the member as primary care and reads.
create table request_party (
    plan {text_key} not null,
    request {text_key} not null,
    organisation {text_key} not null,
    part text not null,
    primary_care {integer} not null,
    status text not null,
    closed {integer} not null,
    due_at {text_key} not null,
    updated_at {text_key} not null,
    authorized_to {text_key} not null,
    closed_at {text_key} not null,
    reply_due_at {text_key} not null,
    version {integer} not null,
    primary key (plan, organisation, request)
) {strict_keyed};
create index request_party_request on request_party (plan, request);
create index request_party_due on request_party (plan, organisation, closed, due_at, request);
create index request_party_updated on request_party (plan, organisation, updated_at, request);
create index request_party_authorized on request_party (plan, organisation, authorized_to, request) where authorized_to <> '';
create index request_party_closed on request_party (plan, organisation, closed_at, request) where closed_at <> '';
create index request_party_reply on request_party (plan, organisation, reply_due_at, request) where reply_due_at <> '';
