import { expect, it } from 'vitest'
import { schoolTypeName } from './school-types.ts'

it('4.1 gives each type of school one name, however the registers of the years spell it', () => {
  const names: Readonly<Record<string, string>> = {
    'Community School': 'Community school',
    'Voluntary Aided School ': 'Voluntary aided school',
    'Academy - Converter Mainstream': 'Academy converter',
    'Academy Sponsor Led Mainstream': 'Academy sponsor led',
    'Academy  - Converter Special School': 'Academy special converter',
    'Free School \ufffd- UTC': 'University technical college',
    'Free School \ufffd Studio School ': 'Studio schools',
    'Free School \ufffd 16-19': 'Free schools 16 to 19',
    'Academy 16-19 Sponsor Led': 'Academy 16 to 19 sponsor led',
    'Sixth Form Centre/Consortia ': 'Sixth form centres',
    'Academy converter': 'Academy converter',
  }
  for (const [written, name] of Object.entries(names)) expect(schoolTypeName(written), written).toBe(name)
  expect(schoolTypeName('  British  schools overseas ')).toBe('British schools overseas')
})
