import { z } from 'zod'
import type { Day, Outcome } from '../kernel/index.ts'
import type { Actor } from '../people/index.ts'
import { clientOf, type Tx } from '../platform/database/index.ts'
import { withErrors, type FieldErrors } from '../platform/forms/index.ts'
import { dayText } from '../platform/views/index.ts'
import { conflict, notFound, seeOther, unacceptable, type Answer, type Asked } from '../platform/http/index.ts'
import { recordChangesElsewhere, withChangesElsewhere } from './changes-elsewhere.ts'
import {
  applyImport,
  discardImport,
  redateImport,
  undoImport,
  type ApplyRefusal,
  type RedateRefusal,
  type UndoRefusal,
} from './commands.ts'
import { countAnew, isCountStale } from './counted-beside.ts'
import { importFacts } from './import-facts.ts'
import { ImportPage } from './import-page.tsx'
import { importStatus, type DataImport } from './import.ts'
import { countTakenBack, listImports } from './import-store.ts'
import { happeningRefusalSentence, successionsSentence, schoolsGivenBackSentence } from './import-sentences.ts'
import { findPreview, type Preview } from './previewed-changes.ts'
import { manyRecords, refreshStatistics } from './record-store.ts'
import {
  giveBackSchools,
  recordSchoolsFromRegister,
  type SchoolsGivenBack,
  type SchoolsHeld,
} from './register-schools.ts'
import { settleSuccessions, type SuccessionsSettled } from './successions.ts'

/** The number of an import in an address. */
export const numberParam = z
  .string()
  .regex(/^[1-9]\d{0,8}$/)
  .transform(Number)

type OfImport<Form> = Asked<Actor, { readonly number: number }, unknown, Form>

export function applyAnswer(
  asked: OfImport<{ readonly reason?: string | undefined; readonly seen?: string | undefined }>,
): Promise<Answer> {
  const { form } = asked
  if (!form.ok) return asked.write(async (tx) => (await importAgain(tx, asked, form.errors)) ?? notFound())
  const { reason, seen } = form.value
  const why = reason === undefined ? { seen } : { reason, seen }
  let settled: SuccessionsSettled | undefined
  const applied = async (tx: Tx) => {
    const { actor, params, now } = asked
    const outcome = await applyImport(tx, actor.authority, params.number, { ...actor, at: now, ...why })
    if (outcome.ok && outcome.value.holds === 'register' && actor.laCode !== null)
      await recordSchoolsFromRegister(tx, actor.authority, actor.laCode, outcome.value)
    if (outcome.ok) settled = await settledBy(tx, actor, outcome.value)
    if (outcome.ok && outcome.value.counts.records >= manyRecords) await refreshStatistics(tx)
    return outcome
  }
  return happening(asked, 'apply import', applied, () => successionsSentence(settled))
}

/** Registers and links say together which schools others have followed. */
const settledBy = async (tx: Tx, { authority, laCode }: Actor, { holds }: DataImport) =>
  laCode !== null && (holds === 'register' || holds === 'links') ? settleSuccessions(tx, authority, laCode) : undefined

export const discardAnswer = (asked: OfImport<unknown>): Promise<Answer> =>
  happening(asked, 'discard import', (tx) => discardImport(tx, asked.actor.authority, asked.params.number))

export async function redateAnswer(asked: OfImport<{ readonly asAt: Day }>): Promise<Answer> {
  const { form, actor, params } = asked
  if (!form.ok) return asked.write(async (tx) => (await importAgain(tx, asked, form.errors)) ?? notFound())
  const { asAt } = form.value
  return happening(asked, 'date import', async (tx) => {
    const outcome = await redateImport(tx, actor.authority, params.number, asAt)
    if (outcome.ok) await recordChangesElsewhere(tx, actor, outcome.value)
    return outcome
  })
}

export async function undoAnswer(asked: OfImport<{ readonly reason: string }>): Promise<Answer> {
  const { form, actor, now, params } = asked
  if (!form.ok) return asked.write(async (tx) => (await importAgain(tx, asked, form.errors)) ?? notFound())
  const { reason } = form.value
  let schools: SchoolsGivenBack | undefined
  let settled: SuccessionsSettled | undefined
  return happening(
    asked,
    'undo import',
    async (tx) => {
      const outcome = await undoImport(tx, actor.authority, params.number, { ...actor, at: now, reason })
      if (!outcome.ok) return outcome
      if (outcome.value.holds === 'register' && actor.laCode !== null) {
        const given = await giveBackSchools(tx, actor.authority, actor.laCode, outcome.value)
        if (!given.ok) return given
        schools = given.value
      }
      settled = await settledBy(tx, actor, outcome.value)
      return outcome
    },
    () => `${schools ? ` ${schoolsGivenBackSentence(schools)}` : ''}${successionsSentence(settled)}`,
  )
}

