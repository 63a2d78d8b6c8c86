import { dateFields, opening, type Send, type Town } from './town.ts'

/** Keeping the policy and the terms: key criteria, settings, adoption, a dated value. */
export async function walkPolicy(town: Town, send: Send): Promise<void> {
  const principal = await town.as('principalAdviser')
  const reason = 'As in the printed policy'
  const key = { 'key-vulnerable-teaching-inconsistent': 'key', reason }
  await send(await principal.fill('/policy/key-criteria', key, 'Save key criteria'))
  const settings = await principal.fill('/policy/settings', { reason })
  const first = Object.keys(settings.fields).find((name) => name.startsWith('setting-')) ?? ''
  const moved = { [first]: String(Number(settings.fields[first] ?? 0) + 1), reason }
  await send(await principal.fill('/policy/settings', moved))
  await send(await principal.fill('/policy/adoption', { by: 'Cabinet', ...dateFields('from', [1, 9, 2025]), reason }))
  const table = '/policy/configuration/ks2-floor-attainment'
  const row = { first: '2031', last: '', holds: 'value', value: '65', provenance: 'local', note: 'Agreed', reason }
  await send(await principal.fill(table, row))
  await wordIt(town, send)
  const terms = '/settings/terms/2027'
  const begin = { ...dateFields('spring', [2, 1, 2027]), ...dateFields('summer', [12, 4, 2027]) }
  const administrator = await town.as('administrator')
  await send(await administrator.fill(terms, begin))
  await send(await administrator.fill(terms, {}, 'Use the customary terms'))
}

/** What the authority words itself: a criterion, its letter, its note of visit, an inspection framework to come. */
async function wordIt(town: Town, send: Send): Promise<void> {
  const administrator = await town.as('administrator')
  const reason = 'As we say it here'
  const own = { 'wording-vulnerable-teaching-inconsistent': 'Teaching differs from room to room', reason }
  await send(await administrator.fill('/policy/wordings', own))
  const from = dateFields('from', [1, 9, 2027])
  const framework = {
    name: 'Framework of September 2027',
    ...from,
    judges: 'reportCard',
    grades: 'Strong\nExpected',
    reason,
  }
  await send(await administrator.fill('/policy/frameworks', framework))
  const letter = { opening: 'Dear {{headteacher}}\n\n{{levelInASentence}}' }
  await send(await administrator.fill('/policy/letter', letter, 'Save the letter'))
  const note = { opening: 'Visit to {{school}} on {{visitedOn}}' }
  await send(await administrator.fill('/policy/note-of-visit', note, 'Save the note of visit'))
}

/** Keeping the schools: a new one, its facts, its closing, its adviser, its contacts. Answers a contact that stays. */
export async function walkSchools(town: Town, send: Send): Promise<string> {
  const leader = await town.as('schoolImprovementTeamLeader')
  const { oak, elm } = town.schools
  const facts = { name: 'Yew Primary School', phase: 'primary', type: 'Community school', governance: 'maintained' }
  const urn = String(oak + 10)
  await send(await leader.fill('/schools/new', { urn, establishmentNumber: '3999', ...facts }))
  await send(await leader.fill(`/schools/${urn}/facts`, { street: 'Mill Lane', telephone: '01632 960 001' }))
  await send(await leader.fill(`/schools/${elm}/closing`, dateFields('on', [31, 8, 2026])))
  await send(await leader.fill(`/schools/${elm}/closing`, {}, 'Keep the school open'))
  await town.as('schoolImprovementAdviser')
  const choosing = await leader.get(`/schools/${elm}/adviser`)
  const choices = [...choosing.document.querySelectorAll('[name="adviser"] option')]
  const adviser = choices.find((each) => each.textContent?.includes('Adviser'))?.getAttribute('value') ?? ''
  await send(await leader.fill(`/schools/${elm}/adviser`, { adviser, ...dateFields('from') }))
  const from = dateFields('from', [1, 9, 2024])
  for (const [role, name] of [
    ['clerk', 'Cleo Clerk'],
    ['chair', 'Chas Chair'],
  ] as const)
    await send(
      await leader.fill(`/schools/${oak}/contacts/new`, {
        role,
        name,
        email: `${role}@oak.example`,
        telephone: '',
        ...from,
      }),
    )
  const [clerk, chair] = await Promise.all(['clerk', 'chair'].map((role) => contactOf(town, role)))
  await send(await leader.fill(`/schools/${oak}/contacts/${clerk}`, { name: 'Cleo Clarke' }))
  await send(await leader.fill(`/schools/${oak}/contacts/${clerk}/end`, dateFields('to', [3, 3, 2026])))
  await send(opening(leader, '/schools/export/csv'), 200)
  return chair ?? ''
}

async function contactOf({ app, code }: Town, role: string): Promise<string> {
  const asked = 'select contact_id from contact where authority_id = $1 and role = $2'
  const { rows } = await app.database.owner(asked, [code, role])
  return rows[0].contact_id as string
}
