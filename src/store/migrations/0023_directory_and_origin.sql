-- Who takes new patients ('' where it is not stated) and the languages of a practice, each between spaces.
alter table provider add column accepts {text_key} not null default '';
alter table provider add column languages text not null default '';

-- Requests whose servicing practice the directory lacks, and those an older system decided, with its number.
alter table request_view add column unlisted {integer} not null default 0;
alter table request_view add column origin text not null default '';
alter table request_view add column earlier_number {text_key} not null default '';
create index request_view_earlier on request_view (plan, earlier_number, request) where earlier_number <> '';
