-- What waits is taken by the way it goes: a notice by its channel, a command for another request by its kind. A notice is
-- also found by its request and its number there, when a person says that it went out by hand. What was queued before
-- this knows neither; it stays as it is and is shown as ordered.
alter table outbox add column item {integer} not null default 0;
drop index outbox_due;
create index outbox_due on outbox (plan, kind, destination, not_before) where done_at is null;
create index outbox_by_cause on outbox (plan, cause_stream, item) where done_at is null;
