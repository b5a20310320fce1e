-- Rights of a role that were taken from one account, by whomever keeps it, and which of them the plan took; the people of
-- one organisation are looked up together.
alter table account add column withheld text not null default '';
alter table account add column withheld_by_plan text not null default '';
create index account_of_organisation on account (plan, organisation);
