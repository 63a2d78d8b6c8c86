import { Form, VerdictTag, type Frame } from '../platform/views/index.ts'
import { earlierWords, type GridLine, type PersonsAnswer } from './grid.ts'
import { whoAndWhen } from './issue-level.ts'

interface StillSoProps {
  readonly frame: Frame
  readonly line: GridLine
  readonly whose: PersonsAnswer['whose']
  readonly action: string
  readonly once: string
  readonly version: number
}

/** An answer of an earlier academic year, and one button to give the same again for this year (7.1). */
export const StillSo = ({ frame, line, whose, action, once, version }: StillSoProps) => {
  const answer = line[whose]
  if (!answer || !line.earlier?.includes(whose)) return null
  return (
    <Form action={action} csrf={frame.csrf} once={once} version={version} submit="Still so">
      <p class="govuk-body">
        Answered <VerdictTag verdict={answer.verdict} /> {whoAndWhen(answer)}, {earlierWords(answer)}. Give the same
        answer again, with its reason and evidence, or another below.
      </p>
      <input type="hidden" name="verdict" value={answer.verdict} />
      <input type="hidden" name="reason" value={answer.reason} />
      <input type="hidden" name="evidence" value={answer.evidence} />
    </Form>
  )
}
