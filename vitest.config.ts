import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // No test changes anything global, so files may share what they import: a third less waiting.
    isolate: false,
    maxWorkers: '100%',
    // Several tests start the real command line, on two cores, beside all the others: only what hangs takes this long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
