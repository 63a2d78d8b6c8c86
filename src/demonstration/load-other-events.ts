import { createHash } from 'node:crypto'
import { addDays, customaryTerms, type Day } from '../kernel/index.ts'
import type { Audited } from '../platform/audit/index.ts'
import { recordClosing, recordLinkAdviser, type Urn } from '../schools/index.ts'
import { freezeRegister, frozenText, recordFreeze, type Act, type Freeze } from '../support-levels/index.ts'
import type { LoadedEdition } from './load-edition.ts'
import { audited, deedOf, personIdOf, type Loading } from './loading.ts'
import type { Person } from './person.ts'
import { authority as council } from './place.ts'
import type { OtherEvent } from './story-event.ts'

type Frozen = Extract<OtherEvent, { what: 'registerFrozen' }>

/** What happened beside reviews. Notices are loaded with the other powers (`load-powers.ts`); planned visits have no register of their own yet and are passed over. */
export async function loadOtherEvents(
  loading: Loading,
  events: readonly OtherEvent[],
  people: ReadonlyMap<string, Person>,
  edition: LoadedEdition,
): Promise<readonly Audited[]> {
  const freezes: Freeze[] = []
  const remembered: Audited[] = []
  for (const event of events) {
    if (event.what === 'adviserLinked') remembered.push(await link(loading, event, people))
    if (event.what === 'closurePlanned') remembered.push(await close(loading, event, people))
  }
  // After every link: what is frozen names the adviser of the day.
  for (const event of events) {
    if (event.what !== 'registerFrozen') continue
    loading.tell('the register of each term', freezes.length / 13)
    remembered.push(await freeze(loading, event, freezes, people, edition))
  }
  return remembered
}

async function link(
  { tx, authority }: Loading,
  event: Extract<OtherEvent, { what: 'adviserLinked' }>,
  people: ReadonlyMap<string, Person>,
): Promise<Audited> {
  const { urn, adviser, on } = event
  const personId = personIdOf({ email: adviser })
  await recordLinkAdviser(tx, authority, { urn: urn as Urn, personId, from: on }, addDays(on, -1))
  const after = { adviser: people.get(adviser)?.name ?? null, from: on }
  return audited(deedOf(event, people), { action: 'link adviser', urn, after })
}

async function close(
  { tx, authority }: Loading,
  event: Extract<OtherEvent, { what: 'closurePlanned' }>,
  people: ReadonlyMap<string, Person>,
): Promise<Audited> {
  const closing = { on: event.plannedFor, successor: undefined }
  const outcome = await recordClosing(tx, authority, event.urn as Urn, { closing, version: 1 }, event.on)
  if (!outcome.ok) throw new Error(`The closure of ${event.urn} is refused: ${JSON.stringify(outcome.reasons)}`)
  const after = { closedOn: event.plannedFor, closingOn: event.plannedFor, successor: null }
  return audited(deedOf(event, people), { action: 'close school', urn: event.urn, after })
}

/** Freezes the register as it stood at the end of the term and was known when it was frozen. */
async function freeze(
  { tx, authority }: Loading,
  event: Frozen,
  freezes: Freeze[],
  people: ReadonlyMap<string, Person>,
  edition: LoadedEdition,
): Promise<Audited> {
  const deed = deedOf(event, people)
  const act = { by: personIdOf(deed.person), role: event.role, at: event.at as Act['at'], on: event.on }
  const outcome = freezeRegister(
    freezes,
    { year: event.year, term: event.term, to: lastDayOf(event) },
    edition.on(event.on),
    act,
  )
  if (!outcome.ok)
    throw new Error(`Freezing ${event.term} ${event.year} is refused: ${JSON.stringify(outcome.reasons)}`)
  freezes.push(outcome.value)
  const of = { authority, laCode: council.code }
  const body = await frozenText(tx, of, { on: lastDayOf(event), knownAt: act.at })
  const sha256 = createHash('sha256').update(body).digest('hex')
  await recordFreeze(tx, authority, { ...outcome.value, body, sha256 }, act)
  const after = { ...outcome.value, sha256 }
  return audited(deed, { action: 'freeze register', subject: `edition ${outcome.value.number}`, after })
}

const lastDayOf = ({ year, term, on }: Frozen): Day =>
  customaryTerms(year).find((dates) => dates.term === term)?.to ?? on
