-- A clock may warn a fixed time before it is due, too: which one, in the pack's words.
alter table due add column before_due {text_key} not null default '';
