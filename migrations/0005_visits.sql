-- Notes of visit and letters: drafts that may change, and the records that were issued, which never do.

create table formal_record (
  authority_id integer not null,
  record_id uuid not null,
  urn integer not null,
  instrument text not null check (instrument in ('noteOfVisit', 'letter')),
  -- The issued record that this one corrects; a record is corrected once.
  corrects uuid,
  written_by uuid not null,
  saved_at timestamptz not null,
  version integer not null default 1,
  draft jsonb not null,
  primary key (authority_id, record_id),
  foreign key (authority_id, urn) references school,
  foreign key (authority_id, corrects) references formal_record,
  foreign key (authority_id, written_by) references person,
  constraint formal_record_corrected_once unique (authority_id, corrects)
);
create index formal_record_by_school on formal_record (authority_id, urn);
call wall_by_school('formal_record', 'select, insert, update');

-- The document as it was issued, and the bytes of its files, each with its SHA-256. Append-only.
create table issued_document (
  authority_id integer not null,
  record_id uuid not null,
  urn integer not null,
  reference text not null check (length(reference) between 1 and 40),
  issued_on date not null,
  -- What it shows of a support level, in words; null for a visit that was not about the level.
  level jsonb,
  -- Canonical text of the document model: what the page shows and both files were made of.
  model text not null,
  model_sha256 text not null check (model_sha256 ~ '^[0-9a-f]{64}$'),
  docx bytea not null,
  docx_sha256 text not null check (docx_sha256 ~ '^[0-9a-f]{64}$'),
  -- Null where this computer cannot print.
  pdf bytea,
  pdf_sha256 text check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  primary key (authority_id, record_id),
  foreign key (authority_id, record_id) references formal_record,
  constraint issued_document_reference unique (authority_id, reference)
);
call wall_by_school('issued_document', 'select, insert');

-- A school sees what was issued to it, never a draft.
create policy issued_only on formal_record as restrictive for select
  using ((select scope_urn()) is null or exists (
    select from issued_document i where i.authority_id = formal_record.authority_id and i.record_id = formal_record.record_id
  ));

-- What happened to a record: issued or thrown away, then answered by the headteacher. Append-only.
create table record_happening (
  authority_id integer not null,
  record_id uuid not null,
  number smallint not null check (number > 0),
  urn integer not null,
  what text not null check (what in ('issued', 'discarded', 'answered')),
  person_id uuid not null,
  role text not null,
  at timestamptz not null,
  answer text check (answer in ('accurate', 'inaccurate')),
  words text not null default '' check (length(words) <= 10000),
  primary key (authority_id, record_id, number),
  foreign key (authority_id, record_id) references formal_record,
  check ((what = 'answered') = (answer is not null))
);
create unique index record_happening_once on record_happening (authority_id, record_id, what);
call wall_by_school('record_happening', 'select, insert');

-- The last number given in a year: references run on without a gap.
create table record_number (
  authority_id integer not null references authority,
  year smallint not null,
  last integer not null,
  primary key (authority_id, year)
);
call wall('record_number', 'select, insert, update');

-- The authority's own text of its letters; the newest holds. Without one, that of the service.
create table letter_template (
  authority_id integer not null references authority,
  set_at timestamptz not null,
  person_id uuid not null,
  opening jsonb not null,
  closing jsonb not null,
  primary key (authority_id, set_at),
  foreign key (authority_id, person_id) references person
);
call wall('letter_template', 'select, insert');
