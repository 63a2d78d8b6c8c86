import {
  consentToGoodPractice,
  proposeGoodPractice,
  recordGoodPractice,
  verifyGoodPractice,
  withdrawGoodPractice,
  type EntryId,
  type GoodPractice,
  type Happening,
} from '../good-practice/index.ts'
import type { Day } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import type { Urn } from '../schools/index.ts'
import { principalAdviser, teamLeader, type Signed } from './advisers.ts'
import { fixedId } from './fixed-id.ts'
import type { LoadedEdition } from './load-edition.ts'
import { valueOf } from './load-leaders.ts'
import { audited, personIdOf, type Loading } from './loading.ts'
import { holderOn } from './people.ts'
import type { Staffing } from './school-people.ts'
import { sharedPractice, type SharedPractice } from './shared-practice.ts'

/** Brings each entry as far as it has come, by the decisions that everyone's are made by. */
export async function loadPractice(
  { tx, authority, today }: Loading,
  staffing: Staffing,
  edition: LoadedEdition,
): Promise<readonly Audited[]> {
  const remembered: Audited[] = []
  for (const shared of sharedPractice(today)) {
    const told = pathOf(shared, staffing, edition)
    await recordGoodPractice(tx, authority, [told.entry])
    remembered.push(...told.remembered)
  }
  return remembered
}

interface Told {
  readonly entry: GoodPractice
  readonly remembered: readonly Audited[]
}

function pathOf(shared: SharedPractice, staffing: Staffing, edition: LoadedEdition): Told {
  const { urn, words, proposedBy, proposedOn, consentedOn, verified, withdrawn } = shared
  const id = fixedId('good practice', `${urn} ${words.title}`) as EntryId
  const remembered: Audited[] = []
  let entry: GoodPractice = { id, urn: urn as Urn, happenings: [] }
  const head = (on: Day): Signed => {
    const person = holderOn(staffing, urn, 'headteacher', on)
    if (!person) throw new Error(`${urn} has no headteacher on ${on}`)
    return { person, role: 'headteacher' }
  }
  const keep = (happened: readonly Happening[], signed: Signed, action: string): void => {
    entry = { ...entry, happenings: [...entry.happenings, ...happened] }
    const last = happened.at(-1)
    if (!last) return
    const { by: _by, byName: _name, role: _role, at, version: _version, ...after } = last
    remembered.push(
      audited({ ...signed, at: at.toISOString() }, { action, urn, subject: `good practice ${id}`, after }),
    )
  }
  const proposer = proposedBy === 'adviser' ? teamLeader : head(proposedOn)
  keep(valueOf(proposeGoodPractice(words, actOf(proposer, proposedOn))), proposer, 'propose good practice')
  const seen = () => entry.happenings.length
  if (consentedOn) {
    const signed = head(consentedOn)
    const consented = consentToGoodPractice(entry, actOf(signed, consentedOn), seen())
    keep(valueOf(consented), signed, 'good practice consented to by the school')
  }
  if (verified) {
    const act = actOf(principalAdviser, verified.on)
    const outcome = verifyGoodPractice(entry, verified.saw, edition.on(verified.on), act, seen())
    keep(valueOf(outcome), principalAdviser, 'good practice verified by the authority')
  }
  if (withdrawn) {
    const signed = head(withdrawn.on)
    const outcome = withdrawGoodPractice(entry, withdrawn.reason, actOf(signed, withdrawn.on), seen())
    keep(valueOf(outcome), signed, 'good practice withdrawn')
  }
  return { entry, remembered }
}

const actOf = ({ person, role }: Signed, on: Day) => ({
  by: personIdOf(person),
  byName: person.name,
  role,
  on,
  at: new Date(`${on}T11:00:00.000Z`),
})
