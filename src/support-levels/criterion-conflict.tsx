import { Conflict, type ShownForm } from '../platform/views/index.ts'
import type { Verdict } from '../policy/index.ts'
import type { Around } from './around.tsx'
import type { PersonsAnswer } from './grid.ts'
import { verdictWords } from './issue-level.ts'

/** How many answers of the authority, or of the school, there are: a form made before the last of them is told so. */
export const answersOf = (
  answers: readonly PersonsAnswer[],
  criterion: string,
  whose: PersonsAnswer['whose'] | undefined,
): readonly PersonsAnswer[] => answers.filter((answer) => answer.criterion === criterion && answer.whose === whose)

interface Props {
  readonly around: Around
  readonly form: ShownForm
  readonly saved: PersonsAnswer | undefined
}

/** Both answers side by side, where somebody else answered after the page was made. */
export const CriterionConflict = ({ around, form, saved }: Props) => {
  if (!saved) return null
  const yours = (name: string): string => {
    const typed = form.typed[name]
    return typeof typed === 'string' ? typed : ''
  }
  return (
    <Conflict
      savedBy={around.names.get(saved.by) ?? 'Somebody who has left'}
      savedAt={new Date(saved.at)}
      fields={[
        { name: 'Answer', yours: verdictWords[yours('verdict') as Verdict] ?? '', saved: verdictWords[saved.verdict] },
        { name: 'Reason', yours: yours('reason'), saved: saved.reason },
        { name: 'Evidence', yours: yours('evidence'), saved: saved.evidence },
      ]}
    >
      <p class="govuk-body">Yours stands in the form below. Put in what should stay of theirs, then save again.</p>
    </Conflict>
  )
}
