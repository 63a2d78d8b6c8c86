import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import type { AuthorityId } from '../platform/database/index.ts'
import type { FormValues } from '../platform/forms/index.ts'
import type { AppointmentId, PersonId } from './actor.ts'

/** A form that was sent after its session had ended: whose it is, where it goes, what was written in it. */
export interface Unsent {
  readonly authority: AuthorityId
  readonly personId: PersonId
  /** In which it was written: taken up again, for another role may not have that page. */
  readonly appointmentId: AppointmentId
  /** The page the form was on, and the address it was sent to: paths of ours. */
  readonly page: string
  readonly action: string
  readonly fields: FormValues
}

/** As long as the longest form sealed may be in bytes: with what sealing and sending add it stays below what a form may be. */
const mostBytes = 250_000

/** How long what was written is put back: the working day in which it was written. */
const keptSeconds = 8 * 3600

/**
 * The form in words that nobody reads but this service, to travel through the page to sign in on: AES-256-GCM, so that it
 * can be neither read by whoever comes to the browser next nor changed. Passwords are left out.
 * @returns undefined where nothing was written, or more than is kept.
 */
export function sealUnsent(secret: Buffer, unsent: Unsent, now: Date): string | undefined {
  const written = Object.entries(unsent.fields).filter(
    ([name, value]) => value !== undefined && !/password/i.test(name),
  )
  if (written.length === 0) return undefined
  const until = now.getTime() + keptSeconds * 1000
  const plain = Buffer.from(JSON.stringify({ ...unsent, fields: Object.fromEntries(written), until }))
  if (plain.length > mostBytes) return undefined
  const start = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', keyOf(secret), start)
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
  return Buffer.concat([start, cipher.getAuthTag(), sealed]).toString('base64url')
}

/** What was sealed; undefined when it is not ours, was changed, or is older than a day's work. */
export function openUnsent(secret: Buffer, text: string, now: Date): Unsent | undefined {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < 29) return undefined
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyOf(secret), bytes.subarray(0, 12), { authTagLength: 16 })
    decipher.setAuthTag(bytes.subarray(12, 28))
    const plain = Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8')
    const { until, ...unsent } = JSON.parse(plain) as Unsent & { readonly until: number }
    return now.getTime() <= until ? unsent : undefined
  } catch {
    // The tag does not fit: it was not sealed here, or not as it stands.
    return undefined
  }
}

const keyOf = (secret: Buffer): Buffer => createHmac('sha256', secret).update('unsent form').digest()
