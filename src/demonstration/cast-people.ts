import { castSchools, type CastSchool } from './cast-schools.ts'
import { person, type Person, type Title } from './person.ts'
import { authority } from './place.ts'

export interface SchoolCast {
  readonly headteacher: Person
  readonly schoolLeader: Person
  readonly chair: Person
  readonly governor: Person
  readonly clerk: Person
}

/** Two of the council's clerks serve several governing bodies each: one person, many appointments. */
const clerks = {
  north: person('Mrs', 'Philippa Oyelowo-Marsh', authority.domain),
  south: person('Mr', 'Stanisław Brzeziński', authority.domain),
}

const atSchool =
  (school: CastSchool) =>
  (title: Title, name: string): Person =>
    person(title, name, `${castSchools[school].slug}.${authority.domain}`)

function schoolCast(school: CastSchool, clerk: Person, ...four: readonly (readonly [Title, string])[]): SchoolCast {
  const [headteacher, schoolLeader, chair, governor] = four.map(([title, name]) => atSchool(school)(title, name))
  if (!headteacher || !schoolLeader || !chair || !governor) throw new Error(`${school} lacks a person`)
  return { headteacher, schoolLeader, chair, governor, clerk }
}

/** Each cast school's headteacher, second leader, Chair, governor and clerk, in that order. */
export const castSchoolPeople: Record<CastSchool, SchoolCast> = {
  secureWithCapacity: schoolCast(
    'secureWithCapacity',
    clerks.north,
    ['Mrs', 'Adaeze Whitcombe'],
    ['Mr', 'Rhodri Ainscough'],
    ['Dr', 'Lionel Farquharson-Bose'],
    ['Ms', 'Keziah Thorogood'],
  ),
  secureWithGaps: schoolCast(
    'secureWithGaps',
    clerks.south,
    ['Ms', 'Hetty Aldersey'],
    ['Miss', 'Bronwen Sallis'],
    ['Revd', 'Crispin Mbeki-Lyle'],
    ['Mr', 'Alfred Oddie-Grange'],
  ),
  newlyVulnerable: schoolCast(
    'newlyVulnerable',
    clerks.south,
    ['Mr', 'Emeka Threlfall'],
    ['Mrs', 'Siân Gwatkin'],
    ['Mrs', 'Rukhsana Dewhirst'],
    ['Revd', 'Agnes Polkinghorne'],
  ),
  vulnerableOverdue: schoolCast(
    'vulnerableOverdue',
    clerks.north,
    ['Mr', 'Piers Hathersedge'],
    ['Ms', 'Chioma Battersby'],
    ['Mr', 'Gurdeep Langstaff'],
    ['Mrs', 'Ottoline Frayne'],
  ),
  vulnerableImproving: schoolCast(
    'vulnerableImproving',
    clerks.south,
    ['Ms', 'Noor Carmichael-Dunn'],
    ['Mr', 'Jago Trevelyan-Oke'],
    ['Mrs', 'Maureen Szabolcs'],
    ['Mr', 'Delroy Whitlam'],
  ),
  specialMeasures: schoolCast(
    'specialMeasures',
    clerks.north,
    ['Mrs', 'Tamsin Burrowclough'],
    ['Mr', 'Faisal Hepplewhite'],
    ['Mr', 'Leopold Greatorex'],
    ['Ms', 'Ngozi Applegarth'],
  ),
  warningNotice: schoolCast(
    'warningNotice',
    clerks.north,
    ['Mr', 'Cathal Ruane-Whyte'],
    ['Mrs', 'Immaculata Osei-Byrne'],
    ['Mr', 'Dermot Scantlebury'],
    ['Ms', 'Teresa Villiers-Nkemelu'],
  ),
  disputed: schoolCast(
    'disputed',
    clerks.south,
    ['Dr', 'Verity Ashdown-Iqbal'],
    ['Mr', 'Magnus Oyston'],
    ['Mr', 'Harbhajan Cleasby'],
    ['Mrs', 'Ludmila Fenwright'],
  ),
  awaitingRatification: schoolCast(
    'awaitingRatification',
    clerks.north,
    ['Mx', 'Robin Skelhorn'],
    ['Ms', 'Dorcas Amankwah-Pym'],
    ['Mrs', 'Glenys Tattersfield'],
    ['Mr', 'Zaheer Brockbank'],
  ),
  ratifiedWithoutLetter: schoolCast(
    'ratifiedWithoutLetter',
    clerks.south,
    ['Ms', 'Ijeoma Rastrick'],
    ['Mr', 'Søren Whitehouse-Lam'],
    ['Mr', 'Cornelius Abara-Finch'],
    ['Mrs', 'Padma Threadgold'],
  ),
  converterAcademy: schoolCast(
    'converterAcademy',
    clerks.south,
    ['Mr', 'Lowell Penrose-Singh'],
    ['Mrs', 'Zofia Hardcastle-Ngo'],
    ['Ms', 'Morwenna Gaskarth'],
    ['Mr', 'Tunde Illingsworth'],
  ),
  headVacancy: schoolCast(
    'headVacancy',
    clerks.north,
    ['Mrs', 'Lavinia Stonehewer'],
    ['Miss', 'Amina Crossthwaite'],
    ['Mr', 'Ivor Pettigrew-Sato'],
    ['Mrs', 'Concetta Marsland'],
  ),
  closing: schoolCast(
    'closing',
    clerks.north,
    ['Ms', 'Merle Ingoldsby'],
    ['Mrs', 'Fatoumata Greenhalge'],
    ['Mrs', 'Elspeth Rowntree-Diallo'],
    ['Mr', 'Bertram Yuen-Costello'],
  ),
  longestName: schoolCast(
    'longestName',
    clerks.south,
    ['Mrs', 'Perpetua Langrishe'],
    ['Mr', 'Ambrose Takahashi-Bell'],
    ['Mr', 'Eoghan Wolstencroft'],
    ['Miss', 'Clementine Adjei-Moss'],
  ),
}
