import type { SchoolSketch } from './cast-school.ts'

/** A name of exactly 120 characters, the longest the register must show, with accents, an apostrophe, commas and brackets. */
const longestName =
  "Saint Thérèse and Saint Gwenfaën's Federation of Infant, Junior and Nursery Education (Ewedean, Pellhurst and Chalkwold)"

/** The cast's schools, each named for the state it stands in today. */
export const castSchools = {
  /** Level 1 for four years, results well above national; its head is a National Leader of Education. */
  secureWithCapacity: {
    urn: 900001,
    establishment: 2001,
    sketch: ['Larkhope Primary School', 'community', 'none', 'Larkhope', 'primary', 419, 2, 'strong'],
    slug: 'larkhope',
    levels: [[0, 1]],
    difficulties: [],
  },
  /** Level 1, but 24 pupils: most published figures are suppressed and several criteria cannot be answered. */
  secureWithGaps: {
    urn: 900002,
    establishment: 3001,
    sketch: [
      'Nether Calverstock Church of England Primary School',
      'voluntaryControlled',
      'Church of England',
      'Nether Calverstock',
      'primary',
      24,
      2,
      'steady',
    ],
    slug: 'nether-calverstock',
    levels: [[0, 1]],
    difficulties: [],
  },
  /** Secure until this month: the change to level 2 has just taken effect by letter. */
  newlyVulnerable: {
    urn: 900003,
    establishment: 3301,
    sketch: [
      "St Æthelwynn's Church of England Voluntary Aided Primary School",
      'voluntaryAided',
      'Church of England',
      'Rushey Cross',
      'primary',
      203,
      3,
      'steady',
    ],
    slug: 'st-aethelwynn',
    levels: [
      [0, 1],
      [12, 2],
    ],
    difficulties: ['attainment', 'teaching', 'staffing'],
  },
  /** Level 2 for over a year and not reviewed for two terms. */
  vulnerableOverdue: {
    urn: 900004,
    establishment: 4001,
    sketch: ['Stenbridge Community College', 'community', 'none', 'Stenbridge', 'to18', 1087, 3, 'steady'],
    slug: 'stenbridge-college',
    levels: [
      [0, 1],
      [6, 2],
    ],
    difficulties: ['attendance', 'exclusions', 'groups'],
  },
  /** Level 2, reviewed every term, each review a little better than the one before. */
  vulnerableImproving: {
    urn: 900005,
    establishment: 7001,
    sketch: ['The Copse School', 'communitySpecial', 'none', 'Copsley', 'special', 116, 4, 'steady'],
    slug: 'the-copse',
    levels: [
      [0, 1],
      [3, 2],
    ],
    difficulties: ['leadership', 'attendance', 'provisionForSen'],
  },
  /** Level 3 since inspectors judged that it requires special measures. */
  specialMeasures: {
    urn: 900006,
    establishment: 2002,
    sketch: ['Marsh Tolland Junior School', 'community', 'none', 'Marsh Tolland', 'junior', 214, 5, 'steady'],
    slug: 'marsh-tolland-junior',
    levels: [
      [0, 1],
      [5, 2],
      [11, 3],
    ],
    difficulties: ['attainment', 'teaching', 'leadership', 'safeguarding'],
  },
  /** Level 3 since the authority gave a warning notice. */
  warningNotice: {
    urn: 900007,
    establishment: 3302,
    sketch: [
      "O'Hanlon & St Brigid's Catholic Primary School",
      'voluntaryAided',
      'Roman Catholic',
      'Ferrybank',
      'primary',
      187,
      4,
      'steady',
    ],
    slug: 'ohanlon-st-brigid',
    levels: [
      [0, 1],
      [5, 2],
      [12, 3],
    ],
    difficulties: ['governance', 'leadership', 'attainment', 'parents'],
  },
  /** Ratified as level 2; the Chair agrees, the headteacher disputes; not in effect until the disagreement is dealt with. */
  disputed: {
    urn: 900008,
    establishment: 4002,
    sketch: ['Thornmere High School', 'foundation', 'none', 'Thornmere', 'to16', 912, 2, 'steady'],
    slug: 'thornmere-high',
    levels: [
      [0, 1],
      [12, 2],
    ],
    difficulties: ['attainment', 'groups'],
  },
  /** Level 2 proposed; the meeting that ratifies has not been held. */
  awaitingRatification: {
    urn: 900009,
    establishment: 7502,
    sketch: ['The Weir Centre', 'pupilReferralUnit', 'none', 'Weirside', 'alternative', 64, 5, 'steady'],
    slug: 'weir-centre',
    levels: [
      [0, 1],
      [12, 2],
    ],
    difficulties: ['staffing', 'attendance'],
  },
  /** Level 1 ratified and agreed, but no letter issued: still level 2 on the register. */
  ratifiedWithoutLetter: {
    urn: 900010,
    establishment: 6001,
    sketch: ['Eastwater All-Through School', 'foundation', 'none', 'Eastwater Quay', 'through', 1346, 4, 'steady'],
    slug: 'eastwater-all-through',
    levels: [
      [0, 1],
      [4, 2],
      [12, 1],
    ],
    difficulties: ['attendance', 'budget'],
  },
  /** An academy since September two years ago: its history is that of the community school before it. */
  converterAcademy: {
    urn: 900011,
    establishment: 4003,
    sketch: ['Hallowmere Academy', 'academyConverter', 'none', 'Hallowmere', 'to16', 803, 3, 'steady'],
    slug: 'hallowmere-academy',
    levels: [
      [0, 2],
      [7, 1],
    ],
    difficulties: ['attainment', 'teaching'],
  },
  /** Level 2 since the headteacher left; an acting headteacher, and the post still vacant. */
  headVacancy: {
    urn: 900012,
    establishment: 2003,
    sketch: ['Ostrey Infant School', 'community', 'none', 'Ostrey', 'infant', 169, 3, 'steady'],
    slug: 'ostrey-infant',
    levels: [
      [0, 1],
      [11, 2],
    ],
    difficulties: ['headVacancy', 'staffing'],
  },
  /** Secure, and to close at the end of the academic year. */
  closing: {
    urn: 900013,
    establishment: 2005,
    sketch: [
      "Wren's Nest Nursery School & Children's Centre",
      'maintainedNursery',
      'none',
      'Saltings',
      'nursery',
      52,
      5,
      'steady',
    ],
    slug: 'wrens-nest',
    levels: [[0, 1]],
    difficulties: ['rolls', 'budget'],
  },
  /** The longest name on the register; its level was set without the school, and says why. */
  longestName: {
    urn: 900014,
    establishment: 3303,
    sketch: [longestName, 'voluntaryAided', 'Roman Catholic', 'Ewedean', 'primary', 138, 2, 'steady'],
    slug: 'st-therese-st-gwenfaen',
    levels: [
      [0, 1],
      [9, 2],
    ],
    difficulties: ['governance', 'rolls'],
  },
} as const satisfies Record<string, SchoolSketch>

export type CastSchool = keyof typeof castSchools
