-- The wall between authorities, the audit, and what makes a second submission harmless.
-- Portable across PostgreSQL 15 to 18: no exclusion constraints, no deferrable constraints, no extensions.

-- The service works as this role: it owns nothing and cannot pass by row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'school_support_app') then
    begin
      create role school_support_app nologin;
    exception when duplicate_object or unique_violation then null;
    end;
  end if;
  if not pg_has_role(current_user, 'school_support_app', 'member') then
    execute format('grant school_support_app to %I', current_user);
  end if;
  execute format('grant usage on schema %I to school_support_app', current_schema());
end
$$;

-- The scope of the open transaction, set by withTx. Without it nothing is visible: 0 rows, not an error.
create function scope_authority() returns integer language sql stable parallel safe
  return nullif(current_setting('app.authority_id', true), '')::integer;
create function scope_urn() returns integer language sql stable parallel safe
  return nullif(current_setting('app.urn', true), '')::integer;

-- Puts a table behind the wall: rows of the transaction's authority only. `may` lists the grants of the service.
create procedure wall(tbl regclass, may text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('create policy authority on %s using (authority_id = (select scope_authority())) with check (authority_id = (select scope_authority()))', tbl);
  execute format('grant %s on %s to school_support_app', may, tbl);
end
$$;

-- The second wall, for tables with a column urn: people who act for one school see that school's rows alone.
create procedure wall_by_school(tbl regclass, may text default 'select, insert, update, delete') language plpgsql as $$
begin
  call wall(tbl, may);
  execute format('create policy school on %s as restrictive using ((select scope_urn()) is null or urn = (select scope_urn()))', tbl);
end
$$;

-- Tables of published data: every authority reads the library (authority 0) beside its own rows, and writes only its own.
create procedure wall_with_library(tbl regclass, may text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %s enable row level security', tbl);
  execute format('create policy reading on %s for select using (authority_id in (0, (select scope_authority())))', tbl);
  execute format('create policy adding on %s for insert with check (authority_id = (select scope_authority()))', tbl);
  execute format('create policy changing on %s for update using (authority_id = (select scope_authority())) with check (authority_id = (select scope_authority()))', tbl);
  execute format('create policy removing on %s for delete using (authority_id = (select scope_authority()))', tbl);
  execute format('grant %s on %s to school_support_app', may, tbl);
end
$$;

-- One local authority, or 0 the published library. Names are public: the sign-in page lists them.
create table authority (
  authority_id integer primary key check (authority_id >= 0),
  la_code smallint unique check (la_code between 1 and 999),
  name text not null check (length(name) between 1 and 200),
  demonstration boolean not null default false,
  brand_colour text check (brand_colour ~ '^#[0-9a-f]{6}$'),
  created_at timestamptz not null default now()
);
insert into authority (authority_id, name) values (0, 'Published library');
grant select on authority to school_support_app;

-- Who did what. Append-only; each row is chained to the one before it by a keyed hash over `canonical`.
create table audit_entry (
  authority_id integer not null references authority,
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  role text,
  urn integer,
  action text not null check (length(action) between 1 and 100),
  subject text,
  outcome text not null check (outcome in ('done', 'refused', 'denied', 'read')),
  request_id text,
  canonical text not null,
  hash bytea not null,
  primary key (authority_id, seq)
);
create index audit_entry_by_school on audit_entry (authority_id, urn, seq desc);
create index audit_entry_by_subject on audit_entry (authority_id, subject, seq desc);
call wall('audit_entry', 'select, insert');
-- A school's people read the history of their own school; what they do is written whole.
create policy school on audit_entry as restrictive for select
  using ((select scope_urn()) is null or urn = (select scope_urn()));

-- The end of each authority's chain: locked while a row is added, so that the sequence has no gap.
create table audit_head (
  authority_id integer primary key references authority,
  seq bigint not null,
  hash bytea not null
);
call wall('audit_head', 'select, insert, update');

-- A form sent twice takes effect once: the key is in the form, the answer is where the first one went.
create table submission (
  authority_id integer not null references authority,
  submission_key uuid not null,
  person_id uuid not null,
  at timestamptz not null,
  location text,
  primary key (authority_id, submission_key)
);
call wall('submission');
