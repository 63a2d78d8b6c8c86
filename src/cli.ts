import { commandLine } from './cli-program.ts'

const terminal = {
  out: (text: string): void => void process.stdout.write(text),
  err: (text: string): void => void process.stderr.write(text),
  watched: process.stderr.isTTY,
  columns: process.stderr.columns || 80,
}

process.exitCode = await commandLine(process.argv.slice(2), process.env, terminal, () => new Date())
