-- Members whose record only few may see, as their version in force says; and who opened one all the same, and why.
create table restricted_member (
    plan {text_key} not null,
    member {text_key} not null,
    primary key (plan, member)
) {strict_keyed};
insert into restricted_member (plan, member)
select plan, id from member where superseded_at = '' and body like '%"restricted_record":true%';

create table opened_record (
    plan {text_key} not null,
    id {text_key} not null,
    account {text_key} not null,
    role text not null,
    member {text_key} not null,
    opened_at {text_key} not null,
    until {text_key} not null,
    reason text not null,
    note text not null,
    reviewed_at {text_key} not null,
    reviewed_by text not null,
    finding text not null,
    remark text not null,
    primary key (plan, id)
) {strict_keyed};
create index opened_record_of_account on opened_record (plan, account, member, until);
create index opened_record_by_review on opened_record (plan, reviewed_at, opened_at);
