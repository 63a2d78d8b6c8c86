import { day } from '../kernel/index.ts'
import type { School, Urn } from './school.ts'

/** A school for tests: an open community primary school of which little more is known, except what is given. */
export const exampleSchool = (urn: number, given: Partial<School> = {}): School => ({
  urn: urn as Urn,
  establishmentNumber: null,
  name: `School ${urn}`,
  phase: 'primary',
  governance: 'maintained',
  type: 'Community school',
  openedOn: null,
  closedOn: null,
  closingOn: null,
  area: null,
  street: null,
  locality: null,
  town: null,
  postcode: null,
  telephone: null,
  website: null,
  lowAge: null,
  highAge: null,
  gender: null,
  religiousCharacter: null,
  diocese: null,
  trust: null,
  sources: { name: ['Get Information about Schools', day('2026-01-05')] },
  version: 1,
  ...given,
})
