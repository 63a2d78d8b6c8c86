import type { EstablishmentField } from './establishment.ts'
import { openGovernmentLicence, type Layout } from './layout.ts'
import { namedInspection } from './named-inspection.ts'

type Field = { headings: string[]; codes?: Record<string, string> }

const field = (...headings: string[]): Field => ({ headings })

const statuses = {
  Open: 'open',
  Closed: 'closed',
  'Open, but proposed to close': 'proposedToClose',
  'Proposed to open': 'proposedToOpen',
  '1': 'open',
  '2': 'closed',
  '3': 'proposedToClose',
}

/** One register in all its shapes: the first heading a file has counts. The phase is worked out from several cells. */
const fields: Record<EstablishmentField | 'isPrimary' | 'isSecondary' | 'isPost16' | 'group', Field> = {
  name: field('SCHNAME', 'EstablishmentName'),
  authority: field('LA', 'LA (code)'),
  establishmentNumber: field('ESTAB', 'EstablishmentNumber'),
  phase: field('PhaseOfEducation (name)'),
  type: field('SCHOOLTYPE', 'NFTYPE', 'TypeOfEstablishment (name)'),
  status: { headings: ['SCHSTATUS', 'ICLOSE', 'EstablishmentStatus (name)'], codes: statuses },
  openedOn: field('OPENDATE', 'OpenDate'),
  closedOn: field('CLOSEDATE', 'CloseDate'),
  lowestAge: field('AGELOW', 'AGEL', 'StatutoryLowAge'),
  highestAge: field('AGEHIGH', 'AGEH', 'StatutoryHighAge'),
  gender: field('GENDER', 'Gender (name)'),
  religion: field('RELCHAR', 'RELDENOM', 'ReligiousCharacter (name)'),
  admissions: field('ADMPOL', 'AdmissionsPolicy (name)'),
  street: field('STREET', 'Street'),
  locality: field('LOCALITY', 'Locality'),
  address3: field('ADDRESS3', 'Address3'),
  town: field('TOWN', 'Town'),
  county: field('County (name)'),
  postcode: field('POSTCODE', 'Postcode'),
  telephone: field('TELNUM', 'TelephoneNum'),
  website: field('SchoolWebsite'),
  trust: field('Trusts (name)', 'SPONSORNAME'),
  federation: field('Federations (name)'),
  headTitle: field('HeadTitle (name)'),
  headFirstName: field('HeadFirstName'),
  headLastName: field('HeadLastName'),
  headJobTitle: field('HeadPreferredJobTitle'),
  capacity: field('SchoolCapacity'),
  diocese: field('Diocese (name)'),
  ward: field('AdministrativeWard (name)'),
  constituency: field('ParliamentaryConstituency (name)'),
  ukprn: field('UKPRN'),
  isPrimary: field('ISPRIMARY'),
  isSecondary: field('ISSECONDARY'),
  isPost16: field('ISPOST16'),
  group: field('MINORGROUP', 'EstablishmentTypeGroup (name)'),
}

const register: Pick<Layout, 'licence' | 'holds' | 'key' | 'rows' | 'parts' | 'fields'> = {
  licence: openGovernmentLicence,
  holds: 'register',
  key: { urn: ['URN'] },
  rows: [],
  parts: [namedInspection(['OFSTEDLASTINSP'], ['OFSTEDRATING', 'OfstedRating (name)'])],
  fields,
}

/** National registers of schools, and the links between a school and those before and after it. */
export const registerLayouts: readonly Layout[] = [
  {
    ...register,
    id: 'register-performance-tables',
    title: 'Register of schools in the performance tables',
    publisher: 'Department for Education, school performance tables',
    needs: [['URN'], ['LAESTAB'], ['SCHNAME'], ['STREET'], ['POSTCODE'], ['ICLOSE', 'SCHSTATUS']],
    year: { by: 'fileName' },
  },
  {
    ...register,
    id: 'register-gias',
    title: 'Get Information about Schools: extract of establishments',
    publisher: 'Department for Education, Get Information about Schools',
    needs: [['URN'], ['LA (code)'], ['EstablishmentNumber'], ['EstablishmentName'], ['TypeOfEstablishment (name)']],
    year: { by: 'day' },
  },
  {
    id: 'links-gias',
    title: 'Get Information about Schools: predecessors and successors',
    publisher: 'Department for Education, Get Information about Schools',
    licence: openGovernmentLicence,
    holds: 'links',
    needs: [['URN'], ['LinkURN'], ['LinkType']],
    year: { by: 'day' },
    key: { urn: ['URN'] },
    rows: [],
    parts: [],
    fields: {
      linkedUrn: field('LinkURN'),
      linkName: field('LinkName'),
      linkType: field('LinkType'),
      establishedOn: field('LinkEstablishedDate'),
    },
  },
]
