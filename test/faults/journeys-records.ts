import type { Town, Send } from './town.ts'
import { dateFields, lastPart, opening } from './town.ts'

/** A note of visit from its first draft to the answer and the correction. Answers the issued record and a draft that stays. */
export async function walkRecords(town: Town, send: Send): Promise<{ issued: string; draft: string }> {
  const adviser = await town.as('schoolImprovementAdviser')
  const headteacher = await town.as('headteacher')
  const records = `/schools/${town.schools.oak}/records`
  const begin = async () => {
    const begun = await send(await adviser.fill(records, {}, 'Begin a note of visit'))
    return (begun.location ?? '').replace(/\/edit$/, '')
  }
  const note = await begin()
  const filled = {
    ...dateFields('visitedOn', [2, 3, 2026]),
    purpose: 'Termly review',
    present: 'Headteacher\nChair',
    heading1: 'Attendance',
    words1: 'Rising',
    circulation: 'Headteacher',
  }
  await send(await adviser.fill(`${note}/edit`, filled, 'Save and check your answers'))
  await send(await adviser.fill(`${note}/check`, {}, 'Issue'))
  await send(opening(headteacher, note), 200)
  await send(opening(headteacher, `${note}/document.docx`), 200)
  await send(await headteacher.fill(note, { answer: 'inaccurate', words: 'It was 204' }, 'Send your answer'))
  const correction = await send(await adviser.fill(note, {}, 'Begin a correction'))
  const thrown = await begin()
  await send(await adviser.fill(`${thrown}/edit`, {}, 'Throw away'))
  return { issued: lastPart(note), draft: (correction.location ?? '').split('/').at(-2) ?? '' }
}
