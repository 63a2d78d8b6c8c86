import type { Level } from '../policy/index.ts'

/** "level 2, Vulnerable" (table 1 of the policy). */
export const levelName = (level: Level): string => `level ${level}, ${names[level]}`

const names: Readonly<Record<Level, string>> = { 1: 'Secure', 2: 'Vulnerable', 3: 'Causing concern' }
