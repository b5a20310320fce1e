-- What was known when a command was decided, beside the events it caused: enough to decide it again and compare.
create table decision_input (
    plan {text_key} not null,
    stream {text_key} not null,
    version {integer} not null,
    at text not null,
    pack_version text not null,
    actor text not null,
    command text not null,
    facts text not null,
    primary key (plan, stream, version)
) {strict_keyed};
