const prefix = 'draft:'
const sentKey = 'draft-sent'
const ownerKey = 'draft-owner'

/**
 * Keeps what is being written in a form with `data-draft` for this tab, so that an ended session or a closed page loses
 * nothing. In the tab's own storage only, never the browser's: what is written is sensitive and machines are shared.
 * Gone when the form was sent and taken, when the tab closes, when the person signs out, and
 * when somebody else signs in after a session that ended of itself.
 */
export function keepDrafts(page: Document): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[data-sign-out]'))
    form.addEventListener('submit', forgetAll)
  forgetOthers(page)
  const forms = [...page.querySelectorAll<HTMLFormElement>('form[data-draft]')]
  forgetSent(new Set(forms.map(keyOf)))
  for (const form of forms) {
    restore(form)
    form.addEventListener('input', () => keep(form))
    form.addEventListener('submit', () => sessionStorage.setItem(sentKey, keyOf(form)))
  }
}

const keyOf = (form: HTMLFormElement): string => `${prefix}${form.dataset.draft ?? ''}`

/**
 * What was sent is forgotten once it was taken: the answer led on to another page, be it the form's own again, or is a page
 * without that form, such as the one that shows what will be done. Not where the answer is the form with its errors, a
 * page that says what went wrong, or the one to sign in on.
 */
function forgetSent(present: ReadonlySet<string>): void {
  const sent = sessionStorage.getItem(sentKey)
  sessionStorage.removeItem(sentKey)
  if (sent === null || !document.querySelector('[data-session-seconds]')) return
  const [answer] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const wentOn = (answer?.redirectCount ?? 0) > 0
  // Older browsers do not tell how a page was answered.
  const isRefused = (answer?.responseStatus ?? 200) >= 400
  if (wentOn || (!present.has(sent) && !isRefused)) sessionStorage.removeItem(sent)
}

function forgetOthers(page: Document): void {
  const owner = page.querySelector('.app-signed-in__who')?.textContent
  if (!owner || sessionStorage.getItem(ownerKey) === owner) return
  forgetAll()
  sessionStorage.setItem(ownerKey, owner)
}

function forgetAll(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith('draft')) sessionStorage.removeItem(key)
}

type Written = HTMLTextAreaElement | HTMLInputElement
/** Words only: choices are quickly made again, and restoring them could open or hide other questions. */
const writtenFields = (form: HTMLFormElement): Written[] => [
  ...form.querySelectorAll<Written>('textarea, input[type="text"], input:not([type])'),
]

function keep(form: HTMLFormElement): void {
  const words = Object.fromEntries(writtenFields(form).map((field) => [field.name, field.value]))
  try {
    sessionStorage.setItem(keyOf(form), JSON.stringify(words))
  } catch {
    // Storage full or forbidden: the form itself still works.
  }
}

/** Fills only what the server left empty: what it sent is newer than what was kept. */
function restore(form: HTMLFormElement): void {
  const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? '{}') as Record<string, string>
  const fields = writtenFields(form).filter((field) => field.value === '' && (kept[field.name] ?? '') !== '')
  for (const field of fields) field.value = kept[field.name] ?? ''
  if (fields.length > 0) form.prepend(restoredNotice(form))
}

function restoredNotice(form: HTMLFormElement): HTMLElement {
  const notice = document.createElement('div')
  notice.className = 'govuk-inset-text'
  notice.textContent = 'What you had written here and not saved has been put back. '
  const drop = document.createElement('button')
  drop.type = 'button'
  drop.className = 'app-link-button'
  drop.textContent = 'Remove it'
  drop.addEventListener('click', () => {
    sessionStorage.removeItem(keyOf(form))
    form.reset()
    notice.remove()
  })
  notice.append(drop)
  return notice
}
