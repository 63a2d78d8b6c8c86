import type { List } from '../platform/lists/index.ts'
import { LevelTag } from '../platform/views/index.ts'
import type { EditionInForce } from '../policy/index.ts'
import { schoolColumns, schoolFilters, schoolSearch, type SchoolRow } from '../schools/index.ts'
import type { Warning } from './early-warning.ts'
import type { WarnedSchool } from './warned-school.ts'
import { answerableText, warningNames, warningSentence } from './warning-words.ts'

export interface Whose {
  readonly isMine: (school: WarnedSchool) => boolean
  readonly isTeams: (school: WarnedSchool) => boolean
  readonly isTakenTo: (school: WarnedSchool) => boolean
}

const schoolOf = ({ listed }: WarnedSchool): SchoolRow => listed

/** Schools with early warnings, the gravest first: what, since when, who answers for it, to whom it is taken. */
export const warningsList = (
  rows: readonly WarnedSchool[],
  edition: EditionInForce,
  laCode: number | null,
  whose: Whose,
): List<WarnedSchool> => {
  const [name, ...facts] = schoolColumns<WarnedSchool>(schoolOf)
  return {
    path: '/early-warning',
    title: 'Early warning',
    noun: ['school', 'schools'],
    key: ({ record }) => record.urn,
    columns: [
      ...(name
        ? [
            {
              ...name,
              cell: ({ listed: { school } }: WarnedSchool, onward: (path: string) => string) => (
                <a
                  class="govuk-link govuk-link--no-visited-state"
                  href={onward(`/schools/${school.urn}/support-level`)}
                >
                  {school.name}
                </a>
              ),
            },
          ]
        : []),
      {
        name: 'level',
        heading: 'Level',
        nowrap: true,
        value: ({ listed }) => levelText(listed.level, edition),
        order: ({ listed }) => listed.level,
        cell: ({ listed: { level } }) => (
          <LevelTag level={level ?? undefined} name={edition.levels.find((known) => known.level === level)?.name} />
        ),
      },
      {
        name: 'warnings',
        heading: 'Warnings',
        width: 80,
        value: ({ warnings }) => warnings.map((warning) => warningSentence(warning, edition)).join(' '),
        order: ({ warnings }) => -weightOf(warnings),
        cell: ({ warnings }) => <Warnings warnings={warnings} edition={edition} />,
      },
      {
        name: 'answerable',
        heading: 'Responsible',
        value: ({ answerable }) => answerable.map(answerableText).join('; '),
      },
      {
        name: 'takenTo',
        heading: 'Escalated to',
        value: ({ takenTo }) => (takenTo ? answerableText(takenTo) : null),
        unknown: 'Not escalated',
      },
      ...facts
        .filter((column) => column.name === 'adviser' || column.name === 'phase')
        .map((column) => ({ ...column, only: 'export' as const })),
    ],
    filters: [
      {
        name: 'whose',
        heading: 'Whose schools',
        kind: 'one',
        hint: 'Mine: where I am link adviser, answer for the school, or have it before me.',
        choices: [
          { value: 'mine', text: 'Mine' },
          { value: 'team', text: 'My team’s' },
        ],
        of: (school) => [...(whose.isMine(school) ? ['mine'] : []), ...(whose.isTeams(school) ? ['team'] : [])],
      },
      {
        name: 'warning',
        heading: 'Warning',
        kind: 'any',
        choices: kinds.map((value) => ({ value, text: warningNames[value] })),
        of: ({ warnings }) => warnings.map(({ kind }) => kind),
      },
      {
        name: 'escalated',
        heading: 'Escalation',
        kind: 'any',
        choices: [
          { value: 'yes', text: 'Escalated' },
          { value: 'me', text: 'Escalated to me' },
          { value: 'no', text: 'Not escalated' },
        ],
        of: (school) => [school.takenTo ? 'yes' : 'no', ...(whose.isTakenTo(school) ? ['me'] : [])],
      },
      {
        name: 'level',
        heading: 'Level',
        kind: 'any',
        choices: edition.levels.map(({ level, name }) => ({ value: String(level), text: `${level} ${name}` })),
        of: ({ listed }) => String(listed.level ?? 'none'),
      },
      ...schoolFilters<WarnedSchool>(schoolOf, rows).filter(({ name }) => name === 'phase' || name === 'adviser'),
    ],
    search: schoolSearch<WarnedSchool>(schoolOf, laCode),
    sort: { by: 'warnings', direction: 'ascending' },
  }
}

const levelText = (level: number | null, { levels }: EditionInForce): string | null =>
  level === null ? null : `${level} ${levels.find((known) => known.level === level)?.name ?? ''}`.trim()

/** From the gravest. */
const kinds = Object.keys(warningNames) as readonly Warning['kind'][]

/** One grave warning weighs more than all that are less so. */
const weightOf = (warnings: readonly Warning[]): number =>
  warnings.reduce((sum, { kind }) => sum + 2 ** (kinds.length - kinds.indexOf(kind)), 0)

export const Warnings = ({ warnings, edition }: { warnings: readonly Warning[]; edition: EditionInForce }) => (
  <ul class="govuk-list govuk-!-font-size-16 govuk-!-margin-bottom-0">
    {warnings.map((warning) => (
      <li>
        <strong>{warningNames[warning.kind]}.</strong> {warningSentence(warning, edition)}
      </li>
    ))}
  </ul>
)
