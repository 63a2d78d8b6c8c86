import { availableParallelism } from 'node:os'
import { openPdfPress, type PdfPress } from '../platform/documents/index.ts'
import { makeFiles, recordIssued } from '../visits/index.ts'
import type { Loading } from './loading.ts'
import type { ReplayedRecord } from './replaying.ts'

/**
 * Makes the files of every record and keeps them. Nearly all the time of a load goes into this: a press for each
 * processor typesets while this thread writes Word documents and the database keeps what is finished.
 */
export async function makeRecords(loading: Loading, records: readonly ReplayedRecord[]): Promise<void> {
  const presses = Array.from({ length: Math.min(most, Math.max(1, availableParallelism())) }, () => openPdfPress())
  const queue = records.values()
  const state = { done: 0, keeping: Promise.resolve() }
  const work = async (press: PdfPress): Promise<void> => {
    for (const record of queue) {
      const files = await makeFiles(record.model, press)
      // One connection: a record is kept when the one before it has been.
      state.keeping = state.keeping.then(() => keep(loading, record, files))
      await state.keeping
      state.done++
      loading.tell('four years of reviews', state.done / records.length)
    }
  }
  try {
    // Two records to a press: while one is typeset, the Word document of the next is written.
    await Promise.all([...presses, ...presses].map(work))
  } finally {
    await Promise.all(presses.map((press) => press.close()))
  }
}

const most = 4

const keep = (
  { tx, authority }: Loading,
  { record, issuedOn, level, model }: ReplayedRecord,
  files: Awaited<ReturnType<typeof makeFiles>>,
): Promise<void> => {
  const document = { id: record.id, urn: record.urn, reference: model.reference, issuedOn, level, model }
  return recordIssued(tx, authority, { record, document, files })
}
