const endOfDirectory = 0x06054b50
/** 1 January 1980 00:00, the first moment a ZIP archive can name. */
const firstDosDate = 0x0021

/** Sets the time of every entry of a ZIP archive to one fixed moment, so that the same content is the same bytes. */
export function settleArchive(archive: Uint8Array): Uint8Array {
  const bytes = Buffer.from(archive)
  let end = bytes.length - 22
  while (bytes.readUInt32LE(end) !== endOfDirectory) end--
  let entry = bytes.readUInt32LE(end + 16)
  for (let count = bytes.readUInt16LE(end + 10); count > 0; count--) {
    settle(bytes, entry + 12)
    settle(bytes, bytes.readUInt32LE(entry + 42) + 10)
    entry += 46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32)
  }
  return new Uint8Array(bytes)
}

function settle(bytes: Buffer, timeAt: number): void {
  bytes.writeUInt16LE(0, timeAt)
  bytes.writeUInt16LE(firstDosDate, timeAt + 2)
}

export const escapeXml = (text: string): string =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
