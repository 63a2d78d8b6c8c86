-- The authority's register of schools and settings of every phase, and what belongs to a school as such.

create table school (
  authority_id integer not null references authority,
  urn integer not null check (urn between 1 and 9999999),
  establishment_number smallint check (establishment_number between 0 and 9999),
  name text not null check (length(name) between 1 and 200),
  phase text not null,
  governance text not null,
  -- As the publisher writes it: "Community school", "Academy converter".
  type text not null,
  opened_on date,
  closed_on date,
  -- The day on which it is planned to close.
  closing_on date,
  area text,
  street text,
  locality text,
  town text,
  postcode text,
  telephone text,
  website text,
  low_age smallint,
  high_age smallint,
  gender text,
  religious_character text,
  diocese text,
  trust text,
  -- For each fact where it is from and the day it held: {"name": ["Get information about schools", "2026-08-21"]}.
  sources jsonb not null default '{}',
  version integer not null default 1,
  primary key (authority_id, urn)
);
create index school_by_name on school (authority_id, lower(name) text_pattern_ops);
call wall_by_school('school');

-- Who is at a school for the authority's letters, whether or not they sign in. Ended ones stay.
create table contact (
  authority_id integer not null,
  contact_id uuid not null,
  urn integer not null,
  role text not null check (role in ('headteacher', 'chair', 'clerk', 'schoolLeader')),
  name text not null check (length(name) between 1 and 120),
  email text check (length(email) between 3 and 254),
  telephone text check (length(telephone) between 1 and 40),
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (authority_id, contact_id),
  foreign key (authority_id, urn) references school
);
create index contact_by_school on contact (authority_id, urn);
call wall_by_school('contact');

-- The adviser linked to a school, one at a time. No row in force: "not assigned".
create table link_adviser (
  authority_id integer not null,
  urn integer not null,
  person_id uuid not null,
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (authority_id, urn, from_day),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, person_id) references person
);
create unique index link_adviser_open on link_adviser (authority_id, urn) where to_day is null;
create index link_adviser_by_person on link_adviser (authority_id, person_id);
call wall_by_school('link_adviser');

-- Conversions, mergers and splits: the history of a school follows its predecessor.
create table school_link (
  authority_id integer not null,
  urn integer not null,
  other_urn integer not null,
  kind text not null check (kind in ('predecessor', 'successor')),
  established_on date,
  source text not null,
  primary key (authority_id, urn, other_urn, kind),
  foreign key (authority_id, urn) references school
);
call wall_by_school('school_link');

-- The authority's own term dates; a year without three rows has the customary ones.
create table term_date (
  authority_id integer not null references authority,
  academic_year smallint not null check (academic_year between 2000 and 2199),
  term text not null check (term in ('autumn', 'spring', 'summer')),
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  primary key (authority_id, academic_year, term)
);
call wall('term_date');
