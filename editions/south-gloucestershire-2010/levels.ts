import type { LevelOfSupport, Principle, Timescale } from '../../src/policy/index.ts'

export const principles: readonly Principle[] = [
  {
    number: 'i',
    text: 'Every child and young person in the area is the responsibility of all of us: schools trust one another, and the authority stands by those in difficulty.',
  },
  { number: 'ii', text: 'Every Child Matters stays at the heart of the work, high standards included.' },
  { number: 'iii', text: 'Schools, the authority and other partners work together.' },
  {
    number: 'iv',
    text: 'Opportunity is equal for all: for vulnerable pupils and those of every background, through agencies that work together and a shared admissions policy.',
  },
]

export const levelsOfSupport: readonly LevelOfSupport[] = [
  {
    level: 1,
    name: 'Secure',
    wording:
      'The school is secure in all criteria, needs no support from central funds, and uses the support it has to keep improving.',
    approach: [
      { text: 'The level is agreed each year and reviewed each term.', paragraph: '7.1' },
      { text: 'The school buys what support it wants; one with the capacity may support others.', paragraph: '5.3' },
    ],
    paragraph: '5.2',
  },
  {
    level: 2,
    name: 'Vulnerable',
    wording:
      "Key indicators that others can verify, the school's own evaluation, or its circumstances show that it is vulnerable.",
    approach: [
      {
        text: 'An adviser visits the headteacher and chair of governors to confirm the risk and draw up a plan of action.',
        paragraph: '7.5',
      },
      { text: 'The Senior Adviser writes the support plan and brokers support.', paragraph: '7.6' },
      { text: 'Progress is monitored in regular meetings, and the plan reviewed each term.', paragraph: '7.7' },
      { text: 'A Task Group meets each term, as the authority has set for this level.', paragraph: '7.8' },
    ],
    paragraph: '5.2',
  },
  {
    level: 3,
    name: 'Causing concern',
    wording:
      'The school is in an Ofsted category, below the floor in standards and progress, under a warning notice, or causing concern under the statutory guidance.',
    approach: [
      {
        text: 'An adviser visits the headteacher and chair of governors to confirm the risk and draw up a plan of action.',
        paragraph: '7.5',
      },
      { text: 'The Senior Adviser writes the support plan and brokers support.', paragraph: '7.6' },
      { text: 'Progress is monitored in regular meetings, and the plan reviewed each term.', paragraph: '7.7' },
      {
        text: 'A Task Group chaired by the Principal Adviser meets each term; its outcomes go to the Senior Leadership Team and members.',
        paragraph: '7.8',
      },
      { text: 'The next steps after an inspection follow the statutory guidance.', paragraph: '9' },
    ],
    paragraph: '5.2',
  },
]

export const timescales: readonly Timescale[] = [
  { due: 'eachYear', wording: 'The level of each school is agreed.', paragraph: '7.1' },
  { due: 'eachTerm', wording: 'The level of each school is reviewed.', paragraph: '7.2' },
  { due: 'eachTerm', wording: 'The record of agreed levels is brought up to date and kept.', paragraph: '7.3' },
  {
    due: 'anyDay',
    wording: 'A level may change at any time, in partnership, and is formally recorded.',
    paragraph: '7.4',
  },
  {
    due: 'afterChange',
    wording: 'After a change to level 2 or 3 an adviser visits and a plan of action is drawn up.',
    paragraph: '7.5',
  },
  { due: 'eachTerm', wording: 'The support plan is reviewed.', paragraph: '7.7' },
  { due: 'eachTerm', wording: 'The Task Group meets.', paragraph: '7.8' },
  { due: 'eachTerm', wording: 'Members receive a report of Task Groups and of schools at risk.', paragraph: '7.10' },
  { due: 'eachYear', wording: 'The Select Committee receives a report on standards and progress.', paragraph: '7.10' },
]
