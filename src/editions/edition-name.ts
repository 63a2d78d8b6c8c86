import { readEditionId } from './edition-version.ts'
import { listShipped } from './store.ts'

/** How an edition that a record names is called, and where it is read: "School Improvement Policy 2010, version 3". */
export function editionNamed(id: string): { readonly name: string; readonly address: string } {
  const named = readEditionId(id)
  const shipped = listShipped().find((edition) => edition.id === named?.shippedId)
  if (!named || !shipped) return { name: 'An edition that this release does not have', address: '/policy/versions' }
  return { name: `${shipped.title}, version ${named.version}`, address: `/policy?version=${named.version}` }
}
