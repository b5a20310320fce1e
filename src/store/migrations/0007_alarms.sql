-- When the clock worker has something to do for a clock: warn at a percentage, or expire (0).
alter table due add column alarm_at {text_key} not null default '';
alter table due add column percent {integer} not null default 0;
update due set alarm_at = due_at;
drop index due_by_time;
create index due_by_alarm on due (plan, alarm_at);
