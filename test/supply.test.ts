import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface Locked {
  readonly integrity?: string
  readonly resolved?: string
  readonly license?: string
  readonly link?: boolean
  readonly dev?: boolean
}

/** What may be shipped. Licences that ask for the source of what is built on them are not here. */
const mayShip = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'ISC',
  'MIT',
  'OFL-1.1',
  'Zlib',
] as const
/** What may be worked with besides, and is not shipped: changes to MPL files alone would have to be shown. */
const mayWorkWith = [...mayShip, 'MPL-2.0'] as const

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> }
const packages = Object.entries(lock.packages).filter(([name, { link }]) => name !== '' && link !== true)

/** Whether an SPDX expression can be met with these licences alone. */
function isMet(expression: string, allowed: readonly string[]): boolean {
  const ways = expression.replaceAll(/[()]/g, '').split(' OR ')
  return ways.some((way) => way.split(' AND ').every((licence) => allowed.includes(licence)))
}

describe('the packages this is built from', () => {
  it('are locked to the byte, and to no address', () => {
    expect(packages.length).toBeGreaterThan(300)
    expect(packages.filter(([, { integrity }]) => !integrity?.startsWith('sha512-'))).toEqual([])
    expect(packages.filter(([, { resolved }]) => resolved !== undefined)).toEqual([])
  })

  it('have licences under which they may be shipped, or worked with', () => {
    const wrong = packages.filter(([, { license = '', dev }]) => !isMet(license, dev === true ? mayWorkWith : mayShip))
    expect(wrong.map(([name, { license }]) => `${name}: ${license}`)).toEqual([])
  })

  it.each([
    ['MIT OR GPL-3.0', true],
    ['(MIT AND Zlib)', true],
    ['MIT AND GPL-3.0', false],
    ['', false],
  ])('under “%s” may be shipped: %s', (expression, may) => {
    expect(isMet(expression, mayShip)).toBe(may)
  })
})
