import { z } from 'zod'
import { route, type Actor } from '../people/index.ts'
import type { Tx } from '../platform/database/index.ts'
import { withErrors, type FieldErrors, type FormRead, type FormValues } from '../platform/forms/index.ts'
import {
  conflict,
  notFound,
  page,
  seeOther,
  unacceptable,
  type AnyRoute,
  type Answer,
  type Asked,
} from '../platform/http/index.ts'
import type { VNode } from 'preact'
import type { Key, SettingValue } from '../policy/index.ts'
import { changeEdition } from './commands.ts'
import { withRow, withTable, type MeasureName } from './configuration-row.ts'
import { withKeys, withSettings, type AdoptedEdition, type EditionVersion, type Revision } from './edition-version.ts'
import { adoptionForm, keyField, keysForm, rowForm, settingField, settingsForm } from './forms.ts'
import { AdoptionPage, ConfigurationPage, KeyCriteriaPage, SettingsPage, type KeepingProps } from './keeping-pages.tsx'
import { editionRefusal, rowRefusal } from './refusal-sentences.ts'
import { RowPage } from './row-page.tsx'
import { editionInForce, listVersions, shippedEdition } from './store.ts'
import { readSetting, settingTyped } from './setting-words.ts'

const tableParams = z.object({ table: z.string().regex(/^[a-z0-9-]{1,100}$/) })

/** Where the edition is changed: key flags, settings, dated tables, adoption. Each change is a version. */
export const keepingRoutes = (measures: readonly MeasureName[]): readonly AnyRoute[] => [
  route({
    method: 'GET',
    url: '/policy/key-criteria',
    permission: 'keep edition',
    audit: 'none',
    act: (asked) =>
      opened(asked, KeyCriteriaPage, ({ criteria }) =>
        Object.fromEntries(criteria.map(({ id, key }) => [keyField(id), key])),
      ),
  }),
  route({
    method: 'POST',
    url: '/policy/key-criteria',
    permission: 'keep edition',
    audit: 'changes',
    form: keysForm,
    act: (asked) =>
      kept(asked, KeyCriteriaPage, 'Key criteria confirmed', (latest, edition, values) => ({
        seen: values.version,
        choices: withKeys(shippedEdition(latest.shippedId), latest.choices, keysIn(edition, values)),
      })),
  }),
  route({
    method: 'GET',
    url: '/policy/settings',
    permission: 'keep edition',
    audit: 'none',
    act: (asked) =>
      opened(asked, SettingsPage, ({ settings, values }) =>
        Object.fromEntries(
          settings.map(({ key, default: value }) => [settingField(key), settingTyped(values[key] ?? value)]),
        ),
      ),
  }),
  route({
    method: 'POST',
    url: '/policy/settings',
    permission: 'keep edition',
    audit: 'changes',
    form: settingsForm,
    async act(asked) {
      const { actor, form, read, today } = asked
      const edition = await read((tx) => editionInForce(tx, actor.authority, today))
      const wrong = form.ok ? wrongSettings(edition, form.value) : {}
      const again = Object.keys(wrong).length > 0 ? withErrors(form, wrong) : form
      return kept({ ...asked, form: again }, SettingsPage, 'Settings changed', (latest, _edition, values) => ({
        seen: values.version,
        choices: withSettings(shippedEdition(latest.shippedId), latest.choices, settingsIn(edition, values)),
      }))
    },
  }),
  route({
    method: 'GET',
    url: '/policy/adoption',
    permission: 'keep edition',
    audit: 'none',
    act: (asked) =>
      opened(asked, AdoptionPage, ({ adoptedBy, adoptedFrom }) => {
        const [year, month, day] = adoptedFrom.split('-').map(Number)
        return { by: adoptedBy, 'from-day': String(day), 'from-month': String(month), 'from-year': String(year) }
      }),
  }),
  route({
    method: 'POST',
    url: '/policy/adoption',
    permission: 'keep edition',
    audit: 'changes',
    form: adoptionForm,
    act: (asked) =>
      kept(asked, AdoptionPage, 'Adoption recorded', (_latest, _edition, { version: seen, by, from }) => ({
        seen,
        adoptedBy: by,
        adoptedFrom: from,
      })),
  }),
  route({
    method: 'GET',
    url: '/policy/configuration',
    permission: 'keep edition',
    audit: 'none',
    act: ({ actor, frame, read, today }) =>
      read(async (tx) =>
        page(<ConfigurationPage frame={frame} edition={await editionInForce(tx, actor.authority, today)} />),
      ),
  }),
  route({
    method: 'GET',
    url: '/policy/configuration/:table',
    permission: 'keep edition',
    audit: 'none',
    params: tableParams,
    async act(asked) {
      const table = await findTable(asked)
      if (!table) return notFound()
      return opened(
        asked,
        (props) => <RowPage {...props} table={table} measures={measures} />,
        () => ({ holds: 'value' }),
      )
    },
  }),
  route({
    method: 'POST',
    url: '/policy/configuration/:table',
    permission: 'keep edition',
    audit: 'changes',
    params: tableParams,
    form: rowForm,
    async act(asked) {
      const table = await findTable(asked)
      if (!table) return notFound()
      const { form } = asked
      const show = (props: KeepingProps) => <RowPage {...props} table={table} measures={measures} />
      if (!form.ok) return kept(asked, show, '', () => ({ seen: 0 }))
      const { holds, value, ...given } = form.value
      const made = withRow(table, { ...given, value: holds === 'none' ? 'none' : (value ?? '') }, measures)
      const again = made.ok ? form : withErrors(form, Object.fromEntries(made.reasons.map(rowRefusal)))
      return kept({ ...asked, form: again }, show, `Table changed: ${table.label}`.slice(0, 200), (latest) => ({
        seen: given.version,
        ...(made.ok ? { choices: withTable(latest.choices, made.value) } : {}),
      }))
    },
  }),
]

