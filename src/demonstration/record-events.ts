import { castSchools } from './cast-schools.ts'
import { pickOne } from './chance.ts'
import { letterWords } from './letter-words.ts'
import { noteWords, purposeWords } from './note-words.ts'
import type { Happening, Scene } from './review-events.ts'

/** The formal record by which the level takes effect, and what the headteacher answers to a note. */
export function recordEvents(scene: Scene): readonly Happening[] {
  const { dates, writer: who } = scene
  const on = dates.issued
  if (isByLetter(scene)) return [{ what: 'letterIssued', on, who, effectiveFrom: on, letter: letterOf(scene) }]
  return [{ what: 'noteIssued', on, who, effectiveFrom: on, note: noteOf(scene) }, ...response(scene)]
}

/** A change is recorded by letter more often than by note; an agreement that nothing changes by note alone. */
function isByLetter({ script, of }: Scene): boolean {
  const changed = script.previous !== null && script.level !== script.previous
  return changed && (script.turn.byLetter === true || of.chance() < 0.6)
}

const letterOf = ({ of, headteacher, chair, writer, dates }: Scene) =>
  letterWords(of, { headteacher: headteacher.person, chair: chair.person, issuedOn: dates.issued, signatory: writer })

const noteOf = ({ of, headteacher, chair, writer, dates, script }: Scene) =>
  noteWords(of, {
    visitedOn: dates.visited,
    visitor: writer.person.name,
    headteacher: headteacher.person.name,
    chair: chair.person.name,
    purpose: purposeWords(of, script.kind === 'annual'),
    first: script.previous === null,
    notBefore: dates.issued,
  })

function response({ of, dates, headteacher: who, script }: Scene): readonly Happening[] {
  const drawn = of.chance()
  const on = dates.responded
  if (drawn < 0.05 && script.school.urn !== castSchools.secureWithCapacity.urn)
    return [{ what: 'recordAnswered', on, who, answer: 'inaccurate', words: pickOne(of.chance, inaccuracies) }]
  return drawn < 0.75 ? [{ what: 'recordAnswered', on, who, answer: 'accurate', words: '' }] : []
}

const inaccuracies = [
  'The deputy headteacher was also present, for the first hour.',
  'The lesson in history was taught by a student teacher, which the note does not say.',
  'The action about governors was agreed for the spring, not for this term.',
  'The figure for exclusions counts two days of one pupil as two exclusions.',
] as const
