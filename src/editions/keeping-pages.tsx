import type { ComponentChildren } from 'preact'
import type { FormRead } from '../platform/forms/index.ts'
import {
  DataTable,
  DateField,
  Form,
  HistoryList,
  InsetText,
  Page,
  RadiosField,
  TextField,
  WordsField,
  type Frame,
} from '../platform/views/index.ts'
import { dayText } from '../platform/views/index.ts'
import { levels, type Setting } from '../policy/index.ts'
import { rowsOf, yearsText } from './configuration-row.ts'
import type { AdoptedEdition } from './edition-version.ts'
import { keyField, settingField } from './forms.ts'
import { capital } from './policy-tables.tsx'
import { keyNames } from './setting-words.ts'
import type { VersionRow } from './tables.ts'

export interface KeepingProps {
  readonly frame: Frame
  readonly edition: AdoptedEdition
  readonly form: FormRead<unknown>
  readonly once: string
  /** What others saved since the page was opened: shown beside what this person wrote, which is not saved. */
  readonly savedMeanwhile?: readonly VersionRow[] | undefined
}

/** What was typed and what is wrong with it, as fields take it. */
export const shown = (form: FormRead<unknown>) => ({ typed: form.typed, errors: form.ok ? {} : form.errors })

type KeepPageProps = KeepingProps & {
  readonly title: string
  readonly action: string
  readonly submit: string
  readonly back?: string
  readonly draft: string
  readonly children: ComponentChildren
}

/** A page on which the edition is changed: the questions, why, and the version they were decided on. */
export function KeepPage(props: KeepPageProps) {
  const { frame, edition, form, once, title, action, submit, draft, back = '/policy', children } = props
  const { typed, errors } = shown(form)
  return (
    <Page frame={frame} title={title} errors={errors} back={{ href: back }}>
      <h1 class="govuk-heading-l">{title}</h1>
      {props.savedMeanwhile && <SavedMeanwhile rows={props.savedMeanwhile} />}
      <Form
        action={action}
        csrf={frame.csrf}
        once={once}
        version={edition.version}
        submit={submit}
        cancel={{ href: back }}
        draft={draft}
      >
        {children}
        <WordsField
          form={{ typed, errors }}
          name="reason"
          label="Reason for the change"
          hint="Where it was agreed, and by whom. Everyone who reads the policy can read it."
          limit={2000}
          rows={3}
        />
      </Form>
    </Page>
  )
}

const SavedMeanwhile = ({ rows }: { readonly rows: readonly VersionRow[] }) => (
  <InsetText>
    <p class="govuk-body">
      Somebody else has changed the edition since you opened this page. What you wrote is below, not saved yet. Check it
      against their change and save again, or go back.
    </p>
    <HistoryList headingLevel={2} entries={rows.map(versionEntry)} />
  </InsetText>
)

/** A version as the history shows it. */
const versionEntry = (row: VersionRow) => ({
  what: (
    <a class="govuk-link" href={`/policy?version=${row.version}`}>
      Version {row.version}: {row.change}
    </a>
  ),
  who: row.personName,
  when: row.at,
  detail: (
    <>
      <p class="govuk-body-s govuk-!-margin-bottom-1">In force from {dayText(row.inForceFrom)}</p>
      <p class="govuk-body-s">Reason: {row.reason}</p>
    </>
  ),
})

export const KeyCriteriaPage = (props: KeepingProps) => (
  <KeepPage
    {...props}
    title="Confirm key criteria"
    action="/policy/key-criteria"
    submit="Save key criteria"
    draft="key-criteria"
  >
    <p class="govuk-body">
      The policy printed its key characteristics in bold type, which the text that came to us has lost. A met key
      criterion of a higher level cannot be agreed away without a recorded reason. Until it is confirmed, a criterion is
      not treated as key, unless a setting says so for level 3.
    </p>
    {levels.map((level) => (
      <section key={level} aria-labelledby={`level-${level}`}>
        <h2 class="govuk-heading-m" id={`level-${level}`}>
          Level {level}: {props.edition.levels.find((each) => each.level === level)?.name}
        </h2>
        {props.edition.criteria
          .filter((criterion) => criterion.level === level)
          .map(({ id, number, wording }) => (
            <RadiosField
              key={id}
              form={shown(props.form)}
              name={keyField(id)}
              label={`${number}. ${wording}`}
              small
              choices={(['key', 'notKey', 'notConfirmed'] as const).map((value) => ({ value, text: keyNames[value] }))}
            />
          ))}
      </section>
    ))}
  </KeepPage>
)

