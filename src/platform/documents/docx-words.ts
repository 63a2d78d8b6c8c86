import { ConcreteHyperlink, TextRun, type IRunOptions, type ParagraphChild } from 'docx'
import type { Words } from './document.ts'
import { cleanText, runsOf, safeLink } from './words.ts'

/** Numbers what must have a number of its own in the file: links, drawings, restarted lists. */
export type Numberer = () => number
export function countFrom(start: number): Numberer {
  let next = start
  return () => next++
}

/** Text as runs with its line breaks. */
export const lineRuns = (text: string, manner: IRunOptions = {}): TextRun[] =>
  cleanText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...manner, text: line, ...(index === 0 ? {} : { break: 1 }) }))

/** Runs in their manner; links that may be followed become hyperlinks. */
export const wordRuns = (words: Words, number: Numberer, manner: IRunOptions = {}): ParagraphChild[] =>
  runsOf(words).flatMap((run): ParagraphChild[] => {
    const own: IRunOptions = {
      ...manner,
      ...(run.bold ? { bold: true } : {}),
      ...(run.italic ? { italics: true } : {}),
    }
    const link = safeLink(run.link)
    if (link === undefined) return lineRuns(run.text, own)
    return [hyperlink(link, lineRuns(run.text, { ...own, style: 'Hyperlink' }), number())]
  })

/** The package's own ExternalHyperlink draws a random id, which would make the same document different bytes each time. */
function hyperlink(target: string, children: TextRun[], number: number): ConcreteHyperlink {
  const link = new ConcreteHyperlink(children, `Link${number}`)
  const prepare = link.prepForXml.bind(link)
  link.prepForXml = (context) => {
    context.viewWrapper.Relationships.addRelationship(link.linkId, hyperlinkType, target, 'External')
    return prepare(context)
  }
  return link
}
const hyperlinkType = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink'
