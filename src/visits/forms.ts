import type { z } from 'zod'
import { addDays, type Day } from '../kernel/index.ts'
import { field, form, type FormValues } from '../platform/forms/index.ts'
import type { LetterDraft } from './letter.ts'
import type { Action, Finding, NoteDraft } from './note-of-visit.ts'

/** How many findings and actions a note has room for. */
export const places = Array.from({ length: 12 }, (_, index) => index + 1)

const words = () => field.optionalText(5000)

const rows = <Value>(names: readonly string[], fieldOf: (name: string) => Value): Record<string, Value> =>
  Object.fromEntries(places.flatMap((place) => names.map((name) => [`${name}${place}`, fieldOf(name)])))

/** A note as it is being written: anything may be missing, but a date must be a date. */
export const noteForm = form({
  version: field.version(),
  intent: field.optionalText(20),
  visitedOn: field.optionalDate('date of the visit'),
  visitor: field.optionalText(200),
  purpose: words(),
  present: words(),
  evidenceSeen: words(),
  impactSinceLast: words(),
  nextVisitOn: field.optionalDate('date of the next visit'),
  circulation: words(),
  ...rows(['heading', 'words'], words),
  ...rows(['what', 'who'], words),
  ...rows(['by'], () => field.optionalDate('date by which it is done')),
})

export function noteFrom(value: z.output<typeof noteForm>): NoteDraft {
  const given = value as Record<string, unknown>
  const text = (name: string): string => (given[name] as string | undefined) ?? ''
  const findings = places.map((place): Finding => ({ heading: text(`heading${place}`), words: text(`words${place}`) }))
  const actions = places.map((place): Action => {
    const byWhen = (given[`by${place}`] as Day | undefined) ?? null
    return { what: text(`what${place}`), who: text(`who${place}`), byWhen }
  })
  return {
    visitedOn: value.visitedOn ?? null,
    visitor: text('visitor'),
    purpose: text('purpose'),
    present: lines(text('present')),
    evidenceSeen: text('evidenceSeen'),
    findings: findings.filter(({ heading, words: said }) => heading !== '' || said !== ''),
    impactSinceLast: text('impactSinceLast'),
    actions: actions.filter(({ what, who, byWhen }) => what !== '' || who !== '' || byWhen !== null),
    nextVisitOn: value.nextVisitOn ?? null,
    circulation: lines(text('circulation')),
  }
}

/** A note as its form shows it. */
export const noteTyped = (note: NoteDraft): FormValues => ({
  ...dateTyped('visitedOn', note.visitedOn),
  visitor: note.visitor,
  purpose: note.purpose,
  present: note.present.join('\n'),
  evidenceSeen: note.evidenceSeen,
  impactSinceLast: note.impactSinceLast,
  ...dateTyped('nextVisitOn', note.nextVisitOn),
  circulation: note.circulation.join('\n'),
  ...Object.fromEntries(
    note.findings.flatMap(({ heading, words: said }, index) => [
      [`heading${index + 1}`, heading],
      [`words${index + 1}`, said],
    ]),
  ),
  ...Object.assign({}, ...note.actions.map(actionTyped)),
})

const actionTyped = ({ what, who, byWhen }: Action, index: number): FormValues => ({
  [`what${index + 1}`]: what,
  [`who${index + 1}`]: who,
  ...dateTyped(`by${index + 1}`, byWhen),
})

/** A letter as it is being written: anything may be missing, but the next review is none of the past. */
export const letterForm = (today: Day) =>
  form({
    version: field.version(),
    intent: field.optionalText(20),
    subject: field.optionalText(200),
    headteacher: field.optionalText(120),
    chair: field.optionalText(120),
    effect: words(),
    supportOffered: words(),
    rightToDiscuss: words(),
    nextReviewOn: field.optionalDate('date of the next review', {
      earliest: [addDays(today, 1), 'The next review must be in the future'],
    }),
    signatory: field.optionalText(120),
    signatoryRole: field.optionalText(120),
  })

export const letterFrom = (value: z.output<ReturnType<typeof letterForm>>): LetterDraft => ({
  subject: value.subject ?? '',
  headteacher: value.headteacher ?? '',
  chair: value.chair ?? '',
  effect: value.effect ?? '',
  supportOffered: value.supportOffered ?? '',
  rightToDiscuss: value.rightToDiscuss ?? '',
  nextReviewOn: value.nextReviewOn ?? null,
  signatory: value.signatory ?? '',
  signatoryRole: value.signatoryRole ?? '',
})

export const letterTyped = ({ nextReviewOn, ...rest }: LetterDraft): FormValues => ({
  ...rest,
  ...dateTyped('nextReviewOn', nextReviewOn),
})

export const versionForm = form({ version: field.version() })
export const nothingForm = form({})

export const responseForm = form({
  answer: field.choice(['accurate', 'inaccurate'], 'Select whether the record is accurate'),
  words: field.optionalText(10_000),
})

const lines = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** The three boxes of a date. */
export const dateTyped = (name: string, day: Day | null): FormValues =>
  day === null
    ? {}
    : {
        [`${name}-day`]: String(Number(day.slice(8))),
        [`${name}-month`]: String(Number(day.slice(5, 7))),
        [`${name}-year`]: day.slice(0, 4),
      }
