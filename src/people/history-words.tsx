import { parseDay } from '../kernel/index.ts'
import { changeIn, type AuditRow } from '../platform/audit/index.ts'
import { dayText, Details, HistoryList, instantText, Tag } from '../platform/views/index.ts'
import { actionWords, fieldWords } from './action-words.ts'
import { groupRows, type RowGroup } from './history-groups.ts'
import { roleNames, type Role } from './role.ts'
import { valueWords } from './value-words.ts'

export interface HistoryOfProps {
  /** As `listAudit` gives them: newest first. */
  readonly rows: readonly AuditRow[]
  readonly headingLevel?: 2 | 3 | 4 | undefined
  /** The name of a school, where the list covers several; without it no row says of which school it is. */
  readonly schoolNames?: ReadonlyMap<number, string> | undefined
  /** The wording of a criterion by its name in the edition; without it the name stands, as words. */
  readonly wordings?: ReadonlyMap<string, string> | undefined
}

/** What has been done to a record, or to a school: who, in which role, when, what it was before and is after. */
export const HistoryOf = ({ rows, headingLevel, schoolNames, wordings }: HistoryOfProps) => (
  <HistoryList
    headingLevel={headingLevel}
    entries={groupRows(rows).map((group) => ({
      what: <What row={group[0]} times={group.length} />,
      who: whoText(group[0]),
      when: group[0].at,
      detail: <GroupDetail rows={group} schoolNames={schoolNames} wordings={wordings} />,
    }))}
  />
)

type Known = Pick<HistoryOfProps, 'schoolNames' | 'wordings'>

/** What one row changed; of several of the same, the school once and each folded away. */
function GroupDetail({ rows, schoolNames, wordings }: { rows: RowGroup } & Known) {
  const [row] = rows
  if (rows.length === 1)
    return (
      <>
        <SchoolOf row={row} schoolNames={schoolNames} />
        <ChangesOf row={row} wordings={wordings} />
      </>
    )
  return (
    <>
      <SchoolOf row={row} schoolNames={schoolNames} />
      <Details summaryText="Each of them" classes="govuk-!-margin-bottom-0">
        <ul class="govuk-list govuk-list--spaced govuk-body-s">
          {rows.map((each) => (
            <li key={each.seq}>
              {instantText(each.at)}: {sentence(subjectText(each, wordings))}
              <ChangesOf row={each} wordings={wordings} />
            </li>
          ))}
        </ul>
      </Details>
    </>
  )
}

/** "criterion secure-governance-strong" by its wording; what else was done about, as it was kept. */
function subjectText({ subject, action }: AuditRow, wordings: Known['wordings']): string {
  const criterion = /^criterion (.+)$/.exec(subject ?? '')?.[1]
  return (criterion && wordings?.get(criterion)) ?? subject ?? actionWords(action)
}

/** How a thing that was tried came out, in words. */
export const outcomeNames = { done: 'Done', refused: 'Refused', denied: 'Denied', read: 'Read' } as const

/** "Ada Ademola, LA system administrator": the role as it was taken up then. */
export const whoText = ({ personName, role }: Pick<AuditRow, 'personName' | 'role'>): string =>
  role === null ? personName : `${personName}, ${roleNames[role as Role] ?? role}`

const What = ({ row, times }: { readonly row: AuditRow; readonly times: number }) => (
  <>
    {sentence(
      actionWords(row.action)
        .replace(/^GET /, 'open ')
        .replace(/^POST /, 'send to '),
    )}
    {times > 1 && `, ${times} times`}
    {row.outcome !== 'done' && (
      <>
        {' '}
        <Tag
          text={outcomeNames[row.outcome as keyof typeof outcomeNames] ?? row.outcome}
          classes={row.outcome === 'read' ? 'govuk-tag--grey' : 'govuk-tag--orange'}
        />
      </>
    )}
  </>
)

const SchoolOf = ({ row: { urn }, schoolNames }: { row: AuditRow; schoolNames: HistoryOfProps['schoolNames'] }) =>
  urn === null || !schoolNames ? null : (
    <p class="govuk-body-s govuk-!-margin-bottom-1">
      <a class="govuk-link" href={`/schools/${urn}`}>
        {schoolNames.get(urn) ?? `School ${urn}`}
      </a>
    </p>
  )

function ChangesOf({ row, wordings }: { readonly row: AuditRow } & Pick<Known, 'wordings'>) {
  const changes = changesOf(row, wordings)
  if (changes.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet govuk-body-s">
      {changes.map(({ name, before, after }) => (
        <li key={name}>
          {name}: <Words text={after ?? 'nothing'} />
          {before !== undefined && (
            <>
              , before: <Words text={before} />
            </>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What was written, with the lines as they were made. */
const Words = ({ text }: { readonly text: string }) =>
  text.includes('\n') ? (
    <span class="app-words">
      <Breakable text={text} />
    </span>
  ) : (
    <Breakable text={text} />
  )

/** Text whose long words may go on in the next line on a small screen; copied, it is whole. */
export const Breakable = ({ text }: { readonly text: string }) => (
  <>{text.split(/(\S{25,})/).map((part, index) => (index % 2 === 0 ? part : <LongWord word={part} />))}</>
)

const LongWord = ({ word }: { readonly word: string }) => (
  <>
    {(word.match(/.{1,12}/gu) ?? []).map((part) => (
      <>
        <wbr />
        {part}
      </>
    ))}
  </>
)

/** One thing that a happening changed, in words; `before` is absent where there was nothing to compare with. */
export interface Change {
  readonly name: string
  readonly before?: string | undefined
  readonly after?: string | undefined
}

/** What `before` and `after` of a row say, thing by thing, without those that stayed the same. */
export function changesOf(
  { canonical }: Pick<AuditRow, 'canonical'>,
  wordings?: ReadonlyMap<string, string>,
): readonly Change[] {
  const { before, after } = changeIn(canonical)
  const [was, is] = [asFields(before), asFields(after)]
  return (
    [...new Set([...Object.keys(is), ...Object.keys(was)])]
      .filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]))
      .map((key) => {
        const text = (value: unknown) =>
          (typeof value === 'string' ? valueWords(key, value, wordings) : undefined) ?? valueText(value)
        return { name: sentence(key), before: text(was[key]), after: text(is[key]) }
      })
      // What was left empty, and is, is nothing that was done.
      .filter(({ before, after }) => before !== undefined || after !== undefined)
  )
}

function asFields(value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || value === undefined) return {}
  return typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : { What: value }
}

function valueText(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.map((each) => valueText(each) ?? 'nothing').join('; ')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, inner]) => `${sentence(key).toLowerCase()} ${valueText(inner) ?? 'nothing'}`)
      .join(', ')
  return typeof value === 'string' ? textOfValue(value) : String(value)
}

function textOfValue(text: string): string {
  const day = parseDay(text)
  if (day) return dayText(day)
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(text)) return instantText(new Date(text))
  // Words that somebody typed may be the name of something every object has: "constructor".
  return Object.hasOwn(roleNames, text) ? roleNames[text as Role] : text
}

/** "firstDay" and "see /policy" as a sentence begins: "First day", "See /policy". What is already words stays. */
function sentence(name: string): string {
  const known = fieldWords(name)
  if (known !== undefined) return known
  const words = /^[a-z]+([A-Z][a-z]*)+$/.test(name)
    ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
    : name
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}
