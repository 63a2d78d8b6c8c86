import { Details } from '../platform/views/index.ts'
import type { CriterionId, EditionInForce, Proposal, WouldChange } from '../policy/index.ts'
import { levelText } from './issue-level.ts'

/** The level the answers point to, why, and what would change it. It only proposes: people decide (5.2). */
export const ProposalWords = ({ edition, proposal }: { edition: EditionInForce; proposal: Proposal }) => (
  <section aria-labelledby="proposed">
    <h2 class="govuk-heading-m" id="proposed">
      {proposal.level === undefined
        ? 'No level is proposed'
        : `The answers point to level ${levelText(proposal.level, edition)}`}
    </h2>
    <p class="govuk-body">{becauseText(proposal)} People decide.</p>
    <Criteria title="Met at this level" ids={proposal.supporting} edition={edition} />
    {proposal.wouldChange.length > 0 && (
      <Details summaryText="What would change it">
        <ul class="govuk-list govuk-list--bullet">
          {proposal.wouldChange.map((change) => (
            <li>{changeText(change, edition)}</li>
          ))}
        </ul>
      </Details>
    )}
  </section>
)

const Criteria = ({ title, ids, edition }: { title: string; ids: readonly CriterionId[]; edition: EditionInForce }) =>
  ids.length === 0 ? null : (
    <>
      <h3 class="govuk-heading-s">{title}</h3>
      <ul class="govuk-list govuk-list--bullet">
        {ids.map((id) => (
          <li>{wordingOf(id, edition)}</li>
        ))}
      </ul>
    </>
  )

function becauseText({ because }: Proposal): string {
  switch (because.kind) {
    case 'causingConcernMet':
      return `${countMet(because.criteria.length, 3)}.`
    case 'keyVulnerableMet':
      return `${countMet(because.criteria.length, 2, 'key ')}.`
    case 'enoughVulnerableMet':
      return `${countMet(because.met, 2)}, and ${because.needed} are enough while none is confirmed as key.`
    case 'nothingPointsHigher':
      return `Nothing points to a higher level; ${because.notKnown} not known.`
    case 'tooMuchNotKnown':
      return `${because.notKnown} criteria are not known, more than the ${because.allowed} allowed to propose Secure.`
  }
}

const countMet = (of: number, level: number, key = ''): string =>
  `${of} ${key}${of === 1 ? 'criterion' : 'criteria'} of level ${level} ${of === 1 ? 'is' : 'are'} met`

function changeText({ criterion, change, level }: WouldChange, edition: EditionInForce): string {
  const to = level === undefined ? 'no level would be proposed' : `level ${levelText(level, edition)} would be`
  return `${change === 'without' ? 'Were this not met' : 'Were this met'}, ${to}: ${wordingOf(criterion, edition)}`
}

export const wordingOf = (criterion: CriterionId, edition: EditionInForce): string =>
  edition.criteria.find(({ id }) => id === criterion)?.wording ?? criterion
