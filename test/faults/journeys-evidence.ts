import { randomUUID } from 'node:crypto'
import type { Sending, TestBrowser } from '../app.ts'
import { opening, posting, type Send, type Town } from './town.ts'

/** Bringing in figures: a file previewed, applied, undone, one thrown away, one described; what the authority holds; an inspection. */
export async function walkEvidence(town: Town, send: Send): Promise<void> {
  const officer = await town.as('dataOfficer')
  await officer.credentials()
  const { oak, ash } = town.schools
  const lines = (figure: string) =>
    `LA,ESTAB,URN,PERCTOT,PPERSABS15\n${town.code},2001,${oak},${figure},3.0\n${town.code},2002,${ash},abc,SUPP\nNAT,PRI,,4.4,3.4\n`
  const kept = await send(uploading(officer, '2012_england_abs.csv', lines('5.1')))
  await send(await officer.fill(kept.location ?? '', {}, 'Apply without the refused row'))
  const later = await send(uploading(officer, '2012_england_abs.csv', lines('5.2')))
  await send(await officer.fill(later.location ?? '', {}, 'Apply without the refused row'))
  await send(await officer.fill(later.location ?? '', { reason: 'Two terms' }, 'Undo the import'))
  const wrong = await send(uploading(officer, '2013_england_abs.csv', lines('5.3')))
  const dated = { 'asAt-day': '31', 'asAt-month': '7', 'asAt-year': '2013' }
  await send(await officer.fill(wrong.location ?? '', dated, 'Change the day'))
  await send(await officer.fill(wrong.location ?? '', {}, 'Do not import this file'))
  const describing = await officer.upload(
    '/evidence/import',
    fileOf('list.csv', `School number,Half days lost\n${oak},6.5\n`),
  )
  const fields = {
    _once: randomUUID(),
    title: 'Attendance list',
    publisher: 'Ambleford',
    licence: 'internal',
    headings: JSON.stringify(['School number', 'Half days lost']),
    urn: 'School number',
    year: '2011/12',
    heading: ['Half days lost', ''],
    measure: ['absence-full-year', ''],
  }
  if (describing.status !== 200 && describing.status !== 422) throw new Error('The unknown file was not asked about')
  await send(await posting(officer, '/evidence/layouts', fields))
  const layout = '/evidence/layouts/mapped-attendance-list'
  await send(await officer.fill(layout, { title: 'Our attendance' }))
  await send(await officer.fill(layout, {}, 'Remove the layout'))
  await sendRenamed(officer, lines('5.4'), send)
  const held = { year: '2025/26', 'governor-vacancies': '3', 'head-vacancy': 'Yes', step: 'save' }
  await send(await posting(officer, `/schools/${oak}/evidence/held`, { _once: randomUUID(), ...held }))
  const inspected = { 'on-day': '10', 'on-month': '11', 'on-year': '2025', kind: 'graded' }
  const entry = (await send(await officer.fill(`/schools/${oak}/inspections/new`, inspected))).location ?? ''
  const chosen = (await officer.get(entry)).document.querySelector('select[name], input[type="radio"]')
  const judged = { [chosen?.getAttribute('name') ?? '']: '2', source: 'The report' }
  await send(await officer.fill(entry, judged))
  await send(await officer.fill(`${entry}/withdraw`, { because: 'It was another school' }))
  await officer.submit(`/schools/${oak}/inspections/new`, inspected)
  await officer.submit(entry, judged)
  await send(opening(officer, `/schools/${oak}/evidence/export/csv`), 200)
}

/** A known file with one heading changed: said to be the data set it is most like, and its heading chosen. */
async function sendRenamed(officer: TestBrowser, text: string, send: Send): Promise<void> {
  const file = fileOf('2014_england_abs.csv', text.replace('PERCTOT', 'ABSENCE_TOTAL'))
  const asking = await officer.upload('/evidence/import', file)
  const offered = [...asking.document.querySelectorAll('main form')].find((form) =>
    form.textContent?.includes('It is '),
  )
  if (!offered) throw new Error(`No data set was offered: ${asking.status}`)
  const page = await officer.post('/evidence/layouts/like', fieldsIn(offered))
  const form = page.document.querySelector('main form')
  if (!form) throw new Error(`The headings were not asked for: ${page.status}`)
  const heading = [...form.querySelectorAll('select[name="heading"]')].map((_, at) => (at === 0 ? 'ABSENCE_TOTAL' : ''))
  await send(await posting(officer, '/evidence/layouts/like', { ...fieldsIn(form), heading }))
}

const fieldsIn = (form: Element): Readonly<Record<string, string>> =>
  Object.fromEntries(
    [...form.querySelectorAll('input[name]')].map((each) => [
      each.getAttribute('name') ?? '',
      each.getAttribute('value') ?? '',
    ]),
  )

const fileOf = (name: string, text: string) => ({ name, bytes: Buffer.from(text) })

const uploading = (officer: TestBrowser, name: string, text: string): Sending => {
  const fields = { _once: randomUUID() }
  return {
    method: 'POST',
    url: '/evidence/import',
    fields,
    send: () => officer.upload('/evidence/import', fileOf(name, text), fields),
  }
}
