import type { ComponentChildren } from 'preact'
import { DataTable, dayText, Details } from '../platform/views/index.ts'
import { roleInWords, type Timescale } from '../policy/index.ts'
import {
  phasesText,
  provenanceNames,
  rowsOf,
  rowValueText,
  yearsText,
  type AnyRow,
  type MeasureName,
} from './configuration-row.ts'
import type { AdoptedEdition } from './edition-version.ts'
import { settingText } from './setting-words.ts'

/** One part of the policy's page, which its contents lead to. */
export const Section = ({ id, title, children }: { id: string; title: string; children: ComponentChildren }) => (
  <section id={id}>
    <h2 class="govuk-heading-m govuk-!-margin-top-6">{title}</h2>
    {children}
  </section>
)

export const Roles = ({ edition }: { readonly edition: AdoptedEdition }) => (
  <Section id="roles" title="Who does what">
    <DataTable
      id="roles-table"
      caption="Who does what"
      captionSize="hidden"
      rows={edition.roles}
      empty="The edition names nobody."
      columns={[
        { name: 'what', heading: 'What', rowHeading: true, cell: ({ wording }) => wording },
        { name: 'who', heading: 'Who may', cell: ({ roles }) => roles.map(roleInWords).join(', ') },
        { name: 'paragraph', heading: 'Paragraph', cell: ({ paragraph }) => paragraph },
      ]}
    />
  </Section>
)

const dueNames: Readonly<Record<Timescale['due'], string>> = {
  eachTerm: 'Each term',
  eachYear: 'Each year',
  afterChange: 'After a change of level',
  anyDay: 'Any day',
}

export const Timescales = ({ edition }: { readonly edition: AdoptedEdition }) => (
  <Section id="timescales" title="When">
    <DataTable
      id="timescales-table"
      caption="When"
      captionSize="hidden"
      rows={edition.timescales}
      empty="The edition names no times."
      columns={[
        { name: 'what', heading: 'What', rowHeading: true, cell: ({ wording }) => wording },
        { name: 'when', heading: 'When', cell: ({ due }) => dueNames[due] },
        { name: 'paragraph', heading: 'Paragraph', cell: ({ paragraph }) => paragraph },
      ]}
    />
  </Section>
)

export const Settings = ({ edition }: { readonly edition: AdoptedEdition }) => (
  <Section id="settings" title="Settings">
    <p class="govuk-body">What the authority chooses. Where the policy’s text is silent, the choice is marked local.</p>
    <DataTable
      id="settings-table"
      caption="Settings"
      captionSize="hidden"
      rows={edition.settings}
      empty="The edition has no settings."
      columns={[
        { name: 'what', heading: 'Setting', rowHeading: true, cell: ({ label }) => label },
        {
          name: 'value',
          heading: 'In force',
          cell: (setting) => settingText(setting, edition.values[setting.key] ?? setting.default),
        },
        {
          name: 'paragraph',
          heading: 'Paragraph',
          cell: ({ paragraph, local }) => `${paragraph}${local ? ', local' : ''}`,
        },
      ]}
    />
  </Section>
)

interface TablesProps {
  readonly edition: AdoptedEdition
  readonly measures: readonly MeasureName[]
}

export const Tables = ({ edition, measures }: TablesProps) => (
  <Section id="tables" title="Dated tables">
    <p class="govuk-body">
      Floor standards, medians, thresholds and definitions by year. Of two lines that cover a year, the lower one holds.
    </p>
    {edition.configuration.map((table) => (
      <Details
        key={table.name}
        summaryText={capital(table.label)}
        html={<RowsTable table={table} measures={measures} />}
      />
    ))}
  </Section>
)

type RowsProps = {
  readonly table: AdoptedEdition['configuration'][number]
  readonly measures: readonly MeasureName[]
}

/** The lines of a dated table with where each comes from. */
export const RowsTable = ({ table, measures }: RowsProps) => (
  <DataTable<AnyRow>
    id={`table-${table.name}`}
    caption={capital(table.label)}
    captionSize="hidden"
    rows={rowsOf(table)}
    empty="This table has no lines."
    columns={[
      { name: 'years', heading: 'Years', rowHeading: true, cell: yearsText },
      ...(rowsOf(table).some(({ phases }) => phases) ? [{ name: 'phases', heading: 'For', cell: phasesText }] : []),
      { name: 'value', heading: 'Value', cell: (row) => rowValueText(table, row, measures) },
      {
        name: 'source',
        heading: 'Where from',
        cell: ({ provenance, note }) => (
          <>
            {provenanceNames[provenance]}
            {note && <span class="app-source">{note}</span>}
          </>
        ),
      },
    ]}
  />
)

export const Frameworks = ({ edition }: { readonly edition: AdoptedEdition }) => (
  <Section id="frameworks" title="Inspection frameworks">
    <DataTable
      id="frameworks-table"
      caption="Inspection frameworks"
      captionSize="hidden"
      rows={edition.frameworks}
      empty="The edition names no frameworks."
      columns={[
        { name: 'name', heading: 'Framework', rowHeading: true, cell: ({ name }) => name },
        { name: 'from', heading: 'From', nowrap: true, cell: ({ from }) => dayText(from) },
        {
          name: 'to',
          heading: 'To',
          nowrap: true,
          cell: ({ to }) => (to === undefined ? 'Further notice' : dayText(to)),
        },
        { name: 'grades', heading: 'Judgements', cell: ({ grades }) => grades.join(', ') },
      ]}
    />
  </Section>
)

export const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1)
