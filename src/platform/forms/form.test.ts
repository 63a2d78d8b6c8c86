import { describe, expect, it } from 'vitest'
import { day } from '../../kernel/index.ts'
import { field, form, readForm } from './index.ts'

const today = day('2026-03-04')
const schema = form({
  reason: field.text('Enter the reason', 20),
  note: field.optionalText(10),
  level: field.choice(['1', '2', '3'], 'Select a level'),
  met: field.date('date of the meeting', { latest: [today, 'The date of the meeting must be today or in the past'] }),
  due: field.optionalDate('next date'),
  flags: field.choices(['a', 'b'], 'Select from the list'),
})
const good = { reason: ' Why ', level: '2', 'met-day': '4', 'met-month': '3', 'met-year': '2026', flags: 'a' }

describe('forms', () => {
  it('reads a full form, trims it and leaves out what is empty', () => {
    const read = readForm(schema, { ...good, _csrf: 'x', _once: 'y' })
    expect(read.ok && read.value).toEqual({
      reason: 'Why',
      note: undefined,
      level: '2',
      met: '2026-03-04',
      due: undefined,
      flags: ['a'],
    })
  })

  it('says everything that is wrong at once, in the order of the fields, and keeps what was typed', () => {
    const read = readForm(schema, { reason: '', level: '9', 'met-day': '31', 'met-month': '2', 'met-year': '2026' })
    expect(read.ok).toBe(false)
    if (read.ok) return
    expect(read.errors).toEqual({
      reason: 'Enter the reason',
      level: 'Select a level',
      met: 'The date of the meeting must be a real date',
    })
    expect(read.typed['met-day']).toBe('31')
  })

  it.each([
    [{}, { met: 'Enter the date of the meeting' }],
    [{ 'met-day': '1', 'met-year': '2026' }, { 'met-month': 'The date of the meeting must include a month' }],
    [
      { 'met-day': '32', 'met-month': '1', 'met-year': '2026' },
      { 'met-day': 'The day of the date of the meeting must be a number from 1 to 31' },
    ],
    [
      { 'met-day': '1', 'met-month': '13', 'met-year': '2026' },
      { 'met-month': 'The month of the date of the meeting must be a number from 1 to 12' },
    ],
    [
      { 'met-day': '1', 'met-month': '1', 'met-year': '26' },
      { 'met-year': 'The year of the date of the meeting must have four numbers' },
    ],
    [
      { 'met-day': '5', 'met-month': 'March', 'met-year': '2026' },
      { met: 'The date of the meeting must be today or in the past' },
    ],
  ])('names what is wrong with a date: %j', (given, errors) => {
    const { 'met-day': _d, 'met-month': _m, 'met-year': _y, ...rest } = good
    const read = readForm(schema, { ...rest, ...given })
    expect(read.ok).toBe(false)
    if (!read.ok) expect(read.errors).toEqual(errors)
  })

  it('refuses unknown fields, lists where one answer is wanted, control and turning characters, and too long text', () => {
    for (const given of [
      { extra: '1' },
      { reason: ['a', 'b'] },
      { reason: 'a\u0000b' },
      { reason: 'a\u202eb' },
      { reason: 'x'.repeat(21) },
    ])
      expect(readForm(schema, { ...good, ...given }).ok).toBe(false)
    expect(readForm(schema, { ...good, reason: 'x'.repeat(20) }).ok).toBe(true)
    expect(readForm(schema, undefined).ok).toBe(false)
    expect(readForm(schema, { ...good, reason: { toString: 1 } }).ok).toBe(false)
  })

  it('names a character that cannot be seen, and says where it stands', () => {
    const said = (reason: string) => {
      const read = readForm(schema, { ...good, reason })
      return read.ok ? undefined : read.errors['reason']
    }
    expect(said('The Oak\u202e tree')).toBe('Remove the invisible character U+202E after “Oak”')
    expect(said('\u200bOak')).toBe('Remove the invisible character U+200B at the beginning')
    expect(said('a\u0007b\u0007')).toBe('Remove the invisible character U+0007 after “a”, and 1 more like it')
  })

  it('says what is wrong with a date that may be left out, once something is given', () => {
    const read = readForm(schema, { ...good, 'due-day': '1', 'due-month': '', 'due-year': '2026' })
    expect(read.ok ? {} : read.errors).toEqual({ 'due-month': 'The next date must include a month' })
    const none = readForm(schema, { ...good, 'due-day': ' ', 'due-month': '', 'due-year': '' })
    expect(none.ok && none.value.due).toBeUndefined()
  })

  it('counts a line end once, however it was sent', () => {
    expect(readForm(schema, { ...good, reason: `${'x'.repeat(9)}\r\n${'y'.repeat(10)}` }).ok).toBe(true)
  })
})
