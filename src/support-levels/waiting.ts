/** What of the levels waits for one officer (7.1, 7.2, diagram): asked of the register as it stands, never stored. */
import { mayBeVerifiedBy } from '../good-practice/index.ts'
import type { Day } from '../kernel/index.ts'
import { mayDo, type Permission, type PersonId, type Role } from '../people/index.ts'
import type { CalledInaccurate } from '../visits/index.ts'
import type { ListedSchool } from './register-rows.ts'
import type { ReviewId, Urn } from './review.ts'
import type { ReviewState } from './review-state.ts'

/** A review that goes on: where it stands and who works on it. */
export interface OpenReview {
  readonly id: ReviewId
  readonly is: ReviewState['is']
  /** Who proposed the level last; before any proposal who opened the review. */
  readonly by: PersonId
}

export interface WaitingReview {
  readonly urn: Urn
  readonly name: string
  readonly review: ReviewId
}

export interface OfficersWaiting {
  /** Levels for a meeting to ratify; nobody ratifies their own. */
  readonly toRatify: number
  /** Sent back, or not ratified: to be proposed again. */
  readonly returned: readonly WaitingReview[]
  /** Agreed, or gone on with without the school: the note of visit or letter is to be issued. */
  readonly toRecord: readonly WaitingReview[]
  /** Disputed, and nobody has said what happens next. */
  readonly disputed: readonly WaitingReview[]
  /** Reviews of the officer's own schools that are overdue. */
  readonly overdue: number
  /** Reviews of any school that are overdue, for who leads the advisers of all (7.3, 7.9). */
  readonly overdueOfAll: number
  /** Notes and letters that the headteacher calls inaccurate: for who wrote them and the link adviser (3.2). */
  readonly inaccurate: readonly (CalledInaccurate & { readonly name: string })[]
  /** Good practice to be verified; nobody verifies what they wrote (5.4). */
  readonly toVerify: number
}

/** Roles that lead the advisers, and so answer for the schools of all. */
export const leadsAll: readonly Role[] = ['principalAdviser', 'schoolImprovementTeamLeader', 'dcs', 'sltMember']

/** Who asks: what they may do is their role's. */
export interface Officer {
  readonly personId: PersonId
  readonly role: Role
}

/** A review is an officer's own who works on it, or is link adviser of its school. */
export function waitingFor(rows: readonly ListedSchool[], officer: Officer, today: Day): OfficersWaiting {
  const isLinked = ({ adviser }: ListedSchool): boolean => adviser?.personId === officer.personId
  const own = rows.filter((row) => row.open?.by === officer.personId || isLinked(row))
  const ownIn = (...states: readonly ReviewState['is'][]): readonly WaitingReview[] =>
    own.flatMap(({ urn, open, school }) =>
      open && states.includes(open.is) ? [{ urn, name: school.name, review: open.id }] : [],
    )
  const waiting = rows.filter(({ open }) => open?.is === 'proposed' && open.by !== officer.personId)
  const overdue = rows.filter((row) => row.status !== 'closed' && row.next?.state === 'overdue')
  const may = (permission: Permission): boolean => mayDo(officer.role, permission)
  const toVerify = rows.flatMap((row) =>
    row.toVerify.filter((entry) => mayBeVerifiedBy(entry, officer.personId, today)),
  )
  const inaccurate = rows.flatMap((row) =>
    row.inaccurate
      .filter(({ writtenBy }) => writtenBy === officer.personId || isLinked(row))
      .map((record) => ({ ...record, name: row.school.name })),
  )
  return {
    inaccurate,
    toRatify: may('ratify level') ? waiting.length : 0,
    returned: ownIn('returned', 'notRatified'),
    toRecord: ownIn('readyToRecord'),
    disputed: ownIn('disputed'),
    overdue: overdue.filter(isLinked).length,
    overdueOfAll: leadsAll.includes(officer.role) ? overdue.length : 0,
    toVerify: may('verify good practice') ? toVerify.length : 0,
  }
}
