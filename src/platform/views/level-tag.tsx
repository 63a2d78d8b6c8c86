import { renderToString } from 'preact-render-to-string'
import { trustedHtml } from './markup.ts'
import { remembered } from './remembered.ts'

/**
 * A support level as the whole service shows it: always number and name, with a colour besides (1 green, 2 yellow,
 * 3 red). The name comes from the edition. Without a number: no level has been agreed.
 */
export const LevelTag = ({ level, name }: LevelTagProps) =>
  trustedHtml(rememberedTag(`${level} ${name}`, () => renderToString(tag({ level, name }))))

export interface LevelTagProps {
  readonly level?: number | undefined
  readonly name?: string | undefined
}

/** The same few stand in every row of every register. */
const rememberedTag = remembered(100)

const tag = ({ level, name }: LevelTagProps) =>
  level === undefined ? (
    <span class="govuk-tag govuk-tag--grey app-tag">No level agreed</span>
  ) : (
    <span class={`govuk-tag govuk-tag--${colours[level] ?? 'grey'} app-tag`}>
      <span class="govuk-visually-hidden">Level </span>
      {name === undefined ? level : `${level} ${name}`}
    </span>
  )

const colours: Readonly<Record<number, string>> = { 1: 'green', 2: 'yellow', 3: 'red' }

export type Verdict = 'met' | 'notMet' | 'notKnown' | 'doesNotApply'

/** The answer to a criterion, in words. "Met" is neither good nor bad of itself, so it has no green and no red. */
export const VerdictTag = ({ verdict }: { verdict: Verdict }) => (
  <span class={`govuk-tag govuk-tag--${verdictColours[verdict]} app-tag`}>{verdictText[verdict]}</span>
)

export const verdictText: Readonly<Record<Verdict, string>> = {
  met: 'Met',
  notMet: 'Not met',
  notKnown: 'Not known',
  doesNotApply: 'Does not apply',
}

const verdictColours: Readonly<Record<Verdict, string>> = {
  met: 'blue',
  notMet: 'grey',
  notKnown: 'orange',
  doesNotApply: 'grey',
}
