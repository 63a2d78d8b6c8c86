import type { Day } from '../kernel/index.ts'
import type { Phase } from '../policy/index.ts'
import { dayText } from '../platform/views/index.ts'
import { phaseNames } from '../schools/index.ts'
import type { establishmentStatuses } from './establishment.ts'

/** What a column of a register is called. */
export const establishmentFactName = (fact: string): string => names[fact] ?? fact.replaceAll('_', ' ')

/** What stands in it: days and phases in words, "Not known" where nothing does. */
export function establishmentFactText(fact: string, text: string | null): string {
  if (text === null) return 'Not known'
  if (fact === 'phase') return phaseNames[text as Phase] ?? text
  if (fact === 'status') return statuses[text] ?? text
  return fact.endsWith('_on') ? dayText(text as Day) : text
}

/** A register's new word for a status is kept as it stands. */
const statuses: Readonly<Record<string, string>> = {
  open: 'Open',
  proposedToClose: 'Open, but proposed to close',
  closed: 'Closed',
  proposedToOpen: 'Proposed to open',
} satisfies Record<(typeof establishmentStatuses)[number], string>

const names: Readonly<Record<string, string>> = {
  name: 'Name',
  la: 'LA number',
  establishment_number: 'Establishment number',
  phase: 'Phase',
  type: 'Type',
  status: 'Status',
  opened_on: 'Opened',
  closed_on: 'Closed',
  lowest_age: 'Lowest age',
  highest_age: 'Highest age',
  gender: 'Boys or girls',
  religion: 'Religious character',
  admissions: 'Admissions policy',
  street: 'Street',
  locality: 'Locality',
  address3: 'Third line of the address',
  town: 'Town',
  county: 'County',
  postcode: 'Postcode',
  telephone: 'Telephone',
  website: 'Website',
  trust: 'Trust',
  federation: 'Federation',
  head_title: 'Headteacher’s title',
  head_first_name: 'Headteacher’s first name',
  head_last_name: 'Headteacher’s last name',
  head_job_title: 'Headteacher’s job title',
  capacity: 'Capacity',
  diocese: 'Diocese',
  ward: 'Ward',
  constituency: 'Parliamentary constituency',
  ukprn: 'UK provider reference number',
}
