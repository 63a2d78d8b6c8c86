import { defineConfig } from 'vitest/config'

// Threads without isolation: the suite shares one embedded PostgreSQL and one module graph per thread (docs/decisions/0004).
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['src/**/*.test.ts', 'src/**/*.test.tsx', 'editions/**/*.test.ts', 'test/**/*.test.ts', 'test/**/*.test.tsx'],
    pool: 'threads',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 120_000,
    globalSetup: ['test/postgres.ts'],
  },
})
