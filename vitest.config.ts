import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // No test changes anything global, so files may share what they import: a third less waiting.
    isolate: false,
    maxWorkers: '100%',
    // Several tests start the real command line; two cores are the machine we plan for.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
