import { describe, expect, it } from 'vitest'
import { carryOrigin, carryOriginTo } from './way-back.ts'

const from = `from=${encodeURIComponent('/register?level=3&q=a')}`
const page = `/schools/100001/records?${from}`

describe('the way back from the pages of a school', () => {
  it('is carried by every link and form to a school, once, and by nothing else', () => {
    const html = `
      <a href="/schools/100001/records/1?a=1&amp;b=2#x">one</a> <form method="post" action="/schools/100001"></form>
      <a href="/schools/100002?from=%2Fschools">has one</a> <a href="/register">no school</a>
      <a href="https://x.example/schools/1">away</a> <a href="/schools">all</a> data-href="/schools/1"`
    expect(carryOrigin(html, page)).toBe(`
      <a href="/schools/100001/records/1?a=1&amp;b=2&amp;${from}#x">one</a> <form method="post" action="/schools/100001?${from}"></form>
      <a href="/schools/100002?from=%2Fschools">has one</a> <a href="/register">no school</a>
      <a href="https://x.example/schools/1">away</a> <a href="/schools">all</a> data-href="/schools/1"`)
  })

  it('is not made up: without one, from elsewhere, or on other pages all stays as it is', () => {
    const html = '<a href="/schools/1">one</a>'
    for (const path of [
      '/schools/1',
      '/schools/1?from=//x.example',
      '/schools/1?from=javascript:x',
      `/register?${from}`,
    ])
      expect(carryOrigin(html, path)).toBe(html)
  })

  it('is kept where the answer of a form leads', () => {
    expect(carryOriginTo('/schools/100001/records', page)).toBe(page)
    expect(carryOriginTo('/register', page)).toBe('/register')
    expect(carryOriginTo('/schools/1', '/schools/1')).toBe('/schools/1')
  })
})
