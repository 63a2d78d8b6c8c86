export { exportFormats, exportRows, tableOfRows, type ExportFormat } from './export.ts'
export { findRows, pageOfRows, type Found, type FoundPage } from './find.ts'
export {
  countText,
  type List,
  type ListColumn,
  type ListFilter,
  type ListSearch,
  type ListValue,
  type Onward,
} from './list.ts'
export { ListPage, type ListPageProps, type ShownList } from './list-page.tsx'
export { onwardFrom, onwardTo, originOf } from './origin.ts'
export { listAddress, listQuery, readListQuery, type GivenQuery, type ListQuery } from './query.ts'
export { listRoutes, type AskedOfList, type ListedAt } from './routes.tsx'
export { plainText, searchFor } from './words.ts'
