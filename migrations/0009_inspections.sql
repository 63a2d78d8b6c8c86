-- Inspections that the published lists do not have yet, and judgements they never have (capacity to improve), entered by
-- hand. Append-only: the highest version of an inspection holds, so that what was entered before stays readable.
create table entered_inspection (
  authority_id integer not null,
  urn integer not null,
  inspected_on date not null,
  kind text not null check (kind in ('graded', 'ungraded')),
  version integer not null check (version > 0),
  published_on date check (published_on >= inspected_on),
  -- {"ofsted-capacity": 2}: the grade, or null for "not judged".
  judgements jsonb not null,
  -- SM, SWK, NTI or RSI; 'none' when the report says there is none; null where nothing was entered.
  category text check (category in ('none', 'SM', 'SWK', 'NTI', 'RSI')),
  outcome text check (length(outcome) between 1 and 500),
  -- Where the person has it from.
  source text not null check (length(source) between 1 and 500),
  person_id uuid not null,
  person_name text not null,
  at timestamptz not null,
  primary key (authority_id, urn, inspected_on, kind, version),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, person_id) references person
);
call wall_by_school('entered_inspection', 'select, insert');
