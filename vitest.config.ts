import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Several tests start the real command line; two cores are the machine we plan for.
    testTimeout: 30_000,
  },
})
