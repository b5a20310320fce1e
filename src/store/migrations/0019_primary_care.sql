-- Whose patient a member is, span by span: rows of the version in force, for lists of a practice. Filled by the import, and once
-- for members who came before.
create table primary_care (
    plan {text_key} not null,
    provider {text_key} not null,
    last_fold {text_key} not null,
    first_fold {text_key} not null,
    member {text_key} not null,
    line_of_business {text_key} not null,
    valid_from {text_key} not null,
    valid_to {text_key} not null,
    primary key (plan, provider, last_fold, first_fold, member, line_of_business, valid_from)
) {strict_keyed};
create index primary_care_by_member on primary_care (plan, member);
