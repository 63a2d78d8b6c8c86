/** The phases of schools and settings the service holds (4.1). Kept data counts on their order: add at the end only. */
export const phases = [
  'nursery',
  'primary',
  'middle',
  'secondary',
  'allThrough',
  'post16',
  'special',
  'pru',
  'earlyYears',
  'childrensCentre',
] as const
export type Phase = (typeof phases)[number]

/** Who runs it. `maintained` schools alone fall under the authority's powers of intervention (E&IA 2006 s.59). */
export const governances = ['maintained', 'academy', 'independent', 'other'] as const
export type Governance = (typeof governances)[number]

/** What a rule may ask about a school beside its figures. */
export interface SchoolFacts {
  readonly phase: Phase
  readonly governance: Governance
  readonly open: boolean
}

/** The phase in a person's words. */
export function phaseInWords(phase: Phase): string {
  return wordsForPhase[phase]
}

const wordsForPhase: Readonly<Record<Phase, string>> = {
  nursery: 'nursery schools',
  primary: 'primary schools',
  middle: 'middle schools',
  secondary: 'secondary schools',
  allThrough: 'all-through schools',
  post16: '16 to 19 providers',
  special: 'special schools',
  pru: 'pupil referral units',
  earlyYears: 'early years settings',
  childrensCentre: "children's centres",
}
