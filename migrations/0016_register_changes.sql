-- What each register that was brought in changed about the schools of an authority, as it stood before, so that undoing the
-- import gives it back. One row for each school of one bringing-in; its sequence is the order in which they came.
create table register_change (
  authority_id integer not null references authority,
  sequence integer not null check (sequence > 0),
  urn integer not null,
  -- Whose import it was (0 for the published library), and which.
  register_authority_id integer not null,
  import_number integer not null,
  -- {"name": ["Abbey School", ["Get Information about Schools", "2026-01-05"]]}; null for a school that it added.
  before jsonb,
  primary key (authority_id, sequence, urn)
);
create index register_change_by_school on register_change (authority_id, urn);
call wall_by_school('register_change');
