-- Designations that people at schools hold (5.3), and good practice worth sharing (5.4). Both are append-only: every
-- change is the next version, with who, when and why, so that the capacity to support others can be answered for any day
-- and as it was known on any day. The capacity itself is stored nowhere.
create table designation (
  authority_id integer not null,
  urn integer not null,
  designation_id uuid not null,
  version integer not null check (version > 0),
  -- What made this version: recorded, ended, corrected, or annulled because it was never held.
  what text not null check (what in ('recorded', 'ended', 'corrected', 'annulled')),
  kind text not null check (kind in ('nationalLeader', 'localLeader', 'professionalPartner', 'specialistLeader')),
  holder_name text not null check (length(holder_name) between 1 and 120),
  -- What the holder is at the school, in words.
  holder_post text not null check (length(holder_post) between 1 and 120),
  -- The person who signs in, where the holder does.
  holder_person_id uuid,
  from_day date not null,
  -- The last day; null while open.
  to_day date check (to_day >= from_day),
  -- Who designated, and the reference of the letter.
  source text not null check (length(source) between 1 and 300),
  reason text check (length(reason) between 1 and 1000),
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  primary key (authority_id, urn, designation_id, version),
  check ((what = 'recorded') = (version = 1)),
  check (what = 'recorded' or reason is not null),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, holder_person_id) references person,
  foreign key (authority_id, person_id) references person
);
call wall_by_school('designation', 'select, insert');

create table good_practice (
  authority_id integer not null,
  urn integer not null,
  entry_id uuid not null,
  version integer not null check (version > 0),
  what text not null check (what in ('proposed', 'revised', 'consented', 'verified', 'renewed', 'withdrawn')),
  on_day date not null,
  -- The last day for which the authority has verified it.
  expires_on date check (expires_on >= on_day),
  -- What the officer saw when verifying or renewing; why it was revised or withdrawn.
  reason text check (length(reason) between 1 and 2000),
  -- {"title", "area", "whatWasDone", "impact", "evidence", "contact"}: as proposed, and as revised.
  words jsonb,
  person_id uuid not null,
  person_name text not null,
  role text not null,
  at timestamptz not null,
  primary key (authority_id, urn, entry_id, version),
  check ((what = 'proposed') = (version = 1)),
  check ((words is not null) = (what in ('proposed', 'revised'))),
  check ((expires_on is not null) = (what in ('verified', 'renewed'))),
  check (reason is not null or what in ('proposed', 'consented')),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, person_id) references person
);
call wall_by_school('good_practice', 'select, insert');
