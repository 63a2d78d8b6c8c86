import { editionInForce } from '../editions/index.ts'
import { latestInspection } from '../inspections/index.ts'
import {
  giveStep,
  recordStep,
  type StatutoryKind,
  type StatutoryStep,
  type StepFacts,
  type StepHappening,
  type StepId,
} from '../interventions/index.ts'
import { addDays, day, type Day } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import type { School } from '../schools/index.ts'
import { castSchools } from './cast-schools.ts'
import { fixedId } from './fixed-id.ts'
import { audited, personIdOf, type Loading } from './loading.ts'
import { officers } from './officers.ts'
import { castEvents } from './other-events.ts'
import { officeDayFrom } from './school-days.ts'

interface Given {
  readonly urn: number
  readonly kind: StatutoryKind
  readonly facts: StepFacts
  /** What happened to it since: on which day, and what. */
  readonly since?: readonly (readonly [Day, object])[]
}

/** The steps under the statutory powers that the cast's schools have had, each decided by the law on its own day. */
export async function loadPowers(loading: Loading, schools: readonly School[]): Promise<readonly Audited[]> {
  const remembered: Audited[] = []
  for (const given of stepsGiven(loading.today)) remembered.push(...(await give(loading, schools, given)))
  return remembered
}

async function give(
  { tx, authority, today }: Loading,
  schools: readonly School[],
  { urn, kind, facts, since = [] }: Given,
): Promise<readonly Audited[]> {
  const school = schools.find((each) => each.urn === urn)
  if (!school) throw new Error(`There is no school ${urn}`)
  const { criteria } = await editionInForce(tx, authority, facts.givenOn)
  const category = (await latestInspection(tx, authority, urn, facts.givenOn))?.category ?? null
  const outcome = giveStep({ school, steps: [], category, criteria }, kind, facts, today)
  if (!outcome.ok) throw new Error(`The step about ${urn} is refused: ${JSON.stringify(outcome.reasons)}`)
  const id = fixedId('statutory step', `${urn} ${kind} ${facts.givenOn}`) as StepId
  const events = [[facts.givenOn, { what: 'given', facts: outcome.value }] as const, ...since]
  const happenings = events.map(([on, event]) => ({ ...writer, on, at: timeOn(on), ...event }) as StepHappening)
  const step: StatutoryStep = { id, urn: school.urn, kind, happenings }
  await recordStep(tx, authority, step)
  return events.map(([on, event], at) =>
    audited(
      { person: officers.dcs, role: 'dcs', at: timeOn(on).toISOString() },
      {
        action: at === 0 ? 'record statutory step' : 'add to statutory step',
        subject: `statutory step ${id} of school ${urn}`,
        after: { on, ...event },
      },
    ),
  )
}

const writer = { by: personIdOf(officers.dcs), byName: officers.dcs.name, role: 'dcs' }
const timeOn = (on: Day): Date => new Date(`${on}T10:00:00.000Z`)

function stepsGiven(today: Day): readonly Given[] {
  const notice = castEvents(today).find((event) => event.what === 'warningNoticeGiven')
  const governors = officeDayFrom(addDays(today, -25))
  const paid = officeDayFrom(addDays(today, -500))
  return [
    ...(notice ? [noticeGiven(notice.on, notice.grounds, notice.comply)] : []),
    {
      urn: castSchools.specialMeasures.urn,
      kind: 'additionalGovernors',
      facts: {
        ...nothingMore,
        givenOn: governors,
        basis: 'specialMeasures',
        words: 'The governing body has not held leaders to account since the inspection. Two additional governors.',
        secretaryOfStateOn: addDays(governors, -7),
        reference: 'SI/PW/2',
      },
    },
    {
      urn: castSchools.vulnerableOverdue.urn,
      kind: 'payWarningNotice',
      facts: {
        ...nothingMore,
        givenOn: paid,
        words: 'Four teachers have not been paid for the responsibilities they hold.',
        required: 'Pay what is owed and adopt the pay policy.',
        minded: 'Suspend the right to a delegated budget.',
        complyBy: addDays(paid, 42),
        copies: ['chiefInspector', 'headteacher', 'secretaryOfState'],
        reference: 'SI/PW/1',
      },
      since: [[addDays(paid, 30), { what: 'complied', words: 'Paid in full; the pay policy was adopted.' }]],
    },
  ]
}

const noticeGiven = (givenOn: Day, words: string, complyBy: Day): Given => ({
  urn: castSchools.warningNotice.urn,
  kind: 'warningNotice',
  facts: {
    ...nothingMore,
    givenOn,
    grounds: ['standards', 'management'],
    words,
    criteria: ['concern-governors-duties'],
    required: 'Approve a budget, hold meetings with a quorum, and act on both notes of visit.',
    minded: 'Appoint additional governors, and suspend the right to a delegated budget.',
    complyBy,
    copies: ['chiefInspector', 'headteacher', 'diocese', 'secretaryOfState'],
    reference: 'SI/PW/3',
  },
})

const nothingMore: StepFacts = {
  givenOn: day('2016-04-18'),
  grounds: [],
  words: '',
  criteria: [],
  required: '',
  minded: '',
  complyBy: null,
  basis: null,
  follows: null,
  consultedOn: null,
  secretaryOfStateOn: null,
  copies: [],
  reference: '',
  sha256: null,
}
