-- PDFs that could not be made when their record was issued (the press was busy, or took too long) are made later from the same
-- kept words. Each attempt is a row: the file, or why there is none. Append-only, and one file for ever: bytes never change.
create table pdf_attempt (
  authority_id integer not null,
  record_id uuid not null,
  urn integer not null,
  attempt smallint not null check (attempt between 1 and 20),
  at timestamptz not null,
  pdf bytea,
  pdf_sha256 text check (pdf_sha256 ~ '^[0-9a-f]{64}$'),
  refusal text check (length(refusal) <= 100),
  primary key (authority_id, record_id, attempt),
  foreign key (authority_id, record_id) references issued_document,
  check ((pdf is null) = (pdf_sha256 is null)),
  check ((pdf is null) <> (refusal is null))
);
create unique index pdf_attempt_made on pdf_attempt (authority_id, record_id) where pdf is not null;
create index issued_document_without_pdf on issued_document (authority_id, record_id) where pdf is null;
call wall_by_school('pdf_attempt', 'select, insert');

-- The authority's letter is changed under a version, like the edition: of two who change the same one the second is told.
alter table letter_template add column version integer;
update letter_template t set version = n.number
from (
  select authority_id, set_at, row_number() over (partition by authority_id order by set_at) as number from letter_template
) n
where n.authority_id = t.authority_id and n.set_at = t.set_at;
alter table letter_template alter column version set not null;
alter table letter_template add constraint letter_template_version unique (authority_id, version);

-- A proposal that is being written counts its saves: a stale one is told.
alter table proposal_draft add column version integer not null default 1;
