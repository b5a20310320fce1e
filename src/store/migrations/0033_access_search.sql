-- Who looked at what, found by time and by person.
create index access_by_time on access_log (plan, at, seq);
create index access_by_account on access_log (plan, account, seq);
