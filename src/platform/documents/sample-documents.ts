import { day } from '../../kernel/index.ts'
import { drawChart, type TrendChart } from '../charts/index.ts'
import type { DocumentModel } from './document.ts'

const attendance: TrendChart = {
  kind: 'trend',
  id: 'attendance',
  title: 'Attendance, 2007/08 to 2009/10',
  unit: { suffix: '%', decimals: 1 },
  years: ['2007/08', '2008/09', '2009/10'],
  series: [
    { name: 'School', figures: [94.8, { gap: 'suppressed' }, 93.1] },
    { name: 'Ambleford', figures: [94.5, 94.6, 94.8] },
    { name: 'National', figures: [94.2, 94.5, 94.7] },
  ],
}

/** A letter that holds every kind of block: for tests and for looking at. */
export const sampleLetter: DocumentModel = {
  form: 'letter',
  title: 'Change of support level: St Æthelwynn’s Primary School',
  reference: 'QS/2011/0417',
  date: day('2011-03-14'),
  language: 'en-GB',
  council: {
    name: 'Ambleford Council',
    service: 'Quality and Standards, Children and Young People',
    address: ['The Guildhall', 'Market Steps', 'Ambleford', 'AM1 1AA'],
  },
  addressees: [
    {
      name: 'Mr Emeka Threlfall',
      role: 'Headteacher',
      organisation: 'St Æthelwynn’s Primary School',
      address: ['Church Path', 'Rushey Cross', 'AM4 2BB'],
    },
    {
      name: 'Mrs Rukhsana Dewhirst',
      role: 'Chair of governors',
      organisation: 'St Æthelwynn’s Primary School',
      address: ['Church Path', 'Rushey Cross', 'AM4 2BB'],
    },
  ],
  salutation: 'Dear Mr Threlfall and Mrs Dewhirst',
  marking: 'Confidential',
  blocks: [
    {
      kind: 'paragraph',
      words: [
        { text: 'Following our meeting on 9 March 2011, the agreed support level of the school changes from ' },
        { text: '1 Secure', bold: true },
        { text: ' to ' },
        { text: '2 Vulnerable', bold: true },
        { text: ' with effect from 14 March 2011. The policy is on the ' },
        { text: 'council website', link: 'https://www.example.gov.uk/school-improvement' },
        { text: '.' },
      ],
    },
    { kind: 'heading', level: 1, text: 'The decision' },
    {
      kind: 'summary',
      rows: [
        { key: 'Level until now', value: '1 Secure' },
        { key: 'Level agreed', value: '2 Vulnerable' },
        { key: 'Ratified by', value: 'School improvement meeting, 11 March 2011' },
        { key: 'Agreed with the school', value: 'Headteacher on 9 March 2011; chair of governors on 10 March 2011' },
      ],
    },
    { kind: 'heading', level: 1, text: 'Why the level has changed' },
    {
      kind: 'table',
      caption: 'Criteria of level 2 that are met',
      rowHeaders: true,
      columns: [
        { heading: 'Criterion', width: 3 },
        { heading: 'School', align: 'right' },
        { heading: 'Compared with', align: 'right', width: 1.4 },
        { heading: 'Source', width: 1.6 },
      ],
      rows: [
        ['Attainment is below the threshold of the floor standard', '52%', '60% (floor)', 'Performance tables 2010'],
        ['Attendance is low or declining', '93.1%', '94.7% (national)', 'School census, autumn 2010'],
        ['Progress in mathematics is below the national median', '79%', '87% (median)', 'Performance tables 2010'],
      ],
    },
    {
      kind: 'figure',
      svg: drawChart(attendance),
      alternative: 'Attendance fell from 94.8% to 93.1% over three years.',
      caption: 'Attendance, 2007/08 to 2009/10',
    },
    { kind: 'heading', level: 1, text: 'What happens next' },
    {
      kind: 'list',
      style: 'numbers',
      items: [
        'The adviser visits by 28 March 2011 to confirm the risk and to draw up a plan of action with you.',
        'The Senior Adviser writes the support plan and brokers support.',
        [{ text: 'A task group meets ' }, { text: 'each term', italic: true }, { text: '.' }],
      ],
    },
    { kind: 'heading', level: 2, text: 'If you do not agree' },
    {
      kind: 'list',
      style: 'bullets',
      items: ['Tell your School Improvement Adviser.', 'Your words are kept beside this record.'],
    },
    { kind: 'paragraph', words: 'Yours sincerely' },
    { kind: 'signatures', lines: [{ role: 'Principal Adviser', name: 'Dr Marguerite Stallabrass' }] },
  ],
}

const head = ['Date', 'Priority', 'Action'] as const

/** A note of visit that runs over several pages. */
export const sampleNote: DocumentModel = {
  ...sampleLetter,
  form: 'record',
  title: 'Note of visit',
  reference: 'NV/2011/0093',
  addressees: sampleLetter.addressees.slice(0, 1),
  blocks: [
    ...sampleLetter.blocks.slice(1, 6),
    { kind: 'pageBreak' },
    {
      kind: 'table',
      caption: 'Actions agreed',
      columns: head.map((heading, index) => ({ heading, width: index + 1 })),
      rows: Array.from({ length: 40 }, (_, index) => [
        `${(index % 28) + 1} May 2011`,
        `Priority ${index + 1}`,
        'Leaders check the marking of mathematics in every class and report to governors.',
      ]),
    },
    {
      kind: 'signatures',
      lines: [{ role: 'School Improvement Adviser', name: 'Mr Callum Featheringay' }, { role: 'Headteacher' }],
    },
  ],
}
