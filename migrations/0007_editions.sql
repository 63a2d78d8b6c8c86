-- What each authority has decided on top of the edition that comes with the service: one row a version, never changed.
-- Version 0, for which there is no row, is the shipped edition as it is.

create table edition_version (
  authority_id integer not null references authority,
  version integer not null check (version > 0),
  -- The edition of the service that the choices stand on.
  shipped_id text not null check (length(shipped_id) between 1 and 100),
  adopted_by text not null check (length(adopted_by) between 1 and 200),
  adopted_from date not null,
  -- The first day on which decisions are taken under this version.
  in_force_from date not null,
  -- Key flags, wordings, settings and dated tables, whole: see LocalChoices of the policy.
  choices jsonb not null default '{}',
  -- What was changed with this version, as the history shows it.
  change text not null check (length(change) between 1 and 200),
  reason text not null check (length(reason) between 1 and 2000),
  person_id uuid,
  person_name text not null,
  role text,
  at timestamptz not null,
  primary key (authority_id, version)
);
create index edition_version_by_day on edition_version (authority_id, in_force_from desc, version desc);
call wall('edition_version', 'select, insert');
