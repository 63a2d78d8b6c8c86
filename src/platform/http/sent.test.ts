import { randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { startSmallService, type SmallService } from '../../../test/small-service.tsx'

let small: SmallService
beforeAll(async () => {
  small = await startSmallService()
})
afterAll(() => small.close())

describe('forms', () => {
  it('are taken with the token of this browser alone', async () => {
    expect((await small.post('/things', { name: 'stolen' })).statusCode).toBe(403)
    expect((await small.post('/things', { name: 'stolen', _csrf: `${small.token}x` })).statusCode).toBe(403)
    expect(
      (await small.post('/things', { name: 'stolen', _csrf: small.token }, { 'sec-fetch-site': 'cross-site' }))
        .statusCode,
    ).toBe(403)
    expect(
      (await small.post('/things', { name: 'stolen', _csrf: small.token }, { cookie: 'visitor=ada' })).statusCode,
    ).toBe(303)
    expect(await small.things()).toEqual([])
  })

  it('sent twice take effect once, and both are answered alike', async () => {
    const fields = { name: 'once', _csrf: small.token, _once: randomUUID() }
    const answers = await Promise.all([
      small.post('/things', fields),
      small.post('/things', fields),
      small.post('/things', fields),
    ])
    expect(answers.map((answer) => [answer.statusCode, answer.headers.location])).toEqual(
      Array(3).fill([303, '/things/once']),
    )
    expect(await small.things()).toEqual(['once'])
    expect(await small.audited('add thing')).toBe(1)
  })

  it('answered with a page leave nothing behind, and can be sent again', async () => {
    const key = randomUUID()
    expect((await small.post('/things', { name: 'regretted', _csrf: small.token, _once: key })).statusCode).toBe(422)
    expect(await small.things()).not.toContain('regretted')
    expect(await small.audited('add thing')).toBe(1)
    expect((await small.post('/things', { name: 'better', _csrf: small.token, _once: key })).statusCode).toBe(303)
  })

  it.each([
    ['JSON', 'application/json', '{"name":"x"}'],
    ['plain text', 'text/plain', 'name=x'],
    ['XML', 'application/xml', '<name/>'],
  ])('are not taken as %s', async (_, type, payload) => {
    const answer = await small.server.inject({
      method: 'POST',
      url: '/things',
      headers: { cookie: 'session=ada', 'content-type': type },
      payload,
    })
    expect(answer.statusCode).toBe(415)
    expect(answer.body).toContain('This address takes forms')
  })

  it('too large are told so', async () => {
    const answer = await small.post('/things', { name: 'x'.repeat(1_200_000), _csrf: small.token })
    expect([answer.statusCode, answer.body.includes('too large')]).toEqual([413, true])
  })
})

describe('files', () => {
  const upload = (name: string, bytes: number, url = '/files') => {
    const payload = `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${small.token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${'x'.repeat(bytes)}\r\n--b--\r\n`
    return small.server.inject({
      method: 'POST',
      url,
      headers: { cookie: 'session=ada', 'content-type': 'multipart/form-data; boundary=b' },
      payload,
    })
  }

  it('arrive under a harmless name and are gone when the answer is sent', async () => {
    expect((await upload('../../etc/a.csv', 10)).body).toContain('a.csv 10')
    expect(await readdir(join(small.service.folder, 'received'))).toEqual([])
  })

  it('that are cut off on their way are a fault of the way, not ours, and leave nothing behind', async () => {
    const part = (name: string, text: string) =>
      `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`
    const file = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${'x'.repeat(500)}`
    for (const cut of [file, `${file}\r\n--b\r\ncontent-disposition: form-da`, '--b\r\ncontent-disp']) {
      const answer = await small.server.inject({
        method: 'POST',
        url: '/files',
        headers: { cookie: 'session=ada', 'content-type': 'multipart/form-data; boundary=b' },
        payload: part('_csrf', small.token) + cut,
      })
      expect(answer.statusCode, cut.slice(-20)).toBe(400)
      expect(await readdir(join(small.service.folder, 'received'))).toEqual([])
    }
  })

  it('that end before they are whole are refused in words, and nothing of them stays', async () => {
    const start = `--b\r\ncontent-disposition: form-data; name="_csrf"\r\n\r\n${small.token}\r\n--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n`
    for (const payload of [`${start}xxxx`, start.slice(0, 40), `${start}${'x'.repeat(900)}`]) {
      const answer = await small.server.inject({
        method: 'POST',
        url: '/files',
        headers: { cookie: 'session=ada', 'content-type': 'multipart/form-data; boundary=b' },
        payload,
      })
      expect([answer.statusCode, answer.body.includes('ended before it was whole')]).toEqual([400, true])
    }
    expect(small.errors).toEqual([])
    expect(await readdir(join(small.service.folder, 'received'))).toEqual([])
  })

  it('whose connection is lost in the middle leave nothing, and are no fault of ours', async () => {
    const { port } = new URL(await small.server.listen({ port: 0, host: '127.0.0.1' }))
    const body = `--b\r\ncontent-disposition: form-data; name="file"; filename="a.csv"\r\n\r\n${'x'.repeat(300)}`
    const head = ['POST /files HTTP/1.1', 'host: x', 'cookie: session=ada', 'transfer-encoding: chunked']
    const socket = connect(Number(port), '127.0.0.1')
    socket.write([...head, 'content-type: multipart/form-data; boundary=b', '', ''].join('\r\n'))
    socket.write(`${body.length.toString(16)}\r\n${body}\r\n`)
    const received = () => readdir(join(small.service.folder, 'received'))
    await vi.waitFor(async () => expect(await received()).toHaveLength(1), 5_000)
    socket.destroy()
    await vi.waitFor(async () => expect(await received()).toEqual([]), 5_000)
    expect(small.errors).toEqual([])
  })

  it('over the limit are refused in words', async () => {
    expect((await upload('a.csv', 2000)).body).toContain('larger than')
    expect(await readdir(join(small.service.folder, 'received'))).toEqual([])
  })
})
