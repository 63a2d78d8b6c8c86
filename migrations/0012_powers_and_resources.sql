-- Statutory steps about schools (3.1), and the authority's central days and money (5.1).

-- One step under the statutory powers: what has become of it is asked of its happenings.
create table statutory_step (
  authority_id integer not null,
  step_id uuid not null,
  urn integer not null,
  kind text not null check (length(kind) between 1 and 50),
  primary key (authority_id, step_id),
  foreign key (authority_id, urn) references school
);
create index statutory_step_by_school on statutory_step (authority_id, urn);
call wall_by_school('statutory_step', 'select, insert');

-- What happened to a step, in order; the first gives it. Append-only: a correction is a happening with its reason.
create table statutory_happening (
  authority_id integer not null,
  step_id uuid not null,
  number smallint not null check (number > 0),
  urn integer not null,
  what text not null check (length(what) between 1 and 50),
  -- The day it happened, which may be before the day it was written down.
  happened_on date not null,
  facts jsonb not null,
  person_id uuid not null,
  person_name text not null,
  role text not null,
  at timestamptz not null,
  primary key (authority_id, step_id, number),
  foreign key (authority_id, step_id) references statutory_step,
  foreign key (authority_id, person_id) references person
);
create index statutory_happening_by_school on statutory_happening (authority_id, urn);
call wall_by_school('statutory_happening', 'select, insert');

-- The days and pounds the authority has for a year, by support level. The highest version holds.
create table central_budget (
  authority_id integer not null references authority,
  -- Academic years are named for the year they end in, financial years for the year they begin in.
  year_kind text not null check (year_kind in ('academic', 'financial')),
  year smallint not null check (year between 2000 and 2199),
  version integer not null check (version > 0),
  -- {"3": {"halfDays": 240, "pounds": 60000}, …}
  amounts jsonb not null,
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  primary key (authority_id, year_kind, year, version),
  foreign key (authority_id, person_id) references person
);
call wall('central_budget', 'select, insert');

-- Days and money planned for a school in a term, or used by it. The highest version of a line holds.
create table central_line (
  authority_id integer not null,
  line_id uuid not null,
  version integer not null check (version > 0),
  urn integer not null,
  academic_year smallint not null check (academic_year between 2000 and 2199),
  term text not null check (term in ('autumn', 'spring', 'summer')),
  kind text not null check (kind in ('planned', 'used')),
  half_days integer not null check (half_days between 0 and 20000),
  pounds integer not null check (pounds between 0 and 100000000),
  purpose text not null check (length(purpose) between 1 and 500),
  officer_id uuid not null,
  -- Why it was taken back, in the version that takes it back.
  taken_back text check (length(taken_back) between 1 and 500),
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  primary key (authority_id, line_id, version),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, officer_id) references person,
  foreign key (authority_id, person_id) references person,
  check (half_days > 0 or pounds > 0)
);
create index central_line_by_school on central_line (authority_id, urn);
-- Officers alone plan resources: people of a school see none of them.
call wall('central_line', 'select, insert');
create policy officers on central_line as restrictive using ((select scope_urn()) is null);
create policy officers on central_budget as restrictive using ((select scope_urn()) is null);
