import { describe, expect, it } from 'vitest'
import { plainText, searchFor } from './words.ts'

const found = (typed: string, ...values: (string | number | null)[]) => searchFor(typed)?.(values)

describe('searching', () => {
  it.each([
    ['aethelwynn', 'St Æthelwynn’s Church of England Primary School'],
    ['SAINT aethelwynn', 'St Æthelwynn’s Church of England Primary School'],
    ["St Aethelwynn's", 'St Æthelwynn’s Church of England Primary School'],
    ['st aethelwynns', 'St Æthelwynn’s Church of England Primary School'],
    ['ohanlon', 'O’Hanlon Academy'],
    ["o'hanlon", 'O’Hanlon Academy'],
    ['hanlon', "O'Hanlon Academy"],
    ['o hanlon', "O'Hanlon Academy"],
    ['elan', 'Élan School'],
    ['ÉLAN', 'Elan School'],
    ['croft', 'Ashcroft Primary'],
    ['hill and dale', 'Hill & Dale School'],
    ['school ash', 'Ashcroft School'],
  ])('%s finds %s', (typed, name) => {
    expect(found(typed, name)).toBe(true)
  })

  it.each([
    ['st', 'Forest School'],
    ['2001', 'School 102001'],
    ['ash oak', 'Ashcroft School'],
  ])('%s does not find %s', (typed, name) => {
    expect(found(typed, name)).toBe(false)
  })

  it('finds numbers by their beginning, with or without the stroke', () => {
    for (const typed of ['1000', '100012', '999/2001', '9992001', '2001'])
      expect(found(typed, 'Ash', 100012, 2001, '9992001')).toBe(true)
    expect(found('00012', 'Ash', 100012)).toBe(false)
  })

  it('finds nothing when nothing but signs was typed, and does not search for nothing', () => {
    for (const typed of ['%', '_', " '.- "]) expect(found(typed, 'Ash % Primary')).toBe(false)
    expect(searchFor('  ')).toBeUndefined()
  })

  it('takes any text', () => {
    expect(plainText('\u202e%_\\<script>')).toBe('script')
    expect(found('(.*', 'anything')).toBe(false)
  })
})
