import { createHash, randomBytes } from 'node:crypto'
import type { AuthorityId } from '../platform/database/index.ts'

/**
 * A secret that a browser or a link holds. It begins with the number of its authority, so that the scope is known
 * before the database is asked; only the hash of the secret is kept.
 */
export interface Token {
  readonly text: string
  readonly hash: Buffer
}

export function newToken(authority: AuthorityId): Token {
  const secret = randomBytes(32).toString('base64url')
  return { text: `${authority}.${secret}`, hash: hashOf(secret) }
}

/** The authority and hash of a token; undefined when the text cannot be one. */
export function readToken(text: string | undefined): { authority: AuthorityId; hash: Buffer } | undefined {
  const match = /^([1-9]\d{0,8})\.([\w-]{43})$/.exec(text ?? '')
  if (!match?.[1] || !match[2]) return undefined
  return { authority: Number(match[1]) as AuthorityId, hash: hashOf(match[2]) }
}

const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest()
