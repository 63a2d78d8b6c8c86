import type { TellProgress } from './loading.ts'

/** Where progress is written: one line drawn over where a person watches, a line now and then where a log is kept. */
export interface ProgressStream {
  readonly isTTY?: boolean | undefined
  write(text: string): unknown
}

/** "Loading the demonstration: four years of reviews 40 %", as it goes on. */
export function progressLines(
  stream: ProgressStream,
  what: string,
): { readonly tell: TellProgress; readonly end: () => void } {
  const step = stream.isTTY ? 1 : 20
  let last = ''
  const tell: TellProgress = (part, share) => {
    const percent = share === undefined ? '' : ` ${Math.floor((share * 100) / step) * step} %`
    const line = `${what}: ${part}${percent}`
    if (line === last) return
    last = line
    stream.write(stream.isTTY ? `\r\u001b[K${line}` : `${line}\n`)
  }
  const end = (): void => {
    if (stream.isTTY && last !== '') stream.write('\r\u001b[K')
  }
  return { tell, end }
}
