import type { Day } from '../kernel/index.ts'
import type { Configuration } from './configuration.ts'
import type { PolicyRole } from './policy-role.ts'
import type { Rule } from './rule.ts'
import type { Setting } from './setting.ts'

/** 1 Secure, 2 Vulnerable, 3 Causing concern (5.2). */
export type Level = 1 | 2 | 3
export const levels: readonly Level[] = [1, 2, 3]

/**
 * An edition of the policy: what it says, as data. What happened is kept elsewhere, each record naming the edition
 * it was decided under (1, 2).
 */
export interface Edition {
  readonly id: string
  readonly title: string
  readonly adoptedBy: string
  readonly adoptedFrom: Day
  readonly principles: readonly Principle[]
  readonly levels: readonly LevelOfSupport[]
  readonly criteria: readonly Criterion[]
  readonly capacity: readonly CapacityCharacteristic[]
  readonly roles: readonly RoleInPolicy[]
  readonly timescales: readonly Timescale[]
  readonly settings: readonly Setting[]
  readonly configuration: readonly Configuration[]
  readonly frameworks: readonly InspectionFramework[]
}

export interface Principle {
  readonly number: string
  readonly text: string
}

export interface LevelOfSupport {
  readonly level: Level
  readonly name: string
  /** What a school at this level is like (table 1). */
  readonly wording: string
  /** What the level sets in motion, one sentence each. */
  readonly approach: readonly { readonly text: string; readonly paragraph: string }[]
  readonly paragraph: string
}

export type CriterionId = string

/** Whether a criterion is one of the policy's key characteristics. The text lost the marking, so an authority sets it. */
export type Key = 'notConfirmed' | 'key' | 'notKey'

/** `rule`: from figures alone. `judgement`: by a person. `either`: a rule proposes, an adviser may answer with a reason. */
export type Answering =
  | { readonly by: 'rule'; readonly rule: Rule }
  | { readonly by: 'judgement' }
  | { readonly by: 'either'; readonly rule: Rule }

export interface Criterion {
  readonly id: CriterionId
  readonly level: Level
  /** The place within the level, from 1, in the policy's order. */
  readonly number: number
  readonly wording: string
  readonly paragraph: string
  readonly key: Key
  readonly answered: Answering
  /** What evidence an adviser looks at. */
  readonly guidance: string
}

/** What marks a secure school as able to support others (5.3). */
export interface CapacityCharacteristic {
  readonly id: string
  readonly level: 'capacity'
  readonly number: number
  readonly wording: string
  readonly paragraph: string
  readonly shownBy:
    | { readonly by: 'goodPractice' }
    | { readonly by: 'designation'; readonly kinds: readonly DesignationKind[] }
  readonly guidance: string
}

export type DesignationKind = 'nationalLeader' | 'localLeader' | 'professionalPartner' | 'specialistLeader'

/** Something the policy has people do, and who may do it. */
export interface RoleInPolicy {
  readonly act: PolicyAct
  readonly roles: readonly PolicyRole[]
  readonly wording: string
  readonly paragraph: string
}

export type PolicyAct =
  | 'refer'
  | 'proposeLevel'
  | 'ratifyLevel'
  | 'agreeLevel'
  | 'issueRecord'
  | 'visitToConfirmRisk'
  | 'issueSupportPlan'
  | 'monitorSupport'
  | 'chairTaskGroup'
  | 'attendTaskGroup'
  | 'keepRegister'
  | 'takeEscalation'

/** When the policy has something done. Days that the text leaves open are settings, not timescales. */
export interface Timescale {
  readonly due: 'eachTerm' | 'eachYear' | 'afterChange' | 'anyDay'
  readonly wording: string
  readonly paragraph: string
}

/** How schools were inspected from one day to another (last day included), and what its judgements were called. */
export interface InspectionFramework {
  readonly id: string
  readonly name: string
  readonly from: Day
  readonly to?: Day
  readonly overallGrade: boolean
  readonly capacityToImprove: boolean
  readonly reportCard: boolean
  /** The words for grade 1 to 4, or for a report card from best to worst. */
  readonly grades: readonly string[]
  readonly categories: readonly string[]
}

/** The rule of a criterion, where it has one. */
export function ruleOf(criterion: Criterion): Rule | undefined {
  return criterion.answered.by === 'judgement' ? undefined : criterion.answered.rule
}

/** The framework in force on a day; undefined before the first that the edition knows. */
export function frameworkOn(edition: Edition, day: Day): InspectionFramework | undefined {
  return edition.frameworks.find(({ from, to }) => from <= day && (to === undefined || day <= to))
}
