import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { freePort, startSentence, usableFolder } from './start-refusal.ts'

const settings = { databaseUrl: undefined, dataFolder: '/srv/data', secretKey: undefined, secure: false }

describe('what keeps the service from starting', () => {
  it('names a port that is taken, and one that is none, and takes a free one', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as AddressInfo
    await expect(freePort(String(port), '127.0.0.1')).rejects.toThrow(`Port ${port} is taken`)
    other.close()
    await once(other, 'close')
    expect(await freePort(String(port), '127.0.0.1')).toBe(port)
    await expect(freePort('abc', '127.0.0.1')).rejects.toThrow('PORT is "abc"')
    await expect(freePort('70000', '127.0.0.1')).rejects.toThrow('PORT is "70000"')
  })

  it('names a data folder that is a file, or under one, and takes one that is yet to be made', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'school-support-folder-'))
    await writeFile(join(folder, 'file'), '')
    await expect(usableFolder(join(folder, 'file'))).rejects.toThrow('it is a file')
    await expect(usableFolder(join(folder, 'file', 'data'))).rejects.toThrow('a part of its path is a file')
    expect(await usableFolder(join(folder, 'some', 'new', 'data'))).toBeUndefined()
  })

  it.skipIf(process.platform !== 'linux')('names at once a data folder where nothing can be made', async () => {
    const began = performance.now()
    for (const folder of ['/proc', '/proc/some/data', '/sys/data'])
      await expect(usableFolder(folder)).rejects.toThrow(`The data folder ${folder} cannot be used`)
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('is told in one sentence, without a stack', () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
    const server = { ...settings, databaseUrl: 'postgres://a:secret@db.example/x' }
    expect(startSentence(refused, server)).toContain('The database at db.example/x does not answer')
    expect(startSentence(Object.assign(new Error('no'), { code: 'EROFS' }), settings)).toContain('/srv/data')
    expect(startSentence(new Error('The migration 0001 failed'), settings)).toBe(
      'The service could not start. The migration 0001 failed',
    )
  })
})
