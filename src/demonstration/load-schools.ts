import { firstDayOfYear, academicYearOf, type Day } from '../kernel/index.ts'
import {
  contactRoles,
  councilSource,
  planRegister,
  recordContact,
  recordSchoolLinks,
  recordSchools,
  type ContactId,
  type ContactRole,
  type RegisterRow,
  type School,
  type SchoolLink,
  type Urn,
} from '../schools/index.ts'
import { fixedId } from './fixed-id.ts'
import type { Loading } from './loading.ts'
import type { Staffing } from './school-people.ts'
import { isAcademy, type DemonstrationSchool, type SchoolType } from './school.ts'

const register = 'Get information about schools'

/** The schools with their links, and who is to be written to at each. Answers them as the register now has them. */
export async function loadSchools(
  { tx, authority, today }: Loading,
  demonstration: readonly DemonstrationSchool[],
  staffing: Staffing,
): Promise<readonly School[]> {
  const schools = asRegistered(demonstration, today)
  await recordSchools(tx, authority, schools)
  await recordSchoolLinks(tx, authority, demonstration.flatMap(linksOf))
  const telephones = new Map(demonstration.map(({ urn, telephone }) => [urn, telephone]))
  const names = new Map(staffing.people.map(({ email, name }) => [email, name]))
  for (const { email, role, urn, from, to = null } of staffing.appointments) {
    if (urn === undefined || !isContactRole(role)) continue
    const id = fixedId('contact', `${email} ${role} ${urn} ${from}`) as ContactId
    const reached = { name: names.get(email) ?? email, email, telephone: telephones.get(urn) ?? null }
    await recordContact(tx, authority, { id, urn: urn as Urn, role, ...reached, from, to })
  }
  return schools
}

/** What the national register says of the schools since the beginning of the year, and the area, which is the council's own. */
export function asRegistered(demonstration: readonly DemonstrationSchool[], today: Day): readonly School[] {
  const asAt = firstDayOfYear(academicYearOf(today))
  const areas = new Map(demonstration.map(({ urn, area }) => [urn, area]))
  return planRegister([], demonstration.map(registerRow), [register, asAt]).added.map((school) => ({
    ...school,
    area: areas.get(school.urn) ?? null,
    sources: { ...school.sources, area: [councilSource, asAt] },
  }))
}

const isContactRole = (role: string): role is ContactRole => (contactRoles as readonly string[]).includes(role)

const registerRow = (school: DemonstrationSchool): RegisterRow => ({
  urn: school.urn as Urn,
  establishmentNumber: school.establishment,
  name: school.name,
  phase: school.phase,
  governance: isAcademy(school) ? 'academy' : (governanceOf[school.type] ?? 'maintained'),
  type: typeNames[school.type],
  openedOn: school.opened,
  closedOn: school.closed ?? null,
  street: school.street,
  locality: school.locality,
  town: 'Ambleford',
  postcode: school.postcode,
  telephone: school.telephone,
  website: `https://www.${school.slug}.ambleford.example`,
  lowAge: school.lowAge,
  highAge: school.highAge,
  gender: school.gender === 'mixed' ? 'Mixed' : school.gender === 'girls' ? 'Girls' : 'Boys',
  religiousCharacter: school.faith === 'none' ? 'None' : school.faith,
  diocese: school.diocese ?? null,
  trust: school.trust ?? null,
})

/** Settings that are neither maintained schools nor academies. */
const governanceOf: Partial<Record<SchoolType, School['governance']>> = {
  childrensCentre: 'other',
  earlyYearsSetting: 'other',
}

const typeNames: Readonly<Record<SchoolType, string>> = {
  community: 'Community school',
  voluntaryAided: 'Voluntary aided school',
  voluntaryControlled: 'Voluntary controlled school',
  foundation: 'Foundation school',
  academyConverter: 'Academy converter',
  academySponsorLed: 'Academy sponsor led',
  freeSchool: 'Free school',
  communitySpecial: 'Community special school',
  academySpecialConverter: 'Academy special converter',
  pupilReferralUnit: 'Pupil referral unit',
  maintainedNursery: 'Local authority nursery school',
  academySixteenToNineteen: 'Academy 16-19 converter',
  childrensCentre: "Children's centre",
  earlyYearsSetting: 'Early years setting',
}

/** Said on both schools, as the register does. */
const linksOf = ({ urn, predecessor, successor, opened, closed }: DemonstrationSchool): readonly SchoolLink[] => {
  const link = (otherUrn: number, kind: SchoolLink['kind'], establishedOn: Day | null): SchoolLink => ({
    urn: urn as Urn,
    otherUrn: otherUrn as Urn,
    kind,
    establishedOn,
    source: register,
  })
  return [
    ...(predecessor === undefined ? [] : [link(predecessor, 'predecessor', opened)]),
    ...(successor === undefined ? [] : [link(successor, 'successor', closed ?? null)]),
  ]
}
