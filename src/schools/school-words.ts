import type { Governance, Phase } from '../policy/index.ts'
import { dayText } from '../platform/views/index.ts'
import type { Day } from '../kernel/index.ts'
import type { ContactRole } from './contact.ts'
import { councilSource } from './fact-source.ts'
import { statusOn, type School, type SchoolFact, type SchoolStatus } from './school.ts'

/** One school's phase in words. */
export const phaseNames: Readonly<Record<Phase, string>> = {
  nursery: 'Nursery',
  primary: 'Primary',
  middle: 'Middle',
  secondary: 'Secondary',
  allThrough: 'All-through',
  post16: '16 to 19',
  special: 'Special',
  pru: 'Pupil referral unit',
  earlyYears: 'Early years setting',
  childrensCentre: 'Children\u2019s centre',
}

export const governanceNames: Readonly<Record<Governance, string>> = {
  maintained: 'Maintained by the local authority',
  academy: 'Academy or free school',
  independent: 'Independent',
  other: 'Other',
}

export const statusNames: Readonly<Record<SchoolStatus, string>> = {
  open: 'Open',
  closing: 'Open, due to close',
  closed: 'Closed',
  proposed: 'Not yet open',
}

export const contactRoleNames: Readonly<Record<ContactRole, string>> = {
  headteacher: 'Headteacher',
  chair: 'Chair of governors',
  clerk: 'Clerk to the governors',
  schoolLeader: 'School leader',
}

/** What each fact is called beside its value, in the order they are shown. */
export const factNames: Readonly<Record<SchoolFact, string>> = {
  name: 'Name',
  establishmentNumber: 'Establishment number',
  phase: 'Phase',
  type: 'Type',
  governance: 'Run as',
  openedOn: 'Opened',
  closingOn: 'Due to close',
  closedOn: 'Closed',
  lowAge: 'Lowest age',
  highAge: 'Highest age',
  gender: 'Gender of entry',
  religiousCharacter: 'Religious character',
  diocese: 'Diocese',
  trust: 'Trust or sponsor',
  area: 'Area',
  street: 'Street',
  locality: 'Locality',
  town: 'Town',
  postcode: 'Postcode',
  telephone: 'Telephone',
  website: 'Website',
}

/** What must be said of a school that is not simply open: "Closed on 31 August 2025". Undefined for an open one. */
export function statusSentence(school: School, today: Day): string | undefined {
  switch (statusOn(school, today)) {
    case 'open':
      return undefined
    case 'closing':
      return `Due to close on ${dayText((school.closingOn ?? school.closedOn) as Day)}`
    case 'closed':
      return `Closed ${isDayOfRegister(school) ? 'by' : 'on'} ${dayText(school.closedOn as Day)}`
    case 'proposed':
      return `Opens on ${dayText(school.openedOn as Day)}`
  }
}

/** A register that calls a school closed may give no day: its own day stands then, by which it had closed. */
const isDayOfRegister = ({ closedOn, sources }: School): boolean =>
  closedOn !== null && sources.closedOn?.[1] === closedOn && sources.closedOn[0] !== councilSource

/** "999/2001", as local authorities write the number of a school; undefined where either half is not known. */
export const laestab = (laCode: number | null, school: Pick<School, 'establishmentNumber'>): string | undefined =>
  laCode === null || school.establishmentNumber === null
    ? undefined
    : `${laCode}/${String(school.establishmentNumber).padStart(4, '0')}`

/** A fact in words; undefined when it is not known. */
export function factText(fact: SchoolFact, school: School): string | undefined {
  switch (fact) {
    case 'phase':
      return phaseNames[school.phase]
    case 'governance':
      return governanceNames[school.governance]
    case 'openedOn':
    case 'closingOn':
    case 'closedOn':
      return school[fact] === null ? undefined : dayText(school[fact])
    default:
      return school[fact] === null || school[fact] === '' ? undefined : String(school[fact])
  }
}
