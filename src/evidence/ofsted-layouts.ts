import { openGovernmentLicence, type Layout, type LayoutColumn } from './layout.ts'
import { column } from './layout-parts.ts'

const ofsted: Pick<Layout, 'publisher' | 'licence' | 'holds' | 'year' | 'key' | 'rows'> = {
  publisher: 'Ofsted, management information',
  licence: openGovernmentLicence,
  holds: 'inspections',
  year: { by: 'day' },
  key: { urn: ['URN'], laestab: ['LAESTAB'] },
  rows: [],
}

/** 9 and 0 stand for "not judged"; the words came in 2024. */
const grades = { '9': 'notApplicable', '0': 'notApplicable', 'Not judged': 'notApplicable' } as const
const graded = (measure: string, ...headings: string[]): LayoutColumn => column(measure, headings, { codes: grades })

/** Special measures, serious weaknesses (earlier: notice to improve; later: requires significant improvement). */
const inCategory = { SM: 1, SWK: 1, NTI: 1, RSI: 1, EC: 1, '': 0, NULL: 0, '-': 'missing' } as const
const category = (...headings: string[]): LayoutColumn => column('ofsted-category', headings, { codes: inCategory })

const overallBefore2015 = 'Overall effectiveness: how good is the school'
const leadershipBefore2015 =
  'The effectiveness of leadership and management in embedding ambition and driving improvement'

const before2015: Layout = {
  ...ofsted,
  id: 'ofsted-before-2015',
  title: 'Ofsted inspection outcomes by school (2012 to 2014 lists)',
  needs: [['urn'], [overallBefore2015], ['Latest inspection date']],
  parts: [
    {
      name: 'latest inspection',
      day: ['Latest inspection date'],
      category: ['Category'],
      columns: [
        graded('ofsted-overall', overallBefore2015),
        graded('ofsted-achievement', 'Achievement of Pupils'),
        graded('ofsted-behaviour', "Pupils' behaviour"),
        graded('ofsted-teaching', 'The quality of teaching'),
        graded('ofsted-leadership', leadershipBefore2015),
        category('Category'),
      ],
    },
    {
      name: 'inspection before',
      day: ['Previous inspection date'],
      category: ['Previous_Category'],
      columns: [graded('ofsted-overall', 'Previous Overall effectiveness'), category('Previous_Category')],
    },
  ],
}

const previousOverall = [
  'Previous overall effectiveness',
  'Previous full inspection overall effectiveness',
  'Previous graded inspection overall effectiveness',
]
const previousDay = ['Previous inspection start date', 'Previous full inspection date']
const previousUrn = [
  'URN at time of previous inspection',
  'URN at time of previous full inspection',
  'URN at time of previous graded inspection',
]

/** The lists of 2015 to October 2025: the common inspection framework, then the education inspection framework. */
const of2015To2025: Layout = {
  ...ofsted,
  id: 'ofsted-2015-to-2025',
  title: 'Ofsted inspection outcomes by school (2015 to 2025 lists)',
  needs: [['URN'], ['Overall effectiveness'], ['Inspection start date', 'Inspection date', 'Inspection end date']],
  lacks: ['Inclusion', 'Latest OEIF overall effectiveness'],
  parts: [
    {
      name: 'latest inspection',
      day: ['Inspection start date', 'Inspection date', 'Inspection end date'],
      published: ['Publication date'],
      category: ['Category of concern', 'Category'],
      urn: ['URN at time of latest full inspection', 'URN at time of latest graded inspection'],
      columns: [
        graded('ofsted-overall', 'Overall effectiveness'),
        graded('ofsted-education', 'Quality of education'),
        graded('ofsted-teaching', 'Quality of teaching, learning and assessment'),
        graded('ofsted-achievement', 'Outcomes for pupils', 'Outcomes for children and learners'),
        graded('ofsted-behaviour', 'Behaviour and attitudes', 'Personal development, behaviour and welfare'),
        graded('ofsted-personal-development', 'Personal development'),
        graded('ofsted-leadership', 'Effectiveness of leadership and management'),
        category('Category of concern', 'Category'),
      ],
    },
    {
      name: 'inspection before',
      day: previousDay,
      published: ['Previous publication date'],
      category: ['Previous category of concern'],
      urn: previousUrn,
      columns: [
        graded('ofsted-overall', ...previousOverall),
        graded('ofsted-education', 'Previous quality of education'),
        graded('ofsted-leadership', 'Previous effectiveness of leadership and management'),
        category('Previous category of concern'),
      ],
    },
    {
      name: 'ungraded inspection',
      day: [
        'Date of latest ungraded inspection',
        'Date of latest section 8 inspection',
        'Date of latest short inspection',
      ],
      published: ['Ungraded inspection publication date', 'Section 8 inspection publication date'],
      outcome: ['Ungraded inspection overall outcome', 'Section 8 inspection overall outcome'],
      columns: [],
    },
  ],
}

