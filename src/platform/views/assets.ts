import { readFileSync } from 'node:fs'
import type { Assets } from './frame.ts'

/** What the build writes beside the files: plain name to name with the hash of its contents. */
export type AssetManifest = Readonly<Record<string, string>>

/** Addresses of the stylesheet and script under `/assets/`, by their hashed names where the manifest knows them. */
export const assetsFrom = (manifest: AssetManifest): Assets => ({
  css: `/assets/${manifest['service.css'] ?? 'service.css'}`,
  js: `/assets/${manifest['service.js'] ?? 'service.js'}`,
})

/** Reads the manifest of a folder of built files; an empty one where nothing has been built, as in page tests. */
export function readAssetManifest(folder: string): AssetManifest {
  try {
    return JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8')) as AssetManifest
  } catch {
    return {}
  }
}
