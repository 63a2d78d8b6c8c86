export * from './brand.ts'
export * from './calendar.ts'
export * from './outcome.ts'
export * from './working-days.ts'
