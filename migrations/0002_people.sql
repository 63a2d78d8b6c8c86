-- Who may sign in, in which role, from when to when.

create table person (
  authority_id integer not null references authority,
  person_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  email text not null check (email = lower(email) and length(email) between 3 and 254),
  primary key (authority_id, person_id),
  constraint person_email unique (authority_id, email)
);
call wall('person');

-- Kept apart from the person, so that no page that reads people can read it.
create table password (
  authority_id integer not null,
  person_id uuid not null,
  hash text not null,
  set_at timestamptz not null,
  primary key (authority_id, person_id),
  foreign key (authority_id, person_id) references person
);
call wall('password');

-- A role held from one day to another, for the whole authority or for one school. Ending is a date; rows stay.
create table appointment (
  authority_id integer not null,
  appointment_id uuid not null,
  person_id uuid not null,
  role text not null check (length(role) between 1 and 60),
  urn integer,
  from_day date not null,
  to_day date check (to_day >= from_day),
  primary key (authority_id, appointment_id),
  foreign key (authority_id, person_id) references person
);
create index appointment_by_person on appointment (authority_id, person_id);
create index appointment_by_school on appointment (authority_id, urn) where urn is not null;
call wall('appointment');

-- One browser signed in, in one role at a time. Only the hash of what the browser holds is kept.
create table session (
  authority_id integer not null,
  token_hash bytea not null,
  person_id uuid not null,
  appointment_id uuid not null,
  began_at timestamptz not null,
  seen_at timestamptz not null,
  primary key (authority_id, token_hash),
  foreign key (authority_id, person_id) references person,
  foreign key (authority_id, appointment_id) references appointment
);
create index session_by_person on session (authority_id, person_id);
call wall('session');

-- A link that lets one person set a password, once, until it expires.
create table invitation (
  authority_id integer not null,
  token_hash bytea not null,
  person_id uuid not null,
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  primary key (authority_id, token_hash),
  foreign key (authority_id, person_id) references person
);
call wall('invitation');

-- Failed attempts to sign in, by account and by network, for throttling; cleared as they age.
create table sign_in_failure (
  authority_id integer not null references authority,
  failure_key text not null,
  at timestamptz not null
);
create index sign_in_failure_by_key on sign_in_failure (authority_id, failure_key, at);
call wall('sign_in_failure');
