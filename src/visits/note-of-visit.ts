/** The note of a visit to a school, and what it must hold before it is issued (7.2). */
import { acceptUnless, type Day, type Outcome } from '../kernel/index.ts'

/** A note as it is being written: anything may still be empty. */
export interface NoteDraft {
  readonly visitedOn: Day | null
  readonly visitor: string
  readonly purpose: string
  /** One for each person: name and role. */
  readonly present: readonly string[]
  readonly evidenceSeen: string
  readonly findings: readonly Finding[]
  readonly impactSinceLast: string
  readonly actions: readonly Action[]
  readonly nextVisitOn: Day | null
  readonly circulation: readonly string[]
}

export interface Finding {
  /** A criterion in its words, or a heading of the visitor's own. */
  readonly heading: string
  readonly words: string
}

export interface Action {
  readonly what: string
  readonly who: string
  readonly byWhen: Day | null
}

export interface CompleteNote extends NoteDraft {
  readonly visitedOn: Day
  readonly actions: readonly (Action & { readonly byWhen: Day })[]
}

export type NoteRefusal =
  | {
      readonly kind: 'noteLacks'
      readonly what: 'visitedOn' | 'visitor' | 'purpose' | 'present' | 'findings' | 'circulation'
    }
  | { readonly kind: 'visitInFuture'; readonly visitedOn: Day }
  /** `place` counts from 1, as on the page. */
  | { readonly kind: 'findingIncomplete'; readonly place: number; readonly lacks: 'heading' | 'words' }
  | { readonly kind: 'actionIncomplete'; readonly place: number; readonly lacks: 'what' | 'who' | 'byWhen' }
  | { readonly kind: 'actionBeforeVisit'; readonly place: number }
  | { readonly kind: 'nextVisitNotLater'; readonly visitedOn: Day }

export const blankNote: NoteDraft = {
  visitedOn: null,
  visitor: '',
  purpose: '',
  present: [],
  evidenceSeen: '',
  findings: [],
  impactSinceLast: '',
  actions: [],
  nextVisitOn: null,
  circulation: [],
}

/** Whether a note may issue on `today`; every reason why not. A note without actions is complete. */
export function completeNote(draft: NoteDraft, today: Day): Outcome<CompleteNote, NoteRefusal> {
  const reasons = [...lacking(draft), ...datesWrong(draft, today), ...findingsWrong(draft), ...actionsWrong(draft)]
  return acceptUnless(reasons, () => draft as CompleteNote)
}

const lacking = (draft: NoteDraft): readonly NoteRefusal[] =>
  (['visitedOn', 'visitor', 'purpose', 'present', 'findings', 'circulation'] as const)
    .filter((what) => isBlank(draft[what]))
    .map((what) => ({ kind: 'noteLacks', what }))

function datesWrong({ visitedOn, nextVisitOn }: NoteDraft, today: Day): readonly NoteRefusal[] {
  if (visitedOn === null) return []
  return [
    ...(visitedOn > today ? [{ kind: 'visitInFuture', visitedOn } as const] : []),
    ...(nextVisitOn !== null && nextVisitOn <= visitedOn ? [{ kind: 'nextVisitNotLater', visitedOn } as const] : []),
  ]
}

const findingsWrong = ({ findings }: NoteDraft): readonly NoteRefusal[] =>
  findings.flatMap((finding, index) =>
    (['heading', 'words'] as const)
      .filter((lacks) => isBlank(finding[lacks]))
      .map((lacks) => ({ kind: 'findingIncomplete', place: index + 1, lacks }) as const),
  )

const actionsWrong = ({ actions, visitedOn }: NoteDraft): readonly NoteRefusal[] =>
  actions.flatMap((action, index) => {
    const place = index + 1
    const early = visitedOn !== null && action.byWhen !== null && action.byWhen < visitedOn
    return [
      ...(['what', 'who', 'byWhen'] as const)
        .filter((lacks) => isBlank(action[lacks]))
        .map((lacks) => ({ kind: 'actionIncomplete', place, lacks }) as const),
      ...(early ? [{ kind: 'actionBeforeVisit', place } as const] : []),
    ]
  })

const isBlank = (value: string | null | readonly unknown[]): boolean =>
  value === null || (typeof value === 'string' ? value.trim() === '' : value.length === 0)
