import { AlignmentType, LevelFormat, LineRuleType, type IPropertiesOptions } from 'docx'

/** Measures of the page in twentieths of a point: A4 with margins of 2.4 cm. */
export const page = { width: 11906, height: 16838, margin: 1361, text: 11906 - 2 * 1361 } as const
export const colours = {
  accent: '12436D',
  quiet: '505A5F',
  hairline: 'B1B4B6',
  head: 'EEF2F6',
  link: '1D70B8',
} as const

const spacing = (before: number, after: number) => ({ before, after, line: 264, lineRule: LineRuleType.AUTO })
const heading = (size: number, before: number, color?: string) => ({
  run: { size, bold: true, font: 'Arial', color: color ?? '0B0C0C' },
  paragraph: { spacing: spacing(before, 100), keepNext: true, keepLines: true },
})

export const docxStyles: NonNullable<IPropertiesOptions['styles']> = {
  default: {
    document: {
      run: { font: 'Arial', size: 22, language: { value: 'en-GB' }, color: '0B0C0C' },
      paragraph: { spacing: spacing(0, 140) },
    },
    heading1: heading(28, 240),
    heading2: heading(26, 280, colours.accent),
    heading3: heading(23, 220),
    heading4: heading(22, 200),
    hyperlink: { run: { color: colours.link, underline: { type: 'single' } } },
  },
  paragraphStyles: [
    {
      id: 'Caption',
      name: 'caption',
      basedOn: 'Normal',
      quickFormat: true,
      run: { bold: true, size: 20, color: '0B0C0C' },
      paragraph: { spacing: spacing(160, 80), keepNext: true },
    },
    { id: 'Cell', name: 'Table cell', basedOn: 'Normal', run: { size: 19 }, paragraph: { spacing: spacing(50, 50) } },
  ],
}

const level = (format: 'bullet' | 'decimal', text: string) => ({
  level: 0,
  format: format === 'bullet' ? LevelFormat.BULLET : LevelFormat.DECIMAL,
  text,
  alignment: AlignmentType.LEFT,
  style: { paragraph: { indent: { left: 500, hanging: 340 } } },
})

export const docxNumbering: NonNullable<IPropertiesOptions['numbering']> = {
  config: [
    { reference: 'bullets', levels: [level('bullet', '•')] },
    { reference: 'numbers', levels: [level('decimal', '%1.')] },
  ],
}
