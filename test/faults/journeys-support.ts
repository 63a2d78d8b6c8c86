import type { Parts } from './journeys.ts'
import { dateFields, lastPart, type Send, type Town } from './town.ts'

/** Support and powers: who is designated, good practice, central days and money, a statutory step. */
export async function walkSupport(town: Town, send: Send): Promise<Parts> {
  return {
    designation: await walkDesignations(town, send),
    practice: await walkGoodPractice(town, send),
    line: await walkResources(town, send),
    ...(await walkPowers(town, send)),
  }
}

async function walkDesignations(town: Town, send: Send): Promise<string> {
  const principal = await town.as('principalAdviser')
  const capacity = `/schools/${town.schools.oak}/capacity`
  const leader = { kind: 'nationalLeader', post: 'Headteacher', person: '', source: 'Letter of 1 July' }
  const record = async (name: string): Promise<string> => {
    const fields = { ...leader, name, ...dateFields('from', [1, 9, 2024]) }
    await send(await principal.fill(`/schools/${town.schools.oak}/designations/new`, fields))
    const asked = 'select designation_id as id from designation where authority_id = $1 and holder_name = $2'
    const { rows } = await town.app.database.owner(asked, [town.code, name])
    const page = (await principal.get(capacity)).document
    return (
      page
        .querySelector(`a[href*="/designations/${rows[0].id}"]`)
        ?.getAttribute('href')
        ?.replace(/\/(end|correct).*|\?.*/, '') ?? ''
    )
  }
  const [ended, corrected] = [await record('Mrs Ada Oak'), await record('Mr Bo Oak')]
  await send(await principal.fill(`${ended}/end`, { ...dateFields('last', [1, 3, 2026]), why: 'Retired' }))
  await send(await principal.fill(`${corrected}/correct`, { kind: 'specialistLeader', why: 'Misread the letter' }))
  return lastPart(corrected)
}

async function walkGoodPractice(town: Town, send: Send): Promise<string> {
  const [adviser, principal, head] = [
    await town.as('schoolImprovementAdviser'),
    await town.as('principalAdviser'),
    await town.as('headteacher'),
  ]
  const words = {
    title: 'Reading aloud',
    area: 'english',
    whatWasDone: 'Every class reads',
    impact: 'More read well',
    evidence: 'Results',
    contact: 'The office',
  }
  const proposed = await send(await adviser.fill(`/schools/${town.schools.oak}/good-practice/new`, words))
  const entry = proposed.location ?? ''
  await send(await head.fill(entry, {}, 'Give the school’s consent'))
  await send(await principal.fill(`${entry}/verify`, { reason: 'Saw two lessons' }, 'Verify it'))
  await send(await head.fill(`${entry}/revise`, { contact: 'The deputy', why: 'Left' }))
  const other = await send(
    await head.fill(`/schools/${town.schools.oak}/good-practice/new`, { ...words, title: 'Spelling' }),
  )
  await send(await head.fill(`${other.location}/withdraw`, { reason: 'No longer done' }))
  return lastPart(entry)
}

async function walkResources(town: Town, send: Send): Promise<string> {
  const principal = await town.as('principalAdviser')
  const days = { days1: '0', days2: '10', days3: '20.5', pounds3: '5000' }
  await send(await principal.fill('/resources/budget/2025', days))
  const asked = "select person_id as id from appointment where authority_id = $1 and role = 'principalAdviser'"
  const { rows } = await town.app.database.owner(asked, [town.code])
  const planned = {
    kind: 'planned',
    term: '2026-spring',
    days: '2.5',
    pounds: '1,200',
    purpose: 'Mathematics',
    officer: rows[0].id as string,
  }
  const at = `/schools/${town.schools.oak}/resources`
  await send(await principal.fill(`${at}/new`, planned))
  await principal.submit(`${at}/new`, { ...planned, purpose: 'Reading' })
  const lines = await town.app.database.owner(
    'select distinct line_id as id, purpose from central_line where authority_id = $1 order by purpose',
    [town.code],
  )
  const [first, second] = lines.rows.map(({ id }) => id as string)
  await send(await principal.fill(`${at}/${first}`, { days: '3' }))
  await send(await principal.fill(`${at}/${second}`, { reason: 'Entered twice' }, 'Take it back'))
  return first ?? ''
}

async function walkPowers(town: Town, send: Send): Promise<Parts> {
  const dcs = await town.as('dcs')
  const notice = {
    ...dateFields('given', [2, 2, 2026]),
    grounds: ['standards', 'management'],
    words: 'Standards have fallen.',
    required: 'A plan.',
    minded: 'Appoint governors.',
    ...dateFields('comply', [20, 3, 2026]),
    copies: ['chiefInspector', 'headteacher', 'secretaryOfState'],
    reference: 'SI/2026/7',
  }
  const given = await send(await dcs.fill(`/schools/${town.schools.oak}/statutory-powers/new/warningNotice`, notice))
  const step = (given.location ?? '').replace(/\?.*/, '')
  await send(
    await dcs.fill(`${step}/add`, {
      what: 'complied',
      words: 'The plan is agreed.',
      ...dateFields('on', [1, 3, 2026]),
    }),
  )
  await send(await dcs.fill(`${step}/correct`, { ...dateFields('comply', [27, 3, 2026]), reason: 'It says 27 March.' }))
  return { step: lastPart(step), power: 'warningNotice' }
}
