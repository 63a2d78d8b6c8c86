import type { Criterion } from '../../src/policy/index.ts'
import { standardsCompareWell } from './floor-rules.ts'
import { inspectionGood, leadershipGood, teachingGood } from './inspection-rules.ts'
import { attendanceInLine, gapNotSignificant } from './pupil-rules.ts'

/** What marks a secure school. */
export const secure: readonly Omit<Criterion, 'level' | 'number' | 'paragraph' | 'key'>[] = [
  {
    id: 'secure-inspection-good',
    wording:
      'The latest inspection judged the school good or better overall, and its capacity to improve at grade 2 or better.',
    answered: { by: 'either', rule: inspectionGood },
    guidance:
      'The latest report. Capacity to improve was graded only from 2009 to 2011 and is not in the published lists: enter it from the report. On a report card, every area at the expected standard or better.',
  },
  {
    id: 'secure-leadership-good',
    wording: 'The latest inspection judged leadership and management good.',
    answered: { by: 'either', rule: leadershipGood },
    guidance:
      'The latest report: leadership and management at grade 2 or better; on a report card, at the expected standard or better.',
  },
  {
    id: 'secure-self-evaluation',
    wording: 'The school evaluates itself accurately and rigorously, and what it finds shapes its improvement.',
    answered: { by: 'judgement' },
    guidance:
      'The self-evaluation beside inspection, results and what advisers have seen; how its findings appear in the improvement plan.',
  },
  {
    id: 'secure-standards-compare-well',
    wording:
      'Standards and progress stand well beside those of similar schools, and every floor standard measure is exceeded.',
    answered: { by: 'either', rule: standardsCompareWell },
    guidance:
      'Attainment and progress beside similar schools, and each measure of the floor standard of the year. For phases without these results, what the school itself assesses.',
  },
  {
    id: 'secure-teaching-good',
    wording: 'Teaching is good or better throughout the school, and getting better.',
    answered: { by: 'either', rule: teachingGood },
    guidance:
      'The inspection grade, joint lesson observations, work and planning since then. The rule sees only the grade: whether teaching improves is a judgement.',
  },
  {
    id: 'secure-no-significant-gaps',
    wording: 'No group of pupils makes significantly less progress than others.',
    answered: { by: 'either', rule: gapNotSignificant },
    guidance:
      "Gaps between disadvantaged and other pupils, and for boys and girls, special needs, ethnic groups and children in care from the school's own tracking.",
  },
  {
    id: 'secure-governance-strong',
    wording: 'The governing body is strong.',
    answered: { by: 'judgement' },
    guidance: 'Minutes, attendance and vacancies, how governors challenge and support, what inspectors said of them.',
  },
  {
    id: 'secure-attendance-in-line',
    wording: 'Attendance is at least as good as the average of the authority or of the country.',
    answered: { by: 'either', rule: attendanceInLine },
    guidance:
      "Absence of the year beside the authority's and England's for the phase, counted over the same terms. For settings without published absence, registers.",
  },
  {
    id: 'secure-parents-engaged',
    wording: 'Parents take part in the life of the school and think well of it.',
    answered: { by: 'judgement' },
    guidance: 'Surveys of parents, complaints, attendance at meetings and events.',
  },
]
