import { dayText } from '../platform/views/index.ts'
import type { Onward } from '../platform/lists/index.ts'
import type { LinkedSchool, Overview } from './overview.ts'

/** Which schools came before and after, and what that means for the history shown. */
export function BeforeAndAfter({ overview, onward }: { overview: Overview; onward: Onward }) {
  const { before, after, inView } = overview
  if (before.length + after.length === 0) return null
  const { name } = inView.school
  return (
    <>
      <h2 class="govuk-heading-m">Before and after</h2>
      {before.length > 0 && (
        <>
          <p class="govuk-body">
            {name} follows {before.length === 1 ? ofOne : ofSeveral}, and says so:
          </p>
          <Linked schools={before} onward={onward} />
        </>
      )}
      {after.length > 0 && (
        <>
          <p class="govuk-body">{name} is followed by:</p>
          <Linked schools={after} onward={onward} />
        </>
      )}
    </>
  )
}

const ofOne = 'an earlier school. History from before that day is that of its predecessor'
/** Of two schools that became one neither's figure is the new school's (`ownFigure` of the evidence). */
const ofSeveral = 'earlier schools. History from before holds what only one of them has'

const Linked = ({ schools, onward }: { schools: readonly LinkedSchool[]; onward: Onward }) => (
  <ul class="govuk-list govuk-list--bullet">
    {schools.map(({ urn, school, name, establishedOn, source }) => (
      <li key={urn}>
        {school ? (
          <>
            <a class="govuk-link" href={onward(`/schools/${urn}`)}>
              {school.name}
            </a>{' '}
            (URN {urn})
          </>
        ) : (
          `${name ?? 'A school whose page is not open here'} (URN ${urn})`
        )}
        {establishedOn !== null && `, from ${dayText(establishedOn)}`}
        <span class="app-source">{source}</span>
      </li>
    ))}
  </ul>
)
