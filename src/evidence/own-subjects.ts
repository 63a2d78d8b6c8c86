import type { AuthorityId } from '../platform/database/index.ts'
import type { School } from '../schools/index.ts'
import { subjectKinds } from './subjects.ts'

/** For whom a file is looked at: its authority, and the number under which the files know that. */
export interface ImportingAuthority {
  readonly authority: AuthorityId
  readonly laCode: number | null
}

/** The authority's own schools as files name them: by URN, or by LA and establishment number. */
export interface OwnSubjects {
  readonly urns: readonly number[]
  readonly numbers: readonly number[]
  readonly byCode: ReadonlyMap<number, School>
}

export function ownSubjects(schools: readonly School[], laCode: number | null): OwnSubjects {
  const numbered = schools.flatMap((school) =>
    laCode === null || school.establishmentNumber === null
      ? []
      : [[laCode * 10_000 + school.establishmentNumber, school] as const],
  )
  return {
    urns: schools.map(({ urn }) => urn),
    numbers: numbered.map(([number]) => number),
    byCode: new Map([...numbered, ...schools.map((school) => [school.urn, school] as const)]),
  }
}

/** Whether an observation `o` is about one of them: URNs in $5, numbers in $6. */
export const isOwnSubject = `((o.subject_kind = ${subjectKinds.school} and o.subject_code = any($5::int[]))
      or (o.subject_kind = ${subjectKinds.schoolByNumber} and o.subject_code = any($6::int[])))`