const cardGrades = {
  Exceptional: 1,
  'Strong standard': 2,
  'Expected standard': 3,
  'Needs attention': 4,
  'Urgent improvement': 5,
} as const
const cardAreas: readonly (readonly [string, string])[] = [
  ['ofsted-report-card-inclusion', 'Inclusion'],
  ['ofsted-report-card-teaching', 'Curriculum and teaching'],
  ['ofsted-report-card-achievement', 'Achievement'],
  ['ofsted-report-card-attendance', 'Attendance and behaviour'],
  ['ofsted-report-card-wellbeing', 'Personal development and wellbeing'],
  ['ofsted-report-card-early-years', 'Early years (where applicable)'],
  ['ofsted-report-card-post-16', 'Post-16 provision (where applicable)'],
  ['ofsted-report-card-leadership', 'Leadership and governance'],
]
const cardCells = cardAreas.map(([, heading]) => [heading])
const latestBefore = 'Latest OEIF'
const ofLatestBefore = (what: string): string => `${what} of latest OEIF graded inspection`

/** The lists since November 2025: report cards without an overall grade, beside the latest inspection of the framework before. */
const reportCards: Layout = {
  ...ofsted,
  id: 'ofsted-report-cards',
  title: 'Ofsted report cards and earlier inspection outcomes by school (since November 2025)',
  needs: [['URN'], ['Inclusion'], ['Leadership and governance'], ['Safeguarding standards']],
  parts: [
    {
      name: 'report card',
      day: ['Inspection start date'],
      published: ['Publication date'],
      category: ['Category of concern'],
      urn: ['URN at time of latest full inspection'],
      columns: [
        ...cardAreas.map(([measure, heading]) => column(measure, [heading], { codes: cardGrades })),
        column('ofsted-safeguarding-not-met', ['Safeguarding standards'], { codes: { Met: 0, 'Not met': 1 } }),
        category('Category of concern'),
      ],
      derived: [
        { by: 'count', measure: 'ofsted-needs-attention', of: cardCells, cells: ['Needs attention'] },
        { by: 'count', measure: 'ofsted-urgent-improvement', of: cardCells, cells: ['Urgent improvement'] },
      ],
    },
    {
      name: 'latest inspection of the framework before',
      day: [ofLatestBefore('Inspection start date')],
      published: [ofLatestBefore('Publication date')],
      category: [`${latestBefore} category of concern`],
      urn: ['URN at time of latest OEIF graded inspection'],
      columns: [
        graded('ofsted-overall', `${latestBefore} overall effectiveness`),
        graded('ofsted-education', `${latestBefore} quality of education`),
        graded('ofsted-behaviour', `${latestBefore} behaviour and attitudes`),
        graded('ofsted-personal-development', `${latestBefore} personal development`),
        graded('ofsted-leadership', `${latestBefore} effectiveness of leadership and management`),
        category(`${latestBefore} category of concern`),
      ],
    },
    {
      name: 'ungraded inspection',
      day: ['Date of latest ungraded inspection'],
      published: ['Ungraded inspection publication date'],
      outcome: ['Ungraded inspection overall outcome'],
      urn: ['URN at time of the ungraded inspection'],
      columns: [],
    },
  ],
}

/** Ofsted's lists of the latest inspection of every school, in the shapes they have had. */
export const ofstedLayouts: readonly Layout[] = [before2015, of2015To2025, reportCards]