const notices = {
  'apply import': (of: DataImport) => `“${of.title}” is in force.`,
  'date import': (of: DataImport) => `The file holds for ${dayText(of.asAt)}.`,
  'discard import': (of: DataImport) => `The file ${of.fileName} was not imported.`,
  'undo import': (of: DataImport) =>
    of.holds === 'register'
      ? `Import ${of.number} is undone.`
      : `Import ${of.number} is undone: everything is as it was without it.`,
} as const

const dateFacts = ({ number, fileName, asAt }: DataImport) => ({
  action: 'date import',
  subject: `import ${number}`,
  after: { fileName, asAt },
})

function happening(
  asked: OfImport<unknown>,
  action: keyof typeof notices,
  command: (tx: Tx) => Promise<Outcome<DataImport, ApplyRefusal | UndoRefusal | RedateRefusal | SchoolsHeld>>,
  more: () => string = () => '',
): Promise<Answer> {
  return asked.write(
    async (tx) => {
      const outcome = await command(tx)
      if (!outcome.ok) {
        const [refusal] = outcome.reasons
        const field = refusal.kind === 'noReason' ? 'reason' : 'form'
        const errors = { [field]: happeningRefusalSentence(refusal) }
        if (refusal.kind === 'schoolsHeld') return again(asked, asItStands(refusal.of), errors)
        const answer = refusal.kind === 'stale' ? conflict : unacceptable
        return (await importAgain(tx, asked, errors, answer)) ?? notFound()
      }
      await asked.audit(tx, action === 'date import' ? dateFacts(outcome.value) : importFacts(action, outcome.value))
      const to = action === 'discard import' ? '/evidence' : `/evidence/imports/${outcome.value.number}`
      return seeOther(to, `${notices[action](outcome.value)}${more()}`)
    },
    { statementTimeout: 60_000 },
  )
}

/**
 * What is looked at before a file is applied, as it is now: its counts, what it would change (of one that was applied before this
 * comes from its history), and in how many cells it takes back what is held.
 */
export async function lookedAt(tx: Tx, actor: Actor, number: number): Promise<LookedAt | undefined> {
  const all = await listImports(tx, actor.authority)
  const held = all.find((each) => each.authority === actor.authority && each.number === number)
  if (!held) return undefined
  const status = importStatus(held)
  if (status === 'applied') return asItStands(held)
  const recounted = isCountStale(held, all)
  if (recounted) await clientOf(tx).query(`set local statement_timeout = ${countingTimeout}`)
  const counted = recounted ? await countAnew(tx, held, all) : held
  const of = status === 'previewed' && recounted ? await withChangesElsewhere(tx, actor, counted) : counted
  const preview = status === 'previewed' ? await findPreview(tx, actor, of) : undefined
  return { of, recounted, preview, takenBack: await countTakenBack(tx, of) }
}

/** Counting anew compares all of England with all of England. */
const countingTimeout = 60_000

interface LookedAt {
  readonly of: DataImport
  /** Whether what is in force has changed since it was read. */
  readonly recounted: boolean
  readonly preview: Preview | undefined
  readonly takenBack: number
}

const asItStands = (of: DataImport): LookedAt => ({ of, recounted: false, preview: undefined, takenBack: 0 })

async function importAgain(
  tx: Tx,
  asked: OfImport<unknown>,
  errors: FieldErrors,
  answer: typeof conflict = unacceptable,
): Promise<Answer | undefined> {
  const found = await lookedAt(tx, asked.actor, asked.params.number)
  return found && again(asked, found, errors, answer)
}

const again = (
  { frame, once, form }: OfImport<unknown>,
  found: LookedAt,
  errors: FieldErrors,
  answer: typeof conflict = unacceptable,
): Answer => answer(<ImportPage {...{ frame, once }} {...found} form={withErrors(form, errors)} mayImport />)
