-- The authority's own text around the facts of its notes of visit, as letter_template is for letters: each change is a version,
-- the newest holds, and without one that of the service does.
create table note_template (
  authority_id integer not null references authority,
  version integer not null,
  set_at timestamptz not null,
  person_id uuid not null,
  opening jsonb not null,
  closing jsonb not null,
  primary key (authority_id, version),
  foreign key (authority_id, person_id) references person
);
call wall('note_template', 'select, insert');
