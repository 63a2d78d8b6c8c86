import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addressOfService, keepAddress } from './kept-address.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kept-address-'))
})
afterAll(() => rm(folder, { recursive: true }))

describe('the address that commands print', () => {
  it('is where the service last listened, unless another is set', async () => {
    expect(addressOfService({}, folder)).toBe('http://localhost:3000')
    await keepAddress(folder, 'http://localhost:3232')
    expect(addressOfService({}, folder)).toBe('http://localhost:3232')
    expect(addressOfService({ PORT: '4000' }, folder)).toBe('http://localhost:4000')
    expect(addressOfService({ PUBLIC_ADDRESS: 'https://support.example.gov.uk/' }, folder)).toBe(
      'https://support.example.gov.uk',
    )
  })

  it('is the usual one where nothing sensible is remembered, and nothing fails where nothing can be', async () => {
    await writeFile(join(folder, 'address'), 'cut o')
    expect(addressOfService({}, folder)).toBe('http://localhost:3000')
    await keepAddress(join(folder, 'is not there'), 'http://localhost:3232')
  })
})
