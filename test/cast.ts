/** The fictional authority that tests, demonstration and screenshots share: who is who, and which school is in which state. */
export { cast, castAppointments, castPeople } from '../src/demonstration/cast.ts'
export { castSchools, type CastSchool } from '../src/demonstration/cast-schools.ts'
export { demonstrationEvidence, type EvidenceRow } from '../src/demonstration/evidence.ts'
export { demonstrationInspections } from '../src/demonstration/inspections.ts'
export { demonstrationPeople, holderOn } from '../src/demonstration/people.ts'
export { authority } from '../src/demonstration/place.ts'
export { demonstrationSchools } from '../src/demonstration/schools.ts'
export { demonstrationStory } from '../src/demonstration/story.ts'
