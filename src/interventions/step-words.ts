/** The words of statutory steps, the same on page, list and export. */
import { never } from '../kernel/index.ts'
import type { Addressee, Basis, Ground } from './statutory-kind.ts'
import type { StepStatus } from './step-state.ts'
import type { StepEvent } from './statutory-step.ts'

export const groundNames: Readonly<Record<Ground, string>> = {
  standards: 'Standards are unacceptably low, and likely to remain so unless the power is exercised (s.60(2)(a))',
  management:
    'Management or governance has seriously broken down, which prejudices standards or is likely to (s.60(2)(b))',
  safety: 'The safety of pupils or staff is threatened, by a breakdown of discipline or otherwise (s.60(2)(c))',
}

export const addresseeNames: Readonly<Record<Addressee, string>> = {
  chiefInspector: 'Ofsted (the Chief Inspector)',
  headteacher: 'Headteacher',
  diocese: 'Appropriate diocesan authority',
  foundationAppointers: 'Those who appoint foundation governors',
  secretaryOfState: 'Secretary of State (regional director)',
  interimMembers: 'Every interim member',
  governors: 'Every existing governor',
}

export const basisNames: Readonly<Record<Basis, string>> = {
  warningNotice: 'A warning notice was not complied with (s.60)',
  payWarningNotice: 'A pay and conditions warning notice was not complied with (s.60A)',
  significantImprovement: 'The school requires significant improvement (s.61)',
  specialMeasures: 'The school requires special measures (s.62)',
}

export const statusNames: Readonly<Record<StepStatus, string>> = {
  running: 'Time to comply',
  periodOver: 'Period over, outcome to be recorded',
  inForce: 'In force',
  complied: 'Complied with',
  notComplied: 'Not complied with',
  withdrawn: 'Withdrawn',
  lapsed: 'Lapsed',
  ended: 'Ended',
  annulled: 'Recorded by mistake',
}

export const statusColours: Readonly<Record<StepStatus, string>> = {
  running: 'govuk-tag--yellow',
  periodOver: 'govuk-tag--red',
  inForce: 'govuk-tag--orange',
  complied: 'govuk-tag--green',
  notComplied: 'govuk-tag--red',
  withdrawn: 'govuk-tag--grey',
  lapsed: 'govuk-tag--grey',
  ended: 'govuk-tag--grey',
  annulled: 'govuk-tag--grey',
}

/** What an officer says happened, as a choice of the form. */
export function eventName(what: StepEvent['what']): string {
  switch (what) {
    case 'given':
      return 'Given'
    case 'corrected':
      return 'Corrected'
    case 'copied':
      return 'A copy was sent'
    case 'represented':
      return 'The governing body made representations to the Chief Inspector'
    case 'confirmed':
      return 'The Chief Inspector confirmed the notice'
    case 'notConfirmed':
      return 'The Chief Inspector did not confirm the notice'
    case 'complied':
      return 'The governing body complied'
    case 'notComplied':
      return 'The governing body did not comply'
    case 'withdrawn':
      return 'The authority withdrew it'
    case 'lapsed':
      return 'It lapsed'
    case 'ended':
      return 'It came to an end'
    case 'takenBack':
      return 'An entry made by mistake is taken back'
    default:
      return never(what)
  }
}
