import { Details, LevelTag, Tag } from '../platform/views/index.ts'
import { ruleInWords, ruleOf, type Criterion, type Key, type Level, type RuleWords } from '../policy/index.ts'
import type { MeasureName } from './configuration-row.ts'
import type { AdoptedEdition } from './edition-version.ts'
import { keyNames } from './setting-words.ts'
import { shippedWording } from './store.ts'

export interface CriteriaOfLevelProps {
  readonly edition: AdoptedEdition
  readonly level: Level
  readonly measures: readonly MeasureName[]
}

/** The criteria of a level in the policy's order: the sentence, how it is answered, whether it is key, its rule in words. */
export const CriteriaOfLevel = ({ edition, level, measures }: CriteriaOfLevelProps) => (
  <>
    <h3 class="govuk-heading-s">
      <LevelTag level={level} name={edition.levels.find((each) => each.level === level)?.name} />
    </h3>
    <ol class="govuk-list govuk-list--number">
      {edition.criteria
        .filter((criterion) => criterion.level === level)
        .map((criterion) => (
          <li key={criterion.id} id={criterion.id} class="govuk-!-margin-bottom-4">
            {criterion.wording}
            {criterion.wording !== shippedWording(criterion.id) && (
              <span class="app-source">
                The authority’s own sentence. The edition says: {shippedWording(criterion.id)}
              </span>
            )}
            <span class="app-source">
              Paragraph {criterion.paragraph}. {answeredText[criterion.answered.by]}
            </span>
            <p class="govuk-body govuk-!-margin-top-1 govuk-!-margin-bottom-1">
              <KeyTag state={criterion.key} />
            </p>
            <p class="govuk-body-s govuk-!-margin-bottom-1">Look at: {criterion.guidance}</p>
            <RuleOf edition={edition} criterion={criterion} measures={measures} />
          </li>
        ))}
    </ol>
  </>
)

/** Whether a criterion is one of the policy's key characteristics. */
const KeyTag = ({ state }: { readonly state: Key }) => (
  <Tag text={state === 'notConfirmed' ? 'Key: not yet confirmed' : keyNames[state]} classes={keyColours[state]} />
)

const keyColours: Readonly<Record<Key, string>> = {
  key: 'app-tag govuk-tag--purple',
  notKey: 'app-tag govuk-tag--grey',
  notConfirmed: 'app-tag govuk-tag--orange',
}

/** How a criterion is answered, in words. */
const answeredText: Readonly<Record<Criterion['answered']['by'], string>> = {
  rule: 'Answered from data by a rule.',
  judgement: 'Answered by an adviser’s judgement, with a reason and evidence.',
  either: 'A rule proposes an answer from data; an adviser may answer otherwise, with a reason.',
}

function RuleOf({ edition, criterion, measures }: Omit<CriteriaOfLevelProps, 'level'> & { criterion: Criterion }) {
  const rule = ruleOf(criterion)
  if (!rule) return null
  const nameOf = (id: string): string => measures.find((measure) => measure.id === id)?.name ?? id
  return (
    <Details
      summaryText="The rule in words"
      classes="govuk-!-margin-bottom-2"
      html={
        <ul class="govuk-list govuk-list--bullet">
          <RuleParts words={ruleInWords(edition, rule, nameOf)} />
        </ul>
      }
    />
  )
}

/** A rule as lists within lists. */
export const RuleParts = ({ words }: { readonly words: RuleWords }) => (
  <li>
    {words.text}
    {words.parts.length > 0 && (
      <>
        :
        <ul class="govuk-list govuk-list--bullet">
          {words.parts.map((part, index) => (
            <RuleParts key={index} words={part} />
          ))}
        </ul>
      </>
    )}
  </li>
)
