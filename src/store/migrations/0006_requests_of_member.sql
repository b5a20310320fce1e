-- Every submission looks for its duplicates by member, newest first. Without the order in the index SQLite walks the whole
-- plan backwards instead.
drop index request_view_member;
create index request_view_member on request_view (plan, member, request);