export const SettingsPage = (props: KeepingProps) => (
  <KeepPage {...props} title="Change settings" action="/policy/settings" submit="Save settings" draft="settings">
    <p class="govuk-body">
      The policy’s text gives none of these. They hold from today; what was decided before stays.
    </p>
    {props.edition.settings.map((setting) => (
      <SettingField key={setting.key} setting={setting} form={props.form} />
    ))}
  </KeepPage>
)

function SettingField({ setting, form }: { readonly setting: Setting; readonly form: FormRead<unknown> }) {
  const { key, label, hint, paragraph } = setting
  const common = { form: shown(form), name: settingField(key), label }
  const place = /^\d/.test(paragraph) ? `Paragraph ${paragraph}.` : `The ${paragraph} of the policy.`
  const told = [hint, place].filter((each) => each !== undefined).join(' ')
  switch (setting.type) {
    case 'number':
      return <TextField {...common} hint={told} width={4} digits suffix={setting.unit} />
    case 'optionalNumber':
      return <TextField {...common} hint={`Leave empty for off. ${told}`} width={4} digits suffix={setting.unit} />
    case 'yesNo':
      return (
        <RadiosField
          {...common}
          hint={told}
          inline
          choices={[
            { value: 'yes', text: 'Yes' },
            { value: 'no', text: 'No' },
          ]}
        />
      )
    case 'choice':
      return (
        <RadiosField
          {...common}
          hint={told}
          choices={setting.choices.map((choice) => ({ value: choice.value, text: choice.label }))}
        />
      )
  }
}

export const AdoptionPage = (props: KeepingProps) => (
  <KeepPage
    {...props}
    title="Record who adopted the policy"
    action="/policy/adoption"
    submit="Save adoption"
    draft="adoption"
  >
    <TextField
      form={shown(props.form)}
      name="by"
      label="Adopted by"
      hint="For example, the headteachers of the area at their conference"
    />
    <DateField form={shown(props.form)} name="from" label="Adopted from" />
  </KeepPage>
)

/** Every dated table with its newest line, and the way to add a year. */
export const ConfigurationPage = ({ frame, edition }: Pick<KeepingProps, 'frame' | 'edition'>) => (
  <Page frame={frame} title="Dated tables" back={{ href: '/policy' }} width="wide">
    <h1 class="govuk-heading-l">Dated tables</h1>
    <p class="govuk-body">
      Floor standards, medians, thresholds and definitions that change by year. Adding a year changes no rule.
    </p>
    <DataTable
      id="tables"
      caption={`${edition.configuration.length} tables`}
      rows={edition.configuration}
      empty="The edition has no dated tables."
      columns={[
        { name: 'table', heading: 'Table', rowHeading: true, cell: ({ label }) => capital(label) },
        { name: 'lines', heading: 'Lines', numeric: true, cell: (table) => rowsOf(table).length },
        { name: 'last', heading: 'Last line', cell: (table) => lastYears(rowsOf(table)) },
        {
          name: 'change',
          heading: 'Change',
          cell: ({ name, label }) => (
            <a class="govuk-link" href={`/policy/configuration/${name}`}>
              Add or replace a year<span class="govuk-visually-hidden"> of {label}</span>
            </a>
          ),
        },
      ]}
    />
  </Page>
)

const lastYears = (rows: ReturnType<typeof rowsOf>): string => {
  const last = rows.at(-1)
  return last ? yearsText(last) : 'None'
}

export const VersionsPage = ({ frame, rows }: { readonly frame: Frame; readonly rows: readonly VersionRow[] }) => (
  <Page frame={frame} title="Versions of the policy" back={{ href: '/policy' }}>
    <h1 class="govuk-heading-l">Versions of the policy</h1>
    <p class="govuk-body">
      Each change is a version of its own. None is ever changed: every record names the version it was decided under.
    </p>
    <HistoryList headingLevel={2} entries={rows.map(versionEntry)} />
    <p class="govuk-body">
      <a class="govuk-link" href="/policy?version=0">
        Version 0: the edition as it comes with the service
      </a>
    </p>
  </Page>
)
