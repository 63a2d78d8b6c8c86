import { Document, Packer } from 'docx'
import type { DocumentModel } from './document.ts'
import { docxBlocks } from './docx-blocks.ts'
import { docxHead, docxSection } from './docx-page.ts'
import { docxNumbering, docxStyles } from './docx-styles.ts'
import { escapeXml, settleArchive } from './docx-settle.ts'
import { cleanText, titleOf } from './words.ts'

/**
 * A Word document: real headings and lists, header rows that repeat, alternative text, British English. The same model gives
 * the same bytes, and nothing is in them that is not on the page but the title, the council's name and the document's date.
 */
export async function documentDocx(model: DocumentModel): Promise<Uint8Array> {
  const file = new Document({
    title: titleOf(model),
    creator: cleanText(model.council.name),
    lastModifiedBy: cleanText(model.council.name),
    styles: docxStyles,
    numbering: docxNumbering,
    sections: [{ ...docxSection(model), children: [...docxHead(model), ...docxBlocks(model)] }],
  })
  const core = { path: 'docProps/core.xml', data: coreProperties(model) }
  return settleArchive(await Packer.toBuffer(file, undefined, [core]))
}

/** The package's own would be stamped with the moment of making, which differs each time. */
function coreProperties(model: DocumentModel): string {
  const council = escapeXml(cleanText(model.council.name))
  const instant = `${model.date}T00:00:00Z`
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>${escapeXml(titleOf(model))}</dc:title><dc:creator>${council}</dc:creator><dc:language>${model.language}</dc:language><cp:lastModifiedBy>${council}</cp:lastModifiedBy><dcterms:created xsi:type="dcterms:W3CDTF">${instant}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${instant}</dcterms:modified></cp:coreProperties>`
}
