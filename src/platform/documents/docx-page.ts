import { AlignmentType, Footer, Header, HeadingLevel, PageNumber, Paragraph, TabStopType, TextRun } from 'docx'
import type { ISectionOptions } from 'docx'
import type { DocumentModel } from './document.ts'
import { colours, page } from './docx-styles.ts'
import { lineRuns } from './docx-words.ts'
import { cleanText, dayInWords, envelope, titleOf } from './words.ts'

/** Page size, margins, footer with reference and page x of y; the marking at the head of every page but the first, which says it in its text. */
export function docxSection(model: DocumentModel): Omit<ISectionOptions, 'children'> {
  const { width, height, margin } = page
  return {
    properties: {
      titlePage: true,
      page: { size: { width, height }, margin: { top: margin, bottom: margin, left: margin, right: margin } },
    },
    ...(model.marking === undefined ? {} : { headers: { default: markingHeader(model.marking) } }),
    footers: { first: footer(model), default: footer(model) },
  }
}

/** What stands above the first block: sender, marking, date, reference, addressees, salutation and title. */
export function docxHead(model: DocumentModel): Paragraph[] {
  const title = new Paragraph({ heading: HeadingLevel.HEADING_1, children: lineRuns(titleOf(model)) })
  return [
    ...sender(model),
    ...(model.marking === undefined ? [] : [line([new TextRun({ text: cleanText(model.marking), bold: true })])]),
    ...(model.form === 'record' ? [title] : []),
    line([label('Date: '), ...lineRuns(dayInWords(model.date))], 40),
    line([label('Our reference: '), ...lineRuns(model.reference)], 240),
    ...addressees(model),
    ...(model.form === 'letter' ? [...salutation(model), title] : []),
  ]
}

const salutation = (model: DocumentModel): Paragraph[] =>
  model.salutation === undefined ? [] : [line(lineRuns(model.salutation))]

function sender({ council }: DocumentModel): Paragraph[] {
  const name = new TextRun({ text: cleanText(council.name), bold: true, size: 30, color: colours.accent })
  const address = new TextRun({ text: cleanText(council.address.join(', ')), size: 18, color: colours.quiet })
  const border = { bottom: { style: 'single' as const, size: 12, space: 8, color: colours.accent } }
  return [
    line([name], 20),
    ...(council.service === undefined ? [] : [line(lineRuns(council.service), 40)]),
    new Paragraph({ children: [address], border, spacing: { after: 280 } }),
  ]
}

function addressees({ form, addressees: to }: DocumentModel): Paragraph[] {
  if (form === 'letter') return to.map((one) => line(lineRuns(envelope(one).join('\n')), 240))
  return to.map((one) => line([label('For: '), ...lineRuns(envelope({ ...one, address: [] }).join(', '))], 100))
}

const label = (text: string): TextRun => new TextRun({ text, bold: true })
const line = (children: TextRun[], after = 200): Paragraph => new Paragraph({ children, spacing: { after } })

const markingHeader = (marking: string): Header =>
  new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.RIGHT,
        children: [new TextRun({ text: cleanText(marking), bold: true, size: 18 })],
      }),
    ],
  })

const footer = (model: DocumentModel): Footer =>
  new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: page.text }],
        border: { top: { style: 'single', size: 4, space: 6, color: colours.hairline } },
        children: [
          new TextRun({
            size: 17,
            color: colours.quiet,
            children: [
              cleanText(`${model.council.name}: ${model.reference}`),
              '\tPage ',
              PageNumber.CURRENT,
              ' of ',
              PageNumber.TOTAL_PAGES,
            ],
          }),
        ],
      }),
    ],
  })
