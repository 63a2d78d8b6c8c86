/** What goes wrong in a school of level 2 or 3 here: it moves the figures, the answers to the criteria and the words alike. */
export type Difficulty =
  | 'attainment'
  | 'attendance'
  | 'groups'
  | 'teaching'
  | 'leadership'
  | 'governance'
  | 'staffing'
  | 'budget'
  | 'rolls'
  | 'exclusions'
  | 'mobility'
  | 'provisionForSen'
  | 'safeguarding'
  | 'parents'
  | 'headVacancy'

export const ordinaryDifficulties: readonly Difficulty[] = [
  'attainment',
  'attendance',
  'groups',
  'teaching',
  'leadership',
  'governance',
  'staffing',
  'budget',
  'rolls',
  'exclusions',
  'mobility',
  'provisionForSen',
  'parents',
]
