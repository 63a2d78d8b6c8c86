/**
 * The areas of practice in which schools share (5.4, 12), in the terms of inspection and school improvement. A school has
 * good practice in many areas when enough of these are verified (5.3).
 */
export const areaNames = {
  leadership: 'Leadership and management',
  governance: 'Governance',
  teaching: 'Teaching and learning',
  assessment: 'Assessment and use of data',
  curriculum: 'Curriculum',
  earlyYears: 'Early years',
  english: 'English and reading',
  mathematics: 'Mathematics',
  science: 'Science and technology',
  humanities: 'Humanities and languages',
  arts: 'Arts and music',
  physicalEducation: 'Physical education and health',
  specialNeeds: 'Special educational needs and disabilities',
  languageLearners: 'English as an additional language',
  disadvantage: 'Achievement of disadvantaged pupils',
  behaviour: 'Behaviour and inclusion',
  attendance: 'Attendance',
  safeguarding: 'Safeguarding',
  personalDevelopment: 'Personal development and wellbeing',
  parents: 'Work with parents and the community',
  transition: 'Transition between schools',
  staffDevelopment: 'Staff development',
  finance: 'Finance and staffing',
} as const

export type Area = keyof typeof areaNames
export const areas = Object.keys(areaNames) as readonly Area[]
