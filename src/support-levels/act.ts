import type { Day } from '../kernel/index.ts'
import { roleNames, type Actor, type Role as PersonsRole } from '../people/index.ts'
import { policyRoles, roleInWords, type PolicyRole } from '../policy/index.ts'
import type { Act, Instant, Role } from './review.ts'

/** An act as the decisions take it: the person's role by the name the policy gives it, where it gives it one. */
export const actOf = ({ actor, now, today }: { actor: Actor; now: Date; today: Day }): Act => ({
  by: actor.personId,
  role: policyRoleOf(actor.role),
  at: now.toISOString() as Instant,
  on: today,
})

export const policyRoleOf = (role: PersonsRole): Role => namedOtherwise[role] ?? role

/** Roles to which the policy gives another name than the list of people does. */
const namedOtherwise: Readonly<Partial<Record<PersonsRole, PolicyRole>>> = {
  chair: 'chairOfGovernors',
  dcs: 'directorOfChildrensServices',
  sltMember: 'seniorLeadershipTeam',
  selectCommitteeMember: 'selectCommittee',
}

/** A role in words, whichever list it is of. */
export function roleText(role: Role): string {
  const name = (policyRoles as readonly string[]).includes(role)
    ? roleInWords(role as PolicyRole)
    : (roleNames[role as PersonsRole] ?? role)
  return name.charAt(0).toUpperCase() + name.slice(1)
}
