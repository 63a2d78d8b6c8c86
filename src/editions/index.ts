export { type AdoptedEdition, type EditionVersion } from './edition-version.ts'
export { editionInForce, findEdition, listShipped, listVersions } from './store.ts'
