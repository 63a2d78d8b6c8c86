import type { FastifyRequest } from 'fastify'
import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { receivedFolder } from './left-behind.ts'
import type { ReceivedFile } from './route.ts'

/** What came with a request. `refusal` says why a file was not taken. */
export interface Received {
  readonly body: Readonly<Record<string, unknown>>
  readonly file?: ReceivedFile
  readonly refusal?: string
  discard(): Promise<void>
}

const nothing = async (): Promise<void> => undefined

/**
 * The fields of a form and, where the route takes one, its file, kept in a private folder until the answer is sent.
 * A file that is too large, or that the disk has no room for, is a refusal in words; nothing of it stays.
 */
export async function receive(
  request: FastifyRequest,
  folder: string,
  fileLimit: number | undefined,
): Promise<Received> {
  // Without its boundary a form of several parts cannot be read; the reader of parts would call that a fault of ours.
  if (request.isMultipart() && !/;\s*boundary=./i.test(request.headers['content-type'] ?? ''))
    throw Object.assign(new Error('The parts of the form have no boundary'), { statusCode: 400 })
  if (!request.isMultipart()) return { body: asFields(request.body), discard: nothing }
  if (fileLimit === undefined) return { body: {}, refusal: 'This page does not take files.', discard: nothing }
  return receiveParts(request, receivedFolder(folder), fileLimit)
}

async function receiveParts(request: FastifyRequest, folder: string, limit: number): Promise<Received> {
  const path = join(folder, randomUUID())
  try {
    return await receivedParts(request, folder, path, limit)
  } catch (error) {
    await rm(path, { force: true })
    throw isCutOff(error) ? Object.assign(error, { statusCode: 400 }) : error
  }
}

/** The reader of parts has no code for a form that ends before its last boundary. */
const isCutOff = (error: unknown): error is Error =>
  error instanceof Error && /unexpected end of multipart data/i.test(error.message)

async function receivedParts(request: FastifyRequest, folder: string, path: string, limit: number): Promise<Received> {
  const body: Record<string, unknown> = {}
  let file: ReceivedFile | undefined
  let refusal: string | undefined
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for await (const part of request.parts({ limits: { fileSize: limit } })) {
    if (part.type === 'field') addField(body, part.fieldname, part.value)
    else if (file || !part.filename) part.file.resume()
    else {
      refusal = await keep(part.file, path, limit)
      const size = part.file.bytesRead
      if (refusal === undefined && size === 0) refusal = 'The file is empty. Choose the file with the data.'
      if (refusal === undefined) file = { name: safeName(part.filename), path, size }
    }
  }
  const discard = (): Promise<void> => rm(path, { force: true })
  return { body, ...(file ? { file } : {}), ...(refusal === undefined ? {} : { refusal }), discard }
}

async function keep(
  stream: NodeJS.ReadableStream & { truncated?: boolean },
  path: string,
  limit: number,
): Promise<string | undefined> {
  try {
    await pipeline(stream, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOSPC')
      return 'There is no room left to receive the file. Ask your administrator to free disk space, then send it again.'
    throw error
  }
  return stream.truncated
    ? `The file is larger than ${Math.floor(limit / 1_048_576)} MB. Send a smaller one, or split it.`
    : undefined
}

function addField(body: Record<string, unknown>, name: string, value: unknown): void {
  const earlier = body[name]
  body[name] = earlier === undefined ? value : Array.isArray(earlier) ? [...earlier, value] : [earlier, value]
}

/** What was sent, by name; nothing where it is no form. */
export const asFields = (body: unknown): Record<string, unknown> =>
  typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {}

/** The name as the person knows the file, without folders and without characters that could be mistaken for something else. */
const safeName = (name: string): string =>
  basename(name.replaceAll('\\', '/'))
    .normalize('NFC')
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069"<>|:*?]/g, '')
    .slice(0, 200) || 'file'