type AskedToKeep = Pick<
  Asked<Actor, unknown, unknown, unknown>,
  'actor' | 'frame' | 'once' | 'form' | 'read' | 'write' | 'audit' | 'today' | 'now'
>
type Show = (props: KeepingProps) => VNode

/** A page on which the edition is changed, as it is now. */
export const opened = (
  { actor, frame, once, read, today }: AskedToKeep,
  show: Show,
  begin: (edition: AdoptedEdition) => FormValues,
): Promise<Answer> =>
  read(async (tx) => {
    const edition = await editionInForce(tx, actor.authority, today)
    return page(show({ frame, edition, once, form: { ok: false, errors: {}, typed: begin(edition) } }))
  })

/** One change of the edition: the form, the next version, the audit, and every way in which it may be refused. */
export function kept<Values extends { readonly version: number; readonly reason: string }>(
  asked: AskedToKeep & { readonly form: FormRead<Values> },
  show: Show,
  change: string,
  revise: (latest: EditionVersion, edition: AdoptedEdition, values: Values) => Revision,
): Promise<Answer> {
  const { actor, frame, once, form, today, now } = asked
  return asked.write(async (tx) => {
    const edition = await editionInForce(tx, actor.authority, today)
    const shown = { frame, edition, once }
    if (!form.ok) return unacceptable(show({ ...shown, form }))
    const by = { actor, change, reason: form.value.reason, today, now }
    const outcome = await changeEdition(tx, by, (latest) => revise(latest, edition, form.value))
    if (outcome.ok) {
      const { before, after } = outcome.value
      const facts = { action: 'change edition', subject: `edition version ${after.version}` }
      await asked.audit(tx, { ...facts, before: told(before), after: { ...told(after), change, reason: by.reason } })
      return seeOther('/policy', `${change}. Version ${after.version} of the policy is in force from today.`)
    }
    const stale = outcome.reasons.find((reason) => reason.kind === 'stale')
    if (stale) {
      const savedMeanwhile = await savedSince(tx, actor, stale.seen)
      return conflict(show({ ...shown, form, savedMeanwhile }))
    }
    const errors = outcome.reasons.flatMap((reason) => (reason.kind === 'stale' ? [] : [editionRefusal(reason)]))
    return unacceptable(show({ ...shown, form: withErrors(form, Object.fromEntries(errors)) }))
  })
}

const savedSince = async (tx: Tx, { authority }: Actor, seen: number) =>
  (await listVersions(tx, authority)).filter(({ version }) => version > seen)

/** A version as the audit remembers it: what changed can be told from two of them. */
const told = ({ adoptedBy, adoptedFrom, choices }: EditionVersion) => ({
  adoptedBy,
  adoptedFrom,
  keyCriteria: choices.keys,
  ownSentences: choices.wordings,
  settings: choices.settings,
  frameworks: choices.frameworks?.map(({ name, from }) => `${name}, from ${from}`),
  datedTables: choices.configuration?.map(({ name, rows }) => `${name}: ${JSON.stringify(rows.at(-1))}`),
})

/** The fields of a form that has one for every criterion or setting. */
type Sent = Readonly<Record<string, unknown>>

function keysIn({ criteria }: AdoptedEdition, values: Sent): Record<string, Key> {
  const given = criteria.map(({ id, key }) => [id, (values[keyField(id)] as Key | undefined) ?? key] as const)
  return Object.fromEntries(given)
}

function settingsIn({ settings, values: inForce }: AdoptedEdition, values: Sent): Record<string, SettingValue> {
  const given = settings.map((setting) => {
    const text = values[settingField(setting.key)]
    const value = readSetting(setting, typeof text === 'string' ? text : '')
    return [setting.key, value ?? inForce[setting.key] ?? setting.default] as const
  })
  return Object.fromEntries(given)
}

/** Settings whose text is no value at all; a value that is one but may not be is refused with the edition. */
function wrongSettings({ settings }: AdoptedEdition, values: Sent): FieldErrors {
  const wrong = settings.filter(
    (setting) => readSetting(setting, String(values[settingField(setting.key)] ?? '')) === undefined,
  )
  return Object.fromEntries(wrong.map((setting) => [settingField(setting.key), sentenceFor(setting.type)]))
}

const sentenceFor = (type: string): string =>
  type === 'number' || type === 'optionalNumber' ? 'Enter a whole number' : 'Select one of the choices'

const findTable = ({ actor, params, read, today }: AskedToKeep & { readonly params: { readonly table: string } }) =>
  read(async (tx) => {
    const { configuration } = await editionInForce(tx, actor.authority, today)
    return configuration.find(({ name }) => name === params.table)
  })
