const warningSeconds = 5 * 60

/**
 * Five minutes before the session ends, asks whether to stay signed in (WCAG 2.2, 2.2.1). Staying asks the server for
 * a page it would answer anyway, which begins the time anew.
 */
export function warnBeforeSessionEnds(page: Document): void {
  const seconds = Number(page.body.dataset.sessionSeconds)
  if (!Number.isFinite(seconds) || seconds <= 0) return
  const dialog = makeDialog(page, () => void stay(dialog, seconds))
  page.body.append(dialog)
  schedule(dialog, seconds)
}

function schedule(dialog: HTMLDialogElement, seconds: number): void {
  const before = Math.min(warningSeconds, seconds / 2)
  window.setTimeout(() => dialog.showModal(), (seconds - before) * 1000)
}

async function stay(dialog: HTMLDialogElement, seconds: number): Promise<void> {
  const answer = await fetch(location.href, { headers: { accept: 'text/html' }, redirect: 'manual' }).catch(
    () => undefined,
  )
  if (!answer?.ok) return explain(dialog)
  dialog.close()
  schedule(dialog, seconds)
}

function explain(dialog: HTMLDialogElement): void {
  const words = dialog.querySelector('p')
  if (words)
    words.textContent =
      'You have been signed out. Open the service in another tab, sign in, then come back and send this page.'
}

function makeDialog(page: Document, onStay: () => void): HTMLDialogElement {
  const dialog = page.createElement('dialog')
  dialog.className = 'app-session-warning'
  dialog.setAttribute('aria-labelledby', 'session-warning')
  const heading = page.createElement('h2')
  heading.id = 'session-warning'
  heading.className = 'govuk-heading-m'
  heading.textContent = 'You will soon be signed out'
  const words = page.createElement('p')
  words.className = 'govuk-body'
  words.textContent = 'You have not opened a page for some time. What you have written stays in this tab.'
  const button = page.createElement('button')
  button.type = 'button'
  button.className = 'govuk-button govuk-!-margin-bottom-0'
  button.textContent = 'Stay signed in'
  button.addEventListener('click', onStay)
  dialog.append(heading, words, button)
  return dialog
}
