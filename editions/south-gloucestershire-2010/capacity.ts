import type { CapacityCharacteristic } from '../../src/policy/index.ts'

/** What shows that a secure school can support another. */
export const capacity: readonly CapacityCharacteristic[] = [
  {
    id: 'capacity-good-practice',
    level: 'capacity',
    number: 1,
    wording: 'Good and outstanding practice is found in many areas of the school.',
    paragraph: '5.3',
    shownBy: { by: 'goodPractice' },
    guidance: 'Areas of practice that the authority has verified and whose verification has not run out.',
  },
  {
    id: 'capacity-leader-of-education',
    level: 'capacity',
    number: 2,
    wording: 'A National or Local Leader of Education leads the school.',
    paragraph: '5.3',
    shownBy: { by: 'designation', kinds: ['nationalLeader', 'localLeader'] },
    guidance: 'The register of accreditation, with its dates.',
  },
  {
    id: 'capacity-professional-partner',
    level: 'capacity',
    number: 3,
    wording: 'The school has a Professional Partner.',
    paragraph: '5.3',
    shownBy: { by: 'designation', kinds: ['professionalPartner'] },
    guidance: 'The register of Professional Partners, with its dates.',
  },
  {
    id: 'capacity-specialist-leader',
    level: 'capacity',
    number: 4,
    wording: 'The school has a Specialist Leader of Education.',
    paragraph: '5.3',
    shownBy: { by: 'designation', kinds: ['specialistLeader'] },
    guidance: 'The register of Specialist Leaders, with its dates.',
  },
]
