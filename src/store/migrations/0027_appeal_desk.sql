-- What the people who work on appeals see of each in their list: when its letter of receipt is due, which clock governs and
-- since when, the body outside that has it, whether a changed decision is still to be carried out, the name to search by.
alter table appeal_view add column acknowledge_due_at text not null default '';
alter table appeal_view add column clock text not null default '';
alter table appeal_view add column started_at text not null default '';
alter table appeal_view add column outside text not null default '';
alter table appeal_view add column owed {integer} not null default 0;
alter table appeal_view add column topic text not null default '';
alter table appeal_view add column service text not null default '';
alter table appeal_view add column member_key text not null default '';
create index appeal_view_member on appeal_view (plan, member_key, appeal);
create index appeal_view_resolved on appeal_view (plan, resolved_at, appeal);
