-- What a licence is for, who issued it, its limits, and when it was checked at its source.
alter table account add column licence_type text not null default '';
alter table account add column licence_state text not null default '';
alter table account add column licence_restriction text not null default '';
alter table account add column licence_checked_on text not null default '';
alter table account add column specialty text not null default '';
