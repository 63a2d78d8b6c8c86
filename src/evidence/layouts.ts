import { absenceLayouts } from './absence-layouts.ts'
import { authorityReturnLayout } from './authority-return.ts'
import { censusLayouts } from './census-layouts.ts'
import { exclusionLayouts } from './exclusion-layouts.ts'
import { financeLayouts } from './finance-layouts.ts'
import { joinedLayout } from './joined-layout.ts'
import { openGovernmentLicence, type Layout } from './layout.ts'
import { ofstedLayouts } from './ofsted-layouts.ts'
import { primaryExtractLayouts, primaryLayouts } from './primary-layouts.ts'
import { registerLayouts } from './register-layouts.ts'
import { secondaryLayouts } from './secondary-layouts.ts'

const withoutFigures = (id: string, title: string, because: string, needs: string[][]): Layout => ({
  id,
  title,
  publisher: 'Department for Education',
  licence: openGovernmentLicence,
  holds: 'nothing',
  because,
  needs,
  year: { by: 'day' },
  key: {},
  rows: [],
  parts: [],
})

const describesColumns =
  'This file describes the columns of another file. There are no figures in it: choose the data file itself.'

/** Files that are published beside the data and are easily taken for it. */
const companions: readonly Layout[] = [
  withoutFigures('dictionary-variables', 'List of variables', describesColumns, [['Variable'], ['Label']]),
  withoutFigures('dictionary-columns', 'List of columns', describesColumns, [
    ['Column', 'Field Number'],
    ['Field Name', 'FieldName', 'Field Reference', 'Metafile heading', 'Variable'],
  ]),
  withoutFigures('dictionary-headings', 'List of headings', describesColumns, [['Metafile heading']]),
  withoutFigures(
    'list-of-authorities',
    'List of authorities',
    'This is a list of authorities and regions, without figures.',
    [['LEA'], ['LA Name'], ['REGION']],
  ),
  withoutFigures('list-of-types', 'List of school types', 'This is a list of school types, without figures.', [
    ['NFTYPE'],
    ['School Type'],
  ]),
]

/** Every layout the service knows, without those that users map and save. */
export const builtInLayouts: readonly Layout[] = [
  ...absenceLayouts,
  ...censusLayouts,
  ...financeLayouts,
  ...primaryExtractLayouts,
  ...primaryLayouts,
  ...secondaryLayouts,
  ...exclusionLayouts,
  ...ofstedLayouts,
  ...registerLayouts,
  joinedLayout,
  authorityReturnLayout,
  ...companions,
]
