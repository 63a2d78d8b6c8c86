import { Details } from '../platform/views/index.ts'
import type { ChangeTogether, CriterionId, EditionInForce, NotEnough, Proposal, WouldChange } from '../policy/index.ts'
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
    <Criteria title="Met at level 2, not enough by themselves" ids={metButNotEnough(proposal)} edition={edition} />
    {proposal.level === 1 && <Criteria title="Secure, but not met" ids={proposal.secureNotMet} edition={edition} />}
    <WhatWouldChange edition={edition} proposal={proposal} />
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

const WhatWouldChange = ({ edition, proposal }: { edition: EditionInForce; proposal: Proposal }) => (
  <Details summaryText="What would change it">
    <ul class="govuk-list govuk-list--bullet">
      {proposal.wouldChangeTogether.map((change) => (
        <Together edition={edition} change={change} />
      ))}
      {proposal.wouldChange.map((change) => (
        <li>{changeText(change, edition)}</li>
      ))}
      {proposal.wouldChange.length + proposal.wouldChangeTogether.length === 0 && (
        <li>No other answer to a criterion would change it.</li>
      )}
    </ul>
  </Details>
)

/** The fewest answers that change the level together; those that are met are named, as each of them counts. */
const Together = ({ edition, change }: { edition: EditionInForce; change: ChangeTogether }) => (
  <li>
    {togetherText(change, edition)}
    {change.to === 'notMet' && (
      <ul class="govuk-list govuk-list--bullet">
        {change.of.map((id) => (
          <li>{wordingOf(id, edition)}</li>
        ))}
      </ul>
    )}
  </li>
)

function togetherText({ to, of, count, level }: ChangeTogether, edition: EditionInForce): string {
  const would = wouldBe(level, edition)
  switch (to) {
    case 'notMet':
      return count === of.length
        ? `It would change only if none of these ${count} held; then ${would}:`
        : `It would change only if at least ${count} of these ${of.length} did not hold; then ${would}:`
    case 'met':
      return count === 1
        ? `Were any criterion of level ${level} that is not met now met${keyAlone(of, edition)}, ${would}`
        : `Were ${count} more criteria of level ${level} met, ${would}`
    case 'answered':
      return `Were ${count} of the ${of.length} that are not known answered, and none pointed higher, ${would}`
  }
}

/** At level 2 one is enough by itself only where it is key (5.2). */
const keyAlone = (of: readonly CriterionId[], edition: EditionInForce): string =>
  of.every((id) => edition.criteria.some(({ id: known, key, level }) => known === id && key === 'key' && level === 2))
    ? ', one that is key'
    : ''

const wouldBe = (level: Proposal['level'], edition: EditionInForce): string =>
  level === undefined ? 'no level would be proposed' : `level ${levelText(level, edition)} would be`

const metButNotEnough = ({ because }: Proposal): readonly CriterionId[] =>
  'metVulnerable' in because ? because.metVulnerable : []

function becauseText({ because }: Proposal): string {
  switch (because.kind) {
    case 'causingConcernMet':
      return `${countMet(because.criteria.length, 3)}.`
    case 'keyVulnerableMet':
      return `${countMet(because.criteria.length, 2, 'key ')}.`
    case 'enoughVulnerableMet':
      return `${countMet(because.met, 2)}, and ${because.needed} are enough while none is confirmed as key.`
    case 'nothingPointsHigher':
      return `${notEnoughText(because)} ${because.notKnown} not known.`
    case 'tooMuchNotKnown':
      return `${notEnoughText(because)} ${because.notKnown} criteria are not known, more than the ${because.allowed} allowed to propose Secure.`
  }
}

/** Why what is met at level 2 does not make it the level (5.2). */
function notEnoughText({ metVulnerable: { length }, needed }: NotEnough): string {
  if (length === 0) return 'No criterion of level 2 or 3 is known to be met.'
  const met = `No criterion of level 3 is known to be met. ${countMet(length, 2)},`
  return needed === 'aKeyOne'
    ? `${met} but none that is key, and level 2 takes a key one.`
    : `${met} fewer than the ${needed} that level 2 takes while none is confirmed as key.`
}

const countMet = (of: number, level: number, key = ''): string =>
  `${of} ${key}${of === 1 ? 'criterion' : 'criteria'} of level ${level} ${of === 1 ? 'is' : 'are'} met`

function changeText({ criterion, change, level }: WouldChange, edition: EditionInForce): string {
  return `${change === 'without' ? 'Were this not met' : 'Were this met'}, ${wouldBe(level, edition)}: ${wordingOf(criterion, edition)}`
}

export const wordingOf = (criterion: CriterionId, edition: EditionInForce): string =>
  edition.criteria.find(({ id }) => id === criterion)?.wording ?? criterion
