/** The fictional authority that tests, demonstration and screenshots share: who is who, and which school is in which state. */
export * from '../src/demonstration/index.ts'
