-- Criteria answers, reviews of the support level with everything that happened to them, and the register of levels.

-- What a person answered to one criterion of one school: the adviser's judgement or the school's own. The latest counts.
create table criterion_answer (
  authority_id integer not null,
  answer_id uuid not null,
  urn integer not null,
  criterion text not null check (length(criterion) between 1 and 100),
  whose text not null check (whose in ('adviser', 'school')),
  verdict text not null check (verdict in ('met', 'notMet', 'notKnown')),
  reason text not null check (length(reason) <= 5000),
  evidence text not null check (length(evidence) <= 5000),
  person_id uuid not null,
  role text not null,
  at timestamptz not null,
  primary key (authority_id, answer_id),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, person_id) references person
);
create index criterion_answer_by_school on criterion_answer (authority_id, urn, at);
call wall_by_school('criterion_answer', 'select, insert');

-- A proceeding about one school's level. What it has come to is asked of its happenings; only that it has ended is
-- kept, so that the database itself refuses a second open review and a second review of one term.
create table review (
  authority_id integer not null,
  review_id uuid not null,
  urn integer not null,
  kind text not null check (kind in ('annual', 'termly', 'extra')),
  academic_year smallint not null check (academic_year between 2000 and 2199),
  term text not null check (term in ('autumn', 'spring', 'summer')),
  ended_at timestamptz,
  ended_as text check (ended_as in ('finished', 'withdrawn')),
  primary key (authority_id, review_id),
  foreign key (authority_id, urn) references school,
  check ((ended_at is null) = (ended_as is null))
);
create unique index review_open on review (authority_id, urn) where ended_at is null;
create unique index review_of_term on review (authority_id, urn, academic_year, term)
  where kind <> 'extra' and ended_as is distinct from 'withdrawn';
create unique index review_of_year on review (authority_id, urn, academic_year)
  where kind = 'annual' and ended_as is distinct from 'withdrawn';
call wall_by_school('review', 'select, insert, update');

-- What happened to a review, in order: who, in which role, when; `facts` holds what kind of happening it is about.
create table review_happening (
  authority_id integer not null,
  review_id uuid not null,
  number smallint not null check (number > 0),
  urn integer not null,
  what text not null,
  person_id uuid not null,
  role text not null,
  at timestamptz not null,
  facts jsonb not null,
  -- The criteria grid as it stood, kept with a proposal or a completion. Apart, because lists never read it.
  grid jsonb,
  primary key (authority_id, review_id, number),
  foreign key (authority_id, review_id) references review,
  foreign key (authority_id, person_id) references person
);
create index review_happening_by_school on review_happening (authority_id, urn);
call wall_by_school('review_happening', 'select, insert');

-- What somebody is about to propose: left and resumed, gone when it is proposed.
create table proposal_draft (
  authority_id integer not null,
  review_id uuid not null,
  urn integer not null,
  level smallint,
  reasons text not null default '' check (length(reasons) <= 10000),
  reason_against_key_criteria text not null default '' check (length(reason_against_key_criteria) <= 10000),
  person_id uuid not null,
  saved_at timestamptz not null,
  primary key (authority_id, review_id),
  foreign key (authority_id, review_id) references review
);
call wall('proposal_draft');

-- The register: the level of each school from a day, and since when it is known. A correction replaces an entry once.
-- No entry without an issued record: the foreign key says so.
create table level_entry (
  authority_id integer not null,
  entry_id uuid not null,
  sequence bigint generated always as identity,
  urn integer not null,
  -- Null annuls the entry it replaces.
  level smallint check (level between 1 and 9),
  effective_from date not null,
  recorded_at timestamptz not null,
  person_id uuid not null,
  review_id uuid not null,
  record_id uuid not null,
  replaces uuid,
  reason text not null default '' check (length(reason) <= 5000),
  primary key (authority_id, entry_id),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, review_id) references review,
  foreign key (authority_id, record_id) references issued_document,
  foreign key (authority_id, replaces) references level_entry,
  constraint level_entry_replaced_once unique (authority_id, replaces),
  check (level is not null or replaces is not null)
);
create index level_entry_by_school on level_entry (authority_id, urn, sequence);
call wall_by_school('level_entry', 'select, insert');

-- The register as it stood when a term was closed: numbered, and never changed.
create table register_freeze (
  authority_id integer not null references authority,
  number smallint not null check (number > 0),
  academic_year smallint not null,
  term text not null check (term in ('autumn', 'spring', 'summer')),
  frozen_at timestamptz not null,
  person_id uuid not null,
  role text not null,
  body text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  primary key (authority_id, number),
  constraint register_freeze_of_term unique (authority_id, academic_year, term)
);
call wall('register_freeze', 'select, insert');
