import type { TestDatabase } from './database.ts'

/** What a test may want to be different about a school; else it is an open, maintained primary school of authority 999. */
export interface SchoolEntry {
  readonly authority?: number
  readonly phase?: string
  readonly governance?: string
  readonly type?: string
  readonly religiousCharacter?: string
  /** As a day, where it has closed. */
  readonly closedOn?: string
}

/** Puts a school on the list behind the service's back. How schools come in by themselves is proved in `src/schools`. */
export async function putSchool(
  database: TestDatabase,
  urn: number,
  name = 'Oak Primary School',
  entry: SchoolEntry = {},
): Promise<void> {
  await database.owner(
    `insert into school
       (authority_id, urn, establishment_number, name, phase, governance, type, religious_character, closed_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      entry.authority ?? 999,
      urn,
      2000 + (urn % 1000),
      name,
      entry.phase ?? 'primary',
      entry.governance ?? 'maintained',
      entry.type ?? 'Community school',
      entry.religiousCharacter ?? null,
      entry.closedOn ?? null,
    ],
  )
}
