import { launchBrowser } from '../browser.ts'
import { examinePages } from './every-page.ts'

examinePages(
  await launchBrowser(),
  'every page that is not about one school',
  (url) => !url.startsWith('/schools/:urn'),
)
