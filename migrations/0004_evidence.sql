-- Imported data sets. A figure, an establishment and a link are never changed: each import has its own rows, and what
-- holds on a day follows from which imports are in force then. Undoing an import is one more happening, not a deletion.
-- Rows of authority 0 are the published library, loaded by the operator and read by every authority.

create table data_import (
  authority_id integer not null references authority,
  import_number integer not null check (import_number > 0),
  layout_id text not null check (length(layout_id) between 1 and 70),
  title text not null check (length(title) between 1 and 200),
  publisher text not null,
  licence text not null,
  holds text not null check (holds in ('figures', 'inspections', 'register', 'links')),
  file_name text not null check (length(file_name) between 1 and 255),
  sha256 text not null check (length(sha256) = 64),
  file_size bigint not null,
  -- The academic year that the whole file describes; null where its rows say.
  academic_year smallint,
  -- The day for which the file holds. Of two that say something about the same, the later counts.
  as_at date not null,
  -- What each place in the figures of a record is: part, measure, year.
  places jsonb not null,
  -- Rows, records, refused, new, changed, unchanged; the first refused rows.
  counts jsonb not null,
  refused jsonb not null default '[]',
  previewed_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  primary key (authority_id, import_number)
);
create index data_import_by_file on data_import (authority_id, sha256);
call wall_with_library('data_import');

-- An import is in force from when it was applied until it was undone; the latest happening counts.
create table data_import_happening (
  authority_id integer not null,
  import_number integer not null,
  sequence integer not null check (sequence > 0),
  happening text not null check (happening in ('applied', 'undone')),
  at timestamptz not null,
  person_id uuid,
  person_name text not null,
  reason text check (length(reason) between 1 and 2000),
  primary key (authority_id, sequence),
  foreign key (authority_id, import_number) references data_import
);
create index data_import_happening_by_import on data_import_happening (authority_id, import_number);
call wall_with_library('data_import_happening', 'select, insert');

-- The rows of imports come in tens of thousands at once. They are keyed by their line, which arrives in order, and have no
-- foreign key: checking it would cost as much as the row. Only recordRecords writes them, under an import it has just made.

-- Figures about one subject: a school, an authority, a region or England (kinds and phases: src/evidence/subjects.ts).
create table observation (
  authority_id integer not null,
  import_number integer not null,
  subject_kind smallint not null,
  subject_code integer not null,
  phase smallint not null,
  part smallint not null,
  -- The day of the inspection, or the last day of the academic year.
  day date not null,
  year smallint not null,
  -- The authority and establishment number that the file itself gives the school.
  la smallint,
  estab smallint,
  published_on date,
  category text,
  outcome text,
  -- One number and one letter for each place of the part: v value, s suppressed, a not applicable, p not published, m missing.
  figures double precision[] not null,
  statuses text not null,
  line integer not null,
  primary key (authority_id, import_number, line, part)
);
create index observation_by_subject on observation (authority_id, subject_kind, subject_code);
call wall_with_library('observation', 'select, insert, delete');
-- What the authority itself holds about a school is seen by the people of that school alone, beside figures about areas.
create policy school on observation as restrictive
  using (authority_id = 0 or (select scope_urn()) is null or subject_kind > 2 or subject_code = (select scope_urn()));

create table establishment (
  authority_id integer not null,
  import_number integer not null,
  urn integer not null,
  line integer not null,
  name text not null,
  la smallint,
  establishment_number smallint,
  phase text not null,
  type text,
  status text,
  opened_on date,
  closed_on date,
  lowest_age smallint,
  highest_age smallint,
  gender text,
  religion text,
  admissions text,
  street text,
  locality text,
  address3 text,
  town text,
  county text,
  postcode text,
  telephone text,
  website text,
  trust text,
  federation text,
  head_title text,
  head_first_name text,
  head_last_name text,
  head_job_title text,
  capacity integer,
  diocese text,
  ward text,
  constituency text,
  ukprn integer,
  primary key (authority_id, import_number, line)
);
create index establishment_by_urn on establishment (authority_id, urn);
create index establishment_by_la on establishment (authority_id, la);
call wall_with_library('establishment', 'select, insert, delete');

create table establishment_link (
  authority_id integer not null,
  import_number integer not null,
  urn integer not null,
  linked_urn integer not null,
  link_type text not null,
  link_name text,
  established_on date,
  line integer not null,
  primary key (authority_id, import_number, line)
);
create index establishment_link_by_urn on establishment_link (authority_id, urn);
create index establishment_link_by_linked on establishment_link (authority_id, linked_urn);
call wall_with_library('establishment_link', 'select, insert, delete');

-- Layouts that people have made for files whose columns the service did not know.
create table saved_layout (
  authority_id integer not null references authority,
  layout_id text not null check (length(layout_id) between 1 and 70),
  layout jsonb not null,
  saved_at timestamptz not null,
  person_id uuid,
  person_name text not null,
  version integer not null default 1,
  primary key (authority_id, layout_id)
);
call wall_with_library('saved_layout');
